import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Need } from '../../../src/model/dashboard.ts'
import { BINDINGS } from '../../../src/screen/browse/keys.ts'
import { reduce } from '../../../src/screen/browse/reducer.ts'
import { currentEntry, currentRow, rowCount, WINDOW } from '../../../src/screen/browse/state.ts'
import { dashboardHelp } from '../../../src/screen/browse/views/help.ts'
import { screenLines } from '../../../src/screen/browse/views/screen-lines.ts'
import { lineColumns, plainText } from '../../../src/screen/lines.ts'
import { act, begin, FACTS, fed, HOSTILE, press, screen, TOTAL } from './desk.ts'

const keys = [...new Set(BINDINGS.flatMap((binding) => binding.keys))].filter((key) => key !== 'q' && key !== 'ctrl-c')
const anyKeys = fc.array(fc.constantFrom(...keys, 'ж', 'x'), { maxLength: 25 })
const sizes = fc.constantFrom([80, 24], [120, 40], [200, 60], [60, 15], [33, 7], [100, 19])

describe('laws of the dashboard', () => {
  it('fills the screen exactly, whatever keys were pressed and however large it is, and lets no control character through', () => {
    fc.assert(
      fc.property(anyKeys, sizes, (pressed, [columns, rows]) => {
        const lines = screenLines(press(begin({ columns: columns, rows: rows }), ...pressed))
        expect(lines.length).toBe(rows)
        for (const line of lines) {
          expect(lineColumns(line)).toBe(columns)
          expect(plainText(line)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('keeps the cursor in the list, and the row under it on the screen', () => {
    fc.assert(
      fc.property(anyKeys, (pressed) => {
        const state = press(begin(), ...pressed)
        const entry = currentEntry(state)
        expect(entry.row).toBeGreaterThanOrEqual(0)
        expect(entry.row).toBeLessThan(Math.max(1, rowCount(state)))
        if (state.mode.kind === 'browse' && entry.pane === 'list' && rowCount(state) > 0) expect(screen(state).join('\n')).toContain('▶')
      }),
      { numRuns: 80 },
    )
  })

  it('is back where it was after opening and leaving, wherever that is', () => {
    fc.assert(
      fc.property(anyKeys, (pressed) => {
        const before = press(begin(), ...pressed, 'escape')
        if (before.mode.kind !== 'browse' || before.zoomed) return
        const opened = press(before, 'enter')
        if (opened.stack.length === before.stack.length) return
        const after = press(opened, 'escape')
        expect(after.stack).toEqual(before.stack)
        expect(screen({ ...after, notice: undefined })).toEqual(screen({ ...before, notice: undefined }))
      }),
      { numRuns: 60 },
    )
  })

  it('is the same after a resize to and fro', () => {
    fc.assert(
      fc.property(anyKeys, sizes, (pressed, [columns, rows]) => {
        const before = press(begin(), ...pressed)
        const away = act(before, { type: 'resized', size: { columns: columns, rows: rows } })
        const after = act(away, { type: 'resized', size: before.size })
        expect([after.mode, currentEntry(after).row, after.stack.length]).toEqual([
          before.mode,
          currentEntry(before).row,
          before.stack.length,
        ])
      }),
      { numRuns: 40 },
    )
  })

  it('never asks for more than a window of a list, and for none twice', () => {
    const asked: Need[] = []
    let state = begin()
    for (const key of ['3', 'G', 'g', 'j', 'page-down', 'page-down', 'ctrl-d', 'k', 'G', 'page-up'])
      state = fed(reduce(state, { type: 'key', key }), asked)
    const pages = asked.filter((need) => need.ask === 'page')
    expect(pages.length).toBeLessThanOrEqual(5)
    for (const page of pages) expect(page.count).toBeLessThanOrEqual(WINDOW)
  })
})

describe('the dashboard', () => {
  it('goes to the end of a list of many thousand rows and back, each row in its place', () => {
    const end = press(begin(), '3', 'G')
    expect(currentRow(end)).toMatchObject({ words: `${HOSTILE} claim ${TOTAL - 1}` })
    expect(screen(end).join('\n')).toContain(`${TOTAL}/${TOTAL}`)
    expect(currentRow(press(end, 'g'))).toMatchObject({ words: `${HOSTILE} claim 0` })
  })

  it('goes down from an outlet to its kinds, to its gaps, to a statement, to a pair', () => {
    const kinds = press(begin(), 'enter')
    expect(screen(kinds)[1]).toContain('By kind of claim')
    const gaps = press(kinds, 'enter')
    expect(currentEntry(gaps).place).toMatchObject({ at: 'list', of: { list: 'claims', filter: { verdict: 'gaps', kind: 'assertion' } } })
    const statement = press(gaps, 'j', 'enter')
    expect(currentEntry(statement)).toMatchObject({ place: { at: 'statement', id: 2 }, row: 1, column: 0 })
    const asked = reduce(press(statement, 'l', 'j'), { type: 'key', key: 'enter' })
    expect(asked.request).toEqual({ kind: 'review', statement: 2, report: 6, claim: 2 })
  })

  it('shows one pane below 64 columns or 20 rows, and the other with Tab', () => {
    const small = begin({ columns: 60, rows: 15 })
    expect(screen(small).join('\n')).toContain('Outlets')
    expect(screen(small).join('\n')).not.toContain('What is behind it')
    expect(screen(press(small, 'tab')).join('\n')).toContain('What is behind it')
  })

  it('asks to settle the match under the cursor, and only there', () => {
    for (const [key, answer] of [
      ['y', 'yes'],
      ['n', 'no'],
      ['u', 'unsure'],
    ] as const) {
      expect(reduce(press(begin(), '5', 'j'), { type: 'key', key }).request).toEqual({ kind: 'settle', statement: 2, report: 5, answer })
      expect(reduce(press(begin(), '3'), { type: 'key', key }).request).toBeUndefined()
    }
  })

  it('reads its screen anew when the archive has changed, and stays where it is', () => {
    const before = press(begin(), '3', 'j', 'j')
    const asked: Need[] = []
    const after = fed(reduce(before, { type: 'facts', facts: { ...FACTS, listed: TOTAL + 1 } }), asked)
    expect(asked.map((need) => need.ask).toSorted()).toEqual(['page', 'statement'])
    expect(currentEntry(after)).toEqual(currentEntry(before))
    expect(fed(reduce(after, { type: 'facts', facts: { ...FACTS, listed: TOTAL + 1 } }))).toMatchObject({ version: after.version })
  })

  it('says every key in its help', () => {
    const help = dashboardHelp(200).map(plainText).join('\n')
    for (const binding of BINDINGS) expect(help).toContain(binding.says)
  })
})
