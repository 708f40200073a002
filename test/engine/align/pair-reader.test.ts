import { describe, expect, it } from 'vitest'
import { readPair } from '../../../src/engine/align/pair-reader.ts'
import { PAIR_SHAPES, pairWeights, type PairModel } from '../../../src/engine/align/pair-weights.ts'
import type { ClaimTokens } from '../../../src/engine/align/token-matches.ts'
import { MEANING_UNIT, MEANING_WIDTH, type TokenVectors } from '../../../src/model/meaning.ts'

/** Whole numbers of -1000..1000 by a rule that any language can follow (Park and Miller 1988). */
function numbers(seed: number, count: number): number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647
    return (state % 2001) - 1000
  })
}

const drawn: PairModel = {
  tensors: Object.fromEntries(
    Object.entries(PAIR_SHAPES).map(([name, shape]) => {
      const seed = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
      const values = Int16Array.from(
        numbers(
          seed,
          shape.reduce((product: number, side) => product * side, 1),
        ),
      )
      return [name, { shape, scale: 2e-4, numbers: Buffer.from(values.buffer).toString('base64') }]
    }),
  ),
}

function vectors(count: number, seed: number): Int8Array {
  const all = numbers(seed, count * MEANING_WIDTH)
  return Int8Array.from(all, (value, index) => {
    const from = index - (index % MEANING_WIDTH)
    const length = Math.hypot(...all.slice(from, from + MEANING_WIDTH))
    return Math.round((value / length) * MEANING_UNIT)
  })
}

const claimOf = (count: number): ClaimTokens => ({
  count,
  spans: Array.from({ length: count }, (_, index) => ({ start: index, end: index + 1 })),
  weights: Float32Array.from({ length: count }, (_, index) => 0.5 + (index % 4)),
  vectors: vectors(count, count),
})

const passageOf = (count: number): TokenVectors => ({
  count,
  starts: Uint16Array.from({ length: count }, (_, index) => index),
  ends: Uint16Array.from({ length: count }, (_, index) => index + 1),
  weights: Float32Array.from({ length: count }, (_, index) => 0.5 + (index % 3)),
  vectors: vectors(count, count + 1000),
})

describe('a claim and a passage read side by side', () => {
  // What `PairReader` of src/tools/meaning/fit_pairs.py says of the same numbers.
  it.each([
    [3, 5, [0.04417, 0.04832, -0.10634, 0.16641]],
    [70, 120, [-0.06129, 0.12942, -0.00814, 0.10611]],
  ] as const)('are read as they were when the reader was fitted: %i tokens and %i', (claim, passage, expected) => {
    const { reported, altered, partial, omitted } = readPair(claimOf(claim), passageOf(passage), pairWeights(drawn))
    ;[reported, altered, partial, omitted].forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 4))
  })

  it('need a model whose tensors have the right shapes', () => {
    const { pos, ...rest } = drawn.tensors
    expect(() => pairWeights({ tensors: rest })).toThrow('the pair reader has no pos of 96 × 64; fit it anew')
    expect(() => pairWeights({ tensors: { ...rest, pos: { ...pos!, shape: [64, 96] } } })).toThrow('fit it anew')
  })
})
