// What is said about one claim in one report.
import { z } from 'zod'
import type { Span } from './span.ts'

export const verdictKindSchema = z.enum(['reported', 'partial', 'altered', 'omitted', 'unsure'])

/** `unsure` is an answer: a person must look. */
export type VerdictKind = z.infer<typeof verdictKindSchema>
export const VERDICT_KINDS: readonly VerdictKind[] = verdictKindSchema.options

export const cellStateSchema = z.enum([...verdictKindSchema.options, 'disputed'])

/** What stands in a cell once reviewers' words are laid over the engine's: a verdict, or `disputed` where they differ without a majority. */
export type CellState = z.infer<typeof cellStateSchema>
export const CELL_STATES: readonly CellState[] = cellStateSchema.options

/** A passage of the report that carries the claim, or comes nearest to it. */
export interface Evidence {
  readonly span: Span
  readonly text: string
  /** 0..1, how much of the claim's weight this passage alone carries. */
  readonly strength: number
  /** In words, for example `shared words: visit, Pyongyang`. */
  readonly reasons: readonly string[]
}

export const ALTERATION_KINDS = ['number', 'date', 'name', 'negation', 'modality', 'attribution', 'scope'] as const
export type AlterationKind = (typeof ALTERATION_KINDS)[number]

/** The claim's value and the report's differ. */
export interface Alteration {
  readonly kind: AlterationKind
  /** In the statement (or in the claim's own text where claims were given). */
  readonly claim: Span
  /** In the report. */
  readonly report: Span
  /** One line in words: what was said and what was made of it. */
  readonly reason: string
  /** 0..1, how sure it is that the meaning differs. */
  readonly strength: number
  /** The two read as different and no rule says in what: `kind` and the places are a guess. */
  readonly isGuess?: boolean
}

export interface Verdict {
  /** `disputed` only with a `review` that says who differs. */
  readonly kind: CellState
  /** 0..1, calibrated probability that the report carries the claim; the score that ranks. */
  readonly coverage: number
  /** 0..1, calibrated probability that `kind` is right. */
  readonly confidence: number
  /** Strongest first; for an omitted claim the nearest passage, so that a reader can check. */
  readonly evidence: readonly Evidence[]
  readonly alterations: readonly Alteration[]
  /** Parts of the claim that no evidence carries, on the same text as the claim's span. */
  readonly missing: readonly Span[]
  /** Why, in words, largest term first. */
  readonly reasons: readonly string[]
  /** There once a reviewer has decided; `kind` is then the reviewers' and `confidence` 1 unless they dispute it. */
  readonly review?: CellReview
}

/** The engine's own word on a cell, whatever reviewers have said since. */
export const engineKind = (verdict: Verdict): VerdictKind =>
  verdict.review?.engine.kind ?? (verdict.kind === 'disputed' ? 'unsure' : verdict.kind)

/** Whether a state says that the report carries the claim, be it in part or changed. */
export const isCarried = (kind: CellState): boolean => kind === 'reported' || kind === 'partial' || kind === 'altered'

/** What reviewers said about one cell, and what stood there before. */
export interface CellReview {
  /** One for each reviewer who decided, oldest first. */
  readonly decisions: readonly ReviewerVerdict[]
  /** `majority` and `disputed`: reviewers differ, with and without more than half for one verdict; a disputed cell's `kind` is `disputed`. */
  readonly settled: 'agreed' | 'majority' | 'adjudicated' | 'disputed'
  /** The engine's own verdict. */
  readonly engine: { readonly kind: VerdictKind; readonly confidence: number }
}

export interface ReviewerVerdict {
  readonly reviewer: string
  readonly verdict: VerdictKind
  /** ISO 8601 date-time. */
  readonly time: string
  readonly note?: string
  readonly adjudicates?: boolean
}

/** A passage of a report that no claim accounts for. */
export interface Addition {
  readonly span: Span
  readonly text: string
  /** Honorifics and set phrases in it, from `seeds/formulas.json`, on the report's text. */
  readonly formulas?: readonly Span[]
}
