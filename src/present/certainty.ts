// How much a verdict allows to be said.
import { VERDICT_KINDS, type Alteration, type Verdict, type VerdictKind } from '../model/verdict.ts'

/** From this confidence a verdict is stated flatly; below it the sentence says "appears". Set by hand. */
const FLAT = 0.85
/** From this strength an alteration is shown in a cell that is not called altered; what is weaker only ranks (the engine's own bound). */
const SHOWN = 0.6

/** Whether a plain sentence may be made of the verdict: the engine is sure, or reviewers have settled it. */
export function isFlat(verdict: Verdict): boolean {
  return verdict.review ? verdict.review.settled !== 'disputed' : verdict.confidence >= FLAT
}

/** Whether a reviewer's word stands behind the verdict. */
export function isReviewed(verdict: Verdict): boolean {
  return verdict.review !== undefined && verdict.review.settled !== 'disputed'
}

/** Alterations that a reader is to see; weak suspicions are left out unless the cell is called altered. */
export function shownAlterations(verdict: Verdict): readonly Alteration[] {
  const sure = verdict.alterations.filter((one) => one.strength >= SHOWN)
  return sure.length === 0 && verdict.kind === 'altered' ? verdict.alterations : sure
}

export type KindCounts = Readonly<Record<VerdictKind, number>>

/** How many verdicts there are of each kind. */
export function countKinds(verdicts: readonly Verdict[]): KindCounts {
  const counts = Object.fromEntries(VERDICT_KINDS.map((kind) => [kind, 0])) as Record<VerdictKind, number>
  for (const { kind } of verdicts) counts[kind] += 1
  return counts
}
