// The measured error rates that come with the program.
import { errorRatesSchema, type KnownRates } from '../model/error-rates.ts'
import { seedJson } from '../seeds.ts'
import { fitFingerprint } from '../engine/fit.ts'

/** Rates of `seeds/error-rates.json`, and whether they are of this very fit and of the engine that made the comparison. */
export function knownRates(engine: string): KnownRates {
  const rates = errorRatesSchema.parse(seedJson('error-rates.json'))
  return { rates, current: rates.engine === engine && rates.fit === fitFingerprint() }
}
