// The unit of an audit's work: one statement, its reports found, compared and kept, in one change to the archive.
import { storedResultSchema, type MatchState, type StoredResult } from '../../model/archive.ts'
import { listStatements } from '../dashboard/listing.ts'
import { candidatesFor, textsOf, type ArchiveText, type Candidate } from '../matching/candidates.ts'
import { fullRow, matchModel, matchProbability } from '../matching/match.ts'
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

interface Compared {
  readonly candidate: Candidate
  readonly result: StoredResult
}

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

function stateOf(compared: Compared, cross: boolean): { readonly state: MatchState; readonly probability: number } | undefined {
  const { quick } = compared.candidate
  if (quick === undefined) return { state: 'given', probability: 1 }
  const probability = matchProbability(fullRow(quick, compared.result), cross, 'full')
  if (probability >= matchModel.accept) return { state: 'matched', probability }
  return probability >= matchModel.ask ? { state: 'ambiguous', probability } : undefined
}

/** Highest number of a document now: reports above it were not seen. */
async function currentMark(store: Store): Promise<number> {
  const row = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.max('id').as('most'))
    .executeTakeFirst()
  return row?.most ?? 0
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
  const candidates = await candidatesFor(store, statement, settings, reports)
  const distinct = new Map(candidates.map((one) => [datedKey(one.report), one.report]))
  const known = await knownResults(store, statement, [...distinct.values()])
  const fresh = [...distinct.values()].filter((report) => !known.has(datedKey(report)))
  const claims = await keptClaims(store, statement.hash)
  const made = fresh.length > 0 || claims === undefined ? await comparePairs(statement, fresh) : undefined
  const results = new Map(known)
  made?.results.forEach((result, index) => results.set(datedKey(fresh[index]!), result))
  const matches = candidates.flatMap((candidate) => {
    const cross = candidate.report.language !== statement.language
    const state = stateOf({ candidate, result: results.get(datedKey(candidate.report))! }, cross)
    return state ? [{ run: runKey(settings), statement: id, report: candidate.report.id, outlet: candidate.report.outlet, ...state }] : []
  })
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
