// The mouse on the dashboard: what stands under it, and what a press or the wheel does there.
import type { Pointed } from '../input.ts'
import { DIVIDER } from '../layout.ts'
import { listPlace } from '../overlay.ts'
import { HEAD_ROWS, layoutOf, window } from './layout.ts'
import { matrixColumns } from './matrix-columns.ts'
import { currentEntry, rowCount, viewOf, withEntry, type State } from './state.ts'

/** The first row of the screen is the head. */
const ABOVE = 1

interface Hit {
  readonly pane: 'list' | 'detail'
  readonly width: number
  /** From the pane's corner. */
  readonly x: number
  readonly y: number
}

function hitOf(state: State, x: number, y: number): Hit | undefined {
  const { arrangement, list, detail } = layoutOf(state)
  const besides = arrangement === 'wide' ? { x: (list?.width ?? 0) + DIVIDER, y: 0 } : { x: 0, y: list?.height ?? 0 }
  for (const [pane, box, corner] of [
    ['list', list, { x: 0, y: 0 }],
    ['detail', detail, besides],
  ] as const) {
    const [left, down] = [x - corner.x, y - ABOVE - corner.y]
    if (box && left >= 0 && left < box.width && down >= 0 && down < box.height) return { pane, width: box.width, x: left, y: down }
  }
  return undefined
}

/** The report whose cell, or whose name over the cells, stands at a column of the matrix; the one under the cursor where none does. */
function columnAt(state: State, { x, width }: Hit): number {
  const { column } = currentEntry(state)
  const view = viewOf(state)
  if (currentEntry(state).place.at !== 'statement' || !view) return column
  const { start, cell, first, count } = matrixColumns(view, column, width)
  const place = Math.floor((x - start) / (cell + 1))
  return place >= 0 && place < count ? first + place : column
}

/** What the mouse asks for: a state, the item of an open list that was pressed, the key that does the same, or what Enter does. */
export type Pointing =
  | { readonly state: State }
  | { readonly item: number }
  | { readonly key: 'wheel-up' | 'wheel-down' | 'escape' }
  | { readonly wheel: 'list' | 'detail'; readonly by: number }
  | { readonly open: State }

/** A press on a row puts the cursor there; on the row, and in a matrix the cell, under the cursor it opens what stands there. */
function onList(state: State, hit: Hit): Pointing {
  const entry = currentEntry(state)
  const column = columnAt(state, hit)
  const row = window(state).top + hit.y - HEAD_ROWS
  if (hit.y === HEAD_ROWS - 1) return { state: withEntry(state, { column, pane: 'list' }) }
  if (hit.y < HEAD_ROWS || row >= rowCount(state)) return { state: withEntry(state, { pane: 'list' }) }
  if (row === entry.row && column === entry.column && entry.pane === 'list') return { open: state }
  return { state: withEntry(state, { row, column, pane: 'list', scroll: 0 }) }
}

/** What a movement of the mouse comes to. */
export function pointing(state: State, { kind, x, y }: Pointed): Pointing {
  const { mode } = state
  if (kind === 'wheel-up' || kind === 'wheel-down') {
    const hit = mode.kind === 'browse' ? hitOf(state, x, y) : undefined
    return hit ? { wheel: hit.pane, by: kind === 'wheel-up' ? -WHEEL : WHEEL } : { key: kind }
  }
  if (kind !== 'press') return { state }
  if (mode.kind === 'list') {
    const { width, height } = layoutOf(state)
    const item = listPlace(mode, width, height, x, y - ABOVE)
    return item === undefined ? { key: 'escape' } : { item }
  }
  const hit = mode.kind === 'browse' ? hitOf(state, x, y) : undefined
  if (!hit) return { state }
  return hit.pane === 'list' ? onList(state, hit) : { state: withEntry(state, { pane: 'detail' }) }
}

/** Rows that the wheel scrolls at a time. */
const WHEEL = 3
