import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byScript } from '../../src/text/script-patterns.ts'

const NAMES = String.raw`[ -]?(?:full )?years?\b|лет(?!\p{L})|год(?:а|оў)?|(?:两|兩)?年(?:间|\|)?|해(?=\s)|%|1\s?분기|(?:перв\p{L}+|I) квартал`
const frame = (names: string): string => `(?:^|\\s)(?:${names})`

describe('patterns by script', () => {
  it('find what the whole pattern finds, in any mix of scripts', () => {
    const whole = new RegExp(frame(NAMES), 'giu')
    const pattern = byScript(NAMES, frame, 'giu')
    const pieces = [
      'full years',
      '年',
      '两年间',
      'года',
      ' лет',
      'лета',
      '해 ',
      '%',
      '1 분기',
      'I квартал',
      'I',
      ' ',
      '|',
      'x',
      'гадоў',
      'YEAR',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (taken) => {
        const text = taken.join(' ')
        expect([...pattern.matchAll(text)]).toEqual([...text.matchAll(whole)])
        expect(pattern.exec(text)?.index).toBe(whole[Symbol.matchAll](text).next().value?.index)
      }),
    )
  })

  it('find nothing where no alternative is in a script of the text', () => {
    const pattern = byScript('год|年', (names) => names, 'gu')
    expect([...pattern.matchAll('a year')]).toEqual([])
    expect(pattern.exec('a year')).toBeNull()
  })
})
