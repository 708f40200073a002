// What a model makes of the claims of one report, in the engine's terms.
import type { Span } from '../../model/span.ts'

/** Claims of one statement against one report. */
export interface Sheet {
  /** With the words that they lean on, so that each can be read alone. */
  readonly claims: readonly string[]
  /** BCP 47 primary subtag. */
  readonly claimLanguage: string
  readonly report: string
  readonly passages: readonly Span[]
  /** 0..1 per passage and claim: how much of the claim's words the passage carries by the engine's count. */
  readonly strength: (claim: number, passage: Span) => number
  /** Whether the engine can count at all between these two languages. */
  readonly countable: boolean
}

/** A passage that a model points to. */
export interface Pointer {
  readonly span: Span
  readonly reason: string
}

/** A model's reading of one claim in one report. */
export interface ModelReading {
  /** By name of the signal; log odds add up from these by their weights. */
  readonly values: Readonly<Record<string, number>>
  readonly pointer?: Pointer
  /** The report says something else here: 0..1, how sure the model is. */
  readonly changed?: { readonly span: Span; readonly probability: number; readonly reason: string }
  /** The model holds that only a part is carried. */
  readonly partly?: boolean
  readonly reason?: string
}

export type Readings = {
  /** One per claim; `undefined` where the model gave no usable answer. */
  readonly readings: readonly (ModelReading | undefined)[]
  /** Why answers are missing. */
  readonly notes: readonly string[]
}

/** A passage's words. */
export const textOf = (sheet: Sheet, span: Span): string => sheet.report.slice(span.start, span.end)

/** A value within ±`most`. */
export const clipped = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
