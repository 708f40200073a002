import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordChanges } from '../../src/present/why-not.ts'

/** [language, claim, passage, what went, what came]; sentences written for this test. */
const CHANGED: readonly (readonly [string, string, string, string, string])[] = [
  ['en', 'The bridge opens in October.', 'The bridge opens in November.', 'October', 'November'],
  ['ru', 'Мост откроют в октябре, сказал мэр.', 'Мост откроют в декабре, сказал мэр.', 'октябре', 'декабре'],
  ['be', 'Мост адкрыюць у кастрычніку.', 'Мост адкрыюць у снежні.', 'кастрычніку', 'снежні'],
  ['ko', '다리는 시월에 열린다.', '다리는 내년에 열린다.', '시월에', '내년에'],
  ['zh', '大桥将在十月开放。', '大桥将在明年开放。', '十月', '明年'],
]

describe('changes word by word', () => {
  it.each(CHANGED)('take words whole: %s', (language, claim, passage, went, came) => {
    const parts = wordChanges(claim, passage, language)
    expect(parts.filter((part) => part.removed).map((part) => part.value)).toEqual([went])
    expect(parts.filter((part) => part.added).map((part) => part.value)).toEqual([came])
  })

  it('hold both texts, but for spaces and signs between two changes', () => {
    const bare = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '')
    const word = fc.constantFrom('мост', 'bridge', '大桥', '다리', '12', 'не', 'не,', 'снежні')
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.array(word, { maxLength: 8 }),
        fc.constantFrom('en', 'ru', 'ko', 'zh'),
        (a, b, language) => {
          const parts = wordChanges(a.join(' '), b.join(' '), language)
          const side = (other: 'added' | 'removed'): string => bare(parts.flatMap((part) => (part[other] ? [] : [part.value])).join(''))
          expect(side('added')).toBe(bare(a.join(' ')))
          expect(side('removed')).toBe(bare(b.join(' ')))
        },
      ),
    )
  })
})
