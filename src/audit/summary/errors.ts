// The measured error rates that come with the program, as the correction of rates asks for them.
import { knownRates } from '../../evaluate/known-rates.ts'
import type { ErrorRates, MeasuredSet } from '../../model/error-rates.ts'
import { isWordsOnly } from '../../semantic/by-meaning.ts'
import { version } from '../../version.ts'
import { DESIGN_EFFECT, type Errors, type SetCounts } from './misclassification.ts'

const BASIS: Readonly<Record<ErrorRates['basis'], string>> = {
  fitted: 'on sets that the engine was fitted on, so that its rates elsewhere are likely somewhat worse',
  'cross-validated': 'each document judged by an engine fitted without it',
  'held-out': 'on documents that were kept apart from fitting',
}

const counted = ({ name, claims, absent, omitted }: MeasuredSet): SetCounts => ({
  set: name,
  absent: { said: omitted.right, of: absent },
  present: { said: omitted.said - omitted.right, of: claims - absent },
  designEffect: DESIGN_EFFECT,
})

/** The correction's counts of a measurement: sets without claims of one kind tell no rate and are left out. */
export function errorsOf(rates: ErrorRates, current: boolean): Errors {
  const of = (languages: MeasuredSet['languages']): SetCounts[] =>
    rates.sets.filter((set) => set.languages === languages && set.absent > 0 && set.claims > set.absent).map(counted)
  return {
    about: `Share of labelled claims that the engine calls omitted, pooled over the sets, ${BASIS[rates.basis]} (${rates.command}).`,
    engine: `${rates.engine}, fit ${rates.fit}`,
    current,
    same: of('same'),
    cross: of('cross'),
  }
}

/** The rates of `seeds/error-rates.json`. */
export function measuredErrors(): Errors {
  const { rates, current } = knownRates(version, isWordsOnly() ? 'words' : 'meaning')
  return errorsOf(rates, current)
}
