// One atomic proposition of the statement.
import type { Span } from './span.ts'

export const CLAIM_KINDS = ['assertion', 'commitment', 'wish', 'request', 'condition', 'evaluation', 'greeting', 'attribution'] as const

/** `wish` covers wishes and intents; `greeting` covers thanks and formulas; `attribution` is a frame such as "he said". */
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** A number as a value: 12, "twelve", 12项 and 一十二 are one. Percent is kept as a unit, never divided by 100. */
export interface Quantity {
  readonly span: Span
  readonly value: number
  readonly unit: 'percent' | 'point' | 'none'
}

/** A calendar date as far as it was said; absent parts were not said. `month` 1..12, `day` 1..31. */
export interface CalendarDate {
  readonly span: Span
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/** A proper name that seeds know, whatever its script. */
export interface NameMention {
  readonly span: Span
  /** Identifier shared by all forms of the name, for example `kim-jong-un`. */
  readonly id: string
  readonly kind: string
}

export interface Salience {
  /** 0..1, higher = matters more when left out. */
  readonly value: number
  /** In words, largest first. */
  readonly reasons: readonly string[]
}

export interface Claim {
  /** `c1`, `c2`, ... in the statement's order. */
  readonly id: string
  /** Where the claim stands in the statement; in claims given without a statement, the whole claim text. */
  readonly span: Span
  readonly text: string
  /** The sentence around the claim. */
  readonly sentence: Span
  /** The subject or frame that the claim borrows from earlier in its sentence ("President Lukashenko … is ready to visit"). */
  readonly subject?: Span
  readonly kind: ClaimKind
  readonly quantities: readonly Quantity[]
  readonly dates: readonly CalendarDate[]
  readonly names: readonly NameMention[]
  readonly salience: Salience
}
