// Pairs of a statement and an outlet that a person must look at, a line each.
import type { Pairing } from '../../model/audit.ts'
import { shortened, safeLine } from '../../text/safe-text.ts'
import { csvLine, tabLine } from '../csv/cell.ts'

/** Characters of a title that are shown. */
const LONGEST_TITLE = 80

/** Tab-separated, a head first: numbers are those of the archive, so that `unsaid store match` can be told. */
export function pairingLines(pairings: readonly Pairing[]): string {
  const head = ['statement', 'report', 'outlet', 'published', 'probability', 'statement title', 'report title', 'why', 'report url']
  const lines = pairings.map((one) => [
    one.statement,
    one.report,
    one.outlet,
    one.published.slice(0, 10),
    one.probability?.toFixed(2),
    shortened(safeLine(one.title), LONGEST_TITLE),
    shortened(safeLine(one.reportTitle ?? ''), LONGEST_TITLE),
    one.why,
    one.reportUrl,
  ])
  return [head, ...lines].map(tabLine).join('')
}

const COLUMNS = ['statement', 'report', 'outlet', 'published', 'probability', 'title', 'reportTitle', 'why', 'reportUrl'] as const

/** CSV, a head first, nothing shortened; its columns are called as the fields are in JSON. */
export function pairingCsv(pairings: readonly Pairing[]): string {
  return [COLUMNS, ...pairings.map((one) => COLUMNS.map((column) => one[column]))].map(csvLine).join('')
}
