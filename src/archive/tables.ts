// The archive's tables as kysely sees them; the same on SQLite and on PostgreSQL.
import type { Generated } from 'kysely'
import type { MatchState } from '../model/archive.ts'
import type { FindingRow, ReceivedRow, SightingRow, WatchedRow, WatchHostRow, WatchJudgedRow } from './watch-tables.ts'
import type { ListedCellRow, ListedClaimRow, ListedNameRow, ListedRow, UncoveredRow } from './listed-tables.ts'

/** One text, kept once however many documents carry it. */
export interface TextRow {
  /** SHA-256 of the text in stored form, UTF-8, lower-case hex. */
  hash: string
  body: string
  language: string
  /** Hash of the first text that this one nearly repeats; its own where there is none. */
  cluster: string
}

/** Places of a text's MinHash signature: texts that share one are compared. */
export interface BandRow {
  band: number
  hash: string
}

/** A publication of a text: by whom, when, as what. */
export interface DocumentRow {
  id: Generated<number>
  role: 'statement' | 'report'
  outlet: string
  control: number
  text: string
  title: string
  url: string
  /** ISO 8601, '' where not known. */
  published: string
  topic: string
  /** Where the text is from, as JSON (`Provenance`). */
  provenance: string
  /** Statements and reports of one event are known to belong together; '' where not known. */
  event: string
}

export interface ClaimsRow {
  statement: string
  engine: string
  /** JSON (`storedClaimsSchema`). */
  claims: string
}

export interface ComparisonRow {
  statement: string
  report: string
  engine: string
  /** JSON (`storedResultSchema`). */
  result: string
}

/** A report found for a statement. */
export interface MatchRow {
  /** Which settings found it. */
  run: string
  statement: number
  report: number
  outlet: string
  /** 0..1 that the report is one of the statement. */
  probability: number
  state: MatchState
}

/** A statement done under a run's settings. */
export interface DoneRow {
  run: string
  statement: number
  /** Reports numbered higher had not been seen. */
  mark: number
  /** Comparisons that this statement had computed anew. */
  computed: number
  worker: string
}

/** What a person said about a match; it outweighs what was found. */
export interface MatchDecisionRow {
  statement: number
  report: number
  /** 1 yes, 0 no, 2 looked at and not sure: that one weighs nothing. */
  belongs: number
  reviewer: string
  time: string
}

/** A line of a review's log (`decisionSchema`). Texts are named by their hashes, so that it holds wherever they stand. */
export interface ReviewLineRow {
  /** Names the log: lines of one log and reviewer are replayed together, in the order of their numbers. */
  log: string
  reviewer: string
  number: number
  /** Hash of the statement that the line is about. */
  statement: string
  /** JSON. */
  line: string
}

/** The terms of a report, for looking through a window of days. */
export interface ReportTermsRow {
  document: number
  /** Days since 1970; far below zero where the report has no date. */
  day: number
  outlet: string
  /** Term numbers, 32-bit, little-endian, ascending. */
  terms: Uint8Array
}

/** How far a command that imports has come with one of its sources. */
export interface ImportRow {
  /** Which command: its sources and what it tells of them. */
  run: string
  source: string
  /** Lines, rows, pages of the source that are dealt with, and how many of them could not be read. */
  read: number
  failed: number
  /** 1 where nothing of the source is left. */
  whole: number
}

/** A sample of pairs for coding. */
export interface SampleRow {
  name: string
  /** ISO 8601 date-time. */
  drawn: string
  /** JSON (`sampleSchema`). */
  header: string
}

/** A pair in a sample. */
export interface SampleUnitRow {
  sample: string
  /** Place in the order of coding, from 1. */
  place: number
  statement: number
  outlet: string
  stratum: string
  /** JSON: numbers of documents. */
  reports: string
}

/** What makes a document known again (`identityKeys`). */
export interface IdentityRow {
  key: string
  document: number
}

export interface Tables {
  identities: IdentityRow
  texts: TextRow
  bands: BandRow
  documents: DocumentRow
  claims: ClaimsRow
  comparisons: ComparisonRow
  matches: MatchRow
  done: DoneRow
  match_decisions: MatchDecisionRow
  review_lines: ReviewLineRow
  listed: ListedRow
  listed_claims: ListedClaimRow
  listed_names: ListedNameRow
  listed_cells: ListedCellRow
  uncovered: UncoveredRow
  imports: ImportRow
  report_terms: ReportTermsRow
  samples: SampleRow
  sample_units: SampleUnitRow
  watch_hosts: WatchHostRow
  watched: WatchedRow
  sightings: SightingRow
  received: ReceivedRow
  findings: FindingRow
  watch_judged: WatchJudgedRow
}
