// The matrix of claims and outlets as lines.
import { MARKS } from '../../../present/marks.ts'
import { safeLine } from '../../../text/safe-text.ts'
import type { ReviewCell } from '../cells.ts'
import { claimRows, columnsFor, GAP, WORD_CELL, type Columns } from '../claim-columns.ts'
import { claimsWindow } from '../claims-window.ts'
import { inRange } from '../range.ts'
import type { Box } from '../../layout.ts'
import { fit, fitLine, line, run, type Line, type Run } from '../../lines.ts'
import { asked, filterSays, ORDER_SAYS } from '../queue.ts'
import type { State } from '../state.ts'
import { titleLine } from '../../title.ts'

/** How a verdict came to be, in one sign. */
function originOf(cell: ReviewCell): string {
  if (asked(cell).length > 0) return '⚑'
  // Whether the engine agreed is not told before all is decided.
  if (cell.hidden && cell.decided) return '✓'
  if (cell.disputed) return cell.shown === 'disputed' ? ' ' : '±'
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

/** A claim's rows: its words over as many as it has, its verdicts beside the first. */
function rowLines(state: State, index: number, columns: Columns, words: readonly string[], height: number, width: number): Line[] {
  const row = state.work.cells[index]!
  const current = index === state.claim
  const done = row.every((cell) => cell.decided || !cell.assigned)
  const chosen = inRange(state, index)
  const style = current ? 'strong' : done ? 'faint' : 'plain'
  return Array.from({ length: height }, (_, at) => {
    const cut = at === height - 1 && words.length > height
    const text = cut ? fit(words.slice(at).join(' '), columns.claim) : fit(words[at] ?? '', columns.claim)
    const sign = current && at === 0 ? '▶' : chosen ? '┃' : ' '
    const lead: Run[] = [
      run(sign, 'focus'),
      run(`${at === 0 ? String(index + 1).padStart(columns.number) : ' '.repeat(columns.number)} `, 'faint'),
      run(text, style),
      run(' '),
    ]
    return at === 0 ? fitLine([...lead, ...cellRuns(state, index, columns)], width) : fitLine(lead, width)
  })
}

function cellRuns(state: State, index: number, columns: Columns): Run[] {
  const row = state.work.cells[index]!
  return columns.widths.flatMap((width, offset) => {
    const column = columns.first + offset
    const cell = row[column]!
    const chosen = column === state.column && (index === state.claim || inRange(state, index))
    const style = chosen ? 'cursor' : cell.shown === undefined || !cell.assigned ? 'faint' : (`verdict-${cell.shown}` as const)
    return [run(cellText(cell, width), style), run(' '.repeat(GAP))]
  })
}

function headLine(state: State, columns: Columns, width: number): Line {
  const { reports } = state.work.comparison
  const before = columns.first > 0 ? '‹' : ' '
  const after = columns.first + columns.widths.length < reports.length ? '›' : ' '
  const runs: Run[] = [run(' '.repeat(columns.number + 2 + columns.claim)), run(before, 'faint')]
  columns.widths.forEach((room, offset) => {
    const column = columns.first + offset
    runs.push(run(fit(safeLine(reports[column]!.outlet), room), column === state.column ? 'focus' : 'strong'), run(' '.repeat(GAP)))
  })
  runs[runs.length - 1] = run(after, 'faint')
  return fitLine(runs, width)
}

/** The pane's rows, title first; exactly as many as the box has. */
export function claimsLines(state: State, box: Box): Line[] {
  const columns = columnsFor(state, box.width)
  const rows = claimRows(state, columns.claim)
  const { top, visible, heights } = claimsWindow(state, box)
  const outlet = safeLine(state.work.comparison.reports[state.column]?.outlet ?? '')
  const place = state.shown.length === 0 ? '0' : `${state.shown.indexOf(state.claim) + 1}/${state.shown.length}`
  const about = `${filterSays(state.filter)} · ${ORDER_SAYS[state.order]}`
  const lines: Line[] = [
    titleLine(`Claims ${place} · ${outlet}`, about, state.pane === 'claims', box.width),
    headLine(state, columns, box.width),
  ]
  state.shown
    .slice(top, top + visible)
    .forEach((index, offset) => lines.push(...rowLines(state, index, columns, rows[index]!, heights[top + offset]!, box.width)))
  while (lines.length < box.height) lines.push(fitLine(line(''), box.width))
  return lines.slice(0, box.height)
}
