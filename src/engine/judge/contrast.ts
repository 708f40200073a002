// Does a passage say the same as the claim that it is about, or something altered? Many weak signals, one probability.
import type { IndexedText } from '../align/indexed-text.ts'
import { linearLogOdds, probability, type LinearModel } from '../../statistics/odds.ts'
import { treeLogOdds, type TreeModel } from '../align/trees.ts'
import type { Contrast, Regime } from './contrast-signals.ts'
import fitted from './contrast.json' with { type: 'json' }
import type { Reading } from './reading.ts'

/** One model for each way in which a report can stand against a claim. */
export interface ContrastModel {
  /** A report as long as its claim: what differs in wording. */
  readonly wording: TreeModel
  /** A long report: what of the claim is nowhere in it. */
  readonly grounding: LinearModel
  /** Findings of research: how strongly cause and effect are claimed. */
  readonly strength: LinearModel
}

const fittedModel: ContrastModel = fitted

/** From this many passages a report is long: the claim may be put together from several of them. */
const LONG_REPORT = 4

/** Which of the models has the say, by what sort of texts these are. */
export function regimeOf(claim: Reading, report: IndexedText): Regime {
  if (report.passages.length >= LONG_REPORT) return 'grounding'
  return claim.research() ? 'strength' : 'wording'
}

/** Probability, 0..1, that the passage alters the claim. */
export function alteredProbability(contrast: Contrast, regime: Regime, model: ContrastModel = fittedModel): number {
  const row = contrast.row(regime)
  return probability(regime === 'wording' ? treeLogOdds(model.wording, row) : linearLogOdds(model[regime], row))
}
