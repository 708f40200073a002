import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peersFor, rouge1, rougeL, tfIdf } from '../../../src/tools/bench/peers.ts'
import { markdownTable } from '../../../src/tools/table.ts'

const report = 'The bridge was closed on Monday. A new ferry crosses the river twice a day.'

describe('the peers', () => {
  it('ROUGE-1 counts a word only as often as the report has it', () => {
    expect(rouge1.score(['a ferry ferry'], report, 'en')[0]).toBeCloseTo(2 / 3, 12)
  })

  it('ROUGE-L asks for the order of the words within one sentence', () => {
    expect(rougeL.score(['the bridge was closed', 'closed was bridge the', 'bridge closed ferry river'], report, 'en')).toEqual([
      1, 0.25, 0.5,
    ])
  })

  it('TF-IDF prefers the sentence that shares what is rare', () => {
    const peer = tfIdf(['The bridge was closed.', 'The road was closed.', 'The school was closed.'])
    const [rare = 0, common = 0] = peer.score(['bridge', 'was'], 'The bridge was closed.', 'en')
    expect(rare).toBeGreaterThan(common)
  })

  it('scores every claim between 0 and 1, and a report against itself as whole', () => {
    const word = fc.constantFrom('bridge', 'ferry', 'river', 'closed', 'twelve', 'minister')
    const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(sentence, sentence, (claim, text) => {
        for (const peer of peersFor([claim, text])) {
          const [itself = 0, other = 0] = [...peer.score([claim], claim, 'en'), ...peer.score([claim], text, 'en')]
          expect(itself).toBeCloseTo(1, 9)
          expect(other).toBeGreaterThanOrEqual(0)
          expect(other).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})

describe('a table of figures', () => {
  it('is Markdown whose columns line up, wide characters too', () => {
    expect(markdownTable(['세트', 'AUC'], [['a', '0.9']])).toBe('| 세트 | AUC |\n| ---- | --: |\n| a    | 0.9 |\n')
  })
})
