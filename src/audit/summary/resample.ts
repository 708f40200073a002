// The bootstrap by statement (Efron 1979): statements are drawn anew, whole, and with each draw the engine's error rates too.
import { accuracy, drawnAccuracy, trueRate, type Accuracy, type Errors } from './misclassification.ts'
import type { Random } from '../../statistics/random.ts'
import type { Group, Part } from './groups.ts'

export interface Draw {
  /** How often each statement was drawn. */
  readonly weights: Uint16Array
  readonly same: Accuracy
  readonly cross: Accuracy
}

/** What was seen: every statement once, error rates as measured. */
export function seen(statements: number, errors: Errors): Draw {
  return { weights: new Uint16Array(statements).fill(1), same: accuracy(errors.same), cross: accuracy(errors.cross) }
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
    use({ weights, same: drawnAccuracy(errors.same, from), cross: drawnAccuracy(errors.cross, from) }, round)
  }
}

/** Corrected rate of omission of a group's parts under a draw; NaN where no claim was drawn. */
export function correctedRate(parts: readonly Part[], draw: Draw): number {
  let saidSame = 0
  let ofSame = 0
  let saidCross = 0
  let ofCross = 0
  let sure = 0
  let ofSure = 0
  for (const part of parts) {
    const weight = draw.weights[part.at]!
    if (weight === 0) continue
    saidSame += weight * part.saidSame
    ofSame += weight * part.ofSame
    saidCross += weight * part.saidCross
    ofCross += weight * part.ofCross
    sure += weight * part.sureOmitted
    ofSure += weight * part.ofSure
  }
  const all = ofSame + ofCross + ofSure
  if (all === 0) return Number.NaN
  const omitted =
    (ofSame > 0 ? ofSame * trueRate(saidSame / ofSame, draw.same) : 0) +
    (ofCross > 0 ? ofCross * trueRate(saidCross / ofCross, draw.cross) : 0) +
    sure
  return omitted / all
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
    groups.forEach((group, index) => (rates[index]![round] = correctedRate(group.parts, draw)))
  })
  return rates
}
