// Where the list and the detail stand: both from 64×20 on, below that the one with the focus.
import { clamp, DIVIDER, LEAST_COLUMNS, LEAST_ROWS, OTHER_ROWS, WIDE_COLUMNS, type Box } from '../layout.ts'
import { currentEntry, rowCount, type State } from './state.ts'

export interface Layout {
  readonly arrangement: 'wide' | 'stacked' | 'single'
  readonly width: number
  /** Rows between the head and the foot. */
  readonly height: number
  readonly list: Box | undefined
  readonly detail: Box | undefined
}

/** Rows of a list over its first row: title and names of the columns. */
export const HEAD_ROWS = 2

/** Where list and detail stand on a screen of this size. */
export function layoutOf(state: State): Layout {
  const width = Math.max(20, state.size.columns)
  const height = Math.max(3, state.size.rows - OTHER_ROWS)
  const { pane, place } = currentEntry(state)
  const whole = { width, height }
  if (state.zoomed || width < LEAST_COLUMNS || state.size.rows < LEAST_ROWS)
    return {
      arrangement: 'single',
      width,
      height,
      list: pane === 'list' ? whole : undefined,
      detail: pane === 'detail' ? whole : undefined,
    }
  // A list that is read beside its detail needs its columns; two texts to settle need each their own.
  const share = place.at === 'overview' || place.at === 'groups' ? 0.62 : place.at === 'list' && place.of.list === 'matches' ? 0.4 : 0.56
  if (width >= WIDE_COLUMNS) {
    const left = clamp(width * share, 56, width - 40)
    return { arrangement: 'wide', width, height, list: { width: left, height }, detail: { width: width - left - DIVIDER, height } }
  }
  const most = clamp(height * (pane === 'list' ? share : 0.3), 5, height - 6)
  const rows = Math.max(5, Math.min(most, rowCount(state) + HEAD_ROWS))
  return { arrangement: 'stacked', width, height, list: { width, height: rows }, detail: { width, height: height - rows } }
}

/** A pane's box, or the box that it would have alone on the screen. */
export function boxOf(state: State, pane: 'list' | 'detail'): Box {
  const layout = layoutOf(state)
  return layout[pane] ?? { width: layout.width, height: layout.height }
}

/** Rows of the list that are on the screen. */
export function window(state: State): { readonly top: number; readonly visible: number } {
  const { row, top } = currentEntry(state)
  const visible = Math.max(1, boxOf(state, 'list').height - HEAD_ROWS)
  const last = Math.max(0, rowCount(state) - visible)
  const before = Math.min(top, last)
  const margin = visible > 4 ? 1 : 0
  const next = row - margin < before ? row - margin : row + margin >= before + visible ? row + margin - visible + 1 : before
  return { top: clamp(next, 0, last), visible }
}
