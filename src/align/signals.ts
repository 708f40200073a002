// What speaks for a claim being in a report: each signal a number, all of them together a row for the model.
import type { Span } from '../model/span.ts'
import { passageAt, type IndexedText } from './indexed-text.ts'
import type { ClaimUnits, Found } from './units.ts'

/** Names of the signals, in the order of `Signals`. */
export const SIGNAL_NAMES = [
  'report recall',
  'best passage recall',
  'best two passages recall',
  'unbroken pairs',
  'rarest missing',
  'missing weight',
  'distinctive recall',
  'name recall',
  'number recall',
  'nearness',
  'passage share',
  'claim size',
  'report size',
] as const

/** One value per name of `SIGNAL_NAMES`. */
export type Signals = readonly number[]

export interface PassageScore {
  readonly passage: number
  /** 0..1, share of the claim's weight that the passage carries. */
  readonly recall: number
}

export interface Matched {
  readonly signals: Signals
  /** Passages that carry anything, best first. */
  readonly passages: readonly PassageScore[]
}

/** Distance in characters within which two neighbouring units count as said together. */
const NEAR = 40

function pairShare(claim: ClaimUnits, found: readonly Found[]): number {
  if (claim.units.length < 2) return (found[0]?.credit ?? 0) > 0 ? 1 : 0
  let kept = 0
  let total = 0
  for (let index = 1; index < claim.units.length; index++) {
    const left = claim.units[index - 1]
    const right = claim.units[index]
    if (!left || !right) continue
    const weight = left.weight + right.weight
    total += weight
    const a = found[index - 1]?.at ?? []
    const b = found[index]?.at ?? []
    if (a.some((one) => b.some((other) => Math.abs(one - other) <= NEAR))) kept += weight
  }
  return kept / total
}

function recallWhere(claim: ClaimUnits, found: readonly Found[], keep: (index: number) => number): number {
  let hit = 0
  let total = 0
  claim.units.forEach((unit, index) => {
    const weight = unit.weight * keep(index)
    total += weight
    hit += weight * (found[index]?.credit ?? 0)
  })
  return total > 0 ? hit / total : -1
}

/** Sums each passage's matched weight. */
function scorePassages(claim: ClaimUnits, found: readonly Found[], report: IndexedText): PassageScore[] {
  const sums = new Map<number, number>()
  found.forEach((one, index) => {
    const weight = (claim.units[index]?.weight ?? 0) * one.credit
    let last = -1
    for (const offset of one.at) {
      const passage = passageAt(report, offset)
      if (passage === last) continue
      last = passage
      sums.set(passage, (sums.get(passage) ?? 0) + weight)
    }
  })
  const scores = [...sums].map(([passage, sum]) => ({ passage, recall: claim.weight > 0 ? Math.min(1, sum / claim.weight) : 0 }))
  return scores.sort((a, b) => b.recall - a.recall || a.passage - b.passage)
}

/** Weight that two neighbouring passages carry together, the best such pair, 0..1. */
function bestTwo(claim: ClaimUnits, found: readonly Found[], report: IndexedText, best: PassageScore | undefined): number {
  if (!best) return 0
  const low = report.passages[Math.max(0, best.passage - 1)] as Span
  const high = report.passages[Math.min(report.passages.length - 1, best.passage + 1)] as Span
  let sum = 0
  found.forEach((one, index) => {
    if (one.at.some((offset) => offset >= low.start && offset < high.end)) sum += (claim.units[index]?.weight ?? 0) * one.credit
  })
  return claim.weight > 0 ? sum / claim.weight : 0
}

/** How closely together the matched units of the best passage stand: matched units per unit of its width, 0..1. */
function nearness(found: readonly Found[], passage: Span | undefined, claimLength: number): number {
  if (!passage) return 0
  let first = Infinity
  let last = -Infinity
  let count = 0
  for (const one of found) {
    const inside = one.at.find((offset) => offset >= passage.start && offset < passage.end)
    if (inside === undefined) continue
    count += 1
    first = Math.min(first, inside)
    last = Math.max(last, inside)
  }
  return count < 2 ? 0 : Math.min(1, claimLength / (last - first + 20))
}

/**
 * All signals of one claim in one report.
 * `distinct[k]` in 0..1 says how much unit `k` sets this claim apart from the statement's other claims.
 */
export function matchClaim(claim: ClaimUnits, found: readonly Found[], report: IndexedText, distinct: readonly number[]): Matched {
  const passages = scorePassages(claim, found, report)
  const best = passages[0]
  const all = recallWhere(claim, found, () => 1)
  let rarest = 0
  let missing = 0
  claim.units.forEach((unit, index) => {
    const lost = unit.weight * (1 - (found[index]?.credit ?? 0))
    missing += lost
    rarest = Math.max(rarest, lost)
  })
  const names = recallWhere(claim, found, (index) => (claim.units[index]?.kind === 'name' ? 1 : 0))
  const numbers = recallWhere(claim, found, (index) => (claim.units[index]?.kind === 'number' ? 1 : 0))
  const bestPassage = best ? report.passages[best.passage] : undefined
  const passageWeight = best ? (report.passageWeights[best.passage] ?? 0) : 0
  const signals = [
    Math.max(0, all),
    best?.recall ?? 0,
    bestTwo(claim, found, report, best),
    pairShare(claim, found),
    rarest / 7,
    missing / 20,
    Math.max(
      0,
      recallWhere(claim, found, (index) => distinct[index] ?? 1),
    ),
    names < 0 ? 0.5 : names,
    numbers < 0 ? 0.5 : numbers,
    nearness(found, bestPassage, claim.text.length),
    best && passageWeight > 0 ? Math.min(1, (best.recall * claim.weight) / passageWeight) : 0,
    Math.log(1 + claim.weight) / 4,
    Math.log(1 + report.words.length) / 8,
  ]
  return { signals, passages }
}
