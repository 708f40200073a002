// A claim and the part of a passage that is about it, ready to be held against each other.
import type { AlignedClaim } from '../../align/align.ts'
import type { MeaningMatch } from '../../align/meaning-signals.ts'
import type { IndexedText } from '../../align/indexed-text.ts'
import type { Span } from '../../../model/span.ts'
import type { Alteration, AlterationKind } from '../../../model/verdict.ts'
import { traitsOf } from '../../../text/languages.ts'
import { firstWhere, overlaps } from '../../../text/spans.ts'
import type { Reading, StatementValues, Values } from '../reading.ts'
import { segmentsOf } from '../shown-words.ts'

export interface Pair {
  readonly said: Reading
  readonly made: Reading
  /** Part of the passage, on the passage's own text. */
  readonly window: Span
  readonly sameLanguage: boolean
  /** 0..1: how much of the claim's weight the passage has. */
  readonly recall: number
  /** Where a part of the claim has its counterparts in the passage, token by token, on the passage's own text; by meaning only. */
  readonly counterparts?: ((part: Span) => readonly Span[]) | undefined
  /** What else the statement and the report say, where that is known. */
  readonly around?: { readonly statement: StatementValues; readonly report: Values }
}

/** A difference with spans on the claim's and the passage's own texts. */
export interface Difference {
  readonly kind: AlterationKind
  readonly claim: Span
  readonly passage: Span
  readonly reason: string
}

/** How much longer than the claim a passage may be, and how much of the claim it must have, for a cue on one side alone to count: elsewhere it may belong to something else. */
const MOST_LONGER = 1.6
const LEAST_ROOM = 20
const SAME_CLAIM = 0.5

/** Whether claim and passage say little else than each other, so that what one side lacks is missing there. */
export function isSameClaim(pair: Pair): boolean {
  return pair.sameLanguage && pair.recall >= SAME_CLAIM && isAsShort(pair)
}

/** Whether the passage is little longer than the claim. */
export function isAsShort(pair: Pair): boolean {
  return pair.made.text.length <= pair.said.text.length * MOST_LONGER + LEAST_ROOM
}

/** What stands at a span, without blanks and stops at its edges: to be quoted, not measured. */
export const slice = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/^[\s“”«»"]+|[\s.,;:，。；：、“”«»"]+$/gu, '')

const PART_OF_WORD = /[\p{L}\p{N}\p{M}’'-]/u
const STOP = /[.,;:!?，。；：！？、“”«»"「」]/u

/** Where the word that stands next to a place ends (`by` 1) or begins (-1); the place itself where none does. */
function wordEdge(text: string, from: number, by: 1 | -1): number {
  const at = (place: number): string => text[by > 0 ? place : place - 1] ?? '.'
  let place = from
  while (at(place) === ' ') place += by
  if (!PART_OF_WORD.test(at(place))) return from
  while (PART_OF_WORD.test(at(place))) place += by
  return place
}

/** Characters of a cue where words have no spaces. */
export const UNSPACED_CUE = 2
/** Shortest word that says something by itself. */
const TELLING = 3

/**
 * A cue with what it needs to be understood: whole words up to the next stop; in Korean, whose cues are ends of words, the words beside
 * a short one; in Chinese whole words too.
 */
export function cited({ text, language }: Pick<Reading, 'text' | 'language'>, { start, end }: Span): string {
  const { spacesBetweenWords, negationAfterVerb } = traitsOf(language)
  const stop = text.slice(start + 1, end).search(STOP)
  const last = stop < 0 ? end : start + 1 + stop
  if (!spacesBetweenWords) {
    // A short cue is a guess at its length: the word that begins there is meant.
    const part = { start, end: last - start <= UNSPACED_CUE ? start + 1 : last }
    const segments = segmentsOf(text, language).filter((one) => overlaps(one, part))
    return slice(text, { start: segments[0]?.start ?? start, end: segments.at(-1)?.end ?? last })
  }
  let [from, to] = [start, last]
  while (from > 0 && PART_OF_WORD.test(text[from - 1]!) && PART_OF_WORD.test(text[from]!)) from -= 1
  while (to < text.length && PART_OF_WORD.test(text[to]!) && PART_OF_WORD.test(text[to - 1]!)) to += 1
  if (negationAfterVerb && to - from < TELLING) {
    to = wordEdge(text, to, 1)
    if (start - from < 1) from = wordEdge(text, from, -1)
  }
  return slice(text, { start: from, end: to })
}

/** Whether something that begins at `start` belongs to a window, whose end is not part of it. */
export const within = (window: Span, start: number): boolean => start >= window.start && start < window.end

/** “X” became “Y”. */
export const became = (pair: Pair, claim: Span, passage: Span): string =>
  `“${slice(pair.said.text, claim)}” became “${slice(pair.made.text, passage)}”`

/** The same of two cues. */
export const cueBecame = (pair: Pair, claim: Span, passage: Span): string =>
  `“${cited(pair.said, claim)}” became “${cited(pair.made, passage)}”`

/**
 * Differences that can be shown by what stands there: of “3 to 17 February” told as “3 to 17 March” the first day differs as much, but
 * “3” became “3” says nothing beside the second. All of them where none can.
 */
export function worthShowing(differences: readonly Difference[], { said, made }: Pair): readonly Difference[] {
  const telling = differences.filter(({ kind, claim, passage }) => kind !== 'date' || slice(said.text, claim) !== slice(made.text, passage))
  return telling.length > 0 ? telling : differences
}

/** A difference on the documents' own texts. */
export function placed(difference: Difference, claim: Span, passage: Span, strength: number): Alteration {
  const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })
  return {
    kind: difference.kind,
    claim: moved(difference.claim, claim.start),
    report: moved(difference.passage, passage.start),
    reason: difference.reason,
    strength,
  }
}

