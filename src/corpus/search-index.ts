// The index of reports: written on import, asked for each statement. One way of asking for each kind of store.
import { sql } from 'kysely'
import { dayNumber, termNumber, type Terms } from './terms.ts'
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

export interface Found {
  readonly document: number
  readonly outlet: string
}

/** Rarest terms of a statement that are asked for: more cost time and find nothing new. */
const ASKED = 40
/** A term in more than this share of the reports tells nothing. */
const COMMON = 0.2

const word = (term: number): string => `t${(term >>> 0).toString(36)}`
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
  const terms = [day === undefined ? UNDATED : week(day), outletWord(report.outlet), ...[...report.terms.keys()].map(word)].join(' ')
  await sql`insert into search (rowid, terms) values (${report.id}, ${terms})`.execute(db)
}

async function rarest(db: Connection, terms: Terms, reports: number): Promise<number[]> {
  // The heaviest by the engine's own rarity are looked up; of these the archive's counts choose.
  const heavy = [...terms].sort((a, b) => b[1] - a[1]).slice(0, ASKED * 3)
  const byWord = new Map(heavy.map(([term]) => [word(term), term]))
  const counts = await sql<{
    term: string
    doc: number
  }>`select term, doc from search_terms where term in (${sql.join([...byWord.keys()])})`.execute(db)
  return counts.rows
    .filter((row) => row.doc <= Math.max(50, reports * COMMON))
    .map((row) => ({ term: byWord.get(row.term)!, value: Math.log((reports + 1) / row.doc) * (terms.get(byWord.get(row.term)!) ?? 0) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, ASKED)
    .map((one) => one.term)
}

async function searchSqlite(db: Connection, terms: Terms, scope: SearchScope, reports: number): Promise<Found[]> {
  const asked = await rarest(db, terms, reports)
  if (asked.length === 0) return []
  const parts = [`(${asked.map(word).join(' OR ')})`]
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

async function searchPostgres(db: Connection, terms: Terms, scope: SearchScope): Promise<Found[]> {
  const asked = [...terms].sort((a, b) => b[1] - a[1]).slice(0, ASKED)
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
export function search(db: Connection, kind: StoreKind, terms: Terms, scope: SearchScope, reports: number): Promise<Found[]> {
  return kind === 'sqlite' ? searchSqlite(db, terms, scope, reports) : searchPostgres(db, terms, scope)
}
