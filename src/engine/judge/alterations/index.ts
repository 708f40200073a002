// Where claim and passage align, do their values agree? Each kind of value has its own comparison.
import { once } from '../../../text/once.ts'
import { attributionDifferences, SPEAKER_SIGNALS, speakerSignals } from './attribution.ts'
import { dateDifferences, dateFates, type DateFate } from './date.ts'
import { FATE_SIGNALS, fateSignals } from './fate.ts'
import { modalityDifferences } from './modality.ts'
import { nameDifferences, NAME_SIGNALS, nameFates, nameSignals, type NameFate } from './name.ts'
import { negationDifferences } from './negation.ts'
import { numberDifferences, numberFates, type NumberFate } from './number.ts'
import type { Difference, Pair } from './pair.ts'
import { scopeDifferences } from './scope.ts'

export { speakerSignals } from './attribution.ts'
export { FATE_SIGNALS, SUREST_RIVAL } from './fate.ts'
export { clauseWindow, counterpartsIn, isAsShort, placed, worthShowing, type Difference, type Pair } from './pair.ts'

/** How the claim's numbers, points in time and names fare in a passage, each found when first asked for. */
export interface Fates {
  readonly numbers: () => readonly NumberFate[]
  readonly dates: () => readonly DateFate[]
  readonly names: () => readonly NameFate[]
}

/** The fates of a pair's values. None is found before it is asked for, and each only once. */
export const fatesOf = (pair: Pair): Fates => ({
  numbers: once(() => numberFates(pair)),
  dates: once(() => dateFates(pair)),
  names: once(() => nameFates(pair)),
})

/** Everything that differs in value, the surest kinds first. */
export const differences = (pair: Pair, fates: Fates = fatesOf(pair)): Difference[] => [
  ...numberDifferences(pair, fates.numbers()),
  ...dateDifferences(pair, fates.dates()),
  ...nameDifferences(pair, fates.names()),
  ...negationDifferences(pair),
  ...modalityDifferences(pair),
  ...scopeDifferences(pair),
  ...attributionDifferences(pair),
]

/** How many signals `valueSignals` gives. */
export const VALUE_SIGNALS = 2 * FATE_SIGNALS + NAME_SIGNALS + SPEAKER_SIGNALS

/** Signals of how the claim's values fare: of its numbers, of its points in time, of its names, of who says it. */
export const valueSignals = (pair: Pair, fates: Fates): number[] => [
  ...fateSignals(fates.numbers()),
  ...fateSignals(fates.dates()),
  ...nameSignals(pair, fates.names()),
  ...speakerSignals(pair),
]
