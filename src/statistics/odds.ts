// Probabilities and log odds: one way there and back.

export interface LinearModel {
  readonly bias: number
  readonly weights: readonly number[]
}

/** Log odds → probability, 0..1. */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Value of a linear model in log odds. Throws where the row does not fit the weights: a stale data file. */
export function linearLogOdds(model: LinearModel, row: readonly number[]): number {
  if (row.length !== model.weights.length)
    throw new Error(`a linear model has ${model.weights.length} weights for ${row.length} signals; fit it anew`)
  let sum = model.bias
  for (let index = 0; index < row.length; index++) sum += model.weights[index]! * row[index]!
  return sum
}

/** Most that one probability may say, in log odds: beyond it nothing added to it could be heard. */
const MOST = 6

/** Log odds of a probability, bounded to ±6. */
export function boundedLogOdds(share: number): number {
  const odds = Math.log((share + 1e-9) / (1 - share + 1e-9))
  return Math.max(-MOST, Math.min(MOST, odds))
}

/** Probabilities go out with four decimals: more would be noise, and whoever ranks by them must get the same order again. */
export const roundedProbability = (value: number): number => Math.round(value * 1e4) / 1e4
