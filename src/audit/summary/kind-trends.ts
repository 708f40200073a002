// How what an outlet leaves out changes over time, for each kind of claim by itself.
import type { StoredClaim } from '../../model/archive.ts'
import type { Trend } from '../../model/audit.ts'
import type { Random } from '../../statistics/random.ts'
import type { StatementCells } from './cells.ts'
import { grouper, monthOf, UNKNOWN_MONTH, type Group, type Grouper } from './groups.ts'
import type { Errors } from './misclassification.ts'
import { rateRow, trends } from './rates.ts'
import { resampledRates } from './resample.ts'

/** A slope over fewer claims or months says nothing. */
const LEAST_CLAIMS = 60
const LEAST_MONTHS = 4
const PART = '\u0000'

/** Collects months of each kind of claim. */
export const kindMonths = (): Grouper =>
  grouper((claim: StoredClaim, statement: Pick<StatementCells, 'published'>) => [['month', `${claim.kind}${PART}${monthOf(statement)}`]])

export interface KindTrendOptions {
  readonly statements: number
  readonly resamples: number
  readonly errors: Errors
  readonly level: number
}

/** Trends of all outlets and kinds of claim that have enough to tell one, kinds in the order of their names. */
export function kindTrends(groups: readonly Group[], { statements, resamples, errors, level }: KindTrendOptions, from: Random): Trend[] {
  const byKind = new Map<string, Group[]>()
  for (const group of groups) {
    const [kind = '', month = ''] = group.key.split(PART)
    if (month === UNKNOWN_MONTH) continue
    const name = JSON.stringify([kind, group.outlet])
    byKind.set(name, [...(byKind.get(name) ?? []), { ...group, key: month }])
  }
  const told = [...byKind]
    .map(([name, months]) => ({ kind: (JSON.parse(name) as [string, string])[0], months }))
    .filter(({ months }) => {
      const claims = months.flatMap((month) => month.parts).reduce((sum, part) => sum + part.claims, 0)
      return months.length >= LEAST_MONTHS && claims >= LEAST_CLAIMS
    })
  const all = told.flatMap(({ months }) => months)
  const draws = resampledRates(all, statements, resamples, errors, from)
  const rows = all.map((group, index) => rateRow(group, statements, draws[index]!, errors, level))
  let at = 0
  return told
    .flatMap(({ kind, months }) => {
      const [first, last] = [at, (at += months.length)]
      return trends(months, rows.slice(first, last), draws.slice(first, last), level, kind)
    })
    .sort((a, b) => (a.outlet === b.outlet ? (a.kind < b.kind ? -1 : 1) : a.outlet < b.outlet ? -1 : 1))
}
