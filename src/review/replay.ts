// A log, replayed: which acts stand, and which could be done again.
import type { Act, Decision } from '../model/decision.ts'

export interface Replayed {
  /** Acts that stand, oldest first. */
  readonly done: readonly Act[]
  /** Acts taken back, the one to be done again next at the end. */
  readonly undone: readonly Act[]
}

/** Moves the last act from one list to the other, and with it those that were done in the same stroke. */
function moveLast(from: Act[], to: Act[]): void {
  const last = from.pop()
  if (!last) return
  to.push(last)
  while (last.batch !== undefined && from.at(-1)?.batch === last.batch) to.push(from.pop()!)
}

/** The acts that an undo (of `done`) or a redo (of `undone`) would move, the last of the list first. */
export function lastStroke(acts: readonly Act[]): readonly Act[] {
  const moved: Act[] = []
  moveLast([...acts], moved)
  return moved
}

/** The state that a log leads to: the same for the same lines, whenever and however often they are read. */
export function replay(lines: readonly Decision[]): Replayed {
  const done: Act[] = []
  let undone: Act[] = []
  for (const line of lines) {
    if (line.act === 'undo') {
      moveLast(done, undone)
    } else if (line.act === 'redo') {
      moveLast(undone, done)
    } else {
      done.push(line)
      undone = []
    }
  }
  return { done, undone }
}
