// Lays a statement's results out in rows, so that lists of an archive of any size are read a screen at a time.
import type { StoredClaim } from '../../model/archive.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import { cellsOf, type Column, type StatementCells } from '../summary/cells.ts'
import { keysOf, UNKNOWN_MONTH } from '../summary/groups.ts'
import type { Connection, Store } from '../../archive/connection.ts'
import { dayNumber, dayText } from '../../archive/terms.ts'
import type { ListedCellRow, ListedClaimRow, ListedNameRow, ListedRow } from '../../archive/listed-tables.ts'

/** Rows that go into the archive with one call: SQLite takes a limited number of values. */
const AT_ONCE = 500

const CARRIED = new Set(['reported', 'partial', 'altered'])
const GAPS = new Set(['partial', 'altered', 'omitted'])

interface Rows {
  readonly listed: ListedRow
  readonly claims: ListedClaimRow[]
  readonly names: ListedNameRow[]
  readonly cells: ListedCellRow[]
}

function cellRows(run: string, statement: StatementCells, column: Column): ListedCellRow[] {
  return column.cells.flatMap((cell, index): ListedCellRow[] => {
    const claim = statement.claims[index]
    if (!claim) return []
    const carried = statement.columns.filter((other) => other !== column && CARRIED.has(other.cells[index]?.verdict ?? '')).length
    return [
      {
        run,
        statement: statement.id,
        claim: index,
        outlet: column.outlet,
        control: column.control ? 1 : 0,
        cross_language: column.cross ? 1 : 0,
        report: cell.report,
        verdict: cell.verdict,
        engine: cell.engine,
        gap: GAPS.has(cell.verdict) ? 1 : 0,
        decided: cell.reviewed ? 1 : 0,
        confidence: cell.confidence,
        salience: claim.salience,
        // As in the audit's list of omissions: what others carried was there to be reported.
        weight: claim.salience * cell.confidence * (carried > 0 ? 2 : 1),
        carried,
        published: statement.published,
      },
    ]
  })
}

function nameRows(run: string, statement: StatementCells, claim: StoredClaim, index: number): ListedNameRow[] {
  return keysOf(claim, statement).flatMap(([sort, name]) =>
    sort === 'actor' || sort === 'country' ? [{ run, statement: statement.id, claim: index, sort, name }] : [],
  )
}

function rowsOf(run: string, statement: StatementCells, body: string): Rows {
  const cells = statement.columns.flatMap((column) => cellRows(run, statement, column))
  const gaps = cells.filter((cell) => cell.gap === 1 && cell.control === 0 && cell.verdict !== 'partial')
  const { id, hash, title, published } = statement
  return {
    listed: {
      run,
      statement: id,
      hash,
      title,
      published,
      month: /^\d{4}-\d{2}/.exec(published)?.[0] ?? UNKNOWN_MONTH,
      claims: statement.claims.length,
      outlets: statement.columns.length,
      pairs: statement.columns.reduce((sum, column) => sum + column.reports.length, 0),
      gaps: gaps.length,
      decided: cells.filter((cell) => cell.decided === 1).length,
      weight: gaps.reduce((most, cell) => Math.max(most, cell.weight), 0),
    },
    claims: statement.claims.map(({ start, end, kind, topic }, claim) => {
      const words = body.slice(start, end)
      return {
        run,
        statement: id,
        claim,
        words,
        lowered: words.toLowerCase(),
        kind,
        topic: statement.topic === '' ? topic : statement.topic,
      }
    }),
    names: statement.claims.flatMap((claim, index) => nameRows(run, statement, claim, index)),
    cells,
  }
}

/** Outlets that the archive holds reports of around a statement's day; all where it has none. */
async function heldAround(store: Store, settings: AuditSettings, published: string): Promise<string[]> {
  const day = dayNumber(published)
  let query = store.db.selectFrom('documents').select('outlet').distinct().where('role', '=', 'report')
  if (day !== undefined)
    query = query
      .where('published', '>=', dayText(day + settings.window[0]))
      // A time of day follows the date: the day after the last is the first that is out.
      .where('published', '<', dayText(day + settings.window[1] + 1))
  if (settings.outlets.length > 0) query = query.where('outlet', 'in', [...settings.outlets])
  return (await query.execute()).map((row) => row.outlet)
}

const TABLES = ['listed', 'listed_claims', 'listed_names', 'listed_cells', 'uncovered'] as const

async function put<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await insert(rows.slice(at, at + AT_ONCE))
}

async function replace(db: Connection, { listed, claims, names, cells }: Rows, uncovered: readonly string[]): Promise<void> {
  const { run, statement } = listed
  for (const table of TABLES) await db.deleteFrom(table).where('run', '=', run).where('statement', '=', statement).execute()
  await put(claims, (some) => db.insertInto('listed_claims').values(some).execute())
  await put(names, (some) =>
    db
      .insertInto('listed_names')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
  await put(cells, (some) => db.insertInto('listed_cells').values(some).execute())
  await put(uncovered, (some) =>
    db
      .insertInto('uncovered')
      .values(some.map((outlet) => ({ run, statement, outlet })))
      .execute(),
  )
  await db
    .insertInto('listed')
    .values(listed)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lists statements that are done, in place of what was listed of them before. */
export async function listStatements(store: Store, settings: AuditSettings, ids: readonly number[]): Promise<void> {
  const run = runKey(settings)
  for (const statement of await cellsOf(store, settings, ids)) {
    const text = await store.db.selectFrom('texts').select('body').where('hash', '=', statement.hash).executeTakeFirstOrThrow()
    const met = new Set([...statement.columns, ...statement.ambiguous].map((one) => one.outlet))
    const uncovered = (await heldAround(store, settings, statement.published)).filter((outlet) => !met.has(outlet))
    await store.write((db) => replace(db, rowsOf(run, statement, text.body), uncovered))
  }
}

/** Statements that are done and not listed, or whose reviews have changed since, the first `most` of them. */
export async function unlisted(store: Store, settings: AuditSettings, most: number): Promise<number[]> {
  const run = runKey(settings)
  const rows = await store.db
    .selectFrom('done')
    .leftJoin('listed', (join) => join.onRef('listed.statement', '=', 'done.statement').onRef('listed.run', '=', 'done.run'))
    .select('done.statement')
    .where('done.run', '=', run)
    .where('listed.statement', 'is', null)
    .orderBy('done.statement')
    .limit(most)
    .execute()
  return rows.map((row) => row.statement)
}
