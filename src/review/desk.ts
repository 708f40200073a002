// What a reviewer has before them, whichever screen shows it.
import type { Comparison } from '../model/comparison.ts'
import type { Decision, Review } from '../model/decision.ts'
import type { Rejudge } from './merge.ts'

/** What a review is of, fixed for as long as the program runs. */
export interface Desk {
  readonly comparison: Comparison
  readonly others: readonly Review[]
  readonly reviewer: string
  /** `blind`: a cell's engine verdict, and other reviewers', are hidden until it is decided. */
  readonly mode: Decision['mode']
  readonly rejudge: Rejudge
  /** Path without its ending, to offer for exports. */
  readonly exportStem: string
}
