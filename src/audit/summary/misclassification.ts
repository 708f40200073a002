// From the rate that the engine says to the rate that is: correction for its known errors.
import type { Random } from '../../statistics/random.ts'

/** Labelled claims of one set by what the engine said of them; `unsure` is not "omitted" said. */
export interface SetCounts {
  readonly set: string
  /** Truly left out: of these, so many were called omitted. */
  readonly absent: { readonly said: number; readonly of: number }
  /** Truly present: of these, so many were called omitted all the same. */
  readonly present: { readonly said: number; readonly of: number }
}
/** Sets of different kinds of text: each counts alike, whatever its size. */
export type ErrorCounts = readonly SetCounts[]

/** How often the engine errs, for pairs in one language and in two. */
export interface Errors {
  readonly about: string
  /** The engine that was measured, and whether it is this one. */
  readonly engine: string
  readonly current: boolean
  readonly same: ErrorCounts
  readonly cross: ErrorCounts
}

export interface Accuracy {
  /** Chance that a claim truly left out is called omitted. */
  readonly sensitivity: number
  /** Chance that a claim truly present is not called omitted. */
  readonly specificity: number
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Measured error rates, 0..1: the mean over the labelled sets, each alike whatever its size. */
export function accuracy(counts: ErrorCounts): Accuracy {
  return {
    sensitivity: mean(counts.map(({ absent }) => absent.said / absent.of)),
    specificity: 1 - mean(counts.map(({ present }) => present.said / present.of)),
  }
}

/**
 * A draw from what is not known about the error rates. Sets are drawn anew, for the engine errs more on one kind of text
 * than on another, and within each set its rates: Beta with Jeffreys' prior.
 */
export function drawnAccuracy(counts: ErrorCounts, from: Random): Accuracy {
  const sets = counts.map(() => counts[from.integer(counts.length)]!)
  return {
    sensitivity: mean(sets.map(({ absent }) => from.beta(absent.said + 0.5, absent.of - absent.said + 0.5))),
    specificity: 1 - mean(sets.map(({ present }) => from.beta(present.said + 0.5, present.of - present.said + 0.5))),
  }
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
