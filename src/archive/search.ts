// Asks the index for the reports that may be of a statement. Each store says which reports to look at; one score, here, ranks them.
import { sql } from 'kysely'
import type { Frequencies } from './frequencies.ts'
import { NO_DAY, UNDATED, numbersLiteral, outletWord, weekWord } from './search-index.ts'
import { wordOf, type Fingerprint, type Terms } from './terms.ts'
import type { Connection, StoreKind } from './connection.ts'

/** When and by whom a report may be to be looked for. */
export interface SearchScope {
  /** Days since 1970, both included; absent where the statement has no date. */
  readonly days?: readonly [number, number]
  /** Outlets to look in; all where empty. */
  readonly outlets: readonly string[]
  /** Reports kept of each outlet. */
  readonly perOutlet: number
}

/** What is asked for. */
export type Asked = Pick<Fingerprint, 'terms' | 'meanings'>

export interface SearchHit {
  readonly document: number
  readonly outlet: string
}

/** Weightiest terms of a statement that are asked for: its own words, and what means the same in every language. */
const ASKED_WORDS = 120
const ASKED_MEANINGS = 80
/** A term in more than this share of the reports tells nothing. */
const COMMON = 0.2
/** Reports of a window that are looked at one by one; of more those that share one of the worthiest terms. */
const MOST_SCANNED = 20_000
/** Entries in the lists of the terms that are looked up where the window does not bound the work: its time grows with them. */
const MOST_LISTED = 40_000
/** Terms that are looked up though they cost more, up to so many entries. */
const LEAST_TERMS = 6
const MOST_LISTED_OF_LEAST = 200_000
/** Terms of a short report: what it has in common with a statement is more of it, but three words of three prove little. */
const SHORT = 40

/** What each term asked for is worth where a report has it: its weight in the statement times its rarity. */
function worth(of: Asked, reports: number, common: Frequencies): Map<number, number> {
  const value = (terms: Terms, most: number): (readonly [number, number])[] =>
    [...terms]
      .filter(([term]) => common.count(term) <= Math.max(50, reports * COMMON))
      .map(([term, weight]) => [term, weight * Math.log((reports + 1) / Math.max(1, common.count(term)))] as const)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
  return new Map([...value(of.terms, ASKED_WORDS), ...value(of.meanings, ASKED_MEANINGS)])
}

interface Row {
  readonly document: number
  readonly outlet: string
  /** Term numbers, 32-bit, little-endian. */
  readonly terms: Uint8Array
}

/** The score of a report: what it has of what is asked for, by worth, the less the longer it is. Above 0 where it has any. */
function scoreOf(terms: Uint8Array, asked: ReadonlyMap<number, number>): number {
  // Copied, since numbers must lie at a multiple of four, and the bytes of PostgreSQL's driver are a part of what it received.
  const numbers = new Int32Array(Uint8Array.from(terms).buffer)
  let sum = 0
  for (const term of numbers) sum += asked.get(term) ?? 0
  return sum / Math.sqrt(SHORT + numbers.length)
}

/** The best of each outlet, best first. */
function bestOf(scored: readonly (SearchHit & { readonly score: number })[], perOutlet: number): SearchHit[] {
  const taken = new Map<string, number>()
  const best = [...scored]
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .filter(({ outlet }) => {
      const count = taken.get(outlet) ?? 0
      taken.set(outlet, count + 1)
      return count < perOutlet
    })
  return best.map(({ document, outlet }) => ({ document, outlet }))
}

const ranked = (rows: readonly Row[], asked: ReadonlyMap<number, number>, perOutlet: number): SearchHit[] =>
  bestOf(
    rows.map(({ document, outlet, terms }) => ({ document, outlet, score: scoreOf(terms, asked) })).filter(({ score }) => score > 0),
    perOutlet,
  )

/** All reports of the scope's days and outlets, those without a date among them. */
function inScope(db: Connection, { days, outlets }: SearchScope) {
  let query = db.selectFrom('report_terms').select(['document', 'outlet', 'terms'])
  if (days) query = query.where((where) => where.or([where.between('day', days[0], days[1]), where('day', '=', NO_DAY)]))
  return outlets.length > 0 ? query.where('outlet', 'in', [...outlets]) : query
}

/** The worthiest terms whose lists are short enough together; at least one. */
function affordable(asked: ReadonlyMap<number, number>, common: Frequencies): number[] {
  let listed = 0
  const chosen = [...asked]
    .sort((a, b) => b[1] - a[1])
    .filter(([term], place) => {
      const cost = common.count(term)
      if (listed + cost > (place < LEAST_TERMS ? MOST_LISTED_OF_LEAST : MOST_LISTED)) return false
      listed += cost
      return true
    })
    .map(([term]) => term)
  return chosen.length > 0 ? chosen : [...asked.keys()].sort((a, b) => common.count(a) - common.count(b) || a - b).slice(0, 1)
}

/** Reports that share a term, by SQLite's full-text index, which knows weeks and outlets too. */
function sharingSqlite({ days, outlets }: SearchScope, terms: readonly number[]) {
  const parts = [terms.map(wordOf)]
  if (days) {
    const weeks = Array.from({ length: Math.floor(days[1] / 7) - Math.floor(days[0] / 7) + 1 }, (_, at) => weekWord(days[0] + 7 * at))
    parts.push([UNDATED, ...weeks])
  }
  if (outlets.length > 0) parts.push(outlets.map(outletWord))
  return sql<number>`(select rowid from search where search match ${parts.map((part) => `(${part.join(' OR ')})`).join(' AND ')})`
}

/** Reports that share a term, by PostgreSQL's inverted index (GIN). */
const sharingPostgres = (terms: readonly number[]) =>
  sql<number>`(select document from search where terms && ${numbersLiteral(terms)}::integer[])`

/** Reports that may be of a statement with these terms, the best first. `common` must have loaded them. The same on every store. */
export async function search(
  db: Connection,
  kind: StoreKind,
  of: Asked,
  scope: SearchScope,
  reports: number,
  common: Frequencies,
): Promise<SearchHit[]> {
  const asked = worth(of, reports, common)
  if (asked.size === 0) return []
  if (scope.days) {
    const rows = await inScope(db, scope)
      .limit(MOST_SCANNED + 1)
      .execute()
    if (rows.length <= MOST_SCANNED) return ranked(rows, asked, scope.perOutlet)
  }
  const terms = affordable(asked, common)
  const sharing = kind === 'sqlite' ? sharingSqlite(scope, terms) : sharingPostgres(terms)
  return ranked(await inScope(db, scope).where('document', 'in', sharing).execute(), asked, scope.perOutlet)
}
