// What a text means, token by token: vectors made by a model beforehand, handed to the engine as data.

/** Numbers of a token's vector. */
export const MEANING_WIDTH = 128

/** Length of every vector, in the units of its numbers: a cosine is a dot product over the square of this. */
export const MEANING_UNIT = 127

/** The tokens of one sentence, each seen in that sentence. */
export interface TokenVectors {
  /** Tokens that carry meaning; punctuation is left out. */
  readonly count: number
  /** `[starts[k], ends[k])`: half-open UTF-16 span of token `k` in the sentence. */
  readonly starts: Uint16Array
  readonly ends: Uint16Array
  /** How much a token counts in its sentence, > 0; 1 for an ordinary one. */
  readonly weights: Float32Array
  /** `count × MEANING_WIDTH` numbers, row by row. */
  readonly vectors: Int8Array
}

/** A claim and the passage that it is to be read together with. */
export interface ClaimAndPassage {
  readonly claim: string
  readonly passage: string
}

/** Log odds, unscaled, that a passage says a claim as it is, altered, in part, or not at all. */
export interface PairReading {
  readonly reported: number
  readonly altered: number
  readonly partial: number
  readonly omitted: number
}

/** What reading a claim and a passage together said, `undefined` where they were not read together. */
export type Together = (pair: ClaimAndPassage) => PairReading | undefined

/** Vectors of the sentences that a comparison needs, made before it begins. */
export interface Meaning {
  /** Names the model and its numbers: part of what decides a verdict. */
  readonly model: string
  /** Vectors of a sentence, `undefined` where it was not read. */
  readonly of: (sentence: string) => TokenVectors | undefined
  readonly together?: Together
}
