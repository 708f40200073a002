// How far a figure could be off: the documents are drawn again and again, with replacement (Efron 1979).
import type { Figure } from '../model/evaluation.ts'
import { percentileInterval } from './interval.ts'
import { random } from './random.ts'

export interface Resampling {
  /** Draws; 0 for no intervals. */
  readonly resamples: number
  /** The same seed gives the same intervals. */
  readonly seed: number
}

/** Middle share of the draws that an interval holds. */
const INTERVAL = 0.95

/** Draws in which a figure may be undefined (a label that none of the drawn documents has) before its interval is. */
const MOST_UNDEFINED = 0.05

/**
 * Figures with their percentile intervals. `measure` is called with how often each document counts. Claims of one
 * document are not independent, so documents are drawn, never claims. One document alone gives no interval.
 */
export function withIntervals<Name extends string>(
  measure: (weights: Float64Array) => Readonly<Record<Name, number>>,
  documents: number,
  { resamples, seed }: Resampling,
): Record<Name, Figure> {
  const values = measure(new Float64Array(documents).fill(1))
  const names = Object.keys(values) as Name[]
  const drawn = new Map<Name, number[]>(names.map((name) => [name, []]))
  const from = random(seed)
  if (documents > 1)
    for (let draw = 0; draw < resamples; draw++) {
      const weights = new Float64Array(documents)
      for (let one = 0; one < documents; one++) weights[from.integer(documents)]! += 1
      const again = measure(weights)
      for (const name of names) if (!Number.isNaN(again[name])) drawn.get(name)!.push(again[name])
    }
  const figure = (name: Name): Figure => {
    const value = values[name]
    if (Number.isNaN(value)) return { value: null, low: null, high: null }
    const draws = drawn.get(name)!
    if (draws.length === 0 || draws.length < resamples * (1 - MOST_UNDEFINED)) return { value, low: null, high: null }
    return { value, ...percentileInterval(draws, INTERVAL) }
  }
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<Name, Figure>
}
