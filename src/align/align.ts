// Claims × one report → coverage, with the passages that carry each claim.
import { indexText, type IndexedText } from './indexed-text.ts'
import { engineModel, logOdds, probability, type EngineModel } from './model.ts'
import { alignInOrder } from './order.ts'
import { matchClaim, type Matched, type PassageScore } from './signals.ts'
import { conceptUnits, findUnits, wordUnits, type ClaimUnits, type Found } from './units.ts'

/** The claims of one statement, made ready once for all its reports. */
export interface PreparedClaims {
  readonly language: string
  readonly texts: readonly string[]
  readonly words: () => readonly PreparedClaim[]
  readonly concepts: () => readonly PreparedClaim[]
}

export interface PreparedClaim {
  readonly units: ClaimUnits
  /** Per unit, 0..1: 1 where only this claim has it, less the more claims share it. */
  readonly distinct: readonly number[]
}

export interface AlignedClaim {
  readonly units: ClaimUnits
  readonly found: readonly Found[]
  /** 0..1, calibrated. */
  readonly coverage: number
  /** Best first. */
  readonly passages: readonly PassageScore[]
  /** Values of `signalNames(crossLanguage)`. */
  readonly row: readonly number[]
}

function withDistinct(claims: readonly ClaimUnits[]): PreparedClaim[] {
  const shared = new Map<string, number>()
  const key = (unit: ClaimUnits['units'][number]): string =>
    unit.concepts.length > 0 ? `#${unit.concepts[0] ?? ''}` : unit.value !== undefined ? `=${unit.value}` : unit.stem
  for (const claim of claims) for (const one of new Set(claim.units.map(key))) shared.set(one, (shared.get(one) ?? 0) + 1)
  return claims.map((units) => ({ units, distinct: units.units.map((unit) => 1 / (shared.get(key(unit)) ?? 1)) }))
}

/** Splits claims into units, lazily for each way of matching. */
export function prepareClaims(texts: readonly string[], language: string): PreparedClaims {
  let byWord: PreparedClaim[] | undefined
  let byConcept: PreparedClaim[] | undefined
  return {
    language,
    texts,
    words: () => (byWord ??= withDistinct(texts.map((text) => wordUnits(text, language)))),
    concepts: () => (byConcept ??= withDistinct(texts.map((text) => conceptUnits(text, language)))),
  }
}

/** Whether a claim and a report must meet through the dictionary instead of through their words. */
export function isCrossLanguage(claims: PreparedClaims, report: IndexedText): boolean {
  return claims.language !== report.language
}

/** Log of a claim's length over a passage's, relative to the texts' own ratio: translations keep it (Gale and Church 1993). */
function lengthSurprise(claimLength: number, passageLength: number, ratio: number): number {
  return Math.abs(Math.log((claimLength + 5) / (passageLength * ratio + 5)))
}

/**
 * Values for the local model: recall of the claim in the passage, share of the passage accounted for, both against
 * chance, and how well the lengths fit.
 */
export function localRow(claim: ClaimUnits, recall: number, passageWeight: number, lengthFit: number): number[] {
  const share = passageWeight > 0 ? Math.min(1.5, (recall * claim.weight) / passageWeight) : 0
  return [recall, share, Math.sqrt(recall * Math.min(1, share)), lengthFit, (recall * claim.weight) / 10]
}

/** Local rows of all claims × passages. */
export function localRows(prepared: readonly PreparedClaim[], matched: readonly Matched[], report: IndexedText): number[][][] {
  const claimTotal = prepared.reduce((sum, claim) => sum + claim.units.text.length, 0) / Math.max(1, prepared.length)
  const passageTotal = report.passages.reduce((sum, passage) => sum + passage.end - passage.start, 0) / Math.max(1, report.passages.length)
  const ratio = passageTotal > 0 ? claimTotal / passageTotal : 1
  return prepared.map((claim, index) => {
    const recalls = new Array<number>(report.passages.length).fill(0)
    for (const score of matched[index]?.passages ?? []) recalls[score.passage] = score.recall
    return report.passages.map((passage, j) => {
      const fit = lengthSurprise(claim.units.text.length, passage.end - passage.start, ratio)
      return localRow(claim.units, recalls[j] as number, report.passageWeights[j] ?? 0, fit)
    })
  })
}

/** Log odds kept within what a signal may say. */
const capped = (value: number): number => Math.max(-6, Math.min(6, value))

/** Aligns prepared claims with an indexed report. Pure: same input, same numbers. */
export function alignClaims(claims: PreparedClaims, report: IndexedText, model: EngineModel = engineModel): AlignedClaim[] {
  const cross = isCrossLanguage(claims, report)
  const prepared = cross ? claims.concepts() : claims.words()
  const found = prepared.map((claim) => findUnits(claim.units, report, cross))
  const matched = prepared.map((claim, index) => matchClaim(claim.units, found[index] as Found[], report, claim.distinct))
  const others = otherCoverage(matched)
  const order = cross ? orderSignals(prepared, matched, report, model) : undefined
  return prepared.map((claim, index) => {
    const one = matched[index] as Matched
    const row = [...one.signals, others[index] as number, ...(order ? [order.odds[index] as number] : [])]
    const coverage = claim.units.units.length === 0 ? 0.5 : probability(logOdds(cross ? model.cross : model.same, row))
    const passages = order ? led(one.passages, order.at[index] as number) : one.passages
    return { units: claim.units, found: found[index] as Found[], coverage, passages, row }
  })
}

/** Mean best-passage recall of the other claims: a report that tells much of the statement tells more of it. */
function otherCoverage(matched: readonly Matched[]): number[] {
  const recalls = matched.map((one) => one.signals[1] as number)
  const sum = recalls.reduce((total, recall) => total + recall, 0)
  return recalls.map((recall) => (recalls.length > 1 ? (sum - recall) / (recalls.length - 1) : 0.5))
}

function orderSignals(
  prepared: readonly PreparedClaim[],
  matched: readonly Matched[],
  report: IndexedText,
  model: EngineModel,
): { odds: number[]; at: number[] } {
  const local = localRows(prepared, matched, report).map((row) => row.map((values) => logOdds(model.local, values)))
  const { present, at } = alignInOrder(local, model.order)
  return { odds: present.map((one) => capped(Math.log((one + 1e-9) / (1 - one + 1e-9)))), at }
}

/** The passages with the one that order points to first. */
function led(passages: readonly PassageScore[], first: number): PassageScore[] {
  const lead = passages.find((score) => score.passage === first)
  const strong = passages[0]
  if (!lead || (strong && strong.recall > lead.recall * 2)) return [...passages]
  return [lead, ...passages.filter((score) => score !== lead)]
}

export { indexText }
