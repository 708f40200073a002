// The reports that may be of a statement: told by the archive, or found by the index and sifted by words and names.
import { quickRow, matchProbability } from './match.ts'
import { search } from '../../archive/search-index.ts'
import { leastRecentlyUsed } from './cache.ts'
import { frequencies, weighedFingerprint, type Frequencies } from '../../archive/frequencies.ts'
import type { AuditSettings } from '../settings.ts'
import type { Store } from '../../archive/connection.ts'
import { dayNumber, fingerprint, type Fingerprint } from '../../archive/terms.ts'

export interface ArchiveText {
  readonly id: number
  readonly outlet: string
  readonly published: string
  readonly hash: string
  readonly cluster: string
  readonly language: string
  readonly body: string
}

export interface Candidate {
  readonly report: ArchiveText
  /** `undefined` where it needs no finding: the archive or a person said that it belongs. */
  readonly quick: readonly number[] | undefined
}

/** Found reports of each outlet that are looked at more closely than by the index. */
const PER_OUTLET = 8
/** Below this quick probability a report is not worth the engine's time. */
const HOPELESS = 0.01

const CACHED = 4000
const fingerprints = leastRecentlyUsed<string, Fingerprint>(CACHED)

function fingerprintOf(text: ArchiveText): Fingerprint {
  const known = fingerprints.get(text.hash)
  if (known) return known
  const made = fingerprint(text.body, text.language)
  fingerprints.set(text.hash, made)
  return made
}

const counted = new WeakMap<Store, { readonly reports: number; readonly frequencies: Frequencies }>()

/** Counts are read once for an archive of a size; they change little while reports are added. */
function frequenciesOf(store: Store, reports: number): Frequencies {
  const known = counted.get(store)
  if (known?.reports === reports) return known.frequencies
  const made = frequencies(store, reports)
  counted.set(store, { reports, frequencies: made })
  return made
}

/** Documents with their texts, in the order of `ids`. */
export async function textsOf(store: Store, ids: readonly number[]): Promise<ArchiveText[]> {
  if (ids.length === 0) return []
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['documents.id', 'outlet', 'published', 'texts.hash', 'cluster', 'language', 'body'])
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

/** A report that the index found, with its quick signals and what they say. */
export interface Sifted {
  readonly report: ArchiveText
  readonly quick: readonly number[]
  readonly probability: number
}

/** Reports that the index finds for a statement, the likeliest first; those in `known` are left out. */
export async function siftedFor(
  store: Store,
  statement: ArchiveText,
  settings: AuditSettings,
  reports: number,
  known: ReadonlySet<number> = new Set(),
): Promise<Sifted[]> {
  const day = dayNumber(statement.published)
  const plain = fingerprintOf(statement)
  const scope = {
    ...(day === undefined ? {} : { days: [day + settings.window[0], day + settings.window[1]] as const }),
    outlets: settings.outlets,
    perOutlet: PER_OUTLET,
  }
  const common = frequenciesOf(store, reports)
  await common.load([...plain.terms.keys(), ...plain.meanings.keys()])
  const found = await search(store.db, store.kind, plain, scope, reports, common)
  const texts = await textsOf(
    store,
    found.map((one) => one.document).filter((id) => !known.has(id)),
  )
  const inside = texts.filter((report) => inWindow(day, report.published, settings))
  await common.load([plain, ...inside.map(fingerprintOf)].flatMap((one) => [...one.terms.keys()]))
  const own = weighedFingerprint(plain, common)
  return inside
    .map((report) => {
      const other = dayNumber(report.published)
      const days = day === undefined || other === undefined ? undefined : other - day
      const quick = quickRow(own, weighedFingerprint(fingerprintOf(report), common), days)
      return { report, quick, probability: matchProbability(quick, report.language !== statement.language, 'quick') }
    })
    .sort((a, b) => b.probability - a.probability || a.report.id - b.report.id)
}

/** Candidates of a statement: those told, then per outlet the best `settings.candidates` of those found. */
export async function candidatesFor(
  store: Store,
  statement: ArchiveText & { readonly event: string },
  settings: AuditSettings,
  reports: number,
): Promise<Candidate[]> {
  const given = await told(store, statement, settings)
  const known = new Set([...given, ...(await answered(store, statement.id, 0))])
  const sifted = await siftedFor(store, statement, settings, reports, known)
  const taken = new Map<string, number>()
  const chosen = withoutRepeats(sifted.filter((one) => one.probability >= HOPELESS)).filter((one) => {
    const count = taken.get(one.report.outlet) ?? 0
    taken.set(one.report.outlet, count + 1)
    return count < settings.candidates
  })
  return [...(await textsOf(store, given)).map((report) => ({ report, quick: undefined })), ...chosen]
}

/** The index knows weeks; the window is of days. */
function inWindow(day: number | undefined, published: string, settings: AuditSettings): boolean {
  const other = dayNumber(published)
  if (day === undefined || other === undefined) return true
  return other >= day + settings.window[0] && other <= day + settings.window[1]
}
