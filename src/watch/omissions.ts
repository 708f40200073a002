// What outlets made of statements, once their reports are matched and compared: findings of an audit, claim by claim.
import type { Store } from '../archive/connection.ts'
import { textsOf } from '../audit/matching/candidates.ts'
import { runKey, type AuditSettings } from '../audit/settings.ts'
import { cellsOf, type StatementCells } from '../audit/summary/cells.ts'
import type { WatchFinding } from '../model/watch.ts'
import { isKept, keepFindings, type Found } from './findings.ts'

const AT_ONCE = 50

/** Statements that were done since they were looked through, with the mark at which they were. */
async function freshStatements(store: Store, run: string): Promise<{ readonly statement: number; readonly mark: number }[]> {
  return store.db
    .selectFrom('done')
    .leftJoin('watch_judged', (join) => join.onRef('watch_judged.statement', '=', 'done.statement').on('watch_judged.run', '=', run))
    .select(['done.statement', 'done.mark'])
    .where('done.run', '=', run)
    .where((where) => where.or([where('watch_judged.mark', 'is', null), where.eb('watch_judged.mark', '<', where.ref('done.mark'))]))
    .orderBy('done.statement')
    .limit(AT_ONCE)
    .execute()
}

interface Titled {
  readonly id: number
  readonly title: string
  readonly url: string
}

async function titlesOf(store: Store, ids: readonly number[]): Promise<Map<number, Titled>> {
  if (ids.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('documents')
    .select(['id', 'title', 'url'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function findingsOf(store: Store, { id, hash, office, title, claims, columns }: StatementCells, time: string): Promise<Found[]> {
  const reports = [...new Set(columns.flatMap(({ cells }) => cells.map((cell) => cell.report)))]
  const texts = new Map((await textsOf(store, [id, ...reports])).map((text) => [text.id, text]))
  const titles = await titlesOf(store, [id, ...reports])
  const said = texts.get(id)!
  const found: Found[] = []
  for (const { outlet, control, cells } of columns) {
    if (control) continue
    for (const [index, cell] of cells.entries()) {
      const claim = claims[index]!
      const identity = (kind: string): readonly unknown[] => [kind, hash, claim.start, claim.end, outlet]
      const kind: WatchFinding['kind'] | undefined =
        cell.verdict === 'omitted' || cell.verdict === 'altered'
          ? cell.verdict
          : cell.verdict === 'reported' && (await isKept(store.db, identity('omitted')))
            ? 'told'
            : undefined
      if (kind === undefined) continue
      const report = titles.get(cell.report)
      const passage = cell.evidence && texts.get(cell.report)?.body.slice(...cell.evidence)
      found.push({
        identity: identity(kind),
        finding: {
          kind,
          time,
          outlet,
          ...(report && report.title !== '' ? { title: report.title } : {}),
          ...(report && report.url !== '' ? { url: report.url } : {}),
          claim: said.body.slice(claim.start, claim.end),
          confidence: cell.confidence,
          statement: { id, title, office, url: titles.get(id)?.url ?? '' },
          document: cell.report,
          ...(passage === undefined ? {} : { after: passage }),
          language: said.language,
        },
      })
    }
  }
  return found
}

/** Keeps what was found in statements that were done since the last time. */
export async function judgeStatements(store: Store, settings: AuditSettings, now: () => string, signal?: AbortSignal): Promise<void> {
  const run = runKey(settings)
  for (let fresh = await freshStatements(store, run); fresh.length > 0 && !signal?.aborted; fresh = await freshStatements(store, run)) {
    const found: Found[] = []
    for (const cells of await cellsOf(
      store,
      settings,
      fresh.map((one) => one.statement),
    ))
      found.push(...(await findingsOf(store, cells, now())))
    await store.write(async (db) => {
      await keepFindings(db, found)
      for (const { statement, mark } of fresh)
        await db
          .insertInto('watch_judged')
          .values({ run, statement, mark })
          .onConflict((conflict) => conflict.columns(['run', 'statement']).doUpdateSet({ mark }))
          .execute()
    })
  }
}
