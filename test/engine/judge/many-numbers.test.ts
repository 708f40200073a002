// Lines that are all numbers: each is still held against the right one, and what stands around it is read once. Texts are written for the tests.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexText } from '../../../src/engine/align/indexed-text.ts'
import { wordUnits } from '../../../src/engine/align/units.ts'
import { numberFates } from '../../../src/engine/judge/alterations/number.ts'
import type { Pair } from '../../../src/engine/judge/alterations/pair.ts'
import { readClaim, readPassage, type Reading } from '../../../src/engine/judge/reading.ts'
import { sameMeasure } from '../../../src/text/measures.ts'
import { words } from '../../../src/text/words.ts'

function pairOf(claim: string, passage: string, language = 'en'): Pair {
  return {
    said: readClaim(wordUnits(claim, language, undefined, words(claim, language))),
    made: readPassage(indexText(passage, language), 0),
    window: { start: 0, end: passage.length },
    sameLanguage: true,
    recall: 1,
  }
}

/** A reading that counts how often its text is asked for. */
function counting(reading: Reading): { readonly reading: Reading; readonly asked: () => number } {
  let asked = 0
  const watched = new Proxy(reading, {
    get: (target, key) => {
      if (key === 'text') asked += 1
      return target[key as keyof Reading]
    },
  })
  return { reading: watched, asked: () => asked }
}

const line = (from: number, count: number, thing: string): string =>
  Array.from({ length: count }, (_, index) => `${from + index * 2} ${thing}`).join(' ')

describe('numbers in a line that is full of them', () => {
  it('are read with what they count once each, not once for every number of the claim', () => {
    const pair = pairOf(line(20_001, 60, 'boats'), line(50_000, 60, 'barns'))
    const { reading, asked } = counting(pair.made)
    const fates = numberFates({ ...pair, made: reading })
    expect(fates).toHaveLength(60)
    expect(asked()).toBeLessThanOrEqual(reading.measures().length)
  })

  it.each([
    ['en', 'They sent 210 nurses and 3 ships and 47 tractors.', 'They sent 340 nurses and 3 ships and 47 tractors.', '340'],
    ['ru', 'Направили 210 врачей, 3 судна и 47 тракторов.', 'Направили 340 врачей, 3 судна и 47 тракторов.', '340'],
    ['be', 'Накіравалі 210 урачоў, 3 судны і 47 трактароў.', 'Накіравалі 340 урачоў, 3 судны і 47 трактароў.', '340'],
    ['ko', '의사 210명과 배 3척, 트랙터 47대를 보냈다.', '의사 340명과 배 3척, 트랙터 47대를 보냈다.', '340'],
    ['zh', '派出医生210名、船3艘和拖拉机47台。', '派出医生340名、船3艘和拖拉机47台。', '340'],
  ])('stand for the one that is left over (%s)', (language, claim, passage, rival) => {
    const [changed, ...others] = numberFates(pairOf(claim, passage, language))
    expect(changed!.isMet).toBe(false)
    expect(passage.slice(changed!.rival!.span.start, changed!.rival!.span.end)).toContain(rival)
    expect(others.map((fate) => fate.isMet)).toEqual([true, true])
  })

  it('are met where a number says the same, and have a rival that is none of the claim’s, whatever the numbers', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('boats', 'percent', 'km', 'years')), {
      minLength: 1,
      maxLength: 12,
    })
    const text = (list: readonly (readonly [number, string])[]): string => list.map(([value, thing]) => `${value} ${thing}`).join(', ')
    fc.assert(
      fc.property(numbers, numbers, (claim, passage) => {
        const pair = pairOf(text(claim), text(passage))
        const [own, others] = [pair.said.measures(), pair.made.measures()]
        const fates = numberFates(pair)
        expect(fates.map((fate) => fate.said)).toEqual(own)
        for (const { said, isMet, rival } of fates) {
          expect(isMet).toBe(others.some((other) => sameMeasure(said, other)))
          if (rival) expect(own.some((one) => sameMeasure(one, rival))).toBe(false)
        }
      }),
    )
  })
})
