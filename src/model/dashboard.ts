// What the dashboard asks of an archive, and what it is told: plain data, so that the screen knows of no database.
import type { Audit, Grouping, RateRow } from './audit.ts'
import type { VerdictKind } from './verdict.ts'

export interface ClaimFilter {
  /** `gaps`: partly reported, altered and omitted claims. */
  readonly verdict: 'gaps' | 'all' | VerdictKind
  readonly outlet?: string
  readonly kind?: string
  readonly topic?: string
  readonly actor?: string
  readonly country?: string
  /** `2025-09` */
  readonly month?: string
  readonly decided?: 'yes' | 'no'
  /** Words that the claim has, whatever the case; '' for any. */
  readonly search: string
}

export const CLAIM_ORDERS = ['weight', 'salience', 'confidence', 'doubt', 'newest', 'oldest'] as const
export type ClaimOrder = (typeof CLAIM_ORDERS)[number]
export const STATEMENT_ORDERS = ['weight', 'gaps', 'newest', 'oldest'] as const
export type StatementOrder = (typeof STATEMENT_ORDERS)[number]

/** A list of which a part is asked for. */
export type ListOf =
  | { readonly list: 'claims'; readonly filter: ClaimFilter; readonly order: ClaimOrder }
  | { readonly list: 'statements'; readonly search: string; readonly order: StatementOrder }
  | { readonly list: 'matches' }
  | { readonly list: 'uncovered'; readonly outlet?: string }

export interface ClaimRow {
  readonly row: 'claim'
  readonly statement: number
  /** Index, from 0. */
  readonly claim: number
  readonly outlet: string
  readonly report: number
  readonly verdict: VerdictKind
  readonly engine: VerdictKind
  readonly decided: boolean
  readonly confidence: number
  readonly salience: number
  readonly carried: number
  readonly published: string
  readonly title: string
  readonly words: string
  readonly kind: string
  readonly topic: string
}

export interface StatementRow {
  readonly row: 'statement'
  readonly statement: number
  readonly title: string
  readonly published: string
  readonly claims: number
  readonly outlets: number
  readonly gaps: number
  readonly decided: number
}

export interface MatchListRow {
  readonly row: 'match'
  readonly statement: number
  readonly report: number
  readonly outlet: string
  readonly probability: number
  readonly published: string
  readonly title: string
  readonly reportTitle: string
  /** Who looked and could not tell; '' where nobody has looked. */
  readonly lookedAt: string
}

export interface UncoveredRow {
  readonly row: 'uncovered'
  readonly statement: number
  readonly outlet: string
  readonly published: string
  readonly title: string
}

export type ListRow = ClaimRow | StatementRow | MatchListRow | UncoveredRow

export interface Page {
  readonly from: number
  readonly total: number
  readonly rows: readonly ListRow[]
}

/** One cell of a statement's matrix. */
export interface ViewCell {
  readonly verdict: VerdictKind
  readonly engine: VerdictKind
  readonly confidence: number
  /** Who decided; empty where nobody has. */
  readonly by: readonly string[]
  readonly disputed: boolean
  /** Half-open span in the report. */
  readonly evidence?: readonly [number, number]
}

export interface ViewReport {
  readonly id: number
  readonly outlet: string
  readonly control: boolean
  readonly title: string
  readonly published: string
  readonly text: string
  /** Whether it is taken for a report of the statement. */
  readonly state: 'given' | 'matched' | 'ambiguous'
  readonly probability: number
  readonly cells: readonly ViewCell[]
}

export interface StatementView {
  readonly id: number
  readonly office: string
  readonly title: string
  readonly published: string
  readonly text: string
  readonly claims: readonly { readonly start: number; readonly end: number; readonly kind: string; readonly salience: number }[]
  readonly reports: readonly ViewReport[]
  /** Outlets that have no report of it, though the archive holds some of that time. */
  readonly uncovered: readonly string[]
}

/** Two texts to settle whether they belong together. */
export interface TextPair {
  readonly statement: string
  readonly report: string
}

export interface Value {
  readonly value: string
  readonly count: number
}

export const VALUES_OF = ['outlet', 'kind', 'topic', 'actor', 'country', 'month'] as const
export type ValueOf = (typeof VALUES_OF)[number]

/** What the archive holds now, in numbers. */
export interface Facts {
  readonly statements: number
  /** Statements whose reports are found and compared. */
  readonly done: number
  /** Of these, laid out in lists. */
  readonly listed: number
  readonly pairs: number
  readonly reports: number
  readonly ambiguous: number
  readonly uncovered: number
  /** Lines of reviews. */
  readonly lines: number
}

export type Need =
  | { readonly ask: 'rates'; readonly by: Grouping; readonly outlet?: string }
  | { readonly ask: 'months' }
  | { readonly ask: 'page'; readonly of: ListOf; readonly from: number; readonly count: number }
  | { readonly ask: 'statement'; readonly id: number }
  | { readonly ask: 'texts'; readonly statement: number; readonly report: number }

export type Answer =
  | { readonly ask: 'rates'; readonly rates: readonly RateRow[] }
  | { readonly ask: 'months'; readonly rates: readonly RateRow[] }
  | { readonly ask: 'page'; readonly page: Page }
  | { readonly ask: 'statement'; readonly view: StatementView }
  | { readonly ask: 'texts'; readonly texts: TextPair }

/** The archive as the dashboard's app knows it. All of these may reject. */
export interface Archive {
  readonly facts: () => Promise<Facts>
  readonly answer: (need: Need) => Promise<Answer>
  readonly values: (of: ValueOf, filter: ClaimFilter) => Promise<readonly Value[]>
  /** The whole audit, worked out beside the screen. */
  readonly audit: () => Promise<Audit>
  readonly settle: (statement: number, report: number, answer: 'yes' | 'no' | 'unsure') => Promise<void>
  /** A pair that nobody has reviewed, drawn at random; `undefined` where there is none. */
  readonly anyPair: () => Promise<{ readonly statement: number; readonly report: number } | undefined>
  /** Lays out some statements that wait for it; how many were. */
  readonly list: () => Promise<number>
}
