import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traitsOf } from '../../src/text/languages.ts'
import { sentences } from '../../src/text/sentences.ts'
import { markedLines } from '../helpers/marked-lines.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'

const lines = markedLines(new URL('sentences.txt', import.meta.url))

const said = (text: string, language: string): string[] => sentences(text, language).map((span) => text.slice(span.start, span.end))

describe('sentences', () => {
  it.each(lines.map(({ group, about, line }) => [group, about, line] as const))('%s, %s: %s', (language, _about, line) => {
    const expected = line.split('¦')
    expect(said(expected.join(traitsOf(language).spacesBetweenWords ? ' ' : ''), language)).toEqual(expected)
  })

  it('takes each line of a text as a paragraph of its own', () => {
    expect(said('A headline without a stop\n\nThe first sentence. The second.\r\nA third', 'en')).toEqual([
      'A headline without a stop',
      'The first sentence.',
      'The second.',
      'A third',
    ])
  })

  it('finds none in nothing and in blanks', () => {
    expect(said('', 'en')).toEqual([])
    expect(said(' \n\t\u00a0\n', 'ko')).toEqual([])
  })

  it('gives spans in order that never overlap, hold no blank edges and lose nothing but blanks, whatever the text', () => {
    fc.assert(
      fc.property(unicodeText, fc.constantFrom('en', 'ru', 'be', 'ko', 'zh', 'fr'), (text, language) => {
        const spans = sentences(text, language)
        let at = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(at, start).trim()).toBe('')
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  it('does not cut through a character written as two units, however long the run', () => {
    const run = '😀'.repeat(4000)
    for (const span of sentences(`a${run}`, 'en')) expect(`a${run}`.slice(span.start, span.end).isWellFormed()).toBe(true)
  })
})
