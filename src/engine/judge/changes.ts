// What a passage changes of a claim: values that differ, words in another's place, and how sure each is.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import { READ_TOGETHER } from '../align/meaning-signals.ts'
import type { UnitKind } from '../align/units.ts'
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { Alteration, AlterationKind } from '../../model/verdict.ts'
import {
  clauseWindow,
  counterpartsIn,
  differences,
  FATE_SIGNALS,
  fatesOf,
  isAsShort,
  placed,
  SUREST_RIVAL,
  worthShowing,
  VALUE_SIGNALS,
  valueSignals,
  type Difference,
  type Pair,
} from './alterations/index.ts'
import { once } from '../../text/once.ts'
import { alteredProbability, regimeOf } from './contrast.ts'
import { changeModel, changeProbabilities } from './change-model.ts'
import { contrastOf, type Contrast, type Regime } from './contrast-signals.ts'
import { SURE_ALTERATION, type Doubts } from './name-verdict.ts'
import { boundedLogOdds } from '../../statistics/odds.ts'
import { readClaim, readPassage, valuesAround, valuesOf } from './reading.ts'
import { STANCES, stanceSignals } from './stance.ts'

/** What the judge needs to know of a claim. */
export type JudgedClaim = Pick<Claim, 'span' | 'text'>

/**
 * Where a value differs but the contrast model sees less than this, the two values seldom stand for each other.
 * On cliff.dev two of three differing values in long reports were no alterations; with this gate the AUC goes from .75 to .86.
 */
const LEAST_AGREEMENT = 0.4
/**
 * Where the passage has this share of the claim and says little else, a plain value that differs stands for the claim's, and no
 * model may talk it away: "1 March" told as "1 April" word for word.
 */
const NEARLY_VERBATIM: Partial<Record<AlterationKind, number>> = { number: 0.7, negation: 0.7, date: 0.4 }
/** Weaker suspicions are not worth listing. */
const LEAST_SUSPICION = 0.02

const sure = (probability: number): number => SURE_ALTERATION + (1 - SURE_ALTERATION) * probability
/** A suspicion alone never decides a verdict: its strength stays below the sure ones. */
const suspected = (probability: number): number => Math.min(SURE_ALTERATION - 0.001, SURE_ALTERATION * probability)

/** Parts of a claim named as lacking where no rule says what was changed. */
const MOST_LACKING = 2

/** Words of the claim and of the passage that are opposed: what changed, whatever else does. */
function opposition(claim: JudgedClaim, contrast: Contrast, window: Span, strength: number): Alteration | undefined {
  const opposed = contrast.contradictions()[0]
  if (!opposed) return undefined
  return { kind: 'negation', claim: claim.span, report: window, reason: `“${opposed.said}” became “${opposed.made}”`, strength }
}

const IN_WORDS: Readonly<Record<UnitKind, AlterationKind>> = { number: 'number', name: 'name', word: 'scope' }

/** Why claim and passage, read together, seem to differ where no rule says in what. `lacking`: what of the claim the passage has not, on its own text. */
function doubtByMeaning(claim: JudgedClaim, contrast: Contrast, window: Span, lacking: readonly Span[], strength: number): Alteration {
  const opposed = opposition(claim, contrast, window, strength)
  if (opposed) return opposed
  const named = lacking.slice(0, MOST_LACKING).map(({ start, end }) => `“${claim.text.slice(start, end)}”`)
  const without = named.length > 0 ? `; it has nothing for ${named.join(', ')}` : ''
  const reason = `it reads as told otherwise, compare the wording yourself${without}`
  return { kind: 'scope', claim: claim.span, report: window, reason, strength, isGuess: true }
}

