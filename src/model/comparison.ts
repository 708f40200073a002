// One statement against N reports: the product's central noun.
import type { Claim } from './claim.ts'
import type { Report, Statement } from './document.ts'
import type { ModelsUsed } from './models.ts'
import type { Unclaimed } from './unclaimed.ts'
import type { Addition, Verdict } from './verdict.ts'
import type { VersionHistory } from './versions.ts'

export interface Settings {
  /** Coverage at or above which a claim counts as present, 0..1. */
  readonly present: number
  /** Coverage below which a claim is called omitted, 0..1. */
  readonly omitted: number
}

export interface Comparison {
  /** Version of this shape. */
  readonly schema: 1
  /** `meaning` names the model of meaning; absent where words alone were compared. */
  readonly engine: { readonly name: 'unsaid'; readonly version: string; readonly meaning?: string }
  readonly settings: Settings
  /** Semantic models that were asked besides the engine; absent where none was. */
  readonly models?: ModelsUsed
  readonly title?: string
  readonly statement: Statement
  readonly claims: readonly Claim[]
  /** What of the statement became no claim, in order; absent where the claims were given. */
  readonly unclaimed?: readonly Unclaimed[]
  readonly reports: readonly Report[]
  /** Outlets whose report seems not to be about the statement: its cells are unsure, and it stays out of the finding. */
  readonly apart?: readonly string[]
  /** `verdicts[c][r]`: claim `c` in report `r`. */
  readonly verdicts: readonly (readonly Verdict[])[]
  /** `additions[r]`: what report `r` says that no claim accounts for. */
  readonly additions: readonly (readonly Addition[])[]
  /** Texts of which there are several versions, and what became of their claims; absent where none was looked at. */
  readonly versions?: readonly VersionHistory[]
  /** Texts of one event that were held against each other. */
  readonly mutual?: readonly Mutual[]
}

/**
 * Texts of one event, each held against the others: an outlet's editions in several languages, or both sides' statements.
 * `directions[i]` has text `i` as its statement and the others, in order, as its reports.
 */
export interface Mutual {
  readonly kind: 'editions' | 'statements'
  /** The outlet whose editions these are. */
  readonly outlet?: string
  /** Names of the texts, in order. */
  readonly names: readonly string[]
  /** Columns of the comparison that the editions are; absent for statements. */
  readonly columns?: readonly number[]
  readonly directions: readonly Omit<Comparison, 'versions' | 'mutual'>[]
}
