// Which rows of the matrix are on the screen.
import { HEAD_ROWS } from './layout.ts'
import type { Box } from '../layout.ts'
import type { State } from './state.ts'

/** The first row shown and how many fit, such that the claim under the cursor is among them. */
export function claimsWindow(state: State, box: Box): { readonly top: number; readonly visible: number } {
  const visible = Math.max(1, box.height - HEAD_ROWS)
  const at = Math.max(0, state.shown.indexOf(state.claim))
  const last = Math.max(0, state.shown.length - visible)
  const before = Math.min(state.scroll.claims ?? 0, last)
  // One row of context beyond the cursor where there is room for it.
  const margin = visible > 4 ? 1 : 0
  const top = at - margin < before ? at - margin : at + margin >= before + visible ? at + margin - visible + 1 : before
  return { top: Math.max(0, Math.min(last, top)), visible }
}