/** Words around the matched ones that still belong to the same clause: a negation stands before its verb in most languages, after it in some. */
const BEFORE = 4
const AFTER = 2
const AFTER_WITH_NEGATION = 4

/** The part of a passage that speaks of the claim: its matched words and a few around them, never past the passage. */
export function clauseWindow(aligned: AlignedClaim, report: IndexedText, passage: number): Span {
  const whole = report.passages[passage]!
  const met = aligned.meaning && metTokens(aligned.meaning, report, passage)
  if (met) return aroundWords(met, report, whole)
  let first = Infinity
  let last = -1
  for (const { at } of aligned.found) {
    for (const word of at) {
      if (report.passageOf[word] !== passage) continue
      first = Math.min(first, word)
      last = Math.max(last, word)
    }
  }
  if (last < 0) return whole
  return aroundWords({ first, last }, report, whole)
}

interface WordRange {
  readonly first: number
  readonly last: number
}

function aroundWords({ first, last }: WordRange, report: IndexedText, whole: Span): Span {
  const from = Math.max(0, first - BEFORE)
  const to = Math.min(report.words.length - 1, last + (traitsOf(report.language).negationAfterVerb ? AFTER_WITH_NEGATION : AFTER))
  return { start: Math.max(whole.start, report.words[from]!.start), end: Math.min(whole.end, report.words[to]!.end) }
}

/** Cosine from which a token of the claim has met its counterpart. */
const MET = 0.5

/** Cosine from which a token's match is a counterpart, whatever it says: numbers and names stand for each other by their place. */
const COUNTERPART = 0.3

/** Where parts of the claim have their counterparts in the best passage; nothing where another passage is asked about. */
export function counterpartsIn(aligned: AlignedClaim, report: IndexedText, passage: number): Pair['counterparts'] {
  const { meaning } = aligned
  const vectors = report.meanings?.[passage]
  if (!meaning || !vectors || meaning.passages[0]?.passage !== passage) return undefined
  return (part) =>
    meaning.tokens.spans.flatMap((span, token) => {
      const met = meaning.inBest[token]!
      if (span.end <= part.start || span.start >= part.end || met.token < 0 || met.cosine < COUNTERPART) return []
      return [{ start: vectors.starts[met.token]!, end: vectors.ends[met.token]! }]
    })
}

/** Words of the best passage that the claim's tokens met; nothing where they met none, or where another passage is asked about. */
function metTokens(meaning: MeaningMatch, report: IndexedText, passage: number): WordRange | undefined {
  const vectors = report.meanings?.[passage]
  if (vectors === undefined || meaning.passages[0]?.passage !== passage) return undefined
  const at = meaning.inBest.filter((one) => one.token >= 0 && one.cosine >= MET).map((one) => one.token)
  if (at.length === 0) return undefined
  const start = report.passages[passage]!.start
  const from = start + Math.min(...at.map((token) => vectors.starts[token]!))
  const to = start + Math.max(...at.map((token) => vectors.ends[token]!))
  const first = wordFrom(report, from)
  return first < 0 ? undefined : { first, last: Math.max(first, wordFrom(report, to) - 1) }
}

/** First word that ends after a place, the number of words where none does, -1 in a text without words. */
function wordFrom(report: IndexedText, place: number): number {
  return report.words.length === 0 ? -1 : firstWhere(0, report.words.length, (index) => report.words[index]!.end > place)
}
