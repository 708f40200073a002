// How common a term is in this archive: words that every message has must not make two messages look alike.
import { sql } from 'kysely'
import type { Store } from './connection.ts'
import { numbersLiteral } from './search-index.ts'
import { wordOf, type Fingerprint, type Terms } from './terms.ts'

/** Terms whose counts are kept; an archive's vocabulary beyond it is asked for again. */
const MOST_KEPT = 400_000
/** Terms asked for in one query. */
const AT_ONCE = 5000

/** A small archive cannot tell what is common: it speaks with this many reports' worth of doubt. */
const DOUBT = 200

/** Rarity in an archive of `reports` reports, 0..1: 1 for a term of at most one report, towards 0 for one of all. */
function rarityIn(count: number, reports: number): number {
  if (reports === 0) return 1
  const rarity = Math.min(1, Math.max(0, Math.log((reports + 1) / Math.max(1, count)) / Math.log(reports + 1)))
  return (reports * rarity + DOUBT) / (reports + DOUBT)
}

export interface Frequencies {
  /** Loads what is not known yet of these terms. */
  readonly load: (terms: Iterable<number>) => Promise<void>
  /** Reports that have a term; 0 for one that is rare or not loaded. */
  readonly count: (term: number) => number
  /** The terms with weights times their rarity in the archive. Terms must have been loaded. */
  readonly weighed: (terms: Terms) => Terms
}

async function countSqlite(store: Store, terms: readonly number[], counts: Map<number, number>): Promise<void> {
  for (let from = 0; from < terms.length; from += AT_ONCE) {
    const part = terms.slice(from, from + AT_ONCE)
    const byWord = new Map(part.map((term) => [wordOf(term), term]))
    const found = await sql<{
      term: string
      doc: number
    }>`select term, doc from search_terms where term in (${sql.join([...byWord.keys()])})`.execute(store.db)
    for (const term of part) counts.set(term, 0)
    for (const row of found.rows) counts.set(byWord.get(row.term)!, row.doc)
  }
}

async function countPostgres(store: Store, terms: readonly number[], counts: Map<number, number>): Promise<void> {
  for (const term of terms) counts.set(term, 0)
  const found = await sql<{
    term: number
    reports: number
  }>`select term, reports from term_counts where term = any(${numbersLiteral(terms)}::integer[])`.execute(store.db)
  for (const row of found.rows) counts.set(row.term, row.reports)
}

/** Frequencies of an archive with `reports` reports, as they are when first asked for. */
export function frequencies(store: Store, reports: number): Frequencies {
  const counts = new Map<number, number>()
  return {
    load: async (terms) => {
      if (counts.size > MOST_KEPT) counts.clear()
      const unknown = [...new Set(terms)].filter((term) => !counts.has(term))
      if (unknown.length > 0) await (store.kind === 'sqlite' ? countSqlite : countPostgres)(store, unknown, counts)
    },
    count: (term) => counts.get(term) ?? 0,
    weighed: (terms) => new Map([...terms].map(([term, weight]) => [term, weight * rarityIn(counts.get(term) ?? 0, reports)])),
  }
}

/** A fingerprint with the archive's weights. */
export function weighedFingerprint(of: Fingerprint, by: Frequencies): Fingerprint {
  return { ...of, terms: by.weighed(of.terms), meanings: by.weighed(of.meanings) }
}
