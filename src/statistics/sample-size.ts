// How many clusters to draw for an interval of a wanted width.
import { normalQuantile } from './interval.ts'

/** A cluster: elements that are drawn together, and how many of them have the trait. */
export interface Cluster {
  readonly of: number
  readonly having: number
}

/** Below this share of elements with the trait a spread is not believed: the engine may have seen none. */
const LEAST_SHARE = 0.1

/** Standard deviation, over clusters, of the ratio's linearised values (Cochran 1977, 3.9); at least that of independent elements. */
export function clusterSpread(clusters: readonly Cluster[]): number {
  const of = clusters.reduce((sum, one) => sum + one.of, 0)
  if (of === 0) return 0
  const ratio = clusters.reduce((sum, one) => sum + one.having, 0) / of
  const mean = of / clusters.length
  const squares = clusters.reduce((sum, one) => sum + (one.having - ratio * one.of) ** 2, 0)
  const seen = clusters.length < 2 ? 0 : squares / (clusters.length - 1) / mean ** 2
  const share = Math.min(0.5, Math.max(LEAST_SHARE, ratio))
  return Math.sqrt(Math.max(seen, (share * (1 - share)) / mean))
}

/**
 * Clusters to draw, of `population`, so that the interval of a ratio at `level` (0..1) reaches `halfWidth` (0..1) to either side:
 * (z · spread / half width)², less the correction for a finite population (Cochran 1977, 4.4).
 */
export function clustersFor(population: number, spread: number, halfWidth: number, level: number): number {
  if (population === 0) return 0
  const wanted = ((normalQuantile(0.5 + level / 2) * spread) / halfWidth) ** 2
  return Math.min(population, Math.ceil(wanted / (1 + wanted / population)))
}

/** Half the width, 0..1, of the interval that so many clusters give: the other way round. */
export function halfWidthOf(population: number, spread: number, drawn: number, level: number): number {
  if (drawn === 0) return 1
  return normalQuantile(0.5 + level / 2) * spread * Math.sqrt((1 - drawn / population) / drawn)
}
