// Lists and sums of an audit's rows, a screen at a time.
import { sql, type RawBuilder } from 'kysely'
import type { ClaimFilter, ClaimOrder, ListOf, Page, ListRow, StatementOrder, Value, ValueOf } from '../../model/dashboard.ts'
import type { Grouping, RateRow } from '../../model/audit.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import type { Errors } from '../summary/misclassification.ts'
import type { Store } from '../../archive/connection.ts'
import { rateRow } from '../summary/rates.ts'
import type { Part } from '../summary/groups.ts'

export interface OpenArchive {
  readonly store: Store
  readonly settings: AuditSettings
  /** Outlets that are compared with: no gap of theirs is listed unless they are asked for. */
  readonly controls: readonly string[]
}

type Condition = RawBuilder<unknown>

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
const list = (values: readonly string[]): RawBuilder<unknown> => sql.join(values.map((value) => sql`${value}`))
const all = (conditions: readonly Condition[]): RawBuilder<unknown> => sql.join([...conditions], sql` and `)

function claimConditions({ settings, controls }: OpenArchive, filter: ClaimFilter): Condition[] {
  const conditions: Condition[] = [sql`c.run = ${runKey(settings)}`]
  const { verdict, outlet, kind, topic, month, decided, search } = filter
  if (verdict === 'gaps') conditions.push(sql`c.gap = 1`)
  else if (verdict !== 'all') conditions.push(sql`c.verdict = ${verdict}`)
  if (outlet !== undefined) conditions.push(sql`c.outlet = ${outlet}`)
  else if (controls.length > 0) conditions.push(sql`c.outlet not in (${list(controls)})`)
  if (kind !== undefined) conditions.push(sql`l.kind = ${kind}`)
  if (topic !== undefined) conditions.push(sql`l.topic = ${topic}`)
  if (month !== undefined) conditions.push(month === 'undated' ? sql`c.published = ''` : sql`c.published like ${`${month}%`}`)
  if (decided !== undefined) conditions.push(sql`c.decided = ${decided === 'yes' ? 1 : 0}`)
  if (search !== '') conditions.push(sql`l.lowered like ${like(search.toLowerCase())} escape '\\'`)
  for (const sort of ['actor', 'country'] as const) {
    const name = filter[sort]
    if (name !== undefined)
      conditions.push(
        sql`exists (select 1 from listed_names n where n.run = c.run and n.statement = c.statement and n.claim = c.claim and n.sort = ${sort} and n.name = ${name})`,
      )
  }
  return conditions
}

const JOINED = sql`listed_cells c join listed_claims l on l.run = c.run and l.statement = c.statement and l.claim = c.claim`

const CLAIM_ORDER: Readonly<Record<ClaimOrder, RawBuilder<unknown>>> = {
  weight: sql`c.weight desc`,
  salience: sql`c.salience desc`,
  confidence: sql`c.confidence desc`,
  doubt: sql`c.confidence`,
  newest: sql`c.published desc`,
  oldest: sql`c.published`,
}

const STATEMENT_ORDER: Readonly<Record<StatementOrder, RawBuilder<unknown>>> = {
  weight: sql`s.weight desc`,
  gaps: sql`s.gaps desc`,
  newest: sql`s.published desc`,
  oldest: sql`s.published`,
}

