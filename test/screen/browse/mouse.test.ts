import { describe, expect, it } from 'vitest'
import { keysWith } from '../../../src/screen/browse/keys.ts'
import { columnsOf } from '../../../src/screen/lines.ts'
import { matrixColumns } from '../../../src/screen/browse/matrix-columns.ts'
import { reduce } from '../../../src/screen/browse/reducer.ts'
import { boxOf } from '../../../src/screen/browse/layout.ts'
import { currentEntry, rowCount, viewOf, type State } from '../../../src/screen/browse/state.ts'
import { begin, press, screen } from './desk.ts'

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
]

/** Where words stand on the screen, from a row on. */
function placeOf(state: State, words: string, from = 0): { readonly x: number; readonly y: number } {
  for (const [y, row] of screen(state).entries()) {
    const found = y < from ? -1 : row.indexOf(words)
    if (found >= 0) return { x: columnsOf(row.slice(0, found)), y }
  }
  throw new Error(`${words} does not stand on the screen:\n${screen(state).join('\n')}`)
}
const at = (kind: string, { x, y }: { readonly x: number; readonly y: number }): string => `${kind}@${x},${y}`
/** One key, with what it asks for not yet taken up. */
const key = (state: State, name: string): State => reduce(state, { type: 'key', key: name })
/** The first row of the list: below the head, the list's title and its columns' names. */
const FIRST = 3

describe.each(sizes)('the mouse on the dashboard at $columns×$rows', (size) => {
  it('puts the cursor on the row that is pressed, and opens it when it is pressed again', () => {
    const list = press(begin(size), '4')
    const third = at('press', { x: 5, y: FIRST + 2 })
    const there = press(list, third)
    expect(currentEntry(there)).toMatchObject({ row: 2, pane: 'list' })
    expect(there.stack).toHaveLength(list.stack.length)
    expect(screen(there)[FIRST + 2]).toContain('▶')
    const opened = press(there, third)
    expect(currentEntry(opened).place).toEqual({ at: 'statement', id: 3 })
    expect(press(opened, 'escape').stack).toEqual(there.stack)
  })

  it('turns to the report whose cell is pressed, and opens the pair when it is pressed again', () => {
    const matrix = press(begin(size), '4', 'enter')
    const view = viewOf(matrix)!
    const { start, cell, first } = matrixColumns(view, 0, boxOf(matrix, 'list').width)
    const x = start + (1 - first) * (cell + 1)
    const there = press(matrix, at('press', { x, y: FIRST + 1 }))
    expect(currentEntry(there)).toMatchObject({ row: 1, column: 1, pane: 'list' })
    expect(key(there, at('press', { x, y: FIRST + 1 })).request).toMatchObject({ kind: 'review', report: view.reports[1]!.id, claim: 1 })
    expect(currentEntry(press(matrix, at('press', { x, y: FIRST - 1 })))).toMatchObject({ row: 0, column: 1 })
  })

  it('scrolls what is under it, and gives the detail the focus', () => {
    const list = press(begin(size), '3')
    const { height, width } = boxOf(list, 'list')
    const detail = size.columns >= 120 ? { x: width + 4, y: 5 } : { x: 4, y: height + 2 }
    expect(currentEntry(press(list, at('wheel-down', { x: 4, y: 5 }))).row).toBe(3)
    expect(currentEntry(press(list, at('wheel-down', detail))).row).toBe(0)
    expect(currentEntry(press(list, at('press', detail))).pane).toBe('detail')
    expect(press(list, at('drag', { x: 4, y: 6 }), at('release', { x: 4, y: 6 }))).toEqual(list)
    expect(press(list, at('press', { x: size.columns + 9, y: 1 }))).toEqual(list)
  })

  it('takes the item of an open list that is pressed, and closes the list beside it', () => {
    const open = press(begin(size), '4', 's')
    if (open.mode.kind !== 'list') throw new Error('no list')
    const item = open.mode.items[1]!
    expect(press(open, at('press', placeOf(open, item.says, 2)))).toEqual(press(open, item.key))
    expect(press(open, at('press', { x: 0, y: 1 })).mode.kind).toBe('browse')
  })
})

describe('the keys of the dashboard', () => {
  const keys = keysWith({ open: ['p'], claims: ['C'], quit: ['x'], mouse: ['m'] })
  it('that have two meanings are refused', () => {
    expect(() => keysWith({ filter: ['s'] })).toThrow('the key s has two meanings')
    expect(() => keysWith({ filters: ['p'] })).toThrow('no command is called filters; unsaid keys lists them')
  })

  it('are those of the settings, in what they do, in the help and in the hints', () => {
    const state = { ...begin({ columns: 200, rows: 60 }), keys }
    expect(currentEntry(press(state, 'C')).place).toMatchObject({ at: 'list', of: { list: 'claims' } })
    expect(press(state, '3')).toEqual(state)
    expect(key(state, 'x').request).toEqual({ kind: 'quit' })
    expect(screen(state).at(-1)).toMatch(/1 2 C 4 5 6 screens.*p open/)
    expect(press(state, 'escape').notice?.text).toBe('This is the first screen; x quits')
    expect(screen(press(state, '?')).join('\n')).toMatch(/ p +open; from a cell/)
    expect(rowCount(state)).toBeGreaterThan(0)
  })

  it('leave the mouse to the terminal, and take it again', () => {
    const off = key(begin(), 'M')
    expect([off.mouse, off.request, off.notice?.text]).toEqual([
      false,
      { kind: 'mouse', on: false },
      'The mouse is the terminal’s: select as everywhere; M takes it again',
    ])
    expect(key(off, 'M').request).toEqual({ kind: 'mouse', on: true })
    expect(key(begin(), 'ctrl-z').request).toEqual({ kind: 'suspend' })
  })
})
