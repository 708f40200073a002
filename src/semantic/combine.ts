// The engine's coverage and the models' signals → one probability, by adding log odds.
import { createHash } from 'node:crypto'
import type { Calibration, ModelIdentity } from '../model/models.ts'
import { UserError } from '../model/user-error.ts'
import { boundedLogOdds, probability } from '../statistics/odds.ts'
import defaults from './weights.json' with { type: 'json' }
import type { ModelReading } from './signals/reading.ts'

/** Log odds = bias + Σ weight × value. `engine` is the engine's own log odds. */
export interface Combination {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  readonly source: 'default' | 'fitted'
  /** SHA-256 of the calibration, where fitted. */
  readonly sha256?: string
  readonly thresholds?: { readonly present: number; readonly omitted: number }
}

/** Weights set by hand, for who has no labelled data; `unsaid calibrate` fits better ones. */
export const defaultCombination: Combination = { ...defaults, source: 'default' }

/** All values of one cell, the engine's among them. */
export function valuesOf(coverage: number, readings: readonly ModelReading[]): Record<string, number> {
  return Object.assign({ engine: boundedLogOdds(coverage) }, ...readings.map((reading) => reading.values)) as Record<string, number>
}

/** 0..1. A signal without a weight says nothing. */
export function combined(values: Readonly<Record<string, number>>, combination: Combination): number {
  let odds = combination.bias
  for (const [name, value] of Object.entries(values)) odds += (combination.weights[name] ?? 0) * value
  return probability(odds)
}

const named = (model: ModelIdentity): string => `${model.role} ${model.name}@${model.revision}`

/** A calibration as weights. Throws `UserError` where it was fitted for other models than are asked now. */
export function fromCalibration(file: string, calibration: Calibration, models: readonly ModelIdentity[]): Combination {
  const scoring = models.filter((model) => model.role !== 'split')
  const fitted = calibration.models.map(named).sort().join(', ')
  const asked = scoring.map(named).sort().join(', ')
  if (fitted !== asked)
    throw new UserError(
      `${file}: was fitted for ${fitted || 'no model'}, not for ${asked || 'no model'}; name the same models, or run unsaid calibrate again`,
    )
  const sha256 = createHash('sha256').update(JSON.stringify(calibration)).digest('hex')
  return { bias: calibration.bias, weights: calibration.weights, thresholds: calibration.thresholds, source: 'fitted', sha256 }
}
