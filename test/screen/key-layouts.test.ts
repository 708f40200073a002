import { describe, expect, it } from 'vitest'
import { latinKeys } from '../../src/screen/key-layouts.ts'
import { BINDINGS } from '../../src/screen/review/keys.ts'
import { begin, press } from './review/desk.ts'

/** The keys of a row as each layout types them, in the same order. */
const ROWS = {
  latin: 'qwertyuiopasdfghjklzxcvbnm',
  russian: 'йцукенгшщзфывапролдячсмить',
  greek: null,
  korean: 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ',
  belarusian: 'йцукенгшўзфывапролдячсміть',
}

describe('keys of other keyboards', () => {
  it('are the Latin keys at their places', () => {
    for (const [name, row] of Object.entries(ROWS)) {
      if (row === null || name === 'latin') continue
      // Belarusian and Russian differ in two letters that stand at other places of the row.
      expect([...row].flatMap((key) => latinKeys(key)).join('')).toBe(ROWS.latin)
    }
    expect([...'ςερτυθιοπασδφγηξκλζχψωβνμ'].flatMap((key) => latinKeys(key)).join('')).toBe('wertyuiopasdfghjklzxcvbnm')
  })

  it('are capitals with Shift, where the layout has them', () => {
    expect(['Г', 'П', 'Ф', 'Ж', 'ㄲ', 'Σ'].map((key) => latinKeys(key).join(''))).toEqual(['U', 'G', 'A', ':', 'R', 'S'])
  })

  it('are the keys that a syllable was put together from', () => {
    expect(latinKeys('누')).toEqual(['s', 'n'])
    expect(latinKeys('환')).toEqual(['g', 'h', 'k', 's'])
    expect(latinKeys('읽')).toEqual(['d', 'l', 'f', 'r'])
    // As some terminals send it: decomposed.
    expect(latinKeys('한'.normalize('NFD'))).toEqual(['g', 'k', 's'])
  })

  it('are full-width forms and the signs of an input method', () => {
    expect(['１', '？', '：', '、', '　', 'ｎ'].flatMap(latinKeys)).toEqual(['1', '?', ':', '/', 'space', 'n'])
  })

  it('are nothing where no keyboard has them there', () => {
    for (const key of ['漢', '😀', '1', 'n', '%', 'escape', 'ctrl-d']) expect(latinKeys(key)).toEqual([])
  })

  it('reach every command that a small letter stands for', () => {
    const small = new Set(
      BINDINGS.filter((one) => one.modes.includes('browse')).flatMap((one) => one.keys.filter((key) => /^[a-z]$/.test(key))),
    )
    for (const row of [ROWS.russian, ROWS.korean]) {
      const reached = new Set([...row].flatMap((key) => latinKeys(key)))
      for (const key of small) expect(reached).toContain(key)
    }
  })

  it('work in a review, and leave what is typed as it is typed', () => {
    const start = begin()
    expect(press(start, 'о').claim).toBe(press(start, 'j').claim)
    expect(press(start, 'ㅓ').claim).toBe(press(start, 'j').claim)
    expect(press(start, 'ξ').claim).toBe(press(start, 'j').claim)
    // An input method put j (ㅓ) and j together with a consonant before them: ㄹ is f, the filter, which j moves in.
    expect(press(start, '러').mode).toMatchObject({ kind: 'list', title: 'Show', at: 1 })
    const noted = press(start, 'т', 'с', 'м', '누', 'enter')
    expect(noted.log).toMatchObject([{ act: 'note', note: 'см누' }])
  })
})
