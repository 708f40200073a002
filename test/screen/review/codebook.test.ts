import { describe, expect, it } from 'vitest'
import { codebook } from '../../../src/present/codebook/codebook.ts'
import { columnsOf } from '../../../src/screen/lines.ts'
import { begin, press, screen } from './desk.ts'

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 160, rows: 45 },
  { columns: 40, rows: 12 },
]

describe('the codebook in the review', () => {
  it('stands beside the item where there is room, and the item stays', () => {
    const state = begin(undefined, [], { columns: 160, rows: 45 })
    const before = screen(state)
    const after = screen(press(state, 'i'))
    expect(after.join('\n')).toContain('The questions, in their order')
    expect(after.map((row) => row.slice(0, 60)).slice(1, -1)).toEqual(before.map((row) => row.slice(0, 60)).slice(1, -1))
  })

  it.each(SIZES)('can be read to its last verdict at $columns×$rows, every row as wide as the screen', (size) => {
    let state = press(begin(undefined, [], size), 'i')
    let seen = ''
    for (let page = 0; page < 60; page += 1) {
      const rows = screen(state)
      for (const row of rows) expect(columnsOf(row)).toBe(size.columns)
      seen += rows.join('\n')
      state = press(state, 'page-down')
    }
    for (const { verdict } of codebook().verdicts) expect(seen).toContain(verdict)
    expect(seen).toContain('codebook 1')
  })

  it('goes away with the same key, Escape or Enter, and no verdict is given by it', () => {
    const state = begin()
    for (const key of ['i', 'escape', 'enter', 'q']) {
      const after = press(state, 'i', '4', key)
      expect(after.mode.kind).toBe('browse')
      expect(after.log).toEqual(state.log)
    }
  })
})
