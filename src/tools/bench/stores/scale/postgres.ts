// PostgreSQL in three layouts: terms alone in the inverted index, weeks and outlets in it too, and a table for each month.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { DAYS } from './made-up.ts'
import { ownMemory, type Engine, type MadeUp, type Question } from './engine.ts'

export const LAYOUTS = ['terms', 'places', 'months'] as const
type Layout = (typeof LAYOUTS)[number]

const MONTH = 30
const literal = (numbers: readonly number[]): string => `{${numbers.join(',')}}`
/** Weeks and outlets as numbers that no term has. */
const weekNumber = (day: number): number => -1 - Math.floor(day / 7)
const outletNumber = (outlet: number): number => -1_000_000 - outlet

const indexed = (layout: Layout, { day, outlet, terms }: MadeUp): readonly number[] =>
  layout === 'places' ? [...terms, weekNumber(day), outletNumber(outlet)] : terms

const TWO_TABLES = `
  create table search (document bigint primary key, terms integer[] not null);
  create table report_terms (document bigint primary key, day integer not null, outlet integer not null, terms bytea not null)`

const monthTables = (): string =>
  [
    'create table reports (document bigint not null, day integer not null, outlet integer not null, terms integer[] not null) partition by range (day)',
    ...Array.from(
      { length: Math.ceil(DAYS / MONTH) },
      (_, at) => `create table reports_${at} partition of reports for values from (${at * MONTH}) to (${(at + 1) * MONTH})`,
    ),
  ].join(';\n')

/** What is asked, and the values of its parameters. */
function asked(layout: Layout, { terms, days, outlet }: Question): readonly [text: string, values: unknown[]] {
  if (layout === 'months') {
    const text = 'select document from reports where terms && $1::integer[]'
    return days ? [`${text} and day between $2 and $3 and outlet = $4`, [literal(terms), ...days, outlet]] : [text, [literal(terms)]]
  }
  if (days === undefined || outlet === undefined) return ['select document from search where terms && $1::integer[]', [literal(terms)]]
  const weeks = Array.from({ length: Math.floor(days[1] / 7) - Math.floor(days[0] / 7) + 1 }, (_, at) => weekNumber(days[0] + 7 * at))
  const places = layout === 'places' ? ' and terms && $5::integer[] and terms @> $6::integer[]' : ''
  return [
    `select document from report_terms where day between $2 and $3 and outlet = $4
       and document in (select document from search where terms && $1::integer[]${places})`,
    [literal(terms), ...days, outlet, ...(places ? [literal(weeks), literal([outletNumber(outlet)])] : [])],
  ]
}

export async function postgres(address: string, layout: Layout): Promise<Engine> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query('drop schema if exists measured cascade; create schema measured')
  await client.query('set search_path to measured; set max_parallel_workers_per_gather = 0')
  await client.query(layout === 'months' ? monthTables() : TWO_TABLES)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const pid = rows[0]!.pid
  const load = async (reports: readonly MadeUp[]): Promise<void> => {
    const columns = [
      literal(reports.map((one) => one.document)),
      literal(reports.map((one) => one.day)),
      literal(reports.map((one) => one.outlet)),
      reports.map((one) => literal(indexed(layout, one))),
    ]
    const given = 'unnest($1::bigint[], $2::integer[], $3::integer[], $4::text[]) as r (document, day, outlet, terms)'
    if (layout === 'months') {
      await client.query(`insert into reports select document, day, outlet, terms::integer[] from ${given}`, columns)
      return
    }
    await client.query('begin')
    await client.query('insert into search select d, t::integer[] from unnest($1::bigint[], $2::text[]) as r (d, t)', [
      columns[0],
      columns[3],
    ])
    const bytes = reports.map((one) => Buffer.from(Int32Array.from(one.terms).buffer))
    const kept = 'unnest($1::bigint[], $2::integer[], $3::integer[], $4::bytea[])'
    await client.query(`insert into report_terms select * from ${kept}`, [columns[0], columns[1], columns[2], bytes])
    await client.query('commit')
  }
  const indexes = layout === 'months' ? ['reports using gin (terms)', 'reports (day)'] : ['search using gin (terms)', 'report_terms (day)']
  return {
    load,
    index: async () => {
      await client.query(`set maintenance_work_mem = '1GB'`)
      for (const index of indexes) await client.query(`create index on ${index}`)
      await client.query('vacuum analyze')
    },
    size: async () => {
      const found = await client.query<{ bytes: string }>(
        `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c where c.relnamespace = 'measured'::regnamespace and c.relkind = 'r'`,
      )
      return Number(found.rows[0]!.bytes)
    },
    ask: async (question) => {
      const [text, values] = asked(layout, question)
      const found = await client.query<{ document: string }>(text, values)
      return found.rows.map((row) => Number(row.document))
    },
    memory: () => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return Promise.resolve(ownMemory() + Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
    },
    close: async () => {
      await client.query('drop schema measured cascade')
      await client.end()
    },
  }
}
