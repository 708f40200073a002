// Claims × one report → coverage, with the passages that carry each claim.
import { once } from '../../text/once.ts'
import { words, type Word } from '../../text/words.ts'
import { indexText, type IndexedText } from './indexed-text.ts'
import { engineModel, type EngineModel } from './model.ts'
import type { ClaimAndPassage, Together } from '../../model/meaning.ts'
import { boundedLogOdds, linearLogOdds, probability } from '../../statistics/odds.ts'
import { isPlainlyLeftOut, matchMeaning, MEANING_SIGNALS, MOST_READ, readTogether, type MeaningMatch } from './meaning-signals.ts'
import { localRows, orderSignals, type OrderSignals } from './order-signals.ts'
import {
  matchClaim,
  neighbourSignals,
  CROSS_SIGNALS,
  scratchFor,
  SIGNALS,
  type Matched,
  type PassageScore,
  type SignalInfo,
} from './signals.ts'
import type { ClaimTokens } from './token-matches.ts'
import { contributions, treeLogOdds } from './trees.ts'
import { conceptUnits, findUnits, wordUnits, type ClaimUnits, type PreparedClaim, type UnitMatch } from './units.ts'

/** The text that claims were taken from: what else it says tells whether another value in a report is another thing's. */
export interface ClaimsText {
  readonly text: string
  readonly language: string
  /** Day of publication (ISO 8601), where it is known. */
  readonly published: string | undefined
}

/** The claims of one statement, made ready once for all its reports. */
export interface PreparedClaims {
  readonly language: string
  readonly from: ClaimsText
  readonly texts: readonly string[]
  /** What the claims' tokens mean; absent where no meaning was read. */
  readonly meanings: readonly ClaimTokens[] | undefined
  readonly words: () => readonly PreparedClaim[]
  readonly concepts: () => readonly PreparedClaim[]
}

export interface AlignedClaim {
  readonly units: ClaimUnits
  readonly from: ClaimsText
  readonly found: readonly UnitMatch[]
  /** As in `PreparedClaim`. */
  readonly distinct: readonly number[]
  /** 0..1, calibrated. */
  readonly coverage: number
  /** The same by words alone. */
  readonly byWords: number
  /** Best first. */
  readonly passages: readonly PassageScore[]
  /** Values of `signalsOf(crossLanguage)`. */
  readonly row: readonly number[]
  /** Place in the statement, -0.5 (first claim) to 0.5 (last); 0 for a claim that stands alone. */
  readonly place: number
  readonly crossLanguage: boolean
  /** Log odds by which coverage by meaning is corrected for this pair of languages. */
  readonly shift: number
  /** The only claim, against a single passage in the same language. */
  readonly lone: boolean
  /** Absent where no meaning was read. */
  readonly meaning: MeaningMatch | undefined
}

/** What the values of a row are. */
export function signalsOf(crossLanguage: boolean): readonly SignalInfo[] {
  return crossLanguage ? [...SIGNALS, ...CROSS_SIGNALS] : SIGNALS
}

function withDistinct(claims: readonly ClaimUnits[]): PreparedClaim[] {
  const shared = new Map<string, number>()
  const key = (unit: ClaimUnits['units'][number]): string =>
    unit.stem !== '' ? unit.stem : unit.value !== undefined ? `=${unit.value}` : `#${unit.concepts[0] ?? ''}`
  for (const claim of claims) for (const one of new Set(claim.units.map(key))) shared.set(one, (shared.get(one) ?? 0) + 1)
  return claims.map((units) => ({ units, distinct: units.units.map((unit) => 1 / (shared.get(key(unit)) ?? 1)) }))
}

/**
 * Splits claims into units, lazily for each way of matching. `published`: day of the statement (ISO 8601), where it is known;
 * `wordsOf`: the words of a claim (by index), with spans on its own text, where they are known; `whole`: the text that the claims were
 * taken from, where there is one.
 */
export function prepareClaims(
  texts: readonly string[],
  language: string,
  published?: string,
  meanings?: readonly ClaimTokens[],
  wordsOf: (index: number) => readonly Word[] = (index) => words(texts[index]!, language),
  whole: string = texts.join('\n'),
): PreparedClaims {
  const textWords = texts.map((_, index) => once(() => wordsOf(index)))
  let byWord: PreparedClaim[] | undefined
  let byConcept: PreparedClaim[] | undefined
  return {
    language,
    from: { text: whole, language, published },
    texts,
    meanings,
    words: () => (byWord ??= withDistinct(texts.map((text, index) => wordUnits(text, language, published, textWords[index]!())))),
    concepts: () => (byConcept ??= withDistinct(texts.map((text, index) => conceptUnits(text, language, published, textWords[index]!())))),
  }
}

