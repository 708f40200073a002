// A coding sheet: what a coder who does not use the terminal gets, and what comes back.
import type { VerdictKind } from './verdict.ts'

/** One claim in one report, to be coded. */
export interface CodingItem {
  readonly sample: string
  /** Place of the pair in the order of coding, from 1, and of the report among those of one outlet. */
  readonly place: number
  readonly part: number
  /** From 1. */
  readonly claimNumber: number
  readonly outlet: string
  readonly published: string
  readonly title: string
  readonly claim: string
  /** Half-open, on the statement. */
  readonly start: number
  readonly end: number
  /** SHA-256 of the texts as stored. */
  readonly statement: string
  readonly report: string
}

/** The texts of a pair, to be read beside the sheet. */
export interface CodingTexts {
  readonly place: number
  readonly part: number
  readonly title: string
  readonly office: string
  readonly published: string
  readonly statement: string
  readonly statementLanguage: string
  /** Half-open spans of the claims on the statement, in order. */
  readonly claims: readonly { readonly start: number; readonly end: number }[]
  readonly outlet: string
  readonly reportTitle: string
  readonly reportPublished: string
  readonly reportUrl: string
  readonly report: string
  readonly reportLanguage: string
}

/** A row that was coded, as read from a sheet. */
export interface CodedRow {
  /** Where it stands, to be named where it is wrong: `sheet.csv, row 3`. */
  readonly where: string
  readonly statement: string
  readonly report: string
  readonly start: number
  readonly end: number
  readonly verdict: VerdictKind
  /** '' where there is none. */
  readonly note: string
}

/** Columns of a sheet: for the coder first, those by which a row finds its cell last. */
export const SHEET_COLUMNS = [
  'pair',
  'claim_number',
  'outlet',
  'published',
  'title',
  'claim',
  'verdict',
  'altered_kind',
  'note',
  'read',
  'sample',
  'claim_start',
  'claim_end',
  'statement_sha256',
  'report_sha256',
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]
