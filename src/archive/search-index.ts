// The index of reports: written on import, asked for each statement. One way of asking for each kind of store.
import { sql } from 'kysely'
import type { Frequencies } from './frequencies.ts'
import { dayNumber, fingerprint, termNumber, wordOf, type Fingerprint, type Terms } from './terms.ts'
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

const week = (day: number): string => `w${Math.floor(day / 7)}`
const outletWord = (outlet: string): string => `o${(termNumber(outlet) >>> 0).toString(36)}`
const UNDATED = 'wnone'
/** Day of a report without a date. */
const NO_DAY = -1_000_000

interface Indexed {
  readonly id: number
  readonly outlet: string
  readonly published: string
  readonly terms: Terms
}

async function keepTerms(db: Connection, report: Indexed): Promise<void> {
  const numbers = Int32Array.from(report.terms.keys()).sort()
  await db
    .insertInto('report_terms')
    .values({
      document: report.id,
      day: dayNumber(report.published) ?? NO_DAY,
      outlet: report.outlet,
      terms: new Uint8Array(numbers.buffer),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lays down the terms of all reports of an archive that was made before they were kept. */
export async function indexAgain(db: Connection): Promise<void> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom('documents')
      .innerJoin('texts', 'texts.hash', 'documents.text')
      .select(['id', 'outlet', 'published', 'body', 'language'])
      .where('role', '=', 'report')
      .where('id', '>', last)
      .orderBy('id')
      .limit(500)
      .execute()
    if (rows.length === 0) return
    for (const { body, language, ...report } of rows) await keepTerms(db, { ...report, terms: fingerprint(body, language).terms })
    last = rows.at(-1)!.id
  }
}

/** Puts a report into the index. */
export async function indexReport(db: Connection, kind: StoreKind, report: Indexed): Promise<void> {
  if (kind === 'postgres') {
    const list = sql.join([...report.terms.keys()].map((term) => sql.lit(term)))
    await sql`insert into search (document, outlet, published, terms) values (${report.id}, ${report.outlet}, ${report.published.slice(0, 10)}, array[${list}]::integer[])`.execute(
      db,
    )
    return
  }
  const day = dayNumber(report.published)
  await keepTerms(db, report)
  const terms = [day === undefined ? UNDATED : week(day), outletWord(report.outlet), ...[...report.terms.keys()].map(wordOf)].join(' ')
  await sql`insert into search (rowid, terms) values (${report.id}, ${terms})`.execute(db)
}

/** Reports of a window that are looked at one by one; of more the full-text index names the best. */
const MOST_SCANNED = 20_000
/** Places in the full-text index that a query without a window may touch: its time grows with them. */
const MOST_POSTINGS = 40_000
/** Terms that are asked for whatever they cost. */
const LEAST_TERMS = 6
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

/** Looks at all reports of the window; `undefined` where they are too many. The time grows with the window's reports alone. */
async function scanned(db: Connection, asked: ReadonlyMap<number, number>, scope: SearchScope): Promise<SearchHit[] | undefined> {
  if (!scope.days) return undefined
  const [from, to] = scope.days
  let query = db
    .selectFrom('report_terms')
    .select(['document', 'outlet', 'terms'])
    .where((where) => where.or([where.between('day', from, to), where('day', '=', NO_DAY)]))
    .limit(MOST_SCANNED + 1)
  if (scope.outlets.length > 0) query = query.where('outlet', 'in', [...scope.outlets])
  const rows = await query.execute()
  if (rows.length > MOST_SCANNED) return undefined
  const scored = rows.flatMap(({ document, outlet, terms }) => {
    // Copied, since numbers must lie at a multiple of four.
    const numbers = new Int32Array(terms.slice().buffer)
    let sum = 0
    for (const term of numbers) sum += asked.get(term) ?? 0
    return sum > 0 ? [{ document, outlet, score: sum / Math.sqrt(SHORT + numbers.length) }] : []
  })
  return bestOf(scored, scope.perOutlet)
}

/** The worthiest terms whose places in the index are few enough together. */
function affordable(asked: ReadonlyMap<number, number>, common: Frequencies): number[] {
  let postings = 0
  return [...asked]
    .sort((a, b) => b[1] - a[1])
    .filter(([term], place) => {
      const cost = common.count(term)
      if (place >= LEAST_TERMS && postings + cost > MOST_POSTINGS) return false
      postings += cost
      return true
    })
    .map(([term]) => term)
}

async function searchSqlite(db: Connection, of: Asked, scope: SearchScope, reports: number, common: Frequencies): Promise<SearchHit[]> {
  const asked = worth(of, reports, common)
  if (asked.size === 0) return []
  const near = await scanned(db, asked, scope)
  if (near) return near
  const parts = [`(${affordable(asked, common).map(wordOf).join(' OR ')})`]
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

async function searchPostgres(db: Connection, of: Asked, scope: SearchScope): Promise<SearchHit[]> {
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

/** Reports that may be of a statement with these terms. `common` must have loaded them. */
export function search(
  db: Connection,
  kind: StoreKind,
  of: Asked,
  scope: SearchScope,
  reports: number,
  common: Frequencies,
): Promise<SearchHit[]> {
  return kind === 'sqlite' ? searchSqlite(db, of, scope, reports, common) : searchPostgres(db, of, scope)
}