/** Whether a claim and a report must meet through the dictionary instead of through their words. */
export function isCrossLanguage(claims: PreparedClaims, report: IndexedText): boolean {
  return claims.language !== report.language
}

/** Prepared claims that meet a report in its own way, each unit looked for and all signals that need no other claim. */
export function matchAll(
  claims: PreparedClaims,
  report: IndexedText,
): { prepared: readonly PreparedClaim[]; found: UnitMatch[][]; matched: Matched[] } {
  const cross = isCrossLanguage(claims, report)
  const prepared = cross ? claims.concepts() : claims.words()
  const scratch = scratchFor(report)
  const found = prepared.map((claim) => findUnits(claim.units, report, cross))
  const matched = prepared.map((claim, index) => matchClaim(claim.units, found[index]!, report, claim.distinct, scratch))
  return { prepared, found, matched }
}

/** What words alone say of an aligned claim's row before all is weighed together, 0..1. */
function firstByWords(row: readonly number[], setting: Pick<AlignedClaim, 'place' | 'crossLanguage' | 'lone'>, model: EngineModel): number {
  if (setting.crossLanguage) return probability(treeLogOdds(model.cross, row))
  const odds = treeLogOdds(model.same, row) - model.place * setting.place
  return probability(setting.lone ? linearLogOdds(model.lone, [odds]) : odds)
}

/** Signals that words give and that are counted in either case, one language or two. */
const WORD_SIGNALS = SIGNALS.length
/** No value: claim and report are in one language. */
const NOT_CROSS = -9

/** All that is known of a claim in a report: what words say, summed up and one by one, and what meaning says. */
export function presenceRow(
  byWords: number,
  row: readonly number[],
  { place, crossLanguage: cross }: Pick<AlignedClaim, 'place' | 'crossLanguage'>,
  meaning?: MeaningMatch,
): number[] {
  const order = cross ? row.slice(WORD_SIGNALS) : CROSS_SIGNALS.map(() => NOT_CROSS)
  return [boundedLogOdds(byWords), cross ? 1 : 0, place, ...row.slice(0, WORD_SIGNALS), ...order, ...(meaning?.row ?? [])]
}

/** Coverage, 0..1: by words alone, or by words and meaning together. */
function coverageOf(
  byWords: number,
  row: readonly number[],
  setting: Pick<AlignedClaim, 'place' | 'crossLanguage' | 'shift'>,
  model: EngineModel,
  meaning?: MeaningMatch,
): number {
  const { words, meaning: both } = model.presence
  return probability(treeLogOdds(meaning ? both : words, presenceRow(byWords, row, setting, meaning)) + (meaning ? setting.shift : 0))
}

/** Passages that are worth looking at, by meaning: the best, and what comes near it. */
const MOST_PASSAGES = 8
const nearestInMeaning = ({ passages }: MeaningMatch): PassageScore[] =>
  passages.slice(0, MOST_PASSAGES).map(({ passage, score }) => ({ passage, recall: Math.max(0, Math.min(1, score)) }))

/** All that claims and a report say of each other before any claim is read together with its nearest passage. */
export interface ReportMatch {
  readonly claims: PreparedClaims
  readonly report: IndexedText
  /** The claim and its nearest passages, nearest first, for each claim; none where they need not be read together. */
  readonly pairs: readonly (readonly ClaimAndPassage[])[]
  readonly all: ReturnType<typeof matchAll>
  readonly neighbours: readonly (readonly number[])[]
  readonly order: OrderSignals | undefined
  readonly meanings: readonly MeaningMatch[] | undefined
  readonly model: EngineModel
}

/** Looks for prepared claims in an indexed report. Pure: same input, same numbers. */
export function matchReport(claims: PreparedClaims, report: IndexedText, model: EngineModel = engineModel): ReportMatch {
  const all = matchAll(claims, report)
  const { prepared, matched } = all
  const meanings =
    claims.meanings &&
    report.meanings &&
    matchMeaning(claims.meanings, report.meanings, (claim) => matched[claim]!.passages.map((score) => score.passage), model.pair())
  return {
    claims,
    report,
    pairs: claims.texts.map((text, index) => (meanings ? pairsOf(text, meanings[index]!, report) : [])),
    all,
    neighbours: neighbourSignals(matched),
    order: isCrossLanguage(claims, report) ? orderSignals(prepared, matched, report, model) : undefined,
    meanings,
    model,
  }
}

/**
 * Cosine by which a second passage may be farther than the nearest to be read as well: four claims of ten have one. On 3,000 labelled
 * cells that the pair encoder was not fitted on, AUC of altered .80 with it, .79 without, .80 where every second passage is read.
 */
const NEARLY_AS_NEAR = 0.1

