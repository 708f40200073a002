import fc from 'fast-check'
import { expect, describe, it } from 'vitest'
import { names } from '../../src/text/name-mentions.ts'
import { words } from '../../src/text/words.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'
import { markedLines } from '../helpers/marked-lines.ts'

describe('names across languages and scripts', () => {
  it.each(markedLines(new URL('names.txt', import.meta.url)).map(({ group, line }) => [group, line] as const))(
    '%s: %s',
    (language, line) => {
      const [text = '', expected = ''] = line.split(' =>')
      expect(
        names(text, language)
          .map((name) => name.id)
          .join(', '),
      ).toBe(expected.trim())
    },
  )
})

it('gives words and names in order, apart and inside the text, whatever the text', () => {
  fc.assert(
    fc.property(unicodeText, fc.constantFrom('en', 'ru', 'be', 'ko', 'zh', 'ja', 'fr'), (text, language) => {
      let at = 0
      for (const word of words(text, language)) {
        expect(word.start).toBeGreaterThanOrEqual(at)
        expect(word.end).toBeGreaterThan(word.start)
        at = word.end
      }
      expect(at).toBeLessThanOrEqual(text.length)
      for (const { span } of names(text, language)) expect(text.slice(span.start, span.end)).not.toBe('')
    }),
  )
})
