// A made-up vocabulary: no model is needed.
import { describe, expect, it } from 'vitest'
import { makeTokenizer } from '../../src/semantic/encoder/tokenizer.ts'

const PIECES = ['<s>', '<pad>', '</s>', '<unk>', 'ab', 'c', '\u2581', '\u2581ab']
const tokenize = makeTokenizer({ pieces: PIECES, scores: Float32Array.from([0, 0, 0, 0, -2, -3, -4, -1]) })
const shown = (text: string): string[] => tokenize(text).ids.map((id) => PIECES[id]!)

describe('pieces of a text', () => {
  it.each([
    ['ab c', ['\u2581ab', '\u2581', 'c']],
    ['ab  \t\u3000 c', ['\u2581ab', '\u2581', 'c']],
    [' \u00a0ab ', ['\u2581ab']],
    ['ab\u0007c', ['\u2581ab', 'c']],
  ])('has one space where several stand together: %j', (text, pieces) => {
    expect(shown(text).filter((piece) => !piece.startsWith('<'))).toEqual(pieces)
  })

  it('is that of its parts one after the other, however long it is, each piece at its place', () => {
    const times = 20_000
    const text = 'ab  c '.repeat(times)
    const { ids, starts, ends } = tokenize(text)
    const pieces = ids.map((id) => PIECES[id]!)
    const own = pieces.flatMap((piece, index) => (piece.startsWith('<') ? [] : [index]))
    expect(own).toHaveLength(times * 3)
    for (const index of own) if (pieces[index]!.endsWith('ab')) expect(text.slice(ends[index]! - 2, ends[index])).toBe('ab')
    for (let at = 1; at < own.length; at++) expect(starts[own[at]!]!).toBeGreaterThanOrEqual(starts[own[at - 1]!]!)
  })
})
