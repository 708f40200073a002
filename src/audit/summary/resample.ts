// The bootstrap by statement (Efron 1979): statements are drawn anew, whole, and with each draw the engine's error rates too.
import { accuracy, drawnAccuracy, trueRate, type AccuracyPair, type Errors } from './misclassification.ts'
import type { Random } from '../../statistics/random.ts'
import type { Group, Part } from './groups.ts'

export interface Draw {
  /** How often each statement was drawn. */
  readonly weights: Uint16Array
  /** The engine's error rates on an outlet's reports. */
  readonly errors: (outlet: string) => AccuracyPair
}

function ratesBy(errors: Errors, rateOf: typeof accuracy): Draw['errors'] {
  const shared = { same: rateOf(errors.same), cross: rateOf(errors.cross) }
  const own = new Map(
    [...(errors.outlets ?? [])].map(([outlet, { same, cross }]): [string, AccuracyPair] => [
      outlet,
      { same: same ? rateOf(same) : shared.same, cross: cross ? rateOf(cross) : shared.cross },
    ]),
  )
  return (outlet) => own.get(outlet) ?? shared
}

/** What was seen: every statement once, error rates as measured. */
export function seen(statements: number, errors: Errors): Draw {
  return { weights: new Uint16Array(statements).fill(1), errors: ratesBy(errors, accuracy) }
}

/** Calls `use` with each of `resamples` draws; the weights are the same array, filled anew. */
export function resample(
  statements: number,
  resamples: number,
  errors: Errors,
  from: Random,
  use: (draw: Draw, round: number) => void,
): void {
  const weights = new Uint16Array(statements)
  for (let round = 0; round < resamples; round++) {
    weights.fill(0)
    for (let count = 0; count < statements; count++) weights[from.integer(statements)]! += 1
    use({ weights, errors: ratesBy(errors, (counts) => drawnAccuracy(counts, from)) }, round)
  }
}

/** Claims, and how many of them are left out, both weighted. */
export interface Corrected {
  readonly omitted: number
  readonly claims: number
}

/** What is left out of the claims of some parts under a draw, corrected by these error rates. */
export function correctedCounts(parts: readonly Part[], weights: Uint16Array, errors: AccuracyPair): Corrected {
  let saidSame = 0
  let ofSame = 0
  let saidCross = 0
  let ofCross = 0
  let sure = 0
  let ofSure = 0
  for (const part of parts) {
    const weight = weights[part.at]!
    if (weight === 0) continue
    saidSame += weight * part.saidSame
    ofSame += weight * part.ofSame
    saidCross += weight * part.saidCross
    ofCross += weight * part.ofCross
    sure += weight * part.sureOmitted
    ofSure += weight * part.ofSure
  }
  const omitted =
    (ofSame > 0 ? ofSame * trueRate(saidSame / ofSame, errors.same) : 0) +
    (ofCross > 0 ? ofCross * trueRate(saidCross / ofCross, errors.cross) : 0) +
    sure
  return { omitted, claims: ofSame + ofCross + ofSure }
}

/** Corrected rate of omission of an outlet's parts under a draw; NaN where no claim was drawn. */
export function correctedRate(parts: readonly Part[], outlet: string, draw: Draw): number {
  const { omitted, claims } = correctedCounts(parts, draw.weights, draw.errors(outlet))
  return claims === 0 ? Number.NaN : omitted / claims
}

/** Corrected rates of all groups under each draw: `rates[group][round]`. */
export function resampledRates(
  groups: readonly Group[],
  statements: number,
  resamples: number,
  errors: Errors,
  from: Random,
): Float32Array[] {
  const rates = groups.map(() => new Float32Array(resamples))
  resample(statements, resamples, errors, from, (draw, round) => {
    groups.forEach((group, index) => (rates[index]![round] = correctedRate(group.parts, group.outlet, draw)))
  })
  return rates
}
