// The matrix of claims and outlets as lines.
import { claimWords } from '../../../present/finding.ts'
import { MARKS } from '../../../present/marks.ts'
import { safeLine } from '../../../text/safe-text.ts'
import type { ReviewCell } from '../cells.ts'
import { claimsWindow } from '../claims-window.ts'
import type { Box } from '../../layout.ts'
import { columnsOf, fit, fitLine, line, run, type Line, type Run } from '../../lines.ts'
import { filterSays, ORDER_SAYS } from '../queue.ts'
import type { State } from '../state.ts'
import { titleLine } from '../../title.ts'

/** Sign, letter and how it came to be: `●R✓`. */
const CELL = 3
const GAP = 1
/** From this room on a cell says its verdict as a word. */
const WORD_CELL = 12
const LEAST_CLAIM = 16
/** Room for claims before outlets' columns may grow. */
const GOOD_CLAIM = 36

interface Columns {
  readonly first: number
  readonly count: number
  readonly width: number
  readonly claim: number
}

/** As many outlets as fit, those around the cursor; their columns grow where the claims leave room. */
function columnsFor(state: State, width: number, number: number): Columns {
  const all = state.work.comparison.reports.length
  const room = width - number - 3
  const count = Math.max(1, Math.min(all, Math.floor((room - LEAST_CLAIM) / (CELL + GAP))))
  const first = Math.max(0, Math.min(all - count, state.column - Math.floor(count / 2)))
  const names = Math.max(...state.work.comparison.reports.map((report) => columnsOf(safeLine(report.outlet))))
  const spare = Math.floor((room - GOOD_CLAIM) / count) - GAP
  const column = Math.max(CELL, Math.min(spare, Math.max(WORD_CELL, Math.min(names, 16))))
  return { first, count, width: column, claim: room - count * (column + GAP) }
}

/** How a verdict came to be, in one sign. */
function originOf(cell: ReviewCell): string {
  if (cell.disputed && !cell.hidden) return '±'
  if (cell.stale) return '~'
  if (!cell.decided) return ' '
  return cell.shown === cell.engine.kind ? '✓' : '!'
}

function cellText(cell: ReviewCell, width: number): string {
  const origin = originOf(cell)
  if (cell.shown === undefined) return fit(`··${origin}`, width)
  const { sign, letter } = MARKS[cell.shown]
  return fit(width >= WORD_CELL ? `${sign} ${cell.shown} ${origin}` : `${sign}${letter}${origin}`, width)
}

function rowLine(state: State, index: number, columns: Columns, number: number, width: number): Line {
  const claim = state.work.comparison.claims[index]!
  const row = state.work.cells[index]!
  const current = index === state.claim
  const done = row.every((cell) => cell.decided)
  const runs: Run[] = [
    run(current ? '▶' : ' ', 'focus'),
    run(`${String(index + 1).padStart(number)} `, 'faint'),
    run(fit(claimWords(claim, state.work.comparison.statement.text), columns.claim), current ? 'strong' : done ? 'faint' : 'plain'),
    run(' '),
  ]
  for (let column = columns.first; column < columns.first + columns.count; column += 1) {
    const cell = row[column]!
    const chosen = current && column === state.column
    runs.push(
      run(cellText(cell, columns.width), chosen ? 'cursor' : cell.shown === undefined ? 'faint' : `verdict-${cell.shown}`),
      run(' '.repeat(GAP)),
    )
  }
  return fitLine(runs, width)
}

function headLine(state: State, columns: Columns, number: number, width: number): Line {
  const { reports } = state.work.comparison
  const before = columns.first > 0 ? '‹' : ' '
  const after = columns.first + columns.count < reports.length ? '›' : ' '
  const runs: Run[] = [run(' '.repeat(number + 2 + columns.claim)), run(before, 'faint')]
  for (let column = columns.first; column < columns.first + columns.count; column += 1)
    runs.push(
      run(fit(safeLine(reports[column]!.outlet), columns.width), column === state.column ? 'focus' : 'strong'),
      run(' '.repeat(GAP)),
    )
  runs[runs.length - 1] = run(after, 'faint')
  return fitLine(runs, width)
}

/** The pane's rows, title first; exactly as many as the box has. */
export function claimsLines(state: State, box: Box): Line[] {
  const { claims } = state.work.comparison
  const number = String(claims.length).length
  const columns = columnsFor(state, box.width, number)
  const { top, visible } = claimsWindow(state, box)
  const outlet = safeLine(state.work.comparison.reports[state.column]?.outlet ?? '')
  const place = state.shown.length === 0 ? '0' : `${state.shown.indexOf(state.claim) + 1}/${state.shown.length}`
  const about = `${filterSays(state.filter)} · ${ORDER_SAYS[state.order]}`
  const lines: Line[] = [
    titleLine(`Claims ${place} · ${outlet}`, about, state.pane === 'claims', box.width),
    headLine(state, columns, number, box.width),
  ]
  for (const index of state.shown.slice(top, top + visible)) lines.push(rowLine(state, index, columns, number, box.width))
  while (lines.length < box.height) lines.push(fitLine(line(''), box.width))
  return lines.slice(0, box.height)
}
