// How wide the matrix's columns are, and how a claim is broken into rows beside them.
import type { Claim } from '../../model/claim.ts'
import { claimWords } from '../../present/finding.ts'
import { safeLine } from '../../text/safe-text.ts'
import { columnsOf } from '../lines.ts'
import { rowsAt } from '../wrapping.ts'
import type { State } from './state.ts'

/** Sign, letter and how it came to be: `●R✓`. */
export const CELL = 3
/** From this room on a cell says its verdict as a word. */
export const WORD_CELL = 12
export const GAP = 1
/** An outlet's name may take this much of the room. */
const WIDEST_NAME = 20
const LEAST_CLAIM = 16
/** Room for claims before outlets' columns may grow; what does not fit goes on in the next row. */
const GOOD_CLAIM = 28

export interface Columns {
  /** Columns of the claim's number. */
  readonly number: number
  /** First outlet shown, and the widths of those that are. */
  readonly first: number
  readonly widths: readonly number[]
  readonly claim: number
}

/** Where the first cell begins: after the cursor's sign, the number, the claim, and a space after each of the two. */
export const cellsStart = (columns: Columns): number => columns.number + columns.claim + 3

/** As many outlets as fit, those around the cursor. Each column is as wide as its name and its verdicts, where the claims leave room. */
export function columnsFor(state: State, width: number): Columns {
  const { reports, claims } = state.work.comparison
  const number = String(claims.length).length
  const room = width - number - 3
  const count = Math.max(1, Math.min(reports.length, Math.floor((room - LEAST_CLAIM) / (CELL + GAP))))
  const first = Math.max(0, Math.min(reports.length - count, state.column - Math.floor(count / 2)))
  const shown = reports.slice(first, first + count)
  const wanted = shown.map((report) => Math.max(WORD_CELL, Math.min(WIDEST_NAME, columnsOf(safeLine(report.outlet)))))
  const even = Math.max(CELL, Math.floor((room - GOOD_CLAIM) / count) - GAP)
  const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one + GAP, 0)
  const widths = total(wanted) <= room - GOOD_CLAIM ? wanted : wanted.map((one) => Math.min(one, even))
  return { number, first, widths, claim: Math.max(1, room - total(widths)) }
}

const broken = new WeakMap<readonly Claim[], Map<number, readonly (readonly string[])[]>>()
/** Widths that are kept: the screen's and those that a resize asks for. */
const MOST_WIDTHS = 8

/** Every claim as rows of at most `width` columns, by the claim's index; remembered, as every key asks for them. */
export function claimRows(state: State, width: number): readonly (readonly string[])[] {
  const { claims, statement } = state.work.comparison
  const widths = broken.get(claims) ?? new Map<number, readonly (readonly string[])[]>()
  broken.set(claims, widths)
  const known = widths.get(width)
  if (known) return known
  const rows = claims.map((claim) => rowsAt(claimWords(claim, statement.text), width))
  if (widths.size >= MOST_WIDTHS) widths.clear()
  widths.set(width, rows)
  return rows
}
