// Charts of an evaluation, drawn in characters.
import type { EvaluatedSet } from '../../model/evaluation.ts'
import { pen, type TerminalOptions } from './style.ts'

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`

/** Columns before a chart's bars, and the narrowest and widest bars. */
const BEFORE = 34
const NARROWEST = 20
const WIDEST = 60

const barWidth = (options: TerminalOptions): number => Math.max(NARROWEST, Math.min(WIDEST, options.width - BEFORE - 1))

/** A bar of `value` of `width` columns, with a mark where `mark` (0..1) would end. */
function bar(value: number, mark: number, width: number): string {
  const filled = Math.round(value * width)
  const at = Math.min(width - 1, Math.round(mark * width))
  return Array.from({ length: width }, (_, column) => (column === at ? '┃' : column < filled ? '█' : '·')).join('')
}

/** One line a bin: the bar is the share observed, the mark where it would end if the score were right. */
export function reliabilityDiagram(bins: EvaluatedSet['calibration']['bins'], options: TerminalOptions): string[] {
  const ink = pen(options)
  const width = barWidth(options)
  const scale = `0${'50'.padStart(Math.round(width / 2) - 1)}${'100 %'.padStart(width - Math.round(width / 2))}`
  return [
    ink.dim(`  ${'score'.padEnd(9)}${'claims'.padStart(8)}${'stated'.padStart(7)}${'is'.padStart(6)}  ${scale}`),
    ...bins.map((bin) => {
      const range = `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`
      const count = bin.claims.toLocaleString('en').padStart(8)
      if (bin.stated === null || bin.observed === null) return `  ${range.padEnd(9)}${count}`
      const values = `${bin.stated.toFixed(2).padStart(7)}${bin.observed.toFixed(2).padStart(6)}`
      return `  ${range.padEnd(9)}${count}${values}  ${bar(bin.observed, bin.stated, width)}`
    }),
    ink.dim('  █ observed share, ┃ where it would end if the score were exact'),
  ]
}

/** One line a share answered; the bars are drawn to the largest risk. */
export function riskChart(risk: EvaluatedSet['risk'], options: TerminalOptions): string[] {
  const ink = pen(options)
  const width = barWidth(options)
  const most = Math.max(...risk.points.map((point) => point.risk), Number.EPSILON)
  return [
    ink.dim(`  ${'answered'.padEnd(12)}${'wrong'.padStart(8)}`),
    ...risk.points.map(({ answered, risk: wrong }) =>
      `  ${`${Math.round(answered * 100)} %`.padStart(8).padEnd(12)}${percent(wrong).padStart(8)}  ${'█'.repeat(Math.round((wrong / most) * width))}`.trimEnd(),
    ),
    ink.dim(`  on average over all shares ${percent(risk.area)}`),
  ]
}