interface Parts {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

function partsOf(desk: OpenArchive, of: ListOf): Parts {
  const run = runKey(desk.settings)
  switch (of.list) {
    case 'claims':
      return {
        from: sql`${JOINED} join listed s on s.run = c.run and s.statement = c.statement`,
        where: all(claimConditions(desk, of.filter)),
        columns: sql`c.statement, c.claim, c.outlet, c.report, c.verdict, c.engine, c.decided, c.confidence, c.salience, c.carried, c.published, s.title, l.words, l.kind, l.topic`,
        order: sql`${CLAIM_ORDER[of.order]}, c.statement, c.claim, c.outlet`,
      }
    case 'statements':
      return {
        from: sql`listed s`,
        where: all([
          sql`s.run = ${run}`,
          ...(of.search === ''
            ? []
            : [
                sql`(lower(s.title) like ${like(of.search.toLowerCase())} escape '\\' or exists (select 1 from listed_claims l where l.run = s.run and l.statement = s.statement and l.lowered like ${like(of.search.toLowerCase())} escape '\\'))`,
              ]),
        ]),
        columns: sql`s.statement, s.title, s.published, s.claims, s.outlets, s.gaps, s.decided`,
        order: sql`${STATEMENT_ORDER[of.order]}, s.statement`,
      }
    case 'matches':
      return {
        from: sql`matches m join documents s on s.id = m.statement join documents r on r.id = m.report left join match_decisions d on d.statement = m.statement and d.report = m.report`,
        where: sql`m.run = ${run} and m.state = 'ambiguous' and (d.belongs is null or d.belongs = 2) and not exists (select 1 from matches o where o.run = m.run and o.statement = m.statement and o.outlet = m.outlet and o.state <> 'ambiguous')`,
        columns: sql`m.statement, m.report, m.outlet, m.probability, s.published, s.title, r.title as "reportTitle", coalesce(d.reviewer, '') as "lookedAt"`,
        order: sql`(case when d.belongs is null then 0 else 1 end), m.probability desc, m.statement, m.report`,
      }
    case 'uncovered':
      return {
        from: sql`uncovered u join listed s on s.run = u.run and s.statement = u.statement`,
        where: all([
          sql`u.run = ${run}`,
          ...(of.outlet !== undefined
            ? [sql`u.outlet = ${of.outlet}`]
            : desk.controls.length > 0
              ? [sql`u.outlet not in (${list(desk.controls)})`]
              : []),
        ]),
        columns: sql`u.statement, u.outlet, s.published, s.title`,
        order: sql`s.published desc, u.statement, u.outlet`,
      }
  }
}

const ROW: Readonly<Record<ListOf['list'], ListRow['row']>> = {
  claims: 'claim',
  statements: 'statement',
  matches: 'match',
  uncovered: 'uncovered',
}

/** Rows `from` to `from + count` of a list, and how many it has. */
export async function page(desk: OpenArchive, of: ListOf, from: number, count: number): Promise<Page> {
  const { db } = desk.store
  const parts = partsOf(desk, of)
  const total = await sql<{ count: number }>`select count(*) as count from ${parts.from} where ${parts.where}`.execute(db)
  const rows = await sql<
    Record<string, unknown>
  >`select ${parts.columns} from ${parts.from} where ${parts.where} order by ${parts.order} limit ${count} offset ${from}`.execute(db)
  const row = ROW[of.list]
  return {
    from,
    total: total.rows[0]!.count,
    rows: rows.rows.map((one) => ({ row, ...one, ...(row === 'claim' ? { decided: one['decided'] === 1 } : {}) }) as unknown as ListRow),
  }
}

const KEY: Readonly<Record<Grouping, RawBuilder<unknown>>> = {
  all: sql`'all'`,
  kind: sql`l.kind`,
  topic: sql`l.topic`,
  actor: sql`n.name`,
  country: sql`n.name`,
  month: sql`case when c.published = '' then 'undated' else substr(c.published, 1, 7) end`,
}

type Counts = Omit<Part, 'at'> & Pick<RateRow, 'outlet' | 'key' | 'statements'>

const named = (by: Grouping): RawBuilder<unknown> =>
  by === 'actor' || by === 'country'
    ? sql`${JOINED} join listed_names n on n.run = c.run and n.statement = c.statement and n.claim = c.claim and n.sort = ${by}`
    : JOINED

/** Rates of omission by outlet and group, corrected for the engine's errors, with Wilson's intervals carried through the correction. */
export async function rates(
  desk: OpenArchive,
  by: Grouping,
  outlet: string | undefined,
  errors: Errors,
  level: number,
): Promise<RateRow[]> {
  const sure = sql`c.decided = 1 and c.verdict <> 'unsure'`
  const sum = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`sum(case when ${condition} then 1 else 0 end)`
  const found = await sql<Counts>`select c.outlet, ${KEY[by]} as key, count(distinct c.statement) as statements, count(*) as claims,
    ${sum(sql`not (${sure}) and c.cross_language = 0 and c.engine = 'omitted'`)} as "saidSame", ${sum(sql`not (${sure}) and c.cross_language = 0`)} as "ofSame",
    ${sum(sql`not (${sure}) and c.cross_language = 1 and c.engine = 'omitted'`)} as "saidCross", ${sum(sql`not (${sure}) and c.cross_language = 1`)} as "ofCross",
    ${sum(sql`${sure} and c.verdict = 'omitted'`)} as "sureOmitted", ${sum(sure)} as "ofSure",
    ${sum(sql`c.verdict = 'altered'`)} as altered, ${sum(sql`c.verdict = 'unsure'`)} as unsure
    from ${by === 'all' || by === 'month' ? sql`listed_cells c` : named(by)} where ${all([sql`c.run = ${runKey(desk.settings)}`, ...(outlet === undefined ? [] : [sql`c.outlet = ${outlet}`])])}
    group by c.outlet, ${KEY[by]}`.execute(desk.store.db)
  return found.rows
    .map(({ statements, ...counts }) => {
      const group = { outlet: counts.outlet, by, key: counts.key, parts: [{ at: 0, ...counts }] }
      return { ...rateRow(group, 1, new Float32Array(), errors, level), statements }
    })
    .sort((a, b) =>
      a.outlet < b.outlet
        ? -1
        : a.outlet > b.outlet
          ? 1
          : by === 'month'
            ? a.key < b.key
              ? -1
              : 1
            : b.claims - a.claims || (a.key < b.key ? -1 : 1),
    )
}

/** Values that claims of a filter have in one respect, the most frequent first; that respect itself is not filtered. */
export async function values(desk: OpenArchive, of: ValueOf, filter: ClaimFilter, most: number): Promise<Value[]> {
  const { [of]: _own, ...rest } = filter
  const by: Grouping = of === 'outlet' ? 'all' : of
  const key = of === 'outlet' ? sql`c.outlet` : KEY[by]
  const found = await sql<Value>`select ${key} as value, count(*) as count from ${named(by)}
    where ${all(claimConditions(of === 'outlet' ? { ...desk, controls: [] } : desk, rest))} group by ${key} order by ${of === 'month' ? sql`1 desc` : sql`2 desc, 1`} limit ${most}`.execute(
    desk.store.db,
  )
  return found.rows
}
