// The unit of an audit's work: one statement, its reports found, compared and kept, in one change to the archive.
import { storedResultSchema, type StoredResult } from '../../model/archive.ts'
import { listStatements } from '../dashboard/listing.ts'
import { candidatesFor, textsOf, type ArchiveText } from '../matching/candidates.ts'
import { currentMark } from '../matching/folded.ts'
import { engineKey } from '../engine-key.ts'
import { comparePairs } from '../pair.ts'
import { resultKey } from '../result-key.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import type { Store } from '../../archive/connection.ts'
import { keptClaims } from '../kept-claims.ts'

export interface StatementDone {
  readonly statement: number
  /** Pairs that were compared anew. */
  readonly computed: number
  /** Pairs whose comparison was there already. */
  readonly reused: number
  readonly matched: number
}

/** A text on another day is another text: its "tomorrow" is. */
const datedKey = ({ hash, published }: Pick<ArchiveText, 'hash' | 'published'>): string => `${hash} ${published.slice(0, 10)}`

async function knownResults(store: Store, statement: ArchiveText, reports: readonly ArchiveText[]): Promise<Map<string, StoredResult>> {
  if (reports.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('comparisons')
    .select(['report', 'engine', 'result'])
    .where('statement', '=', statement.hash)
    .where('engine', 'in', [...new Set(reports.map((report) => resultKey(statement.published, report.published)))])
    .where('report', 'in', [...new Set(reports.map((report) => report.hash))])
    .execute()
  const found = new Map(rows.map((row) => [`${row.report} ${row.engine}`, row.result]))
  return new Map(
    reports.flatMap((report) => {
      const result = found.get(`${report.hash} ${resultKey(statement.published, report.published)}`)
      return result === undefined ? [] : [[datedKey(report), storedResultSchema.parse(JSON.parse(result))] as const]
    }),
  )
}

/** Finds, compares and keeps. Doing it twice changes nothing: every row has its key. */
export async function doStatement(
  store: Store,
  id: number,
  settings: AuditSettings,
  reports: number,
  worker: string,
): Promise<StatementDone> {
  const mark = await currentMark(store)
  const [text] = await textsOf(store, [id])
  if (!text) throw new Error(`the archive has no statement ${id}`)
  const { event } = await store.db.selectFrom('documents').select('event').where('id', '=', id).executeTakeFirstOrThrow()
  const statement = { ...text, event }
  const candidates = await candidatesFor(store, statement, settings, reports, mark)
  const distinct = new Map(candidates.map((one) => [datedKey(one.report), one.report]))
  const known = await knownResults(store, statement, [...distinct.values()])
  const fresh = [...distinct.values()].filter((report) => !known.has(datedKey(report)))
  const claims = await keptClaims(store, statement.hash)
  const made = fresh.length > 0 || claims === undefined ? await comparePairs(statement, fresh) : undefined
  const matches = candidates.map(({ report, state, probability }) => ({
    run: runKey(settings),
    statement: id,
    report: report.id,
    outlet: report.outlet,
    state,
    probability,
  }))
  const computed = await store.write(async (db) => {
    const run = runKey(settings)
    await db.deleteFrom('matches').where('run', '=', run).where('statement', '=', id).execute()
    await db.deleteFrom('listed').where('run', '=', run).where('statement', '=', id).execute()
    if (made && claims === undefined)
      await db
        .insertInto('claims')
        .values({ statement: statement.hash, engine: engineKey(), claims: JSON.stringify(made.claims) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    let inserted = 0
    for (const [index, report] of fresh.entries()) {
      const row = await db
        .insertInto('comparisons')
        .values({
          statement: statement.hash,
          report: report.hash,
          engine: resultKey(statement.published, report.published),
          result: JSON.stringify(made!.results[index]),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      inserted += Number(row.numInsertedOrUpdatedRows ?? 0)
    }
    if (matches.length > 0)
      await db
        .insertInto('matches')
        .values(matches)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await db
      .insertInto('done')
      .values({ run, statement: id, mark, computed: inserted, worker })
      .onConflict((conflict) =>
        conflict.columns(['run', 'statement']).doUpdateSet((row) => ({ mark, worker, computed: row('done.computed', '+', inserted) })),
      )
      .execute()
    return inserted
  })
  await listStatements(store, settings, [id])
  return { statement: id, computed, reused: known.size, matched: matches.filter((one) => one.state !== 'ambiguous').length }
}
