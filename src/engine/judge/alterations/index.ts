// Where claim and passage align, do their values agree? Each kind of value has its own comparison.
import { attributionDifferences } from './attribution.ts'
import { dateDifferences } from './date.ts'
import { modalityDifferences } from './modality.ts'
import { nameDifferences } from './name.ts'
import { negationDifferences } from './negation.ts'
import { numberDifferences } from './number.ts'
import type { Difference, Pair } from './pair.ts'
import { scopeDifferences } from './scope.ts'

export { dateSignals } from './date.ts'
export { nameSignals } from './name.ts'
export { numberSignals } from './number.ts'
export { clauseWindow, counterpartsIn, isAsShort, placed, type Difference, type Pair } from './pair.ts'

/** The kinds, the surest first. */
const KINDS = [
  numberDifferences,
  dateDifferences,
  nameDifferences,
  negationDifferences,
  modalityDifferences,
  scopeDifferences,
  attributionDifferences,
]

/** Everything that differs in value, the surest kinds first. */
export function differences(pair: Pair): Difference[] {
  const found: Difference[] = []
  for (const ofKind of KINDS) {
    const differing = ofKind(pair)
    if (differing.length > 0) found.push(...differing)
  }
  return found
}
