// Does a score of 0.8 mean eight in ten? Ten bins and the mean gap (expected calibration error, Naeini et al. 2015).
import { eachOnce, scored, type Scored } from './scored.ts'

/** Bins of equal width over 0..1. */
const BINS = 10

/** Per document and bin, at `document * BINS + bin`. */
export interface BinSums {
  readonly claims: Float64Array
  readonly scores: Float64Array
  readonly labels: Float64Array
}

/** Sums once, so that resamples need only weigh them. */
export function binSums(sample: Scored): BinSums {
  const room = sample.documentCount * BINS
  const sums = { claims: new Float64Array(room), scores: new Float64Array(room), labels: new Float64Array(room) }
  for (let at = 0; at < sample.scores.length; at++) {
    const score = sample.scores[at]!
    const cell = sample.documents[at]! * BINS + Math.min(BINS - 1, Math.floor(score * BINS))
    sums.claims[cell]! += 1
    sums.scores[cell]! += score
    sums.labels[cell]! += sample.labels[at]!
  }
  return sums
}

export interface CalibrationBin {
  /** Scores from `from` up to and without `to`; the last bin has 1 as well. */
  readonly from: number
  readonly to: number
  readonly claims: number
  /** Mean score, 0..1; NaN where the bin is empty. */
  readonly stated: number
  /** Share that is positive, 0..1; NaN where the bin is empty. */
  readonly observed: number
}

/** The bins with each document counted `weights` times. */
export function calibrationBins(sums: BinSums, weights: Float64Array): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    let claims = 0
    let scores = 0
    let labels = 0
    for (let document = 0; document < weights.length; document++) {
      const weight = weights[document]!
      claims += sums.claims[document * BINS + bin]! * weight
      scores += sums.scores[document * BINS + bin]! * weight
      labels += sums.labels[document * BINS + bin]! * weight
    }
    return { from: bin / BINS, to: (bin + 1) / BINS, claims, stated: scores / claims, observed: labels / claims }
  })
}

/** 0..1: mean distance of what is stated from what is observed, bins weighted by their claims; NaN without claims. */
export function binnedError(bins: readonly CalibrationBin[]): number {
  const claims = bins.reduce((sum, bin) => sum + bin.claims, 0)
  const gaps = bins.reduce((sum, bin) => (bin.claims > 0 ? sum + bin.claims * Math.abs(bin.stated - bin.observed) : sum), 0)
  return gaps / claims
}

/** 0..1: the same of scores beside labels, every one counted once. Labels other than 1 are negative. */
export function calibrationError(scores: readonly number[], labels: readonly number[]): number {
  const columns = scored(scores, labels)
  return binnedError(calibrationBins(binSums(columns), eachOnce(columns)))
}
