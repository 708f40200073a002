// How much a verdict allows to be said.
import type { Comparison } from '../model/comparison.ts'
import { CELL_STATES, isCarried, VERDICT_KINDS, type Alteration, type CellState, type Verdict } from '../model/verdict.ts'

/** From this confidence a verdict is stated flatly; below it the sentence says "appears". Set by hand. */
const FLAT = 0.85
/** From this strength an alteration is shown in a cell that is not called altered; what is weaker only ranks (the engine's own bound). */
const SHOWN = 0.6

/** Whether a plain sentence may be made of the verdict: the engine is sure, or reviewers have settled it. */
export function isFlat(verdict: Verdict): boolean {
  return verdict.review ? verdict.review.settled !== 'disputed' : verdict.confidence >= FLAT
}

/** Below this confidence a claim that is called reported is as likely as not missing or changed. */
const DOUBTFUL = 0.5

/** From this strength a change that a rule names is worth a look, though it is too weak to call the claim altered. Set by hand. */
const SUSPECTED = 0.4

/** A change that a rule names, of at least this strength. */
const namedChange = ({ alterations }: Verdict, least: number): Alteration | undefined =>
  alterations.find((one) => one.isGuess !== true && one.strength >= least)

/** A change that a rule names and that is not sure. */
export const suspicion = (verdict: Verdict): Alteration | undefined => namedChange(verdict, SUSPECTED)

/** Whether *reported* is the engine's guess and no more: shown as such, and nobody is held against it. */
export const isDoubtful = (verdict: Verdict): boolean =>
  verdict.kind === 'reported' && verdict.review === undefined && (verdict.confidence < DOUBTFUL || suspicion(verdict) !== undefined)

/** What is to be asked of a cell: the engine cannot tell, people differ, or it is called reported and hardly believed. */
export function openState(verdict: Verdict): 'unsure' | 'disputed' | 'reported' | undefined {
  if (verdict.kind === 'unsure' || verdict.kind === 'disputed') return verdict.kind
  return isDoubtful(verdict) ? 'reported' : undefined
}

/** What seems to differ in a cell that a person must look at. */
export function whatSeemsToDiffer(verdict: Verdict): string | undefined {
  if (verdict.kind === 'reported') return suspicion(verdict)?.reason
  // A value that stands otherwise is why the engine is unsure of a claim that is there.
  const differs = verdict.alterations.find(({ kind, isGuess }) => isGuess !== true && (kind === 'number' || kind === 'date'))
  return differs && (verdict.reasons[0] ?? '').startsWith(differs.reason) ? differs.reason : undefined
}

/** 0..1: of a cell called reported, that the claim is told as it is; of any other, that it is told at all. */
export const chanceTold = ({ kind, confidence, coverage }: Verdict): number => (kind === 'reported' ? confidence : coverage)

/** From this confidence on, and with less than this said for a change, a report can be named as one that carries a claim. Set by hand. */
const BELIEVED = 0.6
const HARDLY_SUSPECTED = 0.2

/** Whether a report can be named as one that carries the claim. */
export const isWitness = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'reported' &&
  (verdict.review !== undefined || (verdict.confidence >= BELIEVED && namedChange(verdict, HARDLY_SUSPECTED) === undefined))

/** Whether a reviewer's word stands behind the verdict. */
export function isReviewed(verdict: Verdict): boolean {
  return verdict.review !== undefined && verdict.review.settled !== 'disputed'
}

/** Whether a number says how sure the state is: of an unsure or a disputed cell it would say nothing. */
export const hasConfidence = (state: CellState): boolean => state !== 'unsure' && state !== 'disputed'

/** Whether reviewers say that the claim is carried and nobody marked by which passage; the engine had found none. */
export const lacksPassage = (verdict: Verdict): boolean =>
  verdict.review !== undefined && isCarried(verdict.kind) && verdict.evidence.length === 0

/** The states that a table of this comparison needs a name for: `disputed` only where a cell is. */
export const statesIn = (comparison: Comparison): readonly CellState[] =>
  comparison.verdicts.some((row) => row.some((verdict) => verdict.kind === 'disputed')) ? CELL_STATES : VERDICT_KINDS

/**
 * Alterations that a reader is to see; weak suspicions are left out unless the cell is called altered. An omitted claim has none:
 * its nearest passage says something else, and that its values differ is no news.
 */
export function shownAlterations(verdict: Verdict): readonly Alteration[] {
  if (verdict.kind === 'omitted') return []
  const sure = verdict.alterations.filter((one) => one.strength >= SHOWN)
  return sure.length === 0 && verdict.kind === 'altered' ? verdict.alterations : sure
}

export type KindCounts = Readonly<Record<CellState, number>>

/** How many cells there are of each state. */
export function countKinds(verdicts: readonly Verdict[]): KindCounts {
  const counts = Object.fromEntries(CELL_STATES.map((kind) => [kind, 0])) as Record<CellState, number>
  for (const { kind } of verdicts) counts[kind] += 1
  return counts
}
