// The fitted numbers of the engine, read from one data file that says how they were made.
import fitted from './model.json' with { type: 'json' }
import presence from './presence.json' with { type: 'json' }
import type { LinearModel } from '../../statistics/odds.ts'
import type { OrderSettings } from './order.ts'
import { pairWeights, type PairWeights } from './pair-weights.ts'
import type { TreeModel } from './trees.ts'

export interface EngineModel {
  /** Claim and report in one language. */
  readonly same: TreeModel
  /** Two languages. */
  readonly cross: TreeModel
  /**
   * Log odds by which the statement's first claim is likelier to be carried than its last, everything else being equal.
   * Half of it at most is added or taken away: what is known of a claim's place must never outvote its words.
   */
  readonly place: number
  /**
   * Log odds of a claim that stands alone against a single passage, of the log odds by `same`: nothing else tells what
   * such a report is about, and the habits of very short summaries, which leave most out, do not hold for it.
   */
  readonly lone: LinearModel
  /** Local score of a claim and a passage for the alignment in order, across languages. */
  readonly local: LinearModel
  readonly order: OrderSettings
  /** From all signals of words, and from those with what the tokens mean, to coverage: fitted on whole statements and their reports. */
  readonly presence: {
    readonly words: TreeModel
    readonly meaning: TreeModel
    readonly thresholds: { readonly words: Thresholds; readonly meaning: Thresholds }
    /**
     * Log odds added to coverage by meaning across languages, by the report's language: English reports of statements in other
     * languages are told as omitting at odds that the cases do not bear out. Set by hand on the dev cases, for "omitted" to be
     * right nine times in ten in each direction.
     */
    readonly into: Readonly<Record<string, number>>
  }
  /** Reads a claim and its nearest passage side by side; unpacked when first asked for, which words alone never do. */
  readonly pair: () => PairWeights
}

export interface Thresholds {
  /** Coverage from which a claim is present. */
  readonly present: number
  /** Coverage below which it is omitted. */
  readonly omitted: number
}

export const engineModel: EngineModel = { ...fitted, presence, pair: () => pairWeights() }
