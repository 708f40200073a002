// What of a claim the passages that are shown for it lack.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { MeaningMatch } from '../align/meaning-signals.ts'
import type { PassageScore } from '../align/signals.ts'
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import { sameMeasure } from '../../text/measures.ts'
import { overlaps } from '../../text/spans.ts'
import { readClaim, readPassage } from './reading.ts'
import { shownWords, type ShownWord } from './shown-words.ts'

export interface Missing {
  /** Runs of whole words that have no counterpart, on the claim's own text, in order. */
  readonly spans: readonly Span[]
  /** The same where the claim is not told at all: only what plainly stands in the passage has a counterpart then. */
  readonly ofOmitted: () => readonly Span[]
  /** 0..1: the share of the claim's weight that has no counterpart. */
  readonly share: number
}

/** Cosine below which a token has no counterpart in the passage: its share of the claim decides nothing, but is told. */
const UNMET = 0.35
/** Score from which a passage beside the nearest is taken to carry a part of the claim. */
const CARRIES = 0.6
/** Weighted mean cosine of a word's tokens below which it is named as lacking, where no word of the passage is found for it. */
const LACKING = 0.45
/** The same where the claim is held to be omitted: likeness of single words is chance then. */
const LACKING_IN_OMITTED = 0.8

/** How well the tokens of a part of the claim are met in the best passage, -1..1; `undefined` where it has none. */
function metBy({ tokens, inBest }: MeaningMatch, part: Span): number | undefined {
  let [sum, total] = [0, 0]
  tokens.spans.forEach((span, token) => {
    if (!overlaps(span, part)) return
    sum += tokens.weights[token]! * inBest[token]!.cosine
    total += tokens.weights[token]!
  })
  return total > 0 ? sum / total : undefined
}

function unmetShare({ tokens, inBest }: MeaningMatch): number {
  let [lost, total] = [0, 0]
  tokens.weights.forEach((weight, token) => {
    total += weight
    if (inBest[token]!.cosine < UNMET) lost += weight
  })
  return total > 0 ? lost / total : 0
}

/** Runs of words that are lacking; words of grammar between two of them belong to the run. */
function runs(words: readonly ShownWord[], isLacking: (word: ShownWord) => boolean): Span[] {
  const out: Span[] = []
  let isOpen = false
  for (const word of words) {
    if (word.weight === 0) continue
    if (!isLacking(word)) {
      isOpen = false
      continue
    }
    const last = out.at(-1)
    if (isOpen && last) out[out.length - 1] = { start: last.start, end: word.end }
    else out.push({ start: word.start, end: word.end })
    isOpen = true
  }
  return out
}

/** Korean nouns of one syllable that lean on what stands before them (점을, 것은) say nothing by themselves. */
const isBound = (word: string): boolean => /^(?:것|점|바|수|데|등|때|측|중|뿐)(?:은|는|이|가|을|를|에|의|도|로|만|과|와)?$/u.test(word)

/** A run with the whole of each number that it has a part of. */
function withNumbers(span: Span, numbers: readonly Span[]): Span {
  const touched = numbers.filter((number) => overlaps(number, span))
  return { start: Math.min(span.start, ...touched.map((one) => one.start)), end: Math.max(span.end, ...touched.map((one) => one.end)) }
}

/** What the shown passages lack of a claim. */
export function missingOf(aligned: AlignedClaim, report: IndexedText, shown: readonly PassageScore[]): Missing {
  const { units, found, meaning } = aligned
  // By meaning the nearest passage is what is shown and judged by; another counts where it carries much of the claim.
  const counted = meaning ? shown.filter(({ recall }, index) => index === 0 || recall >= CARRIES) : shown
  const passages = new Set(counted.map(({ passage }) => passage))
  const isFound = (unit: number, inBest: boolean): boolean =>
    found[unit]!.at.some((word) => (inBest ? report.passageOf[word] === shown[0]?.passage : passages.has(report.passageOf[word]!)))
  const { characterPairsAreWords } = traitsOf(units.language)
  const said = readClaim(units)
  const values = said.measures()
  const made = values.length === 0 ? [] : counted.flatMap(({ passage }) => readPassage(report, passage).measures())
  const told = values.filter((one) => made.some((other) => sameMeasure(one, other)))
  const isLacking = (word: ShownWord, below: number, inBest: boolean): boolean => {
    if (told.some(({ span }) => overlaps(span, word)) || isBound(units.text.slice(word.start, word.end))) return false
    const inside = units.units.flatMap((unit, index) => (overlaps(unit, word) ? [isFound(index, inBest)] : []))
    // One character of a word may stand in the passage by chance.
    if (inside.length > 0 && (characterPairsAreWords ? inside.every(Boolean) : inside.some(Boolean))) return false
    return meaning === undefined || (metBy(meaning, word) ?? 1) < below
  }
  const numbers = values.map(({ span }) => span)
  const all = shownWords(units.text, units.language, units.words)
  const below = (least: number, inBest: boolean): Span[] =>
    runs(all, (word) => isLacking(word, least, inBest))
      .map((span) => withNumbers(span, numbers))
      .filter(({ start, end }) => !characterPairsAreWords || end - start > 1 || /\p{N}/u.test(units.text.slice(start, end)))
  const spans = below(LACKING, false)
  const ofOmitted = (): Span[] => below(LACKING_IN_OMITTED, true)
  if (meaning) return { spans, ofOmitted, share: unmetShare(meaning) }
  const lost = units.units.reduce((sum, unit, index) => sum + (isFound(index, false) ? 0 : unit.weight), 0)
  return { spans, ofOmitted, share: units.weight > 0 ? lost / units.weight : 0 }
}
