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
    expect(text(overruled)).toMatch(/You +anna ≠ altered/)
  })

  it('asks which passage carries the claim where the engine had found none, with the likeliest three', () => {
    const asked = press(at(begin(), VISIT, 0), '1')
    expect(asked.mode).toMatchObject({ kind: 'list', title: 'You say reported: which passage carries it?' })
    expect(asked.mode.kind === 'list' && asked.mode.items.map((one) => one.key)).toEqual(['a', 'b', 'c', 'm', '0', 'u'])
    const chosen = press(asked, 'b')
    const [evidence] = chosen.work.cells[VISIT]![0]!.engine.evidence
    expect(evidence?.reasons).toEqual(['marked by anna'])
    expect(chosen.log.map((line) => line.act)).toEqual(['decide', 'evidence'])
    expect(currentCell(chosen)?.decided).toBe(false)
    expect(press(chosen, 'u').work.cells[VISIT]![0]).toMatchObject({ decided: false, word: undefined })
  })

  it('keeps the verdict where no passage is chosen, and says so; Esc takes it back', () => {
    const none = press(at(begin(), VISIT, 0), '1', '0')
    expect(none.log.map((line) => line.act)).toEqual(['decide'])
    expect(none.notice?.text).toContain('reported, no passage marked')
    const left = press(at(begin(), VISIT, 0), '1', 'escape')
    expect(left.work.cells[VISIT]![0]).toMatchObject({ decided: false, word: undefined })
    expect(left.mode.kind).toBe('browse')
    expect(press(at(begin(), VISIT, 0), '1', 'm').mode).toMatchObject({ kind: 'marking', what: 'evidence' })
    expect(press(at(begin(), VISIT, 0), '1', '4', '4').log).toHaveLength(1)
  })

  it('does not ask where the engine had found the passage, or where the claim is said to be left out', () => {
    const carried = begin().work.cells.findIndex((row) => row[2]!.engine.kind === 'reported')
    expect(press(at(begin(), carried, 2), '2').mode.kind).toBe('browse')
    expect(press(at(begin(), VISIT, 0), '4').mode.kind).toBe('browse')
  })

  it('refuses to agree that a cell is unsure, and asks for a verdict', () => {
    const cells = begin().work.cells.flatMap((row, claim) =>
      row.flatMap((cell, column) => (cell.shown === 'unsure' ? [{ claim, column }] : [])),
    )
    for (const { claim, column } of cells) {
      const pressed = press(at(begin(), claim, column), 'space')
      expect(pressed.log).toHaveLength(0)
      expect(pressed.notice?.text).toContain('decide, 1–4')
    }
    expect(press(at(begin(), cells[0]!.claim, cells[0]!.column), '5').log).toHaveLength(1)
  })

  it('tells of no suspected change on a cell where the claim is left out', () => {
    const state = begin(desk(), [], { columns: 200, rows: 60 })
    const omitted = state.work.cells.flatMap((row, claim) =>
      row.flatMap((cell, column) => (cell.engine.kind === 'omitted' && cell.engine.alterations.length > 0 ? [{ claim, column }] : [])),
    )
    expect(omitted.length).toBeGreaterThan(0)
    for (const { claim, column } of omitted) expect(text(at(state, claim, column))).not.toMatch(/Suspect|Changed/)
  })

  it('says of a key that does nothing that it does nothing', () => {
    expect(press(begin(), '%').notice?.text).toBe('% does nothing here; ? tells all keys')
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

  const all = blindCells()
  function blindCells(): { claim: number; column: number }[] {
    return begin().work.cells.flatMap((row, claim) => row.map((_, column) => ({ claim, column })))
  }
  const hints = ['confidence', 'nearest', 'nothing near', 'unsure first', 'shared:', 'Engine', '! ', '✗']

  it('shows nothing of the engine or of others until the whole set is decided, then all of it', () => {
    const boris = { reviewer: 'boris', decisions: all.map(({ claim, column }) => decideLine(claim, column, 'partial', 'boris')) }
    let state = begin(desk({ mode: 'blind', others: [boris] }), [], { columns: 120, rows: 60 })
    for (const [index, { claim, column }] of all.entries()) {
      state = press(at(state, claim, column), index % 2 === 0 ? '1' : '4')
      if (index === all.length - 1) break
      expect(state.mode.kind).toBe('browse')
      for (const row of [text(at(state, claim, column)), text(press(state, 'f'))])
        for (const hint of [...hints, 'boris', 'Suspect', '±']) expect(row).not.toContain(hint)
      expect(text(press(state, 'f'))).toContain('where reviewers differ (0 claims)')
    }
    expect(state.notice?.text).toContain('Your set is done')
    expect(text(at(state, VISIT, 0))).toMatch(/Engine[^]*|boris/)
    expect(text(at(state, VISIT, 0))).toContain('boris')
  })

  it('shows no verdict, no reason and no evidence until the reviewer has decided', () => {
    const rows = text(blind())
    for (const hint of ['omitted', 'reported', 'confidence', 'nearest', 'nothing near', 'unsure first', 'shared:'])
      expect(rows).not.toContain(hint)
    const decided = press(blind(), '1')
    expect(decided.work.cells[VISIT]![0]).toMatchObject({ hidden: true, shown: 'reported', decided: true })
    expect(text(at(decided, VISIT, 0))).not.toContain('Engine')
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

  it('counts what is at stake, and names the keys that count then', () => {
    const own = press(at(begin(desk({ others: [boris] })), VISIT, 0), '4')
    const both = press(at(own, 2, 1), '2')
    const judging = press(both, 'A')
    expect(screen(judging)[0]).toContain('adjudicating · 0/2 settled')
    const foot = screen(press(judging, 'j', 'k')).at(-1)!
    expect(foot).toMatch(/1–5 settle .*c next to settle/)
    expect(foot).not.toContain('agree')
    expect(screen(press(judging, '4'))[0]).toContain('1/2 settled')
  })

  it('shows a cell that others dispute as disputed, and does not agree with that', () => {
    const clara = { reviewer: 'clara', decisions: [decideLine(VISIT, 0, 'omitted', 'clara')] }
    const state = at(begin(desk({ others: [boris, clara] }), [], { columns: 120, rows: 40 }), VISIT, 0)
    expect(currentCell(state)).toMatchObject({ shown: 'disputed', decided: false })
    expect(text(state)).toContain('± disputed')
    expect(press(state, 'space').log).toHaveLength(0)
  })

  it('hides from an adjudicator who said what, where that was asked for', () => {
    const hidden = { ...desk({ others: [boris] }), hideNames: true }
    const state = press(at(begin(hidden, [], { columns: 200, rows: 60 }), VISIT, 0), '4', 'A')
    expect(text(state)).not.toContain('boris')
    expect(text(state)).toContain('reviewer A ◐ partial')
  })

  it('has nothing to adjudicate where nobody else has been', () => {
    expect(press(begin(), 'A').notice?.text).toContain('Nobody else')
  })
})
