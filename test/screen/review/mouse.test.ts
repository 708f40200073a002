import { describe, expect, it } from 'vitest'
import { cursorOf } from '../../../src/screen/review/cursor.ts'
import { layoutOf } from '../../../src/screen/review/layout.ts'
import { currentCell, type State } from '../../../src/screen/review/state.ts'
import { columnsOf } from '../../../src/screen/lines.ts'
import { at, begin, desk, press, screen } from './desk.ts'

const VISIT = 4
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
  { columns: 130, rows: 26 },
]
const shown = (size: (typeof sizes)[number]): State => at(begin(desk(), [], size), VISIT, 0)

/** Where words stand on the screen. */
function placeOf(state: State, words: string, inPane: 'claims' | 'statement' | 'report' | 'why'): string {
  const box = layoutOf(state).panes[inPane]!
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const row = screen(state)[y]!
    const found = row.indexOf(words, [...row].slice(0, box.x).join('').length)
    if (found >= 0 && columnsOf(row.slice(0, found)) < box.x + box.width) return `${columnsOf(row.slice(0, found))},${y}`
  }
  throw new Error(`${words} does not stand in ${inPane}:\n${screen(state).join('\n')}`)
}

describe.each(sizes)('the mouse at $columns×$rows', (size) => {
  it('turns to the claim and the outlet whose cell is pressed', () => {
    const state = shown(size)
    const claim = state.shown[2]!
    const words = state.work.comparison.claims[claim]!.text.slice(0, 12)
    const [, y] = placeOf(state, words, 'claims').split(',')
    const head = placeOf(state, 'BelTA', 'claims').split(',')[0]!
    const pressed = press(state, `press@${head},${y}`)
    expect([pressed.claim, pressed.column]).toEqual([claim, 2])
  })

  it('turns to the claim whose words are pressed in the statement', () => {
    const state = shown(size)
    const place = placeOf(state, 'visit', 'statement')
    const pressed = press(state, `press@${place}`, `release@${place}`)
    expect(pressed.work.comparison.claims[pressed.claim]!.text).toContain('visit')
    expect(pressed.pane).toBe('statement')
  })

  it('scrolls the pane that the pointer is over', () => {
    const state = shown(size)
    const box = layoutOf(state).panes.why!
    const scrolled = press(state, `wheel-down@${box.x + 2},${box.y + 2}`)
    expect(scrolled.claim).toBe(state.claim)
    expect(press(state, `wheel-down@5,3`).claim).not.toBe(state.claim)
  })
})

describe('a drag', () => {
  const state = shown({ columns: 120, rows: 40 })

  it('marks the words of the report that it goes over as the evidence', () => {
    const from = placeOf(state, 'president', 'report')
    const [x, y] = from.split(',').map(Number)
    const dragging = press(state, `press@${from}`, `drag@${x! + 3},${y!}`, `drag@${x! + 10},${y!}`)
    expect(dragging.mode).toMatchObject({ kind: 'marking', what: 'evidence' })
    const done = press(dragging, `release@${x! + 10},${y!}`, 'enter')
    const report = done.work.comparison.reports[dragging.column]!.text
    const span = done.log.at(-1)!
    expect(span.act).toBe('evidence')
    const [marked] = span.act === 'evidence' ? span.spans : []
    expect(report.slice(marked!.start, marked!.end)).toMatch(/^president \w+$/)
  })

  it('over the statement, or with nothing pressed, marks nothing', () => {
    const from = placeOf(state, 'visit', 'statement')
    expect(press(state, `press@${from}`, 'drag@10,30').mode.kind).toBe('browse')
    expect(press(state, `drag@${placeOf(state, 'president', 'report')}`).mode.kind).toBe('browse')
  })
})

describe('the mouse elsewhere', () => {
  it('takes the item of a list that is pressed, and leaves the list beside it', () => {
    const state = press(shown({ columns: 100, rows: 30 }), 'f')
    const y = screen(state).findIndex((row) => row.includes('gaps only: omitted'))
    const x = columnsOf(screen(state)[y]!.split('gaps only')[0]!)
    expect(press(state, `press@${x},${y}`).filter).toEqual({ by: 'gaps' })
    expect(press(state, 'press@0,0').mode.kind).toBe('browse')
  })

  it('is not typed into a note', () => {
    expect(press(shown({ columns: 100, rows: 30 }), 'n', 'a', 'press@3,3', 'drag@4,4', 'wheel-up@3,3').mode).toMatchObject({ text: 'a' })
  })

  it('is left to the terminal and taken again with M', () => {
    const off = press(shown({ columns: 100, rows: 30 }), 'M')
    expect([off.mouse, off.request]).toEqual([false, { kind: 'mouse', on: false }])
  })
})

describe('the terminal’s own cursor', () => {
  it('stands where a note is typed, wide characters counted', () => {
    const state = press(shown({ columns: 100, rows: 30 }), 'n', '평', '양', 'z')
    expect(cursorOf(state)).toEqual({ x: 6 + 5, y: 29, shown: true })
    expect(cursorOf(press(state, 'left', 'left'))).toEqual({ x: 6 + 2, y: 29, shown: true })
  })

  it.each(sizes)('stands at the cell under review, unseen, at $columns×$rows', (size) => {
    const state = shown(size)
    const place = cursorOf(state)!
    expect(place.shown).toBe(false)
    expect(screen(state)[place.y]).toMatch(/▶/)
    const cell = currentCell(state)!
    expect([...screen(state)[place.y]!].slice(place.x).join('')).toMatch(cell.shown === 'omitted' ? /^○/ : /^./)
  })
})
