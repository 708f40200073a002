// The measured error rates that come with the program.
import { errorRatesSchema, type KnownRates, type MeasuredSet } from '../model/error-rates.ts'
import { seedJson } from '../seeds.ts'
import { fitFingerprint } from '../engine/fit.ts'

/** Rates of `seeds/error-rates.json` for a way of reading, and whether they are of this very fit and of the engine that made the comparison. */
export function knownRates(engine: string, reading: MeasuredSet['reading']): KnownRates {
  const all = errorRatesSchema.parse(seedJson('error-rates.json'))
  const rates = { ...all, sets: all.sets.filter((set) => set.reading === reading) }
  return { rates, current: rates.engine === engine && rates.fit === fitFingerprint() }
}
