// All made some, some made all, "only" dropped or added.
import { claimDegree, passageDegree, passageHas } from './degree.ts'
import { cited, cueBecame, isSameClaim, type Difference, type Pair } from './pair.ts'

const DEGREES = ['existential', 'universal'] as const
const ALL = ['existential', 'universal', 'exclusive'] as const

/**
 * At most one difference in how many are meant: some against all, or “only” that was dropped or added. A word on one side alone counts only
 * where both say little else than each other, and no number stands in its place.
 */
export function scopeDifferences(pair: Pair): Difference[] {
  const claim = claimDegree(pair.said, DEGREES)
  const passage = passageDegree(pair, DEGREES)
  if (claim && passage && claim.name !== passage.name)
    return [{ kind: 'scope', claim: claim.span, passage: passage.span, reason: cueBecame(pair, claim.span, passage.span) }]
  if (!isSameClaim(pair)) return []
  const own = claimDegree(pair.said, ALL)
  if (own && own.name !== 'universal' && !passageHas(pair, ALL) && pair.made.numbers().length === 0)
    return [{ kind: 'scope', claim: own.span, passage: pair.window, reason: `“${cited(pair.said, own.span)}” is gone` }]
  const other = passageDegree(pair, ALL)
  if (other?.name === 'exclusive' && !ALL.some((name) => pair.said.cues(name).length > 0) && pair.said.numbers().length === 0)
    return [
      {
        kind: 'scope',
        claim: { start: 0, end: pair.said.text.length },
        passage: other.span,
        reason: `“${cited(pair.made, other.span)}” was added`,
      },
    ]
  return []
}
