// An audit as tidy CSV for R and pandas: one observation a row, one variable a column, numbers plain.
import type { Audit } from '../../model/audit.ts'
import { csvLine, type CsvValue } from '../csv/cell.ts'

const RATE_COLUMNS = [
  'table',
  'outlet',
  'control',
  'by',
  'key',
  'statements',
  'claims',
  'omitted',
  'altered',
  'unsure',
  'reviewed',
  'estimate',
  'low',
  'high',
  'p',
  'p_adjusted',
]

/**
 * All estimates in one table; `table` says what a row is: `said` (share called omitted, Wilson), `corrected` (rate of omission),
 * `difference` (against the controls), `not_covered` (statements without a report), `per_year` (trend, of all claims and of each kind), `kind_month` (rates of a kind by month), `corrected_…` and `difference_…`
 * (the same under other error rates, `robustnessSchema`), `added` (share of reports that is not from the statement).
 */
export function auditCsv(audit: Audit): string {
  const isControl = (outlet: string): boolean => audit.settings.controls.includes(outlet)
  const lines = [csvLine(RATE_COLUMNS)]
  const put = (
    table: string,
    outlet: string,
    by: string,
    key: string,
    counts: readonly CsvValue[],
    estimate: { value: number | null; low: number | null; high: number | null },
    tests: readonly CsvValue[] = [null, null],
  ): void => {
    lines.push(csvLine([table, outlet, isControl(outlet), by, key, ...counts, estimate.value, estimate.low, estimate.high, ...tests]))
  }
  for (const row of audit.rates) {
    const counts = [row.statements, row.claims, row.omitted, row.altered, row.unsure, row.reviewed]
    put('said', row.outlet, row.by, row.key, counts, row.said)
    put('corrected', row.outlet, row.by, row.key, counts, row.corrected)
  }
  for (const row of audit.differentials)
    put('difference', row.outlet, row.by, row.key, [row.statements, row.claims, null, null, null, null], row.difference, [
      row.p,
      row.adjusted,
    ])
  for (const row of audit.coverage)
    put('not_covered', row.outlet, 'all', 'all', [row.statements, null, null, null, null, null], row.notCovered)
  const none: readonly CsvValue[] = [null, null, null, null, null, null]
  for (const row of audit.trends) put('per_year', row.outlet, 'all', 'all', none, row.perYear)
  for (const row of audit.kindTrends) put('per_year', row.outlet, 'kind', row.kind, none, row.perYear)
  for (const row of audit.kindTrends)
    for (const { month, claims, rate } of row.months)
      put('kind_month', row.outlet, row.kind, month, [null, claims, null, null, null, null], rate)
  for (const row of audit.robustness) {
    put(`corrected_${row.way}`, row.outlet, 'all', 'all', none, row.rate)
    if (row.difference) put(`difference_${row.way}`, row.outlet, 'all', 'all', none, row.difference)
  }
  for (const row of audit.replacements) put('added', row.outlet, 'all', 'all', none, row.share)
  return lines.join('')
}
