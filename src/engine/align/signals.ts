// What speaks for a claim being in a report: each signal a number, all of them together a row for the model.
import { type IndexedText } from './indexed-text.ts'
import type { ClaimUnits, UnitMatch } from './units.ts'

export interface SignalInfo {
  readonly name: string
  /** 1 where more of it can only speak for presence, -1 where only against, 0 where it sets the scene. */
  readonly direction: -1 | 0 | 1
  /** Said where the signal speaks for presence, and where against; empty for what only sets the scene. */
  readonly says: readonly [present: string, absent: string]
}

export const signal = (name: string, direction: -1 | 0 | 1, present: string, absent: string): SignalInfo => ({
  name,
  direction,
  says: [present, absent],
})

/** The signals in the order of a row. Units are content words, names and numbers; recall is weighted by their rarity. */
export const SIGNALS: readonly SignalInfo[] = [
  signal('report recall', 1, 'its words stand in the report', 'its words are missing from the report'),
  signal('best passage recall', 1, 'one passage has its words', 'no passage has its words'),
  signal('best two passages recall', 1, 'two neighbouring passages have its words', 'no two neighbouring passages have its words'),
  signal(
    'distinctive recall',
    1,
    'what sets it apart from the other claims is there',
    'what sets it apart from the other claims is missing',
  ),
  signal('distinctive passage recall', 1, 'one passage has what sets it apart', 'no passage has what sets it apart'),
  signal('pairs in order', 1, 'its words stand together in their order', 'its words do not stand together'),
  signal('word pairs', 1, 'it is worded alike', 'it is worded otherwise'),
  signal('rarest missing', -1, 'its rarest word is there', 'a rare word of it is missing'),
  signal('distinctive missing', -1, 'little that is its own is missing', 'much that is its own is missing'),
  signal('most distinctive missing', -1, 'its most telling word is there', 'its most telling word is missing'),
  signal('last unit', 1, 'its ending is there', 'its ending is missing'),
  signal('any recall', 1, 'its words or their synonyms stand in the report', 'neither its words nor their synonyms are there'),
  signal('any distinctive recall', 1, 'what sets it apart is there in some words', 'what sets it apart is there in no words'),
  signal('any passage recall', 1, 'one passage has its words or their synonyms', 'no passage has its words or their synonyms'),
  signal('kindred share', 0, 'much of it is there in other words', ''),
  signal('name recall', 0, 'its names are there', 'its names are missing'),
  signal('number recall', 0, 'its numbers are there', 'its numbers are missing'),
  signal('passage share', 0, 'the nearest passage is about it', 'the nearest passage is about something else'),
  signal('common unit', 0, '', ''),
  signal('claim weight', 0, '', ''),
  signal('report words', 0, 'the report is long', 'the report is short'),
  signal('report passages', 0, '', ''),
  signal('other claims', 0, 'the report tells much of the statement', 'the report tells little of the statement'),
  signal('neighbouring claims', 1, 'its neighbours are in the report', 'its neighbours are not in the report'),
]

/** Further signals of two languages. */
export const CROSS_SIGNALS: readonly SignalInfo[] = [
  signal('order', 1, 'it fits where the order of the statement expects it', 'nothing stands where the order of the statement expects it'),
  signal('best fit', 1, 'one passage fits its words and its length', 'no passage fits its words and its length'),
  signal('report in order', 0, 'the report follows the statement', 'the report does not follow the statement'),
]

export interface PassageScore {
  readonly passage: number
  /** 0..1, share of the claim's weight that the passage carries. */
  readonly recall: number
}

export interface Matched {
  /** One value per entry of `SIGNALS` but the last two, which depend on the other claims. */
  readonly own: readonly number[]
  readonly distinctRecall: number
  /** Passages that carry anything, best first. */
  readonly passages: readonly PassageScore[]
}

/** Weight of each touched passage; the arrays are as long as the report has passages and all 0 between calls. */
export interface Scratch {
  readonly sums: Float64Array
  readonly distinctSums: Float64Array
}

/** Room to weigh a report's passages in, all 0, to be used for one claim after another. */
export function scratchFor(report: IndexedText): Scratch {
  return { sums: new Float64Array(report.passages.length), distinctSums: new Float64Array(report.passages.length) }
}

/** Words apart at which two neighbouring units still stand together: in order, and in any order. */
const NEXT = 4
const NEAR = 8
/** Credit of a pair that stands together but not in order. */
const DISORDERED = 0.5

/** 1 where `b` follows `a` closely somewhere, a half where they are near in any order. Both lists ascend. */
function together(a: readonly number[], b: readonly number[]): number {
  let best = 0
  let from = 0
  for (const left of a) {
    while (from < b.length && b[from]! < left - NEAR) from += 1
    for (let at = from; at < b.length && b[at]! <= left + NEAR; at++) {
      const gap = b[at]! - left
      if (gap > 0 && gap <= NEXT) return 1
      if (gap !== 0) best = DISORDERED
    }
  }
  return best
}

function pairsInOrder(claim: ClaimUnits, found: readonly UnitMatch[], all: number): number {
  const { units } = claim
  if (units.length < 2) return all
  let kept = 0
  let total = 0
  for (let index = 1; index < units.length; index++) {
    const weight = units[index - 1]!.weight + units[index]!.weight
    total += weight
    const a = found[index - 1]!.at
    const b = found[index]!.at
    if (a.length > 0 && b.length > 0) kept += weight * together(a, b)
  }
  return kept / total
}

function wordPairs(claim: ClaimUnits, report: IndexedText): number {
  if (claim.pairs.length === 0) return 0
  const known = report.pairs()
  let kept = 0
  let total = 0
  for (const { key, weight } of claim.pairs) {
    total += weight
    if (known.has(key)) kept += weight
  }
  return kept / total
}

