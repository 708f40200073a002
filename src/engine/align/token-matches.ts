// The tokens of claims, and what they meet in a passage, token by token.
import { MEANING_UNIT, MEANING_WIDTH, type TokenVectors } from '../../model/meaning.ts'
import type { Span } from '../../model/span.ts'

/** The tokens of one claim, each seen in its sentence. */
export interface ClaimTokens {
  readonly count: number
  /** Half-open spans on the claim's own text. */
  readonly spans: readonly Span[]
  readonly weights: Float32Array
  readonly vectors: Int8Array
}

/** A token of a claim and what it met in a passage. */
export interface TokenMatch {
  /** Cosine of the best match, -1..1. */
  readonly cosine: number
  /** Token of the passage that it is with, -1 where the passage has none. */
  readonly token: number
}

const SQUARE = MEANING_UNIT * MEANING_UNIT

/** Tokens of a claim at spans of its sentences' tokens. `sentences`: start of each on the claim's text coordinate. */
export function claimTokens(parts: readonly { readonly vectors: TokenVectors; readonly offset: number }[], length: number): ClaimTokens {
  const spans: Span[] = []
  const weights: number[] = []
  const rows: Int8Array[] = []
  for (const { vectors, offset } of parts)
    for (let token = 0; token < vectors.count; token++) {
      const start = vectors.starts[token]! + offset
      const end = vectors.ends[token]! + offset
      if (end <= 0 || start >= length) continue
      spans.push({ start: Math.max(0, start), end: Math.min(length, end) })
      weights.push(vectors.weights[token]!)
      rows.push(vectors.vectors.subarray(token * MEANING_WIDTH, (token + 1) * MEANING_WIDTH))
    }
  const vectors = new Int8Array(rows.length * MEANING_WIDTH)
  rows.forEach((row, index) => vectors.set(row, index * MEANING_WIDTH))
  return { count: rows.length, spans, weights: Float32Array.from(weights), vectors }
}

/**
 * Best match of each row of `claims` among a passage's tokens, the first of equal ones. Four tokens at a time and in whole numbers:
 * most of the time of a comparison by meaning goes by here, and this takes half as long as one by one.
 */
export function bestMatches(vectors: Int8Array, count: number, passage: TokenVectors): { cosines: Float32Array; tokens: Int32Array } {
  const cosines = new Float32Array(count).fill(passage.count === 0 ? 0 : -1)
  const tokens = new Int32Array(count).fill(-1)
  const other = passage.vectors
  const last = (passage.count - 1) * MEANING_WIDTH
  for (let row = 0; row < count && passage.count > 0; row++) {
    const from = row * MEANING_WIDTH
    let most = -Infinity
    let at = -1
    for (let token = 0; token < passage.count; token += 4) {
      const first = token * MEANING_WIDTH
      // Beyond the last token it is the last once more, which beats itself never.
      const second = Math.min(last, first + MEANING_WIDTH)
      const third = Math.min(last, second + MEANING_WIDTH)
      const fourth = Math.min(last, third + MEANING_WIDTH)
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let place = 0; place < MEANING_WIDTH; place++) {
        const value = vectors[from + place]!
        a = (a + Math.imul(value, other[first + place]!)) | 0
        b = (b + Math.imul(value, other[second + place]!)) | 0
        c = (c + Math.imul(value, other[third + place]!)) | 0
        d = (d + Math.imul(value, other[fourth + place]!)) | 0
      }
      if (a > most) [most, at] = [a, token]
      if (b > most) [most, at] = [b, token + 1]
      if (c > most) [most, at] = [c, token + 2]
      if (d > most) [most, at] = [d, token + 3]
    }
    cosines[row] = most / SQUARE
    tokens[row] = at
  }
  return { cosines, tokens }
}

/** Best match of each token of a passage among the claim's: the same, looked at from the other side. */
export const metFrom = (passage: TokenVectors, { count, vectors, weights }: ClaimTokens): ReturnType<typeof bestMatches> =>
  // Where the claim's tokens stand is not looked at.
  bestMatches(passage.vectors, passage.count, { count, vectors, weights, starts: passage.starts, ends: passage.ends })

/** Share of a passage's weight that the claim's tokens meet. */
export function accountedFor(claim: ClaimTokens, passage: TokenVectors): number {
  let sum = 0
  let total = 0
  const { cosines } = metFrom(passage, claim)
  for (let token = 0; token < passage.count; token++) {
    sum += passage.weights[token]! * cosines[token]!
    total += passage.weights[token]!
  }
  return total > 0 ? sum / total : 0
}