/** Opposed words, another word in the claim's place, or what is missing: why the contrast model doubts. */
function doubt(
  claim: JudgedClaim,
  contrast: Contrast,
  probability: number,
  window: Span,
  aligned: AlignedClaim,
  report: IndexedText,
): Alteration {
  const strength = probability >= LEAST_AGREEMENT ? sure(probability) : suspected(probability)
  const opposed = opposition(claim, contrast, window, strength)
  if (opposed) return opposed
  const { units, text } = aligned.units
  const slots = contrast.slots()
  const slot = slots.find((one) => one.closed === 1) ?? slots[0]
  if (slot) {
    const unit = units[slot.unit]!
    const word = report.words[slot.word]!
    return {
      kind: IN_WORDS[slot.kind],
      claim: { start: claim.span.start + unit.start, end: claim.span.start + unit.end },
      report: { start: word.start, end: word.end },
      // A guess at the place: what was weighed is the whole of both wordings.
      reason: `the wording as a whole differs, perhaps where “${text.slice(unit.start, unit.end)}” stands as “${report.text.slice(word.start, word.end)}”`,
      strength: suspected(probability),
      isGuess: true,
    }
  }
  const missing = units.filter((_, index) => aligned.found[index]!.at.length === 0).map((unit) => text.slice(unit.start, unit.end))
  const reason =
    missing.length > 0 ? `the passage has nothing for “${missing.slice(0, 3).join('”, “')}”` : 'the passage is worded otherwise'
  return { kind: 'scope', claim: claim.span, report: window, reason, strength: suspected(probability), isGuess: true }
}

/** Strength of a difference in value across languages, where the contrast model has no say. Not fitted: translations altered on purpose are not to be had. */
const ACROSS_LANGUAGES = 0.75

/** A claim and a passage held against each other; what is costly to find is found once, when first asked for. */
interface HeldPair {
  readonly pair: Pair
  /** The part of the passage that is about the claim, on the report's text. */
  readonly window: Span
  readonly found: () => readonly Difference[]
  readonly contrast: Contrast
  readonly values: () => readonly number[]
  /** What the contrast of two wordings says alone, and for what sort of texts. */
  readonly regime: Regime
  readonly byWording: () => number
}

function heldPair(aligned: AlignedClaim, report: IndexedText, passage: number): HeldPair {
  const whole = report.passages[passage]!
  const window = clauseWindow(aligned, report, passage)
  const pair: Pair = {
    said: readClaim(aligned.units),
    made: readPassage(report, passage),
    window: { start: window.start - whole.start, end: window.end - whole.start },
    sameLanguage: !aligned.crossLanguage,
    recall: aligned.passages.find((score) => score.passage === passage)?.recall ?? 0,
    counterparts: counterpartsIn(aligned, report, passage),
    around: { statement: valuesAround(aligned.from), report: valuesOf(report) },
  }
  const fates = fatesOf(pair)
  const found = once(() => differences(pair, fates))
  const contrast = contrastOf(aligned, report, passage, window, found)
  const regime = regimeOf(pair.said, report)
  const byWording = once(() => alteredProbability(contrast, regime))
  return { pair, window, found, contrast, regime, byWording, values: () => valueSignals(pair, fates) }
}

const rowOf = (aligned: AlignedClaim, { pair, contrast, values, regime, byWording }: HeldPair): number[] => [
  boundedLogOdds(aligned.coverage),
  pair.recall,
  Number(isAsShort(pair)),
  ...contrast.row('wording'),
  ...(aligned.meaning?.row ?? []),
  ...values(),
  ...stanceSignals(pair),
  boundedLogOdds(byWording()),
  Number(regime === 'grounding'),
  Number(regime === 'strength'),
]

/** All signals of whether the passage (by index) changes the claim: words against words, and what the tokens met. */
export const changeRow = (aligned: AlignedClaim, report: IndexedText, passage: number): number[] =>
  rowOf(aligned, heldPair(aligned, report, passage))

export interface Changes {
  /** What differs between claim and passage, surest first. */
  readonly alterations: readonly Alteration[]
  /** By meaning only: whether the claim is thought to be carried in part, and what speaks against calling it reported. */
  readonly isPartial?: boolean
  readonly doubts?: Doubts
}

