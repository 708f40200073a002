// Proof that an outlet did not report a claim: every text of it in the window, what was looked for in each, and what came nearest.
import type { VerdictKind } from './verdict.ts'

/** A text that was searched. */
export interface SearchedText {
  /** Number of the document in the archive. */
  readonly id: number
  readonly title: string
  readonly url: string
  /** ISO 8601, '' where not known. */
  readonly published: string
  readonly language: string
  /** SHA-256 of the text. */
  readonly sha256: string
  /** Whether the archive takes it for a report of the statement. */
  readonly isReport: boolean
}

/** What one text has of a claim. */
export interface SearchedClaim {
  /** Index of the text. */
  readonly text: number
  readonly verdict: VerdictKind
  /** 0..1, estimated probability that the text carries the claim; `confidence` that the verdict is right. */
  readonly coverage: number
  readonly confidence: number
  /** The passage that carries the claim, or comes nearest to it. */
  readonly passage: string
  /** Names and values of the claim that stand in the text, as the claim has them. */
  readonly names: readonly string[]
  readonly values: readonly string[]
}

/** `absent`: no text carries it. `elsewhere`: a text does. `unsure`: of a text it cannot be told. `unread`: there is no text to search. */
export type AbsenceAnswer = 'absent' | 'elsewhere' | 'unsure' | 'unread'

export interface AbsentClaim {
  /** From 1, in the order of the statement. */
  readonly number: number
  readonly text: string
  /** What was looked for, as the claim has it: names in any of their forms, numbers and dates as values, and its meaning. */
  readonly names: readonly string[]
  readonly values: readonly string[]
  readonly answer: AbsenceAnswer
  /** In each text, what comes nearest first. */
  readonly found: readonly SearchedClaim[]
}

export interface Absence {
  readonly schema: 1
  readonly engine: { readonly name: 'unsaid'; readonly version: string; readonly meaning: string }
  readonly statement: {
    readonly id: number
    readonly office: string
    readonly title: string
    readonly url: string
    readonly published: string
    readonly language: string
  }
  readonly outlet: string
  /** Days that were searched, both included; absent where the statement has no date, and all texts were. */
  readonly days?: readonly [from: string, to: string]
  readonly texts: readonly SearchedText[]
  readonly claims: readonly AbsentClaim[]
}
