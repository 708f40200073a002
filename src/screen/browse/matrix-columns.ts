// How a statement's matrix shares the width of its pane between the claims' words and the reports' cells.
import type { StatementView } from '../../model/dashboard.ts'
import { safeLine } from '../../text/safe-text.ts'
import { columnsOf } from '../lines.ts'

/** Widths in terminal columns. */
export interface MatrixColumns {
  /** Of the claims' numbers. */
  readonly number: number
  /** Of the claims' words. */
  readonly words: number
  /** Of one cell; a blank follows each. */
  readonly cell: number
  /** Index of the first report that is shown, and how many are. */
  readonly first: number
  readonly count: number
  /** What the reports are called, all of them. */
  readonly names: readonly string[]
  /** Where the first cell begins. */
  readonly start: number
}

/** The columns of a pane `width` columns wide, so that the report under the cursor (`column`, its index) is among those shown. */
export function matrixColumns(view: StatementView, column: number, width: number): MatrixColumns {
  const number = String(view.claims.length).length
  const names = view.reports.map((report) => safeLine(`${report.state === 'ambiguous' ? '? ' : ''}${report.outlet}`))
  const room = width - number - 3
  const count = Math.max(1, Math.min(names.length, Math.floor((room - 20) / 4)))
  const first = Math.max(0, Math.min(names.length - count, column - Math.floor(count / 2)))
  const cell = Math.max(3, Math.min(14, Math.max(3, ...names.map(columnsOf)), Math.floor((room - 28) / count) - 1))
  const words = room - count * (cell + 1)
  return { number, words, cell, first, count, names, start: number + words + 3 }
}