/** Signals that follow those of values in a row: of stance, then three of the contrast of two wordings. */
const AFTER_VALUES = STANCES.length * 3 + 3

/**
 * Least sureness of a rival with which a claim is not called reported. Of 220 cells of the cases with such a rival and coverage
 * enough, that were not called altered in folds, 34 were reported as they are, 56 in part, 67 altered, 63 omitted.
 */
const NOT_PASSED_OVER = 0.5

/** Where a row of `changeRow` has what reading claim and passage together said (`readTogether`); only by meaning. */
export const togetherAt = (row: readonly number[]): number => row.length - AFTER_VALUES - VALUE_SIGNALS - READ_TOGETHER

/** Whether another number or date stands where the claim has its own, by a row of `changeRow`. */
export function hasRival(row: readonly number[]): boolean {
  const start = row.length - AFTER_VALUES - VALUE_SIGNALS
  return Math.max(row[start + SUREST_RIVAL]!, row[start + FATE_SIGNALS + SUREST_RIVAL]!) >= NOT_PASSED_OVER
}

/** A strength for a fitted probability: sure from the threshold on. */
const strengthOf = (probability: number, threshold: number): number =>
  probability >= threshold ? sure((probability - threshold) / (1 - threshold)) : suspected(probability / threshold)

/** What differs, where meaning was read: one fitted probability decides, the differences say where. */
function changesByMeaning(
  claim: JudgedClaim,
  aligned: AlignedClaim,
  report: IndexedText,
  passage: number,
  lacking: readonly Span[],
): Changes {
  const whole = report.passages[passage]!
  const held = heldPair(aligned, report, passage)
  const { window, found, contrast } = held
  const row = rowOf(aligned, held)
  const { altered, partial } = changeProbabilities(row)
  const { thresholds } = changeModel
  const strength = strengthOf(altered, thresholds.altered)
  const differing = worthShowing(found(), held.pair)
  const alterations =
    differing.length > 0
      ? differing.map((one) => placed(one, claim.span, whole, strength))
      : altered < LEAST_SUSPICION
        ? []
        : [doubtByMeaning(claim, contrast, window, lacking, strength)]
  const unlike = hasRival(row) ? differing.find(({ kind }) => kind === 'number' || kind === 'date')?.reason : undefined
  return { alterations, isPartial: partial >= thresholds.partial, doubts: { fitted: { altered, partial }, unlike } }
}

/** What differs between a claim and a passage (by index). `lacking`: what of the claim the passage has not, on the claim's own text. */
export function changesIn(
  claim: JudgedClaim,
  aligned: AlignedClaim,
  report: IndexedText,
  passage: number,
  lacking: readonly Span[] = [],
): Changes {
  return aligned.meaning
    ? changesByMeaning(claim, aligned, report, passage, lacking)
    : { alterations: changesByWords(claim, aligned, report, passage) }
}

function changesByWords(claim: JudgedClaim, aligned: AlignedClaim, report: IndexedText, passage: number): Alteration[] {
  const whole = report.passages[passage]!
  const { pair, window, found, contrast, regime, byWording } = heldPair(aligned, report, passage)
  const altered = (strength: (kind: AlterationKind) => number): Alteration[] =>
    worthShowing(found(), pair)
      .map((one) => placed(one, claim.span, whole, strength(one.kind)))
      .sort((a, b) => b.strength - a.strength)
  // Words of two languages cannot be held against each other one by one; their values can.
  if (aligned.crossLanguage) return altered(() => ACROSS_LANGUAGES)
  const probability = byWording()
  if (found().length === 0) return probability < LEAST_SUSPICION ? [] : [doubt(claim, contrast, probability, window, aligned, report)]
  if (regime === 'wording' || probability >= LEAST_AGREEMENT) return altered(() => sure(probability))
  return altered((kind) =>
    pair.recall >= (NEARLY_VERBATIM[kind] ?? Infinity) && isAsShort(pair) ? sure(probability) : suspected(probability),
  )
}
