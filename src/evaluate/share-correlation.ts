// Does the engine rank the systems that wrote about one document as people do? (Summary-level correlation, Bhandari et al. 2020.)
import { sampleCorrelation } from 'simple-statistics'

export interface ShareOfPair {
  /** 0..1, mean coverage of the pair's claims. */
  readonly estimated: number
  /** 0..1, share of its claims that people found present. */
  readonly human: number
}

/** Fewer systems of one document say nothing about their order. */
const LEAST_SYSTEMS = 3

const varies = (values: readonly number[]): boolean => values.some((value) => value !== values[0])

/** Pearson's correlation over the pairs of each document; NaN where a document has too few or they are all alike. */
export function shareCorrelations(documents: readonly (readonly ShareOfPair[])[]): Float64Array {
  return Float64Array.from(documents, (pairs) => {
    const estimated = pairs.map((pair) => pair.estimated)
    const human = pairs.map((pair) => pair.human)
    if (pairs.length < LEAST_SYSTEMS || !varies(estimated) || !varies(human)) return Number.NaN
    return sampleCorrelation(estimated, human)
  })
}

/** Mean over the documents that have one, -1..1; NaN where none has. */
export function meanCorrelation(correlations: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  correlations.forEach((correlation, document) => {
    if (Number.isNaN(correlation)) return
    sum += correlation * weights[document]!
    total += weights[document]!
  })
  return total > 0 ? sum / total : Number.NaN
}
