// The index of reports: written on import, asked for each statement. One way of asking for each kind of store.
import { sql } from 'kysely'
import { dayNumber, termNumber, type Fingerprint, type Terms } from './terms.ts'
import type { Connection, StoreKind } from './store.ts'

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

export interface Found {
  readonly document: number
  readonly outlet: string
}

/** Weightiest terms of a statement that are asked for: its own words, and what means the same in every language. */
const ASKED_WORDS = 120
const ASKED_MEANINGS = 80
/** A term in more than this share of the reports tells nothing. */
const COMMON = 0.2

/** A term as the index of SQLite writes it. */
export const wordOf = (term: number): string => `t${(term >>> 0).toString(36)}`
const week = (day: number): string => `w${Math.floor(day / 7)}`
const outletWord = (outlet: string): string => `o${(termNumber(outlet) >>> 0).toString(36)}`
const UNDATED = 'wnone'

/** Puts a report into the index. */
export async function indexReport(
  db: Connection,
  kind: StoreKind,
  report: { readonly id: number; readonly outlet: string; readonly published: string; readonly terms: Terms },
): Promise<void> {
  if (kind === 'postgres') {
    const list = sql.join([...report.terms.keys()].map((term) => sql.lit(term)))
    await sql`insert into search (document, outlet, published, terms) values (${report.id}, ${report.outlet}, ${report.published.slice(0, 10)}, array[${list}]::integer[])`.execute(
      db,
    )
    return
  }
  const day = dayNumber(report.published)
  const terms = [day === undefined ? UNDATED : week(day), outletWord(report.outlet), ...[...report.terms.keys()].map(wordOf)].join(' ')
  await sql`insert into search (rowid, terms) values (${report.id}, ${terms})`.execute(db)
}

/** The weightiest of `terms` that are not everywhere. */
async function weightiest(db: Connection, terms: Terms, most: number, reports: number): Promise<number[]> {
  const heavy = [...terms].sort((a, b) => b[1] - a[1]).slice(0, most * 2)
  if (heavy.length === 0) return []
  const byWord = new Map(heavy.map(([term]) => [wordOf(term), term]))
  const counts = await sql<{
    term: string
    doc: number
  }>`select term, doc from search_terms where term in (${sql.join([...byWord.keys()])})`.execute(db)
  const value = (row: { term: string; doc: number }): number => Math.log((reports + 1) / row.doc) * (terms.get(byWord.get(row.term)!) ?? 0)
  return counts.rows
    .filter((row) => row.doc <= Math.max(50, reports * COMMON))
    .map((row) => [byWord.get(row.term)!, value(row)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([term]) => term)
}

async function searchSqlite(db: Connection, of: Asked, scope: SearchScope, reports: number): Promise<Found[]> {
  const words = await weightiest(db, of.terms, ASKED_WORDS, reports)
  const asked = [...new Set([...words, ...(await weightiest(db, of.meanings, ASKED_MEANINGS, reports))])]
  if (asked.length === 0) return []
  const parts = [`(${asked.map(wordOf).join(' OR ')})`]
  if (scope.days) {
    const weeks: string[] = [UNDATED]
    for (let at = Math.floor(scope.days[0] / 7); at <= Math.floor(scope.days[1] / 7); at++) weeks.push(`w${at}`)
    parts.push(`(${weeks.join(' OR ')})`)
  }
  if (scope.outlets.length > 0) parts.push(`(${scope.outlets.map(outletWord).join(' OR ')})`)
  const query = parts.join(' AND ')
  const found = await sql<{ document: number; outlet: string }>`
    select document, outlet from (
      select d.id as document, d.outlet as outlet, row_number() over (partition by d.outlet order by s.score, d.id) as place
      from (select rowid as id, bm25(search) as score from search where search match ${query}) s
      join documents d on d.id = s.id
    ) where place <= ${scope.perOutlet} order by outlet, place`.execute(db)
  return found.rows
}

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

async function searchPostgres(db: Connection, of: Asked, scope: SearchScope): Promise<Found[]> {
  const heavy = (terms: Terms, most: number): (readonly [number, number])[] => [...terms].sort((a, b) => b[1] - a[1]).slice(0, most)
  const asked = [...new Map([...heavy(of.terms, ASKED_WORDS), ...heavy(of.meanings, ASKED_MEANINGS)])]
  if (asked.length === 0) return []
  const list = sql`array[${sql.join(asked.map(([term]) => sql.lit(term)))}]::integer[]`
  const weights = sql`array[${sql.join(asked.map(([, weight]) => sql.lit(weight)))}]::double precision[]`
  const window = scope.days ? sql`and (published = '' or published between ${isoDay(scope.days[0])} and ${isoDay(scope.days[1])})` : sql``
  const outlets = scope.outlets.length > 0 ? sql`and outlet in (${sql.join(scope.outlets)})` : sql``
  const found = await sql<{ document: number; outlet: string }>`
    select document, outlet from (
      select document, outlet, row_number() over (partition by outlet order by score desc, document) as place from (
        select document, outlet,
          (select sum(q.weight) from unnest(${list}, ${weights}) as q(term, weight) where q.term = any(terms)) / sqrt(40 + cardinality(terms)) as score
        from search where terms && ${list} ${window} ${outlets}
      ) scored
    ) placed where place <= ${scope.perOutlet} order by outlet, place`.execute(db)
  return found.rows
}

/** Reports that may be of a statement with these terms, best first within each outlet. */
export function search(db: Connection, kind: StoreKind, of: Asked, scope: SearchScope, reports: number): Promise<Found[]> {
  return kind === 'sqlite' ? searchSqlite(db, of, scope, reports) : searchPostgres(db, of, scope)
}
