// Claims × outlets as lines.
import stringWidth from 'string-width'
import type { Comparison } from '../../model/comparison.ts'
import { isDoubtful, statesIn } from '../certainty.ts'
import { claimWords } from '../finding.ts'
import { MARKS } from '../marks.ts'
import { safeLine } from '../../text/safe-text.ts'
import { block, fitted, pen, verdictPen, type TerminalOptions } from './style.ts'

const WIDEST_COLUMN = 14
/** Room for the longest verdict with its sign: "● reported?". */
const NARROWEST_COLUMN = 11
const LEAST_CLAIM = 24

/** Widths that leave the claims room; many outlets are shown in several bands below each other. */
function bands(comparison: Comparison, width: number, gutter: number): { columns: number[]; column: number }[] {
  const longest = Math.max(...comparison.reports.map((report) => stringWidth(safeLine(report.outlet))))
  const column = Math.max(NARROWEST_COLUMN, Math.min(WIDEST_COLUMN, longest)) + 2
  const perBand = Math.max(1, Math.floor((width - gutter - LEAST_CLAIM) / column))
  const all = comparison.reports.map((_, index) => index)
  const found: { columns: number[]; column: number }[] = []
  for (let from = 0; from < all.length; from += perBand) found.push({ columns: all.slice(from, from + perBand), column })
  return found
}

/** The matrix with its legend, as lines without a final line break. */
export function matrix(comparison: Comparison, options: TerminalOptions): string {
  const ink = pen(options)
  const gutter = String(comparison.claims.length).length + 2
  const lines: string[] = []
  for (const { columns, column } of bands(comparison, options.width, gutter)) {
    const claimWidth = options.width - gutter - columns.length * column
    const head = columns.map((index) => ink.bold(fitted(safeLine(comparison.reports[index]?.outlet ?? ''), column - 2)) + '  ').join('')
    lines.push((' '.repeat(gutter + claimWidth) + head).trimEnd())
    comparison.claims.forEach((claim, at) => {
      const cells = columns.map((index) => {
        const verdict = comparison.verdicts[at]?.[index]
        const kind = verdict?.kind ?? 'unsure'
        const doubt = verdict && isDoubtful(verdict) ? '?' : ''
        return verdictPen(ink, kind)(fitted(`${MARKS[kind].sign} ${kind}${doubt}`, column - 2)) + '  '
      })
      const number = ink.dim(String(at + 1).padStart(gutter - 2))
      lines.push(`${number}  ${fitted(claimWords(claim, comparison.statement.text), claimWidth - 1)} ${cells.join('')}`.trimEnd())
    })
    lines.push('')
  }
  const legend = statesIn(comparison)
    .map((kind) => `${verdictPen(ink, kind)(`${MARKS[kind].sign} ${kind}`)} ${MARKS[kind].meaning}`)
    .join(' · ')
  const isAnyDoubtful = comparison.verdicts.some((row) => row.some(isDoubtful))
  const doubt = isAnyDoubtful ? ` · ${verdictPen(ink, 'reported')('● reported?')} as likely as not missing or changed` : ''
  return [...lines, block(`${legend}${doubt}`, options, 0)].join('\n')
}
