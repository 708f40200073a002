// A promise made a hope, a possibility made a fact.
import { claimDegree, passageDegree, passageHas } from './degree.ts'
import { cited, cueBecame, isSameClaim, type Difference, type Pair } from './pair.ts'

const DEGREES = ['possible', 'hope', 'intent'] as const

function oneSided(pair: Pair): Difference[] {
  const { said, made, window } = pair
  const lost = (['possible', 'conditional'] as const).find(
    (name) => said.cues(name).length > 0 && !passageHas(pair, [name, 'hope', 'possible']),
  )
  if (lost !== undefined) {
    const start = said.cues(lost)[0]!
    const claim = claimDegree(said, [lost])?.span ?? { start, end: said.text.length }
    return [{ kind: 'modality', claim, passage: window, reason: `“${cited(said, claim)}” is gone: what was open is told as settled` }]
  }
  const added = passageDegree(pair, ['possible'])
  if (added && said.cues('possible').length === 0 && said.cues('hope').length === 0)
    return [
      {
        kind: 'modality',
        claim: { start: 0, end: said.text.length },
        passage: added.span,
        reason: `“${cited(made, added.span)}” was added: what was said plainly is told as open`,
      },
    ]
  return []
}

/** Across languages a plain future is no promise: 할 것이다 may be "will" or "is said to". */
function isMereFuture(pair: Pair, claim: number, passage: number): boolean {
  return !pair.sameLanguage && (pair.said.cues('future').includes(claim) || pair.made.cues('future').includes(passage))
}

/**
 * At most one difference in how firm claim and passage are: an announcement that became a hope, a possibility that became a fact. A cue on
 * one side alone counts only where both say little else than each other.
 */
export function modalityDifferences(pair: Pair): Difference[] {
  const claim = claimDegree(pair.said, DEGREES)
  const passage = passageDegree(pair, DEGREES)
  if (claim && passage) {
    const step = DEGREES.indexOf(passage.name) - DEGREES.indexOf(claim.name)
    if (step === 0 || isMereFuture(pair, claim.span.start, passage.span.start)) return []
    const change = step < 0 ? 'it became weaker' : 'it became firmer'
    return [
      { kind: 'modality', claim: claim.span, passage: passage.span, reason: `${change}: ${cueBecame(pair, claim.span, passage.span)}` },
    ]
  }
  return isSameClaim(pair) ? oneSided(pair) : []
}
