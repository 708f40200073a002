// Figures of an evaluation as lines and tables of terminal text.
import type { Figure } from '../../model/evaluation.ts'
import { fitted, pen, type TerminalOptions } from './style.ts'

/** A probability with three decimals; a dash where the data do not define it. */
export const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(3))
/** `1 claim`, `1,234 claims`: the noun in the singular takes an s. */
export const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

const LABEL_WIDTH = 34
const NUMBER_WIDTH = 8

function figureLine([label, { value, low, high }]: readonly [string, Figure]): string {
  const interval = low === null || high === null ? '' : `${decimal(low)} to ${decimal(high)}`
  return `  ${fitted(label, LABEL_WIDTH)}${decimal(value).padStart(NUMBER_WIDTH)}   ${interval}`.trimEnd()
}

/** A line for each figure, under a head that says whether there are intervals. `drawn` things are what one would be drawn from. */
export function figureLines(
  figures: readonly (readonly [string, Figure])[],
  drawn: { readonly count: number; readonly noun: string },
  options: TerminalOptions,
): string[] {
  const before = ' '.repeat(LABEL_WIDTH + NUMBER_WIDTH + 5)
  return [pen(options).dim(`${before}${drawn.count > 1 ? '95 % interval' : `one ${drawn.noun}: no interval`}`), ...figures.map(figureLine)]
}

/** Counts by gold label (rows) and by what was said (columns). */
export function confusionTable(gold: readonly string[], said: readonly string[], counts: readonly (readonly number[])[]): string[] {
  const columns = said.map((one) => Math.max(9, one.length + 2))
  const row = (label: string, cells: readonly string[]): string =>
    `  ${fitted(label, 12)}${cells.map((cell, index) => cell.padStart(columns[index]!)).join('')}`
  return [
    row('gold', said),
    ...gold.map((label, index) =>
      row(
        label,
        counts[index]!.map((count) => count.toLocaleString('en')),
      ),
    ),
  ]
}
