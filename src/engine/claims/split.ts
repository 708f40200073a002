// Sentence → clauses, so that "recalls the meeting and is ready to visit" is two claims.
import type { ClaimKind } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import { words, wordsWithin, type Word } from '../../text/words.ts'
import { claimKind } from './kind.ts'
import { isCut, type Candidate } from './cuts.ts'
import { FINITE, HAS_FINITE } from './grammar/english-verbs.ts'
import { grammarOf } from './grammar/index.ts'

/** A part of a sentence that makes one claim, and the words before it that it leans on. */
export interface Clause extends Span {
  /** The subject, or subject and verb, that this clause shares with the one before. */
  readonly subject?: Span
}

/** Longer sentences are taken as one claim: no clause grammar holds in what is no prose. */
const LONGEST_SENTENCE = 4000

const QUOTED =
  /«[^«»]{1,120}»|“[^“”]{1,120}”|"[^"]{1,120}"|‘[^‘’]{1,80}’|「[^」]{1,80}」|《[^》]{1,80}》|\([^()]{1,160}\)|（[^）]{1,160}）/gu
/** Quotations of more content words are speech, and have clauses like any other. */
const LONGEST_TITLE = 7

/** How many words of content a part of a sentence has, by its place in the sentence. */
type SizeOf = (start: number, end: number) => number

/** Sizes by the words of a sentence that are known already, with spans on `text`, in which the sentence begins at `from`. */
const sizesBy =
  (text: string, language: string, all: readonly Word[], from = 0): SizeOf =>
  (start, end) => {
    let size = 0
    for (const { form } of wordsWithin(text, language, all, { start: from + start, end: from + end })) if (form.weight > 0) size += 1
    return size
  }

