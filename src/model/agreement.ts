// How far reviewers agree, as `unsaid agreement` writes it.
import type { ClaimKind } from './claim.ts'
import type { Figure } from './evaluation.ts'
import type { PlantedScore } from './review-set.ts'
import type { VerdictKind } from './verdict.ts'

export interface PairAgreement {
  readonly reviewers: readonly [string, string]
  /** Cells that both decided. */
  readonly cells: number
  readonly percent: Figure
  /** Cohen's kappa (1960). */
  readonly kappa: Figure
}

export interface Disagreement {
  readonly case: string
  readonly claim: string
  readonly outlet: string
  readonly verdicts: Readonly<Record<string, VerdictKind>>
  readonly notes?: Readonly<Record<string, string>>
  readonly settled?: { readonly by: string; readonly verdict: VerdictKind }
}

/** Agreement on one verdict, against all others. */
export interface VerdictAgreement {
  readonly verdict: VerdictKind
  /** Ratings that say it, on cells that two or more rated. */
  readonly ratings: number
  /** Of the ratings that say it, the share that another rater joins (Spitzer and Fleiss 1974). */
  readonly specific: Figure
  readonly alpha: Figure
  readonly ac1: Figure
}

/** Agreement on claims of one kind. */
export interface KindAgreement {
  readonly kind: ClaimKind
  /** Cells that two or more rated. */
  readonly cells: number
  readonly percent: Figure
  readonly alpha: Figure
  readonly ac1: Figure
}

export interface Agreement {
  readonly schema: 1
  readonly cases: readonly string[]
  readonly reviewers: readonly { readonly name: string; readonly decided: number }[]
  /** Cells that somebody decided, and those that two or more did: only these say something of agreement. */
  readonly cells: { readonly decided: number; readonly shared: number }
  /** Share of pairs of verdicts that are the same, 0..1. */
  readonly percent: Figure
  /** Krippendorff's alpha, nominal. */
  readonly alpha: Figure
  /** Gwet's AC1 (2008): stays meaningful where one verdict is all but everything. */
  readonly ac1: Figure
  /** Verdicts that anybody gave, in their order. */
  readonly verdicts: readonly VerdictAgreement[]
  /** Kinds of claim, the most cells first. */
  readonly kinds: readonly KindAgreement[]
  readonly pairs: readonly PairAgreement[]
  readonly disagreements: readonly Disagreement[]
  /** How coders did on cells with a known answer; absent where none were planted. */
  readonly planted?: readonly PlantedScore[]
  /** What was drawn for the intervals, how many there are of it, and how often. */
  readonly resampling: { readonly drawn: 'cases' | 'claims'; readonly of: number; readonly resamples: number; readonly seed: number }
}
