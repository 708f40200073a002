// Tables that lists are read from: derived from results and reviews, made again where these change.
import type { VerdictKind } from '../model/verdict.ts'
import type { ClaimKind } from '../model/claim.ts'

/** A statement whose rows are up to date; a statement without one waits to be listed. */
export interface ListedRow {
  run: string
  statement: number
  /** Of its text. */
  hash: string
  title: string
  published: string
  /** `2025-09`, or `undated`. */
  month: string
  claims: number
  outlets: number
  pairs: number
  /** Claims left out or altered, over all outlets that are no controls. */
  gaps: number
  /** Claims that a person decided, over all outlets. */
  decided: number
  /** Greatest weight of its gaps. */
  weight: number
}

export interface ListedClaimRow {
  run: string
  statement: number
  /** Index, from 0. */
  claim: number
  words: string
  /** The words in small letters, to search in. */
  lowered: string
  kind: ClaimKind
  topic: string
}

export interface ListedNameRow {
  run: string
  statement: number
  claim: number
  sort: 'actor' | 'country'
  name: string
}

/** What an outlet made of a claim, over all its reports of the statement. */
export interface ListedCellRow {
  run: string
  statement: number
  claim: number
  outlet: string
  control: number
  cross_language: number
  /** Report that the verdict is from. */
  report: number
  verdict: VerdictKind
  /** What the engine alone says. */
  engine: VerdictKind
  /** 1 where the claim is partly reported, altered or omitted. */
  gap: number
  decided: number
  confidence: number
  salience: number
  /** What the reader should see first: salience, certainty, and whether others carried it. */
  weight: number
  /** Other outlets that carried the claim. */
  carried: number
  published: string
}

/** No report of the statement was found, though the archive holds reports of the outlet in its window. */
export interface UncoveredRow {
  run: string
  statement: number
  outlet: string
}
