// Area under the ROC curve: the chance that a positive claim scores above a negative one (Hanley and McNeil 1982).
import { eachOnce, scored, type Scored } from './scored.ts'

/** Columns with the lowest score first; made once for many resamples. */
export type Ranked = Pick<Scored, 'scores' | 'labels' | 'documents'>

/** Puts the lowest score first. */
export function byScore(sample: Scored): Ranked {
  const order = Int32Array.from(sample.scores.keys()).sort((a, b) => sample.scores[a]! - sample.scores[b]!)
  return {
    scores: Float64Array.from(order, (at) => sample.scores[at]!),
    labels: Uint8Array.from(order, (at) => sample.labels[at]!),
    documents: order.map((at) => sample.documents[at]!),
  }
}

/** 0..1, ties counted half; NaN where a label is missing. `weights` says how often each document counts. */
export function weightedArea({ scores, labels, documents }: Ranked, weights: Float64Array): number {
  let below = 0
  let positives = 0
  let won = 0
  for (let at = 0; at < scores.length;) {
    const score = scores[at]
    let tiedPositive = 0
    let tiedNegative = 0
    for (; at < scores.length && scores[at] === score; at++) {
      const weight = weights[documents[at]!]!
      if (labels[at] === 1) tiedPositive += weight
      else tiedNegative += weight
    }
    won += tiedPositive * (below + tiedNegative / 2)
    positives += tiedPositive
    below += tiedNegative
  }
  return positives > 0 && below > 0 ? won / (positives * below) : Number.NaN
}

/** 0..1, ties counted half, every score once; NaN where a label is missing. Labels other than 1 are negative. */
export function areaUnderCurve(scores: readonly number[], labels: readonly number[]): number {
  const columns = scored(scores, labels)
  return weightedArea(byScore(columns), eachOnce(columns))
}
