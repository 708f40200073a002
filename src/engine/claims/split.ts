// Sentence → clauses, so that "recalls the meeting and is ready to visit" is two claims.
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import { firstWhere } from '../../text/spans.ts'
import { words, type Word } from '../../text/words.ts'
import { CLAUSE_STARTS, FINITE_ENGLISH, type ClauseStarts } from './clause-starts.ts'

/** A part of a sentence that makes one claim, and the words before it that it leans on. */
export interface Clause extends Span {
  /** The subject, or subject and verb, that this clause shares with the one before. */
  readonly subject?: Span
}

/** Longer sentences are taken as one claim: no clause grammar holds in what is no prose. */
const LONGEST_SENTENCE = 4000

/** Quoted titles, short quotations and parentheses are never cut. */
function quotedSpans(text: string): Span[] {
  const quoted =
    /«[^«»]{1,120}»|“[^“”]{1,120}”|"[^"]{1,120}"|‘[^‘’]{1,80}’|「[^」]{1,80}」|《[^》]{1,80}》|\([^()]{1,160}\)|（[^）]{1,160}）/gu
  return [...text.matchAll(quoted)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Content words of a part of a sentence. */
type ContentSize = (start: number, end: number) => number

/** Counts content words that lie whole within a part; `starts` and `ends` are theirs, ascending. */
const contentSizeIn =
  (starts: readonly number[], ends: readonly number[]): ContentSize =>
  (start, end) =>
    Math.max(
      0,
      firstWhere(0, ends.length, (index) => ends[index]! > end) - firstWhere(0, starts.length, (index) => starts[index]! >= start),
    )

/** Drops spaces, commas and a conjunction at the edges. */
function trimEdges(text: string, start: number, end: number, link: RegExp | undefined): Span {
  const piece = text.slice(start, end)
  const lead = /^[\s,;，；、–—-]*/u.exec(piece)?.[0].length ?? 0
  const linked = start > 0 ? (link?.exec(piece.slice(lead))?.[0].length ?? 0) : 0
  const tail = /[\s,;，；、]*$/u.exec(piece)?.[0].length ?? 0
  return lead + linked + tail >= piece.length ? { start, end: start } : { start: start + lead + linked, end: end - tail }
}

/** A comma before a verb cuts only where a whole clause stands before it, and no insertion ends there. */
function listCuts(sentence: string, starts: ClauseStarts): number[] {
  if (!starts.afterComma || !starts.verb || !starts.insertion) return []
  const cuts: number[] = []
  for (const match of sentence.matchAll(starts.afterComma)) {
    const before = sentence.slice(0, match.index)
    const segments = before.split(/,\s+/u)
    if (starts.insertion.test(`${segments.at(-1) ?? ''} `) && segments.length > 1) continue
    if (starts.verb.test(segments[0] ?? '')) cuts.push(match.index + match[0].length)
  }
  return cuts
}

function cutsOf(sentence: string, starts: ClauseStarts): number[] {
  const quoted = quotedSpans(sentence)
  const cuts = new Set<number>(listCuts(sentence, starts))
  for (const pattern of starts.sure) for (const match of sentence.matchAll(pattern)) cuts.add(match.index + match[0].length)
  return [...cuts].filter((at) => !quoted.some((quote) => at > quote.start && at < quote.end)).sort((a, b) => a - b)
}

/** Cuts that leave enough on both sides. */
function partsOf(sentence: string, cuts: readonly number[], least: number, contentSize: ContentSize, link: RegExp | undefined): Span[] {
  const parts: Span[] = []
  let start = 0
  for (const cut of [...cuts, sentence.length]) {
    const part = trimEdges(sentence, start, cut, link)
    const enough = contentSize(part.start, part.end) >= least
    const restEnough = cut === sentence.length || contentSize(cut, sentence.length) >= least
    if (enough && restEnough) {
      parts.push(part)
      start = cut
    } else if (cut === sentence.length) {
      const last = parts.pop()
      parts.push(last ? trimEdges(sentence, last.start, cut, undefined) : part)
    }
  }
  return parts.filter((part) => part.end > part.start)
}

const HAS_OWN_SUBJECT =
  /^(?:while |whereas |although )?(?:I|we|he|she|they|it|this|that|the|his|her|its|their|our|my|a|an|[\p{Lu}][\p{L}’'.-]+|(?:\d+|both|many|some|all|no)\s\p{L}+)\s/u
const STARTS_WITH_VERB = new RegExp(String.raw`^(?:${FINITE_ENGLISH}|\p{Ll}{2,}(?:ed|ing)|to)\b`, 'u')
const BARE_SUBJECT = new RegExp(String.raw`^(?:\p{Ll}[\p{L}’'-]*\s){1,4}?${FINITE_ENGLISH}\b`, 'u')
const MODAL = /(?:^|,\s+)([^,;]{1,80}?\s(?:will|would|shall|must|should|can|could|to))\s/u
/** Subject of an English clause: up to its first finite verb, adverbs left out. */
const ENGLISH_SUBJECT = new RegExp(
  String.raw`^(?:[^,;]{1,80}?)(?=(?:,[^;]{1,80},)?\s(?:\p{Ll}+ly\s)?(?:${FINITE_ENGLISH}|\p{Ll}{2,}ed)\b)`,
  'u',
)
const SAID_THAT =
  /\b(?:said|says|say|stated|stressed|noted|added|told \w+|emphasi[sz]ed|announced|declared|reported|recalled|believes?|hopes?|confirmed) that\s/u

const hasOwnSubject = (own: string): boolean => HAS_OWN_SUBJECT.test(own) || (!STARTS_WITH_VERB.test(own) && BARE_SUBJECT.test(own))

/** What an English clause without a subject of its own leans on, as a span of the sentence. */
function englishSubject(sentence: string, part: Span, before: Span | undefined): Span | undefined {
  if (!before) return undefined
  const own = sentence.slice(part.start, part.end)
  const previous = sentence.slice(before.start, before.end)
  if (/^to\s/.test(own)) {
    const to = /\sto\s/u.exec(previous)
    return to ? { start: before.start, end: before.start + to.index } : undefined
  }
  if (!STARTS_WITH_VERB.test(own)) {
    // "will withdraw its envoy and close the consulate": the modal is shared too.
    const modal = MODAL.exec(previous)
    const shared = modal?.[1]
    if (modal && shared !== undefined) {
      const start = before.start + modal.index + modal[0].indexOf(shared)
      return { start, end: start + shared.length }
    }
  }
  const said = SAID_THAT.exec(previous)
  const from = said ? said.index + said[0].length : 0
  const subject = ENGLISH_SUBJECT.exec(previous.slice(from))?.[0]
  return subject === undefined ? undefined : { start: before.start + from, end: before.start + from + subject.length }
}

/**
 * Splits the sentence at `span` of `text` into clauses that each say something, in order and without overlap.
 * Cuts at clause boundaries only, never inside quotations or parentheses; a part with too little content stays with its neighbour.
 * `all`: the words of the sentence, with spans on the text.
 */
export function splitSentence(
  text: string,
  span: Span,
  language: string,
  all: readonly Word[] = words(text, language, span.start, span.end),
): Clause[] {
  const sentence = text.slice(span.start, span.end)
  const starts = CLAUSE_STARTS[language]
  if (!starts || sentence.length > LONGEST_SENTENCE) return [{ ...span }]
  const { subjectGrammar, leastClauseWords } = traitsOf(language)
  const content = all.filter((word) => word.form.weight > 0)
  const contentSize = contentSizeIn(
    content.map((word) => word.start - span.start),
    content.map((word) => word.end - span.start),
  )
  const parts = partsOf(sentence, cutsOf(sentence, starts), leastClauseWords, contentSize, starts.link)
  let leansOn: Span | undefined
  return parts.map((part, index) => {
    const clause = { start: span.start + part.start, end: span.start + part.end }
    if (subjectGrammar === 'none') return clause
    const own = sentence.slice(part.start, part.end)
    const subject = hasOwnSubject(own) ? undefined : (englishSubject(sentence, part, parts[index - 1]) ?? leansOn)
    leansOn = subject
    return subject ? { ...clause, subject: { start: span.start + subject.start, end: span.start + subject.end } } : clause
  })
}
