import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BINDINGS } from '../../../src/screen/review/keys.ts'
import { columnsOf, plainText } from '../../../src/screen/lines.ts'
import { reduce } from '../../../src/screen/review/reducer.ts'
import { initialState, type State } from '../../../src/screen/review/state.ts'
import { screenLines } from '../../../src/screen/review/views/screen-lines.ts'
import { begin, desk, press } from './desk.ts'

const keys = [...new Set(BINDINGS.flatMap((binding) => binding.keys))].filter((key) => key !== 'q' && key !== 'ctrl-c')
const anyKeys = fc.array(fc.constantFrom(...keys, 'ж', 'ready'.charAt(0)), { maxLength: 60 })
const acts = fc.constantFrom('1', '2', '3', '4', '5', 'space', '0')
const table = (state: State): unknown => state.work.cells.map((row) => row.map((cell) => [cell.word, cell.shown, cell.decided]))

describe('laws of the review', () => {
  it('gives the same decisions when the log is replayed, whatever keys were pressed', () => {
    fc.assert(
      fc.property(anyKeys, (pressed) => {
        const after = press(begin(), ...pressed)
        const again = initialState(desk(), after.log, after.size)
        expect(table(again)).toEqual(table(after))
        expect(again.work.comparison.claims).toEqual(after.work.comparison.claims)
      }),
      { numRuns: 60 },
    )
  })

  it('only ever adds to the log', () => {
    fc.assert(
      fc.property(anyKeys, fc.constantFrom(...keys), (pressed, last) => {
        const before = press(begin(), ...pressed)
        const after = press(before, last)
        expect(after.log.slice(0, before.log.length)).toEqual(before.log)
      }),
      { numRuns: 60 },
    )
  })

  it('is where it was after an act and its undo, and where it had come to after a redo', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('j', 'l', 'c', '4', 'space', 'x', 'J'), { maxLength: 20 }), acts, (pressed, act) => {
        const before = press(begin(), ...pressed, 'escape')
        const done = press(before, act)
        if (done.log === before.log) return
        const undone = press(done, 'u')
        expect(table(undone)).toEqual(table(before))
        expect([undone.claim, undone.column]).toEqual([before.claim, before.column])
        expect(table(press(undone, 'U'))).toEqual(table(done))
      }),
      { numRuns: 60 },
    )
  })

  it('takes a burst as it takes its keys one by one', () => {
    fc.assert(
      fc.property(anyKeys, (pressed) => {
        const one = press(begin(), ...pressed)
        const split = Math.floor(pressed.length / 2)
        const other = press(press(begin(), ...pressed.slice(0, split)), ...pressed.slice(split))
        expect([other.claim, other.column, other.pane, other.log.length]).toEqual([one.claim, one.column, one.pane, one.log.length])
      }),
      { numRuns: 30 },
    )
  })

  it('fills every screen exactly, whatever its size and whatever is open', () => {
    fc.assert(
      fc.property(anyKeys, fc.integer({ min: 20, max: 200 }), fc.integer({ min: 6, max: 60 }), (pressed, columns, rows) => {
        const state = reduce(press(begin(), ...pressed), { type: 'resized', size: { columns, rows } })
        const lines = screenLines(state)
        expect(lines).toHaveLength(rows)
        expect(new Set(lines.map((line) => columnsOf(plainText(line))))).toEqual(new Set([columns]))
      }),
      { numRuns: 120 },
    )
  })
})
