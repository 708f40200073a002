// A log, replayed: which acts stand, and which could be done again.
import type { Act, Decision } from '../model/decision.ts'

export interface Replayed {
  /** Acts that stand, oldest first. */
  readonly done: readonly Act[]
  /** Acts taken back, the one to be done again next at the end. */
  readonly undone: readonly Act[]
}

/** The state that a log leads to: the same for the same lines, whenever and however often they are read. */
export function replay(lines: readonly Decision[]): Replayed {
  const done: Act[] = []
  let undone: Act[] = []
  for (const line of lines) {
    if (line.act === 'undo') {
      const last = done.pop()
      if (last) undone.push(last)
    } else if (line.act === 'redo') {
      const next = undone.pop()
      if (next) done.push(next)
    } else {
      done.push(line)
      undone = []
    }
  }
  return { done, undone }
}
