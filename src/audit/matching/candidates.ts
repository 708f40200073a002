// The reports that may be of a statement: told by the archive, or found by the index and judged among their rivals.
import { search } from '../../archive/search.ts'
import { leastRecentlyUsed } from './cache.ts'
import { foldedStatements } from './folded.ts'
import { matchProbability, pairOdds, rivalryRow, stateOf } from './match.ts'
import { rivalIndex, rivalsOf, type Rival, type RivalIndex } from './rivals.ts'
import { pairRow } from './signals.ts'
import { weighing, type Weighing } from './weighing.ts'
import type { AuditSettings } from '../settings.ts'
import type { MatchState } from '../../model/archive.ts'
import type { Store } from '../../archive/connection.ts'
import { dayNumber, fingerprint } from '../../archive/terms.ts'

export interface ArchiveText {
  readonly id: number
  readonly outlet: string
  readonly published: string
  readonly title: string
  readonly hash: string
  readonly cluster: string
  readonly language: string
  readonly body: string
}

export interface Candidate {
  readonly report: ArchiveText
  readonly state: MatchState
  /** 0..1 that the report is one of the statement; 1 where the archive or a person said so. */
  readonly probability: number
}

/** Found reports of each outlet that are looked at more closely than by the index. */
const PER_OUTLET = 12
/** Log odds of a pair by itself below which its rivals are not looked for. */
const HOPELESS = -5

