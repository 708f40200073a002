// Where claim and passage align, do their values agree? Each kind of value has its own comparison.
import { attributionDifferences } from './attribution.ts'
import { dateDifferences } from './date.ts'
import { modalityDifferences } from './modality.ts'
import { nameDifferences } from './name.ts'
import { negationDifferences } from './negation.ts'
import { numberDifferences } from './number.ts'
import type { Difference, Pair } from './pair.ts'
import { scopeDifferences } from './scope.ts'

export { clauseWindow, isAsShort, placed, type Difference, type Pair } from './pair.ts'

/** Everything that differs in value, the surest kinds first. */
export function differences(pair: Pair): Difference[] {
  return [
    ...numberDifferences(pair),
    ...dateDifferences(pair),
    ...nameDifferences(pair),
    ...negationDifferences(pair),
    ...modalityDifferences(pair),
    ...scopeDifferences(pair),
    ...attributionDifferences(pair),
  ]
}
