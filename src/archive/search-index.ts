// The index of reports, written on import: the terms of each by day, and lists of reports by term. `search.ts` asks it.
import { sql } from 'kysely'
import { dayNumber, fingerprint, termNumber, wordOf, type Terms } from './terms.ts'
import type { Connection, StoreKind } from './connection.ts'

/** As the full-text index of SQLite writes a week and an outlet. */
export const weekWord = (day: number): string => `w${Math.floor(day / 7)}`
export const outletWord = (outlet: string): string => `o${(termNumber(outlet) >>> 0).toString(36)}`
export const UNDATED = 'wnone'
/** Day of a report without a date. */
export const NO_DAY = -1_000_000

/** A report as it goes into the index. */
export interface Indexed {
  readonly id: number
  readonly outlet: string
  /** ISO 8601, or empty. */
  readonly published: string
  readonly terms: Terms
}

/** Term numbers as PostgreSQL reads an array; one parameter whatever its length. */
export const numbersLiteral = (numbers: Iterable<number>): string => `{${[...numbers].join(',')}}`

/** Term numbers, ascending, as they are kept: 32-bit, little-endian. */
const termBytes = (terms: Iterable<number>): Uint8Array => new Uint8Array(Int32Array.from(terms).sort().buffer)

async function keepTerms(db: Connection, reports: readonly Indexed[]): Promise<void> {
  await db
    .insertInto('report_terms')
    .values(
      reports.map(({ id, published, outlet, terms }) => ({
        document: id,
        day: dayNumber(published) ?? NO_DAY,
        outlet,
        terms: termBytes(terms.keys()),
      })),
    )
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
    await keepTerms(
      db,
      rows.map(({ body, language, ...report }) => ({ ...report, terms: fingerprint(body, language).terms })),
    )
    last = rows.at(-1)!.id
  }
}

async function listSqlite(db: Connection, reports: readonly Indexed[]): Promise<void> {
  const rows = reports.map(({ id, outlet, published, terms }) => {
    const day = dayNumber(published)
    const text = [day === undefined ? UNDATED : weekWord(day), outletWord(outlet), ...[...terms.keys()].map(wordOf)].join(' ')
    return sql`(${id}, ${text})`
  })
  await sql`insert into search (rowid, terms) values ${sql.join(rows)}`.execute(db)
}

async function listPostgres(db: Connection, reports: readonly Indexed[]): Promise<void> {
  const rows = reports.map(
    ({ id, outlet, published, terms }) => sql`(${id}, ${outlet}, ${published.slice(0, 10)}, ${numbersLiteral(terms.keys())}::integer[])`,
  )
  await sql`insert into search (document, outlet, published, terms) values ${sql.join(rows)}`.execute(db)
  const counts = new Map<number, number>()
  for (const { terms } of reports) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  await sql`
    insert into term_counts (term, reports)
    select * from unnest(${numbersLiteral(counts.keys())}::integer[], ${numbersLiteral(counts.values())}::bigint[])
    on conflict (term) do update set reports = term_counts.reports + excluded.reports`.execute(db)
}

/** Puts reports that are not in it yet into the index: some hundred at a time, for each is several values of one command. */
export async function indexReports(db: Connection, kind: StoreKind, reports: readonly Indexed[]): Promise<void> {
  if (reports.length === 0) return
  await keepTerms(db, reports)
  await (kind === 'sqlite' ? listSqlite(db, reports) : listPostgres(db, reports))
}

/** Tables of an archive whose words are put in order; the database may hold others that are not ours. */
const OUR_TABLES = [
  ...['texts', 'documents', 'identities', 'report_terms', 'search', 'claims', 'comparisons', 'matches', 'done', 'match_decisions'],
  ...['review_lines', 'listed', 'listed_claims', 'listed_names', 'listed_cells', 'uncovered', 'samples', 'sample_units'],
  ...['watch_hosts', 'watched', 'sightings', 'received', 'findings', 'watch_judged'],
]

/**
 * PostgreSQL from the array of terms that its `search` held alone, to what SQLite has: terms by day, and how many reports have each.
 * Words are compared by their bytes from here on, so that a list stands in the same order whatever the server's locale.
 */
export async function oneScore(db: Connection, kind: StoreKind): Promise<void> {
  if (kind === 'sqlite') return
  await sql`create table if not exists report_terms (document bigint primary key, day integer not null, outlet text not null, terms bytea not null)`.execute(
    db,
  )
  await sql`create index if not exists report_terms_day on report_terms (day)`.execute(db)
  await sql`create table if not exists term_counts (term integer primary key, reports bigint not null)`.execute(db)
  await sql`insert into term_counts select term, count(*) from search, unnest(terms) as term group by term`.execute(db)
  for (let last = 0; ;) {
    const { rows } = await sql<{ id: number; outlet: string; published: string; terms: number[] }>`
      select document as id, outlet, published, terms from search where document > ${last} order by document limit 500`.execute(db)
    if (rows.length === 0) break
    await keepTerms(
      db,
      rows.map((row) => ({ ...row, terms: new Map(row.terms.map((term) => [term, 1])) })),
    )
    last = rows.at(-1)!.id
  }
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and table_name in (${sql.join(OUR_TABLES)}) and data_type = 'text'
      and collation_name is distinct from 'C'`.execute(db)
  for (const table of new Set(rows.map((row) => row.table_name))) {
    const columns = rows.filter((row) => row.table_name === table)
    const changes = columns.map(({ column_name }) => sql`alter column ${sql.ref(column_name)} type text collate "C"`)
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(db)
  }
}
