import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/review/replay.ts'
import { reduce } from '../../../src/screen/review/reducer.ts'
import { currentCell } from '../../../src/screen/review/state.ts'
import { decide as decideLine } from '../../review/fixture.ts'
import { at, begin, desk, press, screen } from './desk.ts'

const VISIT = 5
const text = (state: Parameters<typeof screen>[0]): string => screen(state).join('\n')

describe('a reviewer at the keys', () => {
  it('starts at a cell that the engine is unsure of', () => {
    expect(currentCell(begin())?.engine.kind).toBe('unsure')
  })

  it('agrees with Space, overrules with a number, and moves on to a cell that waits', () => {
    const agreed = press(at(begin(), VISIT, 0), 'space')
    expect(agreed.work.cells[VISIT]![0]).toMatchObject({ decided: true, shown: 'omitted' })
    expect(currentCell(agreed)?.decided).toBe(false)
    const overruled = press(at(begin(), VISIT, 0), '3')
    expect(overruled.work.cells[VISIT]![0]).toMatchObject({ decided: true, shown: 'altered' })
    expect(text(overruled)).toContain('≠ altered !')
  })

  it('keeps a note and shows it with the cell', () => {
    const noted = press(at(begin(), VISIT, 0), 'n', ...'see page 2', 'enter')
    expect(currentCell(noted)?.word?.note).toBe('see page 2')
    expect(text(press(noted, 'z', 'tab', 'tab', 'tab'))).toContain('see page 2')
    expect(currentCell(press(noted, 'n', 'ctrl-u', 'enter'))?.word?.note).toBeUndefined()
  })

  it('types a pasted note with its line breaks as spaces', () => {
    const noting = press(at(begin(), VISIT, 0), 'n')
    const state = ['a', 'enter', '4'].reduce(
      (now, key) => reduce(now, { type: 'key', key, time: '2026-06-02T00:00:00.000Z', pasted: true }),
      noting,
    )
    expect(state.mode).toMatchObject({ kind: 'typing', text: 'a 4' })
    expect(state.log).toHaveLength(0)
  })

  it('shows gaps only, and says so where nothing is like what was asked for', () => {
    const gaps = press(begin(), 'f', 'g')
    expect(gaps.shown.length).toBeLessThan(begin().shown.length)
    expect(text(gaps)).toContain('gaps only')
    expect(text(press(begin(), 'f', 'd'))).toContain('No claim is like that')
  })

  it('searches claims and steps through the matches round and round', () => {
    const found = press(begin(), '/', ...'pyongyang', 'enter')
    const claims = found.work.comparison.claims
    expect(claims[found.claim]!.text).toMatch(/Pyongyang/)
    const next = press(found, 'n')
    expect(claims[next.claim]!.text).toMatch(/Pyongyang/)
    expect(next.claim).not.toBe(found.claim)
    expect(press(next, 'N').claim).toBe(found.claim)
    expect(press(found, 'escape', 'n').mode.kind).toBe('typing')
  })

  it('scrolls the text that has the focus, not the list', () => {
    const reading = press(begin(desk(), [], { columns: 80, rows: 24 }), 'enter', 'G')
    expect(reading.claim).toBe(begin().claim)
    expect(text(reading)).toContain('prosperity')
  })

  it('marks another passage as the evidence', () => {
    const marked = press(at(begin(), VISIT, 0), 'm', 'j', 'j', 'l', 'enter')
    const evidence = currentCell(marked)?.engine.evidence[0]
    expect(evidence?.reasons).toEqual(['marked by anna'])
    const none = press(at(begin(), VISIT, 0), 'm', '0')
    expect(currentCell(none)?.engine.evidence).toEqual([])
  })

  it('splits a claim, joins it again, and adds one that was missed', () => {
    const before = begin().work.comparison.claims
    const split = press(at(begin(), VISIT, 0), 'x', 'l', 'enter')
    expect(split.work.comparison.claims).toHaveLength(before.length + 1)
    const joined = press(at(split, VISIT, 0), 'J')
    expect(joined.work.comparison.claims.map((claim) => claim.text)).toEqual(before.map((claim) => claim.text))
    const added = press(begin(), 'a', 'enter')
    expect(added.work.comparison.claims).toHaveLength(before.length + 1)
    expect(press(added, 'u').work.comparison.claims).toEqual(before)
  })

  it('lists every key in the help, made from the table', () => {
    const help = text(press(begin(desk(), [], { columns: 120, rows: 60 }), '?'))
    for (const says of ['undo your last act', 'mark another passage as the evidence', 'adjudicate']) expect(help).toContain(says)
  })

  it('asks for a path before it writes, with one to start from', () => {
    const asked = press(begin(), 'e', 'm')
    expect(asked.mode).toMatchObject({ kind: 'typing', purpose: 'path', text: 'founding-review.md' })
    expect(press(asked, 'enter').request).toMatchObject({ kind: 'export', format: 'md', path: 'founding-review.md' })
  })
})

describe('blind', () => {
  const blind = (): ReturnType<typeof begin> => at(begin(desk({ mode: 'blind' })), VISIT, 0)

  it('shows no verdict, no reason and no evidence until the reviewer has decided', () => {
    const rows = text(blind())
    for (const hint of ['omitted', 'reported', 'confidence', 'nearest', 'nothing near', 'unsure first', 'shared:'])
      expect(rows).not.toContain(hint)
    const decided = press(blind(), '1')
    expect(decided.work.cells[VISIT]![0]!.hidden).toBe(false)
    expect(text(at(decided, VISIT, 0))).toContain('Engine')
  })

  it('cannot agree with what it does not show, nor adjudicate', () => {
    expect(press(blind(), 'space').log).toHaveLength(0)
    expect(press(blind(), 'A').adjudicating).toBe(false)
  })
})

describe('several reviewers', () => {
  const boris = { reviewer: 'boris', decisions: [decideLine(VISIT, 0, 'partial', 'boris'), decideLine(2, 1, 'omitted', 'boris')] }

  it('steps through what is disputed and settles it', () => {
    const own = press(at(begin(desk({ others: [boris] })), VISIT, 0), '4')
    const judging = press(own, 'A')
    expect([judging.claim, judging.column]).toEqual([VISIT, 0])
    expect(currentCell(judging)?.disputed).toBe(true)
    const settled = press(judging, '2')
    expect(settled.work.cells[VISIT]![0]!.disputed).toBe(false)
    expect(replay(settled.log).done.at(-1)).toMatchObject({ act: 'decide', verdict: 'partial', adjudicates: true })
  })

  it('has nothing to adjudicate where nobody else has been', () => {
    expect(press(begin(), 'A').notice?.text).toContain('Nobody else')
  })
})
