// What a reviewer has before them, whichever screen shows it.
import type { Comparison } from '../model/comparison.ts'
import type { Decision, Review } from '../model/decision.ts'
import type { CoderProgress } from '../model/review-set.ts'
import type { Rejudge } from './merge.ts'

/** What a review is of, fixed for as long as the program runs. */
export interface Desk {
  readonly comparison: Comparison
  readonly others: readonly Review[]
  readonly reviewer: string
  /** `blind`: the engine's verdicts, and other reviewers', are hidden until every cell of the set is decided. */
  readonly mode: Decision['mode']
  /** Whether a cell (by `cellKey`) is in the set that this reviewer was given; absent where all cells are. */
  readonly assigned?: (key: string) => boolean
  /** How far the other coders of the set were when the review was opened; absent where no set was shared out. */
  readonly team?: readonly CoderProgress[]
  /** False where the time on a cell is not to be kept. */
  readonly timed?: boolean
  /** An adjudicator asked not to see who said what. */
  readonly hideNames?: boolean
  readonly rejudge: Rejudge
  /** Path without its ending, to offer for exports. */
  readonly exportStem: string
}
