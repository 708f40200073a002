// A range of claims in one outlet, for a decision on all of them at once.
import type { State } from './state.ts'

/** Whether a claim is in the range that was begun. */
export function inRange(state: State, claim: number): boolean {
  if (state.anchor === undefined) return false
  return rangeClaims(state).includes(claim)
}

/** Claims of the range, in the list's order; the claim under the cursor alone where none was begun. */
export function rangeClaims(state: State): readonly number[] {
  const [from, to] = [state.shown.indexOf(state.anchor ?? state.claim), state.shown.indexOf(state.claim)].sort((a, b) => a - b)
  return from! < 0 ? [state.claim] : state.shown.slice(from, to! + 1)
}
