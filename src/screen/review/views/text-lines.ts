// The statement or the report, with claim and evidence highlighted.
import { safeLink } from '../../../present/edition/blocks.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { boxOf } from '../layout.ts'
import { fitLine, line, run, type Line } from '../../lines.ts'
import { GUTTER, textPane, type TextPane } from '../panes.ts'
import { currentCell, type State } from '../state.ts'
import { rowLine } from '../../wrapping.ts'
import { titleLine } from '../../title.ts'

function nameOf(state: State, pane: 'statement' | 'report'): string {
  const { statement, reports } = state.work.comparison
  if (pane === 'statement')
    return `Statement${statement.provenance.outlet === undefined ? '' : ` · ${safeLine(statement.provenance.outlet)}`}`
  const report = reports[state.column]
  const cell = currentCell(state)
  const what = cell?.hidden
    ? ''
    : cell?.engine.evidence.length === 0
      ? ' · nothing near'
      : cell?.shown === 'omitted'
        ? ' · nearest passage'
        : ''
  return `${safeLine(report?.outlet ?? '')}${report?.role === 'control' ? ' (control)' : ''}${what}`
}

/** The page that a text is from, where that is a safe address. */
function linkOf(state: State, pane: 'statement' | 'report'): string | undefined {
  const { statement, reports } = state.work.comparison
  const url = (pane === 'statement' ? statement : reports[state.column])?.provenance.url
  return url === undefined ? undefined : safeLink(url)
}

/** Where in the text the pane is, and whether a highlight lies out of sight. */
function placeOf({ rows, top, visible }: TextPane): string {
  if (rows.length <= visible) return ''
  return `${top > 0 ? '↑' : ' '}${Math.min(rows.length, top + visible)}/${rows.length}${top + visible < rows.length ? '↓' : ' '}`
}

/** The pane's rows, title first; exactly as many as its box has. */
export function textLines(state: State, pane: 'statement' | 'report'): Line[] {
  const box = boxOf(state, pane)
  const shown = textPane(state, pane)
  const lines: Line[] = [titleLine(nameOf(state, pane), placeOf(shown), state.pane === pane, box.width, linkOf(state, pane))]
  for (const row of shown.rows.slice(shown.top, shown.top + shown.visible)) {
    const lit = shown.highlights.some((one) => one.start < row.end && one.end > row.start && one.style !== 'match')
    lines.push(fitLine([run(lit ? '▌ ' : ' '.repeat(GUTTER), 'focus'), ...rowLine(shown.text, row, shown.highlights)], box.width))
  }
  while (lines.length < box.height) lines.push(fitLine(line(''), box.width))
  return lines.slice(0, box.height)
}
