// Precision and recall of one verdict: how often it is right, and how much of what it should find it finds.
import type { Sample } from './sample.ts'

/** Per document: how often the verdict was said, how often rightly, how often it should have been. */
export interface FoundCounts {
  readonly said: Float64Array
  readonly right: Float64Array
  readonly due: Float64Array
}

/** Counts of a verdict (index into `VERDICT_KINDS`) that is due where the gold label (index into the task's) is `gold`. */
export function foundCounts(sample: Sample, verdict: number, gold: number): FoundCounts {
  const said = new Float64Array(sample.documentCount)
  const right = new Float64Array(sample.documentCount)
  const due = new Float64Array(sample.documentCount)
  for (let at = 0; at < sample.size; at++) {
    const document = sample.documents[at]!
    const isSaid = sample.verdicts[at] === verdict
    const isDue = sample.gold[at] === gold
    if (isSaid) said[document]! += 1
    if (isDue) due[document]! += 1
    if (isSaid && isDue) right[document]! += 1
  }
  return { said, right, due }
}

const weighted = (counts: Float64Array, weights: Float64Array): number =>
  counts.reduce((sum, count, document) => sum + count * weights[document]!, 0)

export interface PrecisionRecall {
  /** Share of what was said that is right, 0..1; NaN where nothing was said. */
  readonly precision: number
  /** Share of what is due that was said, 0..1; NaN where nothing is due. */
  readonly recall: number
  /** Harmonic mean of the two (van Rijsbergen 1979); NaN where one is. */
  readonly f1: number
}

/** Precision, recall and F1, each document counted `weights` times. */
export function found(counts: FoundCounts, weights: Float64Array): PrecisionRecall {
  const right = weighted(counts.right, weights)
  const said = weighted(counts.said, weights)
  const due = weighted(counts.due, weights)
  return {
    precision: said > 0 ? right / said : Number.NaN,
    recall: due > 0 ? right / due : Number.NaN,
    f1: said > 0 && due > 0 ? (2 * right) / (said + due) : Number.NaN,
  }
}
