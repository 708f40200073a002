// Does the report change the claim, does it leave a part out? Fitted on whole statements and their reports, where meaning was read.
import { probability } from '../../statistics/odds.ts'
import { treeLogOdds, type TreeModel } from '../align/trees.ts'
import fitted from './change.json' with { type: 'json' }

export interface ChangeModel {
  /** That a claim is told with something changed. */
  readonly altered: TreeModel
  /** That a claim is told in part. */
  readonly partial: TreeModel
  /** Probabilities from which each is said. */
  readonly thresholds: { readonly altered: number; readonly partial: number }
}

export const changeModel: ChangeModel = fitted

/** Probabilities, 0..1, of both for a row of `changeRow`. */
export function changeProbabilities(row: readonly number[], model: ChangeModel = changeModel): { altered: number; partial: number } {
  return { altered: probability(treeLogOdds(model.altered, row)), partial: probability(treeLogOdds(model.partial, row)) }
}
