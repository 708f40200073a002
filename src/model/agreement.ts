// How far reviewers agree, as `unsaid agreement` writes it.
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
  readonly pairs: readonly PairAgreement[]
  readonly disagreements: readonly Disagreement[]
  /** How coders did on cells with a known answer; absent where none were planted. */
  readonly planted?: readonly PlantedScore[]
  /** What was drawn for the intervals, how many there are of it, and how often. */
  readonly resampling: { readonly drawn: 'cases' | 'claims'; readonly of: number; readonly resamples: number; readonly seed: number }
}