/** Quoted titles, short quotations and parentheses are never cut. */
function quotedSpans(text: string, language: string, sizeOf: SizeOf): Span[] {
  const longest = LONGEST_TITLE * Math.max(1, traitsOf(language).leastClauseWords / 2)
  return [...text.matchAll(QUOTED)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => /[(（《]/u.test(text[start]!) || sizeOf(start, end) <= longest)
}

/** Drops spaces, commas and a conjunction at the edges. */
function trimEdges(text: string, start: number, end: number, link: RegExp | undefined): Span {
  const piece = text.slice(start, end)
  const lead = /^[\s,;，；、–—-]*/u.exec(piece)?.[0].length ?? 0
  const linked = start > 0 ? (link?.exec(piece.slice(lead))?.[0].length ?? 0) : 0
  const tail = /[\s,;，；、]*$/u.exec(piece)?.[0].length ?? 0
  return lead + linked + tail >= piece.length ? { start, end: start } : { start: start + lead + linked, end: end - tail }
}

/** Kinds that are news by themselves: beside one of another kind they are a claim of their own. */
const WEIGHTY: ReadonlySet<ClaimKind> = new Set(['commitment', 'request', 'wish'])

/** Places where a sentence can be cut safely, in order, none inside quotations or parentheses; offsets are on the sentence. */
export function candidates(
  sentence: string,
  language: string,
  sizeOf: SizeOf = sizesBy(sentence, language, words(sentence, language)),
): Candidate[] {
  const grammar = grammarOf(language)
  if (!grammar || sentence.length > LONGEST_SENTENCE) return []
  const quoted = quotedSpans(sentence, language, sizeOf)
  const kinds = new Map(grammar.safeCuts(sentence).map(({ at, kind }) => [at, kind]))
  const places = [...kinds.keys()].filter((at) => !quoted.some((quote) => at > quote.start && at < quote.end)).sort((a, b) => a - b)
  const sizes = [0, ...places].map((from, index) => sizeOf(from, places[index] ?? sentence.length))
  const edges = [0, ...places, sentence.length]
  const kindsOf = edges.slice(1).map((to, index) => claimKind(sentence.slice(edges[index], to).trim(), language))
  return places.map((at, index) => ({
    at,
    kind: kinds.get(at)!,
    before: sizes[index]!,
    after: sizes[index + 1]!,
    kindsDiffer:
      kindsOf[index] !== kindsOf[index + 1] && [kindsOf[index], kindsOf[index + 1]].some((kind) => kind !== undefined && WEIGHTY.has(kind)),
  }))
}

/** Cuts that leave enough on both sides. */
function partsOf(sentence: string, cuts: readonly number[], language: string, link: RegExp | undefined, sizeOf: SizeOf): Span[] {
  const least = traitsOf(language).leastClauseWords
  const parts: Span[] = []
  let start = 0
  for (const cut of [...cuts, sentence.length]) {
    const part = trimEdges(sentence, start, cut, link)
    const enough = sizeOf(part.start, part.end) >= least
    const restEnough = cut === sentence.length || sizeOf(cut, sentence.length) >= least
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
const STARTS_WITH_VERB = new RegExp(
  String.raw`^(?:(?:${FINITE}|\p{Ll}{2,}(?:ed|ing)|to)\b|\p{Ll}{3,}s\s(?:no|the|a|an|its|his|her|their|that|it|this|these|all|any)\b)`,
  'u',
)
const BARE_SUBJECT = new RegExp(String.raw`^(?:\p{Ll}[\p{L}’'-]*\s){1,4}?${FINITE}\b`, 'u')
const MODAL =
  /(?:^|,\s+)(?!According\b|Due\b|Owing\b|Thanks\b|In (?:response|addition|relation|regard|contrast)\b)([^,;]{1,80}?\s(?:will|would|shall|must|should|can|could|to))\s/u
/** Subject of an English clause: up to its first finite verb, adverbs left out. */
const ENGLISH_SUBJECT = new RegExp(String.raw`^(?:[^,;]{1,80}?)(?=(?:,[^;]{1,80},)?\s(?:\p{Ll}+ly\s)?(?:${FINITE}|\p{Ll}{2,}ed)\b)`, 'u')
/** The verb that a second measured thing shares: "revenue rose to 5 million and earnings to 3". */
const MEASURING_VERB =
  /\b(?:rose|fell|grew|increased|declined|dropped|climbed|jumped|slipped|edged (?:up|down)|amounted|came|stood|went|(?:was|were) (?:raised|cut)|will (?:rise|fall|grow)|shrank|slowed|reached|totalled)\b/u
/** What is reported has a subject of its own: "informed the guests that the flood had …". */
const SAID_THAT =
  /\b(?:said|says|say|stated|stressed|noted|added|told|informed|assured|reminded|warned|notified|emphasi[sz]ed|announced|declared|reported|recalled|believes?|hopes?|expects?|confirmed)(?:\s[\p{L}’'-]+){0,5}?\sthat\s/u
/** Whose word it is, before what is said: no subject of it. */
const BY_WHOM = /^(?:According to|In the words of|By the account of)\s[^,;]{1,80},\s+/u

/** Longest "he said" that a second "that" is shown with. */
const LONGEST_LEAD = 100

/** A second thing that was said leans on who said it. */
const SECOND_THAT = /^that\s(?:the|a|an|its|his|her|their|it|he|she|they|we|no)\s/u

const hasOwnSubject = (own: string): boolean =>
  !SECOND_THAT.test(own) && (HAS_OWN_SUBJECT.test(own) || (!STARTS_WITH_VERB.test(own) && BARE_SUBJECT.test(own)))

/** What an English clause without a subject of its own leans on, as a span of the sentence. */
function englishSubject(sentence: string, part: Span, before: Span | undefined): Span | undefined {
  if (!before) return undefined
  const own = sentence.slice(part.start, part.end)
  const previous = sentence.slice(before.start, before.end)
  if (/^to\s/.test(own)) {
    const to = /\sto\s/u.exec(previous)
    return to ? { start: before.start, end: before.start + to.index } : undefined
  }
  const measure = / (?:to|by|at|from) .*\d/u.test(own) && !HAS_FINITE.test(own) ? MEASURING_VERB.exec(previous) : undefined
  if (measure) {
    const start = before.start + measure.index
    return { start, end: start + measure[0].length }
  }
  const that = /^that\s/.test(own) ? /\sthat\s/u.exec(previous) : null
  if (that && that.index <= LONGEST_LEAD) return { start: before.start, end: before.start + that.index }
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
  const from = said ? said.index + said[0].length : (BY_WHOM.exec(previous)?.[0].length ?? 0)
  const subject = ENGLISH_SUBJECT.exec(previous.slice(from))?.[0]
  return subject === undefined ? undefined : { start: before.start + from, end: before.start + from + subject.length }
}

/**
 * Splits the sentence at `span` of `text` into clauses that each say something, in order and without overlap.
 * Cuts at clause boundaries only, never inside quotations or parentheses; a part with too little content stays with its neighbour.
 * `all`: the words of the sentence, with spans on `text`.
 */
export function splitSentence(text: string, span: Span, language: string, all: readonly Word[]): Clause[] {
  const sentence = text.slice(span.start, span.end)
  const grammar = grammarOf(language)
  if (!grammar || sentence.length > LONGEST_SENTENCE) return [{ ...span }]
  const sizeOf = sizesBy(text, language, all, span.start)
  const cuts = candidates(sentence, language, sizeOf).filter((one) => isCut(one, language))
  const parts = partsOf(
    sentence,
    cuts.map(({ at }) => at),
    language,
    grammar.link,
    sizeOf,
  )
  const { subjectGrammar } = traitsOf(language)
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
