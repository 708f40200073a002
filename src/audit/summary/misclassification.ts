// From the rate that the engine says to the rate that is: correction for its known errors.
import type { Random } from '../../statistics/random.ts'

/** Labelled claims of one set by what the engine said of them; `unsure` is not "omitted" said. */
export interface SetCounts {
  readonly set: string
  /** Truly left out: of these, so many were called omitted. Weighted counts need not be whole. */
  readonly absent: { readonly said: number; readonly of: number }
  /** Truly present: of these, so many were called omitted all the same. */
  readonly present: { readonly said: number; readonly of: number }
  /**
   * By how much the rates vary more than those of so many independent claims would, at least 1 (Kish 1965): claims of one text
   * are alike. 1 where absent.
   */
  readonly designEffect?: { readonly absent: number; readonly present: number }
}
/** Sets of labelled claims; together they are pooled, each claim counts alike. */
export type ErrorCounts = readonly SetCounts[]

/** Error counts for pairs in one language and in two. */
export interface ErrorPair {
  readonly same: ErrorCounts
  readonly cross: ErrorCounts
}

/** How often the engine errs. */
export interface Errors extends ErrorPair {
  readonly about: string
  /** The engine that was measured, and whether it is this one. */
  readonly engine: string
  readonly current: boolean
  /** Outlets whose error rates are known by themselves: engines err more on one outlet's style than on another's (TeBlunthuis et al. 2024). */
  readonly outlets?: ReadonlyMap<string, Partial<ErrorPair>>
}

export interface Accuracy {
  /** Chance that a claim truly left out is called omitted. */
  readonly sensitivity: number
  /** Chance that a claim truly present is not called omitted. */
  readonly specificity: number
}

/** Error rates for pairs in one language and in two. */
export interface AccuracyPair {
  readonly same: Accuracy
  readonly cross: Accuracy
}

type Side = 'absent' | 'present'

const pooled = (counts: ErrorCounts, side: Side): number =>
  counts.reduce((sum, one) => sum + one[side].said, 0) / counts.reduce((sum, one) => sum + one[side].of, 0)

/** Measured error rates, 0..1, pooled over all labelled claims. */
export function accuracy(counts: ErrorCounts): Accuracy {
  return { sensitivity: pooled(counts, 'absent'), specificity: 1 - pooled(counts, 'present') }
}

/** The error rates that hold for an outlet: its own where they are known. */
export const errorsOf = (errors: Errors, outlet: string): ErrorPair => ({
  same: errors.outlets?.get(outlet)?.same ?? errors.same,
  cross: errors.outlets?.get(outlet)?.cross ?? errors.cross,
})

function drawnRate(counts: ErrorCounts, side: Side, from: Random): number {
  let [said, of] = [0, 0]
  for (const one of counts) {
    const effect = one.designEffect?.[side] ?? 1
    const { said: right, of: all } = one[side]
    // Jeffreys' prior; clustered claims tell as much as so many fewer independent ones.
    said += all * from.beta(right / effect + 0.5, (all - right) / effect + 0.5)
    of += all
  }
  return said / of
}

/**
 * A draw from what is not known about the error rates. Sets are drawn anew, for the engine errs more on one kind of text
 * than on another, and within each set its rates: Beta with Jeffreys' prior, on counts divided by their design effect.
 */
export function drawnAccuracy(counts: ErrorCounts, from: Random): Accuracy {
  const sets = counts.map(() => counts[from.integer(counts.length)]!)
  const sensitivity = drawnRate(sets, 'absent', from)
  return { sensitivity, specificity: 1 - drawnRate(sets, 'present', from) }
}

/**
 * Rogan and Gladen (1978): (said + specificity - 1) / (sensitivity + specificity - 1), kept within 0..1.
 * NaN where the engine would be no better than chance.
 */
export function trueRate(said: number, { sensitivity, specificity }: Accuracy): number {
  const better = sensitivity + specificity - 1
  if (better <= 0.01) return Number.NaN
  return Math.min(1, Math.max(0, (said + specificity - 1) / better))
}

/** One pair's claims: what people decided blind, and what the engine had said. */
export interface PairCounts {
  readonly absent: { readonly said: number; readonly of: number }
  readonly present: { readonly said: number; readonly of: number }
  /** 1 over the chance with which the pair was drawn, above 0. */
  readonly weight: number
}

/** What the design effect of claims in pairs is taken to be where a sample cannot tell it: that of the measured sets. */
export const DESIGN_EFFECT = { absent: 8.5, present: 2.3 }

/**
 * Rate of one side over pairs that were drawn with known chances (Horvitz and Thompson 1952), and the design effect of
 * claims standing together in pairs: the linearised variance of the ratio over the binomial one (Kish 1965).
 */
function clusteredSide(pairs: readonly PairCounts[], side: Side): { rate: number; of: number; effect: number } {
  const held = pairs.filter((one) => one[side].of > 0)
  const of = held.reduce((sum, one) => sum + one[side].of, 0)
  const weighted = held.reduce((sum, one) => sum + one.weight * one[side].of, 0)
  if (of === 0) return { rate: Number.NaN, of: 0, effect: 1 }
  const rate = held.reduce((sum, one) => sum + one.weight * one[side].said, 0) / weighted
  const binomial = (rate * (1 - rate)) / of
  const squares = held.reduce((sum, one) => sum + (one.weight * (one[side].said - rate * one[side].of)) ** 2, 0)
  const linear = held.length < 2 ? 0 : (held.length / (held.length - 1)) * (squares / weighted ** 2)
  return { rate, of, effect: binomial > 0 && held.length > 1 ? Math.max(1, linear / binomial) : DESIGN_EFFECT[side] }
}

/** Pairs that people decided whole and blind, as one set. */
export function clustered(set: string, pairs: readonly PairCounts[]): SetCounts {
  const absent = clusteredSide(pairs, 'absent')
  const present = clusteredSide(pairs, 'present')
  const counts = ({ rate, of }: typeof absent): SetCounts['absent'] => ({ said: of === 0 ? 0 : rate * of, of })
  return {
    set,
    absent: counts(absent),
    present: counts(present),
    designEffect: { absent: absent.effect, present: present.effect },
  }
}
