import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/model/decision.ts'
import { replay } from '../../../src/review/replay.ts'
import type { State } from '../../../src/screen/review/state.ts'
import { at, begin, desk, press, screen } from './desk.ts'

const VISIT = 4
// The claim after it: by words alone KCNA is sure to leave it out.
const OMITTED = 5
const decided = (state: State): string[] =>
  state.work.cells.flatMap((row, claim) => row.flatMap((cell, column) => (cell.decided ? [`${claim}/${column} ${cell.shown}`] : [])))

/** A column with a cell that the engine is unsure of. */
const currentColumn = (): number => [0, 1, 2].find((column) => begin().work.cells.some((row) => row[column]!.engine.kind === 'unsure'))!

describe('a range', () => {
  it('is decided as one, and undone and redone as one', () => {
    const state = press(at(begin(), begin().shown[0]!, 1), 'v', 'j', 'j', '4')
    expect(decided(state)).toEqual(
      begin()
        .shown.slice(0, 3)
        .toSorted((a, b) => a - b)
        .map((claim) => `${claim}/1 omitted`),
    )
    expect(state.anchor).toBeUndefined()
    const undone = press(state, 'u')
    expect(decided(undone)).toEqual([])
    expect(undone.notice?.text).toBe('Undone: 3 acts, all at once')
    expect(decided(press(undone, 'U'))).toEqual(decided(state))
  })

  it('agrees where there is something to agree with, and says what is left', () => {
    const column = currentColumn()
    const start = at(begin(), begin().shown[0]!, column)
    const state = press(start, 'v', 'G', 'space')
    const unsure = start.work.cells.filter((row) => row[column]!.engine.kind === 'unsure').length
    expect(unsure).toBeGreaterThan(0)
    expect(decided(state)).toHaveLength(start.work.cells.length - unsure)
    expect(state.notice?.text).toContain(`${unsure} are unsure or disputed`)
  })

  it('is shown, and ends with v or Esc without a decision', () => {
    const state = press(at(begin(), begin().shown[0]!, 0), 'v', 'j')
    expect(screen(state).filter((row) => /^[┃▶]/.test(row))).toHaveLength(2)
    for (const key of ['v', 'escape']) expect([press(state, key).anchor, press(state, key).log]).toEqual([undefined, []])
  })
})

describe('the same for all like this', () => {
  it('offers what is like the cell, counts it, and puts the verdict on it as one stroke', () => {
    const asked = press(at(begin(), OMITTED, 0), 'S')
    expect(asked.mode).toMatchObject({ kind: 'list', title: 'Call omitted, among those not decided yet' })
    const alike = begin().work.cells.filter((row) => row[0]!.engine.kind === 'omitted').length
    const done = press(asked, 'e')
    expect(decided(done)).toHaveLength(alike)
    expect(decided(press(done, 'u'))).toEqual([])
  })

  it('tells a blind reviewer nothing of what the engine thinks', () => {
    const state = press(at(begin(desk({ mode: 'blind' })), VISIT, 0), '4')
    const asked = press(at(state, VISIT, 0), 'S')
    expect(asked.mode.kind === 'list' && asked.mode.items.map((one) => one.says)).toEqual(['this claim in every outlet: 2'])
  })

  it('asks for a verdict first where there is none', () => {
    const unsure = begin()
    expect(press(unsure, 'S').notice?.text).toContain('Decide this cell first')
  })
})

describe('strokes in a log', () => {
  const line = (act: 'note' | 'undo' | 'redo', batch?: string): Decision =>
    ({
      act,
      ...(act === 'note' ? { note: 'x', claim: { start: 0, end: 1, text: 'a' }, outlet: 'A' } : {}),
      ...(batch ? { batch } : {}),
    }) as Decision

  it('are taken back and done again whole, lines without a name one by one', () => {
    const log = [line('note'), line('note', 'a'), line('note', 'a'), line('note', 'b'), line('note')]
    const lengths = (more: Decision[]): number[] => {
      const { done, undone } = replay([...log, ...more])
      return [done.length, undone.length]
    }
    expect(lengths([])).toEqual([5, 0])
    expect(lengths([line('undo')])).toEqual([4, 1])
    expect(lengths([line('undo'), line('undo')])).toEqual([3, 2])
    expect(lengths([line('undo'), line('undo'), line('undo')])).toEqual([1, 4])
    expect(lengths([line('undo'), line('undo'), line('undo'), line('redo')])).toEqual([3, 2])
    expect(replay([...log, line('undo'), line('undo'), line('undo'), line('redo'), line('redo'), line('redo')]).done).toEqual(log)
  })
})

describe('the palette', () => {
  it('finds commands by their words and runs the one that is taken', () => {
    const state = press(at(begin(), VISIT, 0), ':', ...'undo')
    expect(screen(state).join('\n')).toContain('undo: undo your last act')
    expect(press(at(begin(), VISIT, 0), ':', ...'omitted', 'enter').work.cells[VISIT]![0]!.shown).toBe('omitted')
    expect(press(begin(), ':', ...'editor', 'enter').request).toMatchObject({ kind: 'edit', name: expect.any(String) as string })
    expect(press(begin(), ':', ...'xyzzy', 'enter').notice?.text).toBe('No such command')
    expect(press(begin(), ':', 'escape').mode.kind).toBe('browse')
  })
})

describe('copying', () => {
  it('offers the claim and the passage, each with its source', () => {
    const state = press(at(begin(), VISIT, 0), 'y')
    const texts = ['c', 's', 'p', 'q'].map((key) => {
      const { request } = press(state, key)
      return request?.kind === 'copy' ? request.text : ''
    })
    expect(texts[0]).toContain('am ready to visit Pyongyang')
    expect(texts[1]).toMatch(/^“.*” \(Press service of the President of Belarus, .*2025-09-0?\d.*\)$/)
    expect(texts[3]).toMatch(/^“.*” \(KCNA, /s)
  })

  it('offers a blind reviewer no passage', () => {
    const state = press(at(begin(desk({ mode: 'blind' })), VISIT, 0), 'y')
    expect(state.mode.kind === 'list' && state.mode.items.map((one) => one.key)).toEqual(['c', 's'])
  })
})

describe('time and questions', () => {
  it('keeps the seconds that a cell was looked at, without long pauses, or none where that is off', () => {
    const log = press(at(begin(), VISIT, 0), 'enter', 'enter', '4').log
    expect(log[0]).toMatchObject({ act: 'decide', seconds: 2 })
    expect(press(at(begin({ ...desk(), timed: false }), VISIT, 0), 'enter', 'enter', '4').log[0]).not.toHaveProperty('seconds')
  })

  it('keeps a question to the curator, shows it, and lists the cells with one', () => {
    const state = press(at(begin(desk(), [], { columns: 120, rows: 40 }), VISIT, 0), 'F', ...'which visit?', 'enter')
    expect(state.log).toMatchObject([{ act: 'flag', question: 'which visit?' }])
    expect(screen(state).join('\n')).toMatch(/Question {2}which visit\? \(anna\)/)
    expect(press(state, 'f', 'q').shown).toEqual([VISIT])
    expect(press(state, 'F', 'ctrl-u', 'enter').work.cells[VISIT]![0]!.word).toBeUndefined()
  })
})