/** Documents with their texts, in the order of `ids`. */
export async function textsOf(store: Store, ids: readonly number[]): Promise<ArchiveText[]> {
  if (ids.length === 0) return []
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['documents.id', 'outlet', 'published', 'title', 'texts.hash', 'cluster', 'language', 'body'])
    .where('documents.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Reports that people said belong to a statement (1), or do not (0). */
async function answered(store: Store, statement: number, belongs: 0 | 1): Promise<number[]> {
  const rows = await store.db
    .selectFrom('match_decisions')
    .select('report')
    .where('statement', '=', statement)
    .where('belongs', '=', belongs)
    .execute()
  return rows.map((row) => row.report)
}

async function told(store: Store, statement: { readonly id: number; readonly event: string }, settings: AuditSettings): Promise<number[]> {
  const ids = new Set(await answered(store, statement.id, 1))
  if (statement.event !== '') {
    const same = await store.db
      .selectFrom('documents')
      .select(['id', 'outlet'])
      .where('event', '=', statement.event)
      .where('role', '=', 'report')
      .execute()
    for (const row of same) if (settings.outlets.length === 0 || settings.outlets.includes(row.outlet)) ids.add(row.id)
  }
  return [...ids].sort((a, b) => a - b)
}

/** Of near-duplicates in one outlet (corrections, second editions) only the longest is kept. */
function withoutRepeats<T extends { readonly report: ArchiveText }>(candidates: readonly T[]): T[] {
  const best = new Map<string, T>()
  for (const one of candidates) {
    const key = `${one.report.outlet}\u0000${one.report.cluster}`
    const held = best.get(key)
    if (!held || one.report.body.length > held.report.body.length) best.set(key, one)
  }
  return [...best.values()]
}

/** A report that the index found: how it meets the statement (`pairRow`), and what that says by itself, in log odds. */
export interface Sifted {
  readonly report: ArchiveText
  readonly row: readonly number[]
  readonly odds: number
}

const daysApart = (statement: number | undefined, report: number | undefined): number | undefined =>
  statement === undefined || report === undefined ? undefined : report - statement

/** Reports that the index finds for a statement, the likeliest first; those in `known` are left out. */
export async function siftedFor(
  store: Store,
  statement: ArchiveText,
  settings: AuditSettings,
  reports: number,
  known: ReadonlySet<number> = new Set(),
): Promise<Sifted[]> {
  const day = dayNumber(statement.published)
  const scales = weighing(store, reports)
  const plain = fingerprint(statement.body, statement.language)
  const scope = {
    ...(day === undefined ? {} : { days: [day + settings.window[0], day + settings.window[1]] as const }),
    outlets: settings.outlets,
    perOutlet: PER_OUTLET,
  }
  await scales.common.load([...plain.terms.keys(), ...plain.meanings.keys()])
  const found = await search(store.db, store.kind, plain, scope, reports, scales.common)
  const texts = await textsOf(
    store,
    found.map((one) => one.document).filter((id) => !known.has(id)),
  )
  const own = await scales.weighed(statement)
  const sifted: Sifted[] = []
  for (const report of texts) {
    if (!inWindow(day, report.published, settings)) continue
    const row = pairRow(own, await scales.weighed(report), daysApart(day, dayNumber(report.published)))
    sifted.push({ report, row, odds: pairOdds(row, report.language !== statement.language) })
  }
  return sifted.sort((a, b) => b.odds - a.odds || a.report.id - b.report.id)
}

interface RivalOdds {
  readonly rival: Rival
  readonly odds: number
}

/** Rivals of a report that are kept: its own statement and repeats of it are among them, and are no rivals of themselves. */
const KEPT_RIVALS = 4
const CACHED_REPORTS = 20_000
const rivalOdds = new WeakMap<RivalIndex, ReturnType<typeof leastRecentlyUsed<string, readonly RivalOdds[]>>>()

/** The statements that a report meets best, the best first, one of those that say the same. The same for every statement that asks. */
async function bestRivals(
  report: ArchiveText,
  index: RivalIndex,
  settings: AuditSettings,
  scales: Weighing,
): Promise<readonly RivalOdds[]> {
  const cache = rivalOdds.get(index) ?? leastRecentlyUsed<string, readonly RivalOdds[]>(CACHED_REPORTS)
  rivalOdds.set(index, cache)
  const key = `${report.id} ${settings.window.join(' ')}`
  const known = cache.get(key)
  if (known) return known
  const day = dayNumber(report.published)
  const own = await scales.weighed(report)
  const best = new Map<number, RivalOdds>()
  for (const { statement, weighed } of await scales.statements(rivalsOf(index, day, settings.window))) {
    const row = pairRow(weighed, own, daysApart(statement.day, day))
    const odds = pairOdds(row, weighed.language !== own.language)
    if (odds > (best.get(statement.same)?.odds ?? -Infinity)) best.set(statement.same, { rival: statement, odds })
  }
  const made = [...best.values()].sort((a, b) => b.odds - a.odds || a.rival.id - b.rival.id).slice(0, KEPT_RIVALS)
  cache.set(key, made)
  return made
}

/** Days between the same statement in two languages. */
const TRANSLATED_WITHIN = 2

/** Whether a rival is no rival: the same statement once more, or in another language. */
async function isTheSame(statement: ArchiveText, same: number, rival: Rival, scales: Weighing): Promise<boolean> {
  if (rival.same === same) return true
  const days = daysApart(rival.day, dayNumber(statement.published))
  if (days !== undefined && Math.abs(days) > TRANSLATED_WITHIN) return false
  const other = (await scales.statements([rival]))[0]?.weighed
  if (!other || other.language === statement.language) return false
  return pairOdds(pairRow(other, await scales.weighed(statement), days), true) > 0
}

/** Log odds of the best statement that a report may be of in place of this one; -Infinity where there is none. */
async function rivalFor(statement: ArchiveText, same: number, rivals: readonly RivalOdds[], scales: Weighing): Promise<number> {
  for (const { rival, odds } of rivals) if (!(await isTheSame(statement, same, rival, scales))) return odds
  return -Infinity
}

/**
 * Candidates of a statement that are taken or shown: those told, then per outlet the likeliest `settings.candidates` of those found.
 * `mark` is the highest number of a document: statements beyond it are not known as rivals.
 */
export async function candidatesFor(
  store: Store,
  statement: ArchiveText & { readonly event: string },
  settings: AuditSettings,
  reports: number,
  mark: number,
): Promise<Candidate[]> {
  const given = await told(store, statement, settings)
  const known = new Set([...given, ...(await answered(store, statement.id, 0))])
  const sifted = withoutRepeats(await siftedFor(store, statement, settings, reports, known))
  const index = await rivalIndex(store, mark)
  const same = (await foldedStatements(store, mark)).get(statement.id) ?? statement.id
  const scales = weighing(store, reports)
  const judged: Candidate[] = []
  for (const { report, odds } of sifted) {
    if (odds < HOPELESS) continue
    const rival = await rivalFor(statement, same, await bestRivals(report, index, settings, scales), scales)
    const sibling = sifted.find((other) => other.report.outlet === report.outlet && other.report.id !== report.id)?.odds ?? -Infinity
    const probability = matchProbability(rivalryRow(odds, rival, sibling), report.language !== statement.language)
    const state = stateOf(probability)
    if (state) judged.push({ report, state, probability })
  }
  const taken = new Map<string, number>()
  const chosen = judged
    .sort((a, b) => b.probability - a.probability || a.report.id - b.report.id)
    .filter((one) => {
      const count = taken.get(one.report.outlet) ?? 0
      taken.set(one.report.outlet, count + 1)
      return count < settings.candidates
    })
  return [...(await textsOf(store, given)).map((report): Candidate => ({ report, state: 'given', probability: 1 })), ...chosen]
}

/** The index knows weeks; the window is of days. */
function inWindow(day: number | undefined, published: string, settings: AuditSettings): boolean {
  const other = dayNumber(published)
  if (day === undefined || other === undefined) return true
  return other >= day + settings.window[0] && other <= day + settings.window[1]
}
