// Which rows of the matrix are on the screen.
import { claimRows, columnsFor } from './claim-columns.ts'
import { HEAD_ROWS } from './layout.ts'
import type { Box } from '../layout.ts'
import type { State } from './state.ts'

export interface ClaimsWindow {
  /** Place in the list of the first claim shown. */
  readonly top: number
  /** How many claims are on the screen, the last perhaps in part. */
  readonly visible: number
  /** Rows of each listed claim, by its place in the list. */
  readonly heights: readonly number[]
}

/** The most rows that a claim may take so that all fit; 1 where even single rows do not: then the list scrolls. */
function rowsEach(lengths: readonly number[], room: number): number {
  const longest = Math.max(1, ...lengths)
  for (let most = longest; most > 1; most -= 1) if (lengths.reduce((sum, one) => sum + Math.min(one, most), 0) <= room) return most
  return 1
}

/** The first claim shown and how many fit, such that the claim under the cursor is among them. */
export function claimsWindow(state: State, box: Box): ClaimsWindow {
  const room = Math.max(1, box.height - HEAD_ROWS)
  const rows = claimRows(state, columnsFor(state, box.width).claim)
  const lengths = state.shown.map((index) => rows[index]!.length)
  const most = rowsEach(lengths, room)
  const heights = lengths.map((length) => Math.min(length, most))
  const taken = (from: number, to: number): number => heights.slice(from, to).reduce((sum, one) => sum + one, 0)
  const count = heights.length
  let last = count
  while (last > 0 && taken(last - 1, count) <= room) last -= 1
  const at = Math.max(0, state.shown.indexOf(state.claim))
  // One claim of context beyond the cursor where there is room for it.
  const margin = room > 4 ? 1 : 0
  let top = Math.min(state.scroll.claims ?? 0, last, Math.max(0, at - margin))
  while (top < at && taken(top, Math.min(count, at + margin + 1)) > room) top += 1
  let visible = 0
  while (top + visible < count && taken(top, top + visible) < room) visible += 1
  return { top, visible: Math.max(1, visible), heights }
}
