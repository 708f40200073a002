// What the order of the claims says of where each is told, across two languages.
import { boundedLogOdds, linearLogOdds } from '../../statistics/odds.ts'
import { alignInOrder } from './order.ts'
import type { IndexedText } from './indexed-text.ts'
import type { EngineModel } from './model.ts'
import type { Matched } from './signals.ts'
import type { ClaimUnits, PreparedClaim } from './units.ts'

export interface OrderSignals {
  /** Log odds of each claim's presence by the alignment in order. */
  readonly odds: readonly number[]
  /** The passage that order points to, for each claim. */
  readonly at: readonly number[]
  /** Each claim's best local score, whatever the order. */
  readonly fits: readonly number[]
  /** -1..1: how well the report keeps the statement's order. */
  readonly inOrder: number
}

/** Log of a claim's length over a passage's, relative to the texts' own ratio: translations keep it (Gale and Church 1993). */
function lengthSurprise(claimLength: number, passageLength: number, ratio: number): number {
  return Math.abs(Math.log((claimLength + 5) / (passageLength * ratio + 5)))
}

/**
 * Values for the local model: recall of the claim in the passage, share of the passage accounted for, both against
 * chance, and how well the lengths fit.
 */
function localRow(claim: ClaimUnits, recall: number, passageWeight: number, lengthFit: number): number[] {
  const share = passageWeight > 0 ? Math.min(1.5, (recall * claim.weight) / passageWeight) : 0
  return [recall, share, Math.sqrt(recall * Math.min(1, share)), lengthFit, (recall * claim.weight) / 10]
}

/** Makes the local row of a claim and a passage (by index), for a statement's claims and a report. */
function localRowIn(
  prepared: readonly PreparedClaim[],
  report: IndexedText,
): (claim: ClaimUnits, passage: number, recall: number) => number[] {
  const claimTotal = prepared.reduce((sum, claim) => sum + claim.units.text.length, 0) / Math.max(1, prepared.length)
  const passageTotal = report.passages.reduce((sum, passage) => sum + passage.end - passage.start, 0) / Math.max(1, report.passages.length)
  const ratio = passageTotal > 0 ? claimTotal / passageTotal : 1
  return (claim, passage, recall) => {
    const { start, end } = report.passages[passage]!
    return localRow(claim, recall, report.passageWeights[passage] ?? 0, lengthSurprise(claim.text.length, end - start, ratio))
  }
}

/** Local rows of all claims × passages: five values each (claim, passage, value). */
export function localRows(prepared: readonly PreparedClaim[], matched: readonly Matched[], report: IndexedText): number[][][] {
  const rowOf = localRowIn(prepared, report)
  return prepared.map((claim, index) => {
    const recalls = new Array<number>(report.passages.length).fill(0)
    for (const score of matched[index]?.passages ?? []) recalls[score.passage] = score.recall
    return recalls.map((recall, passage) => rowOf(claim.units, passage, recall))
  })
}

/**
 * Passages of a report that the alignment tells apart; neighbours of a longer report are aligned as blocks, so that time does not grow
 * with claims × passages. No report of the labelled cases has more than 20.
 */
const MOST_PLACES = 128

/** Local scores of claims × blocks of neighbouring passages, and the passage that each block's score is from. */
interface LocalScores {
  readonly scores: readonly (readonly number[])[]
  readonly at: readonly (readonly number[])[]
}

function localScores(
  prepared: readonly PreparedClaim[],
  matched: readonly Matched[],
  report: IndexedText,
  model: EngineModel,
): LocalScores {
  const count = report.passages.length
  const size = Math.max(1, Math.ceil(count / MOST_PLACES))
  const rowOf = localRowIn(prepared, report)
  const score = (claim: PreparedClaim, passage: number, recall: number): number =>
    linearLogOdds(model.local, rowOf(claim.units, passage, recall))
  // A block is what its best passage is; one without a word of the claim speaks by the passage in its middle.
  const middles = Array.from({ length: Math.ceil(count / size) }, (_, block) => Math.min(count - 1, block * size + (size >> 1)))
  const all = prepared.map((claim, index) => {
    const at: number[] = [...middles]
    const recalls = new Map(matched[index]!.passages.map(({ passage, recall }) => [passage, recall]))
    const scores = middles.map((passage) => score(claim, passage, recalls.get(passage) ?? 0))
    if (size > 1)
      for (const [passage, recall] of recalls) {
        const block = Math.floor(passage / size)
        const here = score(claim, passage, recall)
        if (here <= scores[block]!) continue
        scores[block] = here
        at[block] = passage
      }
    return { scores, at }
  })
  return { scores: all.map((one) => one.scores), at: all.map((one) => one.at) }
}

/** Local score below which no fit counts. */
const LEAST_FIT = -6

/** Signals of the order, for claims that a report in another language was searched for. */
export function orderSignals(
  prepared: readonly PreparedClaim[],
  matched: readonly Matched[],
  report: IndexedText,
  model: EngineModel,
): OrderSignals {
  const local = localScores(prepared, matched, report, model)
  const { present, at } = alignInOrder(local.scores, model.order)
  const fits = local.scores.map((row) =>
    Math.min(
      -LEAST_FIT,
      row.reduce((best, score) => Math.max(best, score), LEAST_FIT),
    ),
  )
  return {
    odds: present.map(boundedLogOdds),
    at: at.map((block, claim) => local.at[claim]![block] ?? -1),
    fits,
    inOrder: orderKept(local.scores, fits),
  }
}

/** A claim's best passage counts for the order where its local score is at least this: even odds before the prior. */
const SURE_FIT = 0
/** Claims whose order is compared pair by pair: enough to tell, and never quadratic in a long statement. */
const MOST_RANKED = 100

/** Kendall's rank correlation of claims and their best passages, over claims with a sure one; 0 where there are fewer than two. */
function orderKept(local: readonly (readonly number[])[], fits: readonly number[]): number {
  const places = local.flatMap((row, index) => (fits[index]! >= SURE_FIT ? [row.indexOf(Math.max(...row))] : [])).slice(0, MOST_RANKED)
  let agreed = 0
  let compared = 0
  for (let a = 0; a < places.length; a++)
    for (let b = a + 1; b < places.length; b++) {
      if (places[a] === places[b]) continue
      compared += 1
      agreed += places[a]! < places[b]! ? 1 : -1
    }
  return compared > 0 ? agreed / compared : 0
}
