// The founding case on a desk, and keys pressed at it one after another.
import { rejudge } from '../../../src/review/rejudge.ts'
import type { Decision, Review } from '../../../src/model/decision.ts'
import type { Desk } from '../../../src/review/desk.ts'
import { plainText } from '../../../src/screen/lines.ts'
import { reduce } from '../../../src/screen/review/reducer.ts'
import { initialState, type State } from '../../../src/screen/review/state.ts'
import { screenLines } from '../../../src/screen/review/views/screen-lines.ts'
import { comparison } from '../../review/fixture.ts'

export function desk(options: { readonly others?: readonly Review[]; readonly mode?: Desk['mode'] } = {}): Desk {
  return {
    comparison,
    others: options.others ?? [],
    reviewer: 'anna',
    mode: options.mode ?? 'open',
    rejudge,
    exportStem: 'founding-review',
  }
}

export function begin(on: Desk = desk(), log: readonly Decision[] = [], size = { columns: 100, rows: 30 }): State {
  return initialState(on, log, size)
}

let clock = 0
const tick = (): string => new Date(Date.UTC(2026, 5, 1) + (clock += 1) * 1000).toISOString()

/** Presses keys by name: `press(state, 'j', 'space', '4')`. */
export function press(state: State, ...keys: string[]): State {
  return keys.reduce((now, key) => reduce(now, { type: 'key', key, time: tick() }), state)
}

/** The screen as plain rows. */
export const screen = (state: State): string[] => screenLines(state).map(plainText)

/** Puts the cursor on a cell by indices. */
export const at = (state: State, claim: number, column: number): State => ({ ...state, claim, column, scroll: {} })
