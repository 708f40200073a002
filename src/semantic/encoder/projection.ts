// Hidden states → the vectors that are compared: one fitted linear map, and how much each token counts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MEANING_UNIT, MEANING_WIDTH, type TokenVectors } from '../../model/meaning.ts'
import { HIDDEN, type EncodedSentence } from './session.ts'
import type { Tokens } from './tokenizer.ts'

/** `seeds/meaning/projection.f32`: HIDDEN × MEANING_WIDTH map, MEANING_WIDTH offsets, HIDDEN importances, one offset; little-endian. */
export interface Projection {
  readonly map: Float32Array
  readonly offset: Float32Array
  readonly importance: Float32Array
  readonly importanceOffset: number
}

const SIZE = HIDDEN * MEANING_WIDTH + MEANING_WIDTH + HIDDEN + 1

/** Reads a projection. Throws where the file does not fit. */
export function readProjection(path: string): Projection {
  const bytes = readFileSync(path)
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  if (all.length !== SIZE) throw new Error(`${path}: has ${all.length} numbers, not ${SIZE}; make it anew (seeds/meaning/README.md)`)
  const map = HIDDEN * MEANING_WIDTH
  return {
    map: all.subarray(0, map),
    offset: all.subarray(map, map + MEANING_WIDTH),
    importance: all.subarray(map + MEANING_WIDTH, map + MEANING_WIDTH + HIDDEN),
    importanceOffset: all[SIZE - 1]!,
  }
}

/** Where a folder of the shipped model keeps its projection. */
export const projectionPath = (folder: string): string => join(folder, 'projection.f32')

const MEANS = /[\p{L}\p{N}]/u
/** Bounds of a token's log importance. */
const MOST_IMPORTANCE = 3

/** The tokens of a sentence that carry meaning, those with a letter or digit, by their places among all. */
export const tellingTokens = (sentence: string, { ids, starts, ends }: Tokens): number[] =>
  ids.flatMap((_, token) => (MEANS.test(sentence.slice(starts[token], ends[token])) ? [token] : []))

/** Vectors of a sentence's tokens; tokens without a letter or digit are left out. */
export function project(sentence: string, { tokens, hidden }: EncodedSentence, projection: Projection): TokenVectors {
  const kept = tellingTokens(sentence, tokens)
  const vectors = new Int8Array(kept.length * MEANING_WIDTH)
  const weights = new Float32Array(kept.length)
  const { map, offset, importance, importanceOffset } = projection
  const sum = new Float64Array(MEANING_WIDTH)
  kept.forEach((token, row) => {
    sum.set(offset)
    let odds = importanceOffset
    for (let k = 0; k < HIDDEN; k++) {
      const value = hidden[token * HIDDEN + k]!
      odds += value * importance[k]!
      for (let to = 0, from = k * MEANING_WIDTH; to < MEANING_WIDTH; to++, from++) sum[to]! += value * map[from]!
    }
    let square = 1e-12
    for (const value of sum) square += value * value
    const scale = MEANING_UNIT / Math.sqrt(square)
    for (let to = 0; to < MEANING_WIDTH; to++)
      vectors[row * MEANING_WIDTH + to] = Math.max(-MEANING_UNIT, Math.min(MEANING_UNIT, Math.round(sum[to]! * scale)))
    weights[row] = Math.exp(Math.max(-MOST_IMPORTANCE, Math.min(MOST_IMPORTANCE, odds)))
  })
  return {
    count: kept.length,
    starts: Uint16Array.from(kept, (token) => tokens.starts[token]!),
    ends: Uint16Array.from(kept, (token) => tokens.ends[token]!),
    weights,
    vectors,
  }
}
