// What became of claims from one version of a text to the next.
import type { Claim } from './claim.ts'
import type { Document } from './document.ts'
import type { Span } from './span.ts'
import type { Verdict } from './verdict.ts'

/**
 * `gone`: carried before, left out now. `added`: left out before, carried now. `altered`: carried in both, but as another thing.
 * `cut`: carried whole before, in part now. `unsure`: carried before, and now the engine cannot tell: a person must look.
 */
export const CHANGE_KINDS = ['gone', 'altered', 'cut', 'added', 'unsure'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One change of one claim, between a version and the one before it. */
export interface ClaimChange {
  readonly kind: ChangeKind
  /** Index of the claim in `claims`. */
  readonly claim: number
  /** Index of the first version that is so, at least 1. */
  readonly version: number
  /** In the text of the version before: the passage that carried the claim, or came nearest to it. */
  readonly before?: Span
  /** In the text of the version. */
  readonly after?: Span
}

/** A sentence that differs between a version and the one before it; one of the two is absent where nothing stands in its place. */
export interface PassageChange {
  /** Index of the first version that is so, at least 1. */
  readonly version: number
  readonly before?: Span
  readonly after?: Span
}

/** Claims followed through the versions of a text. */
export interface FollowedClaims {
  readonly claims: readonly Claim[]
  /** `from[c]`: index of the version whose text claim `c` is of; absent where the claims are the statement's. */
  readonly from?: readonly number[]
  /** `verdicts[c][v]`: claim `c` in version `v`. */
  readonly verdicts: readonly (readonly Verdict[])[]
  readonly changes: readonly ClaimChange[]
}

/** A text that was changed after it was published. */
export interface VersionHistory {
  /** The statement, or the column of a report. */
  readonly of: 'statement' | number
  /** The outlet's name, as the column bears it. */
  readonly name: string
  /** At least two, the oldest first; they differ in what they say. */
  readonly versions: readonly Document[]
  /** The statement's claims in each version of a report. */
  readonly statement?: FollowedClaims
  /** What the text itself says: claims of every version in which they first stand. Changes that the statement's claims show are not among them. */
  readonly own: FollowedClaims
  /** Every sentence that differs, whatever claims are in it, in order. */
  readonly passages: readonly PassageChange[]
}
