// In which order claims come, which of them are shown, and which cell is to be decided next.
import type { Claim, ClaimKind } from '../../model/claim.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { isDoubtful } from '../../present/certainty.ts'
import type { CellWord } from '../../review/standing.ts'
import type { ReviewCell, Work } from './cells.ts'

export const ORDERS = ['doubt', 'salience', 'statement', 'confidence'] as const
export type Order = (typeof ORDERS)[number]

export const ORDER_SAYS: Readonly<Record<Order, string>> = {
  doubt: 'unsure first, then what matters most',
  salience: 'what matters most first',
  statement: "the statement's order",
  confidence: 'least confident first',
}

export type Filter =
  | { readonly by: 'all' | 'gaps' | 'undecided' | 'disputed' | 'changed' | 'asked' | 'assigned' }
  | { readonly by: 'verdict'; readonly verdict: VerdictKind }
  | { readonly by: 'kind'; readonly kind: ClaimKind }

/** Which claims a filter shows, in words. */
export function filterSays(filter: Filter): string {
  switch (filter.by) {
    case 'all':
      return 'all claims'
    case 'gaps':
      return 'gaps only'
    case 'undecided':
      return 'undecided'
    case 'disputed':
      return 'where reviewers differ'
    case 'changed':
      return 'decided on a text that changed'
    case 'assigned':
      return 'your set'
    case 'asked':
      return 'with a question'
    case 'verdict':
      return `${filter.verdict} only`
    case 'kind':
      return `${filter.kind}s only`
  }
}

const isGap = (cell: ReviewCell): boolean => cell.shown === 'omitted' || cell.shown === 'altered' || cell.shown === 'partial'

/** Questions to the curator on a cell; a blind reviewer sees their own. */
export const asked = ({ word, others, hidden }: ReviewCell): readonly CellWord[] =>
  [...(word ? [word] : []), ...(hidden ? [] : others)].filter((one) => one.question !== undefined)

function admits(filter: Filter, claim: Claim, row: readonly ReviewCell[]): boolean {
  switch (filter.by) {
    case 'all':
      return true
    case 'gaps':
      return row.some(isGap)
    case 'undecided':
      return row.some((cell) => cell.assigned && !cell.decided)
    case 'disputed':
      return row.some((cell) => cell.contested)
    case 'changed':
      return row.some((cell) => cell.stale)
    case 'assigned':
      return row.some((cell) => cell.assigned)
    case 'asked':
      return row.some((cell) => asked(cell).length > 0)
    case 'verdict':
      return row.some((cell) => cell.shown === filter.verdict)
    case 'kind':
      return claim.kind === filter.kind
  }
}

/** What a reported cell counts beside a gap of like salience. Set by hand: gaps are what is published. */
const REPORTED = 0.6

/** What a cell that is hardly believed has before a sure one. Set by hand. */
const HARDLY_BELIEVED = 0.5

/**
 * 0..2: how much a cell needs a person. An unsure cell is over every sure one, one called reported with doubt between the two; among its
 * like, salience and lack of confidence decide.
 */
const cellDoubt = (claim: Claim, { engine }: ReviewCell): number =>
  (engine.kind === 'unsure' ? 1 : isDoubtful(engine) ? HARDLY_BELIEVED : 0) +
  (claim.salience.value * (2 - engine.confidence) * (engine.kind === 'reported' ? REPORTED : 1)) / 2

const doubt = (claim: Claim, row: readonly ReviewCell[]): number => Math.max(0, ...row.map((cell) => cellDoubt(claim, cell)))

const leastConfidence = (row: readonly ReviewCell[]): number => Math.min(1, ...row.map(({ engine }) => engine.confidence))

function score(order: Order, claim: Claim, row: readonly ReviewCell[]): number {
  switch (order) {
    case 'doubt':
      return doubt(claim, row)
    case 'salience':
      return claim.salience.value
    case 'statement':
      return 0
    case 'confidence':
      return 1 - leastConfidence(row)
  }
}

/** Indices of the claims to show, in order. Ties keep the statement's order. */
export function shownClaims(work: Work, order: Order, filter: Filter): number[] {
  const { claims } = work.comparison
  return claims
    .map((claim, index) => ({ index, claim, row: work.cells[index]! }))
    .filter(({ claim, row }) => admits(filter, claim, row))
    .map(({ index, claim, row }) => ({ index, score: score(order, claim, row) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ index }) => index)
}

export interface Place {
  /** Index into the comparison's claims. */
  readonly claim: number
  readonly column: number
}

/** The column of a claim's cell that `wanted` admits and that needs a person most; without `byDoubt` the first. */
function columnIn(work: Work, claim: number, wanted: (cell: ReviewCell) => boolean, byDoubt: boolean): number | undefined {
  const row = work.cells[claim]!
  const columns = row.flatMap((cell, column) => (wanted(cell) ? [column] : []))
  const rank = (column: number): number => cellDoubt(work.comparison.claims[claim]!, row[column]!)
  return byDoubt ? columns.toSorted((a, b) => rank(b) - rank(a) || a - b)[0] : columns[0]
}

/**
 * The next cell that `wanted` admits: first the rest of the row, as its claim is in the reader's mind, then down the list
 * and round to its start; `undefined` where there is none. `byDoubt` begins each further row where the engine doubts most.
 */
export function nextCell(
  work: Work,
  shown: readonly number[],
  from: Place,
  wanted: (cell: ReviewCell) => boolean,
  byDoubt: boolean,
): Place | undefined {
  const columns = work.comparison.reports.length
  for (let step = 1; step < columns; step += 1) {
    const column = (from.column + step) % columns
    if (shown.includes(from.claim) && wanted(work.cells[from.claim]![column]!)) return { claim: from.claim, column }
  }
  const row = shown.indexOf(from.claim)
  for (let step = 1; step <= shown.length; step += 1) {
    const claim = shown[(row + step) % shown.length]!
    const column = columnIn(work, claim, wanted, byDoubt)
    if (column !== undefined) return { claim, column }
  }
  return undefined
}

/** Where a review begins: the first cell of the list that waits. */
export function firstCell(work: Work, shown: readonly number[], byDoubt: boolean): Place | undefined {
  for (const claim of shown) {
    const column = columnIn(work, claim, (cell) => cell.assigned && !cell.decided, byDoubt)
    if (column !== undefined) return { claim, column }
  }
  return undefined
}