/** Weight that two neighbouring passages carry together, the best such pair around `best`. */
function bestTwo(claim: ClaimUnits, found: readonly UnitMatch[], report: IndexedText, best: number): number {
  let before = 0
  let after = 0
  for (let index = 0; index < found.length; index++) {
    let inBest = false
    let inBefore = false
    let inAfter = false
    for (const at of found[index]!.at) {
      const passage = report.passageOf[at]!
      if (passage === best) inBest = true
      else if (passage === best - 1) inBefore = true
      else if (passage === best + 1) inAfter = true
    }
    const weight = claim.units[index]!.weight * found[index]!.credit
    if (inBest || inBefore) before += weight
    if (inBest || inAfter) after += weight
  }
  return Math.max(before, after)
}

/** Weight of the units that a passage has in any form. */
function anyIn(claim: ClaimUnits, found: readonly UnitMatch[], report: IndexedText, passage: number): number {
  let sum = 0
  for (let index = 0; index < found.length; index++)
    if (found[index]!.at.some((word) => report.passageOf[word] === passage)) sum += claim.units[index]!.weight
  return sum
}

/** No value: the claim has no name, no number. */
const NONE = -1

/**
 * Signals of one claim in one report that need no other claim.
 * `distinct[k]` in 0..1 says how much unit `k` sets this claim apart from the statement's other claims.
 */
export function matchClaim(
  claim: ClaimUnits,
  found: readonly UnitMatch[],
  report: IndexedText,
  distinct: readonly number[],
  scratch: Scratch,
): Matched {
  const { units } = claim
  const weight = claim.weight || 1
  let all = 0
  let own = 0
  let ownTotal = 0
  let rarestMissing = 0
  let ownMissing = 0
  let mostOwnMissing = 0
  let names = 0
  let nameTotal = 0
  let numbers = 0
  let numberTotal = 0
  let common = Infinity
  let any = 0
  let anyOwn = 0
  let kindred = 0
  const touched: number[] = []
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!
    const { at, credit } = found[index]!
    const unitWeight = unit.weight
    const ownWeight = unitWeight * distinct[index]!
    const hit = unitWeight * credit
    all += hit
    ownTotal += ownWeight
    own += ownWeight * credit
    const lost = unitWeight - hit
    const ownLost = ownWeight * (1 - credit)
    if (lost > rarestMissing) rarestMissing = lost
    ownMissing += ownLost
    if (ownLost > mostOwnMissing) mostOwnMissing = ownLost
    if (unitWeight < common) common = unitWeight
    if (at.length > 0) {
      any += unitWeight
      anyOwn += ownWeight
      if (credit < 1) kindred += unitWeight
    }
    if (unit.kind === 'name') {
      nameTotal += unitWeight
      names += hit
    } else if (unit.kind === 'number') {
      numberTotal += 1
      numbers += credit
    }
    let last = -1
    for (const word of at) {
      const passage = report.passageOf[word]!
      if (passage === last) continue
      last = passage
      if (scratch.sums[passage] === 0) touched.push(passage)
      scratch.sums[passage]! += hit
      scratch.distinctSums[passage]! += ownWeight * credit
    }
  }
  let best = -1
  let bestSum = 0
  let bestOwn = 0
  const passages: PassageScore[] = []
  for (const passage of touched) {
    const sum = scratch.sums[passage]!
    if (sum > bestSum || (sum === bestSum && passage < best)) {
      bestSum = sum
      best = passage
    }
    bestOwn = Math.max(bestOwn, scratch.distinctSums[passage]!)
    passages.push({ passage, recall: Math.min(1, sum / weight) })
    scratch.sums[passage] = 0
    scratch.distinctSums[passage] = 0
  }
  passages.sort((a, b) => b.recall - a.recall || a.passage - b.passage)
  const distinctRecall = ownTotal > 0 ? own / ownTotal : 0
  return {
    distinctRecall,
    passages,
    own: [
      all / weight,
      Math.min(1, bestSum / weight),
      best < 0 ? 0 : bestTwo(claim, found, report, best) / weight,
      distinctRecall,
      ownTotal > 0 ? Math.min(1, bestOwn / ownTotal) : 0,
      pairsInOrder(claim, found, all / weight),
      wordPairs(claim, report),
      rarestMissing,
      ownMissing,
      mostOwnMissing,
      found.at(-1)?.credit ?? 0,
      any / weight,
      ownTotal > 0 ? anyOwn / ownTotal : 0,
      best < 0 ? 0 : anyIn(claim, found, report, best) / weight,
      kindred / weight,
      nameTotal > 0 ? names / nameTotal : NONE,
      numberTotal > 0 ? numbers / numberTotal : NONE,
      best >= 0 && report.passageWeights[best]! > 0 ? Math.min(1, bestSum / report.passageWeights[best]!) : 0,
      units.length > 0 ? common : 0,
      claim.weight,
      Math.log(1 + report.words.length),
      report.passages.length,
    ],
  }
}

/** Mean distinctive recall of the other claims, and of the two that stand beside each; `NONE` for a claim that stands alone. */
export function neighbourSignals(matched: readonly Matched[]): (readonly [others: number, neighbours: number])[] {
  const sum = matched.reduce((total, one) => total + one.distinctRecall, 0)
  return matched.map((one, index) => {
    const before = matched[index - 1]?.distinctRecall ?? one.distinctRecall
    const after = matched[index + 1]?.distinctRecall ?? one.distinctRecall
    return [matched.length > 1 ? (sum - one.distinctRecall) / (matched.length - 1) : NONE, (before + after) / 2]
  })
}
