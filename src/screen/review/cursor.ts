// Where the terminal's own cursor belongs: where text is typed, so that input methods write there, else where the reader's eye is.
import { promptColumn } from '../foot.ts'
import { columnsOf } from '../lines.ts'
import { listRow } from '../overlay.ts'
import type { CursorAt } from '../terminal.ts'
import { spanAt } from '../../text/spans.ts'
import { cellsStart, columnsFor, GAP } from './claim-columns.ts'
import { claimsWindow } from './claims-window.ts'
import { HEAD_ROWS, layoutOf } from './layout.ts'
import { openList } from './palette.ts'
import { GUTTER, textPane } from './panes.ts'
import type { State } from './state.ts'
import { typedLine } from './views/bars.ts'

/** The row of the claim under the cursor, at its cell. */
function onClaims(state: State): CursorAt | undefined {
  const box = layoutOf(state).panes.claims
  if (!box) return undefined
  const { top, heights } = claimsWindow(state, box)
  const columns = columnsFor(state, box.width)
  const before = heights.slice(top, Math.max(top, state.shown.indexOf(state.claim))).reduce((sum, one) => sum + one, 0)
  const left = columns.widths.slice(0, state.column - columns.first).reduce((sum, one) => sum + one + GAP, 0)
  const y = box.y + Math.min(box.height - 1, HEAD_ROWS + before)
  return { x: Math.min(box.x + box.width - 1, box.x + cellsStart(columns) + left), y, shown: false }
}

/** The place of the cursor on the whole screen. */
export function cursorOf(state: State): CursorAt | undefined {
  const { width, height, panes } = layoutOf(state)
  const typed = typedLine(state.mode)
  if (typed) return { x: Math.min(width - 1, promptColumn(typed, width)), y: height + 1, shown: true }
  if (state.mode.kind === 'help') return undefined
  const list = openList(state)
  if (list) return { ...listRow(list, width, height), shown: false }
  if (state.pane === 'statement' || state.pane === 'report') {
    const box = panes[state.pane]
    if (!box) return undefined
    const { text, rows, top, visible, highlights } = textPane(state, state.pane)
    const at =
      state.mode.kind === 'marking' ? state.mode.span.start : state.mode.kind === 'splitting' ? state.mode.at : highlights[0]?.start
    const row = at === undefined ? top : spanAt(rows, at)
    const seen = row >= top && row < top + visible
    const x = seen && at !== undefined ? columnsOf(text.slice(rows[row]!.start, at)) : 0
    return {
      x: box.x + GUTTER + Math.min(x, box.width - GUTTER - 1),
      y: box.y + 1 + (seen ? row - top : 0),
      shown: state.mode.kind !== 'browse' && seen,
    }
  }
  const why = panes.why
  return state.pane === 'why' && why ? { x: why.x, y: why.y + 1, shown: false } : onClaims(state)
}