/** A claim and its nearest passages; none where the nearest plainly says nothing of it. */
function pairsOf(claim: string, { passages, row }: MeaningMatch, report: IndexedText): ClaimAndPassage[] {
  if (isPlainlyLeftOut(row)) return []
  const near = passages.slice(0, MOST_READ).filter(({ score }) => passages[0]!.score - score < NEARLY_AS_NEAR)
  return near.map(({ passage }) => {
    const { start, end } = report.passages[passage]!
    return { claim, passage: report.text.slice(start, end) }
  })
}

/** What a match says of each claim once its pairs were read together; those that were not go without. */
export function weighMatch(match: ReportMatch, together: Together = () => undefined): AlignedClaim[] {
  const { claims, report, all, neighbours, order, meanings, pairs, model } = match
  const { prepared, found, matched } = all
  const cross = isCrossLanguage(claims, report)
  const lone = !cross && prepared.length === 1 && report.passages.length === 1
  const shift = cross ? (model.presence.into[report.language] ?? 0) : 0
  return prepared.map((claim, index) => {
    const one = matched[index]!
    const row = [...one.own, ...neighbours[index]!]
    if (order) row.push(order.odds[index]!, order.fits[index]!, order.inOrder)
    const place = prepared.length > 1 ? index / (prepared.length - 1) - 0.5 : 0
    const setting = { place, crossLanguage: cross, shift, lone }
    const byWords = claim.units.units.length === 0 ? 0.5 : firstByWords(row, setting, model)
    const read = meanings?.[index]
    const meaning =
      read && read.tokens.count > 0 ? { ...read, row: [...read.row, ...readTogether(pairs[index]!.map(together))] } : undefined
    const coverage = claim.units.units.length === 0 && !meaning ? 0.5 : coverageOf(byWords, row, setting, model, meaning)
    const passages = meaning ? nearestInMeaning(meaning) : order ? led(one.passages, order.at[index]!) : one.passages
    return {
      meaning,
      byWords,
      units: claim.units,
      from: claims.from,
      found: found[index]!,
      distinct: claim.distinct,
      coverage,
      passages,
      row,
      place,
      crossLanguage: cross,
      shift,
      lone,
    }
  })
}

/** Aligns prepared claims with an indexed report in one step, nothing read together. Pure: same input, same numbers. */
export const alignClaims = (claims: PreparedClaims, report: IndexedText, model?: EngineModel): AlignedClaim[] =>
  weighMatch(matchReport(claims, report, model))

/**
 * Coverage that a claim would have if some of its units stood in the report: `instead` says which unit and at which of the
 * report's words. What is told with another number is told all the same.
 */
export function coverageIf(
  aligned: AlignedClaim,
  report: IndexedText,
  instead: ReadonlyMap<number, number>,
  model: EngineModel = engineModel,
): number {
  const found = aligned.found.map((one, unit) => {
    const word = instead.get(unit)
    return word === undefined ? one : { at: [word], credit: 1 }
  })
  const { own } = matchClaim(aligned.units, found, report, aligned.distinct, scratchFor(report))
  const row = [...own, ...aligned.row.slice(own.length)]
  return coverageOf(firstByWords(row, aligned, model), row, aligned, model, aligned.meaning)
}

const said = (there: string, missing: string): Pick<SignalInfo, 'says'> => ({ says: [there, missing] })

/** What the values of `presenceRow` are, in words. */
const PRESENCE_SIGNALS: readonly Pick<SignalInfo, 'says'>[] = [
  said('its words are there', 'its words are not there'),
  said('', ''),
  // Early claims are told more often, so which end it stands at is not told by which way it moves the answer.
  said('it stands where claims are told more often', 'it stands where claims are told less often'),
  ...SIGNALS,
  ...CROSS_SIGNALS,
  ...MEANING_SIGNALS,
]

/** What moved a claim's coverage, in log odds, the largest first. */
export function reasonsOf(aligned: AlignedClaim, model: EngineModel = engineModel): { readonly says: string; readonly moved: number }[] {
  const row = presenceRow(aligned.byWords, aligned.row, aligned, aligned.meaning)
  const moved = contributions(aligned.meaning ? model.presence.meaning : model.presence.words, row)
  return moved
    .map((value, index) => ({ says: PRESENCE_SIGNALS[index]!.says[value >= 0 ? 0 : 1], moved: value }))
    .filter((term) => term.says !== '')
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved))
}

/** The passages with the one that order points to first. */
function led(passages: readonly PassageScore[], first: number): PassageScore[] {
  const lead = passages.find((score) => score.passage === first)
  const strong = passages[0]
  if (!lead || (strong && strong.recall > lead.recall * 2)) return [...passages]
  return [lead, ...passages.filter((score) => score !== lead)]
}

export { indexText, localRows }
