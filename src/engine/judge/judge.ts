// Coverage and alterations → a verdict that a person can check.
import { coverageIf, reasonsOf, type AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { MeaningMatch } from '../align/meaning-signals.ts'
import type { PassageScore } from '../align/signals.ts'
import type { Settings } from '../../model/comparison.ts'
import type { Span } from '../../model/span.ts'
import type { Alteration, Evidence, Verdict } from '../../model/verdict.ts'
import { firstWhere } from '../../text/spans.ts'
import { words } from '../../text/words.ts'
import { changesIn, type Changes, type JudgedClaim } from './changes.ts'
import { isSure, nameVerdict, type Changed } from './name-verdict.ts'

/** Most passages shown as evidence of one claim. */
export const MOST_EVIDENCE = 3
/** A second passage is shown where it carries at least this share of the claim. */
const WORTH_SHOWING = 0.25
/** Shared words named as a reason. */
const MOST_SHARED = 6
/** Share of a claim's weight that must be missing before a present claim is called partial. */
const PARTIAL_MISSING = 0.34

function sharedWords(aligned: AlignedClaim, report: IndexedText, passage: number): string[] {
  const shared: [number, string][] = []
  aligned.units.units.forEach((unit, index) => {
    if (aligned.found[index]?.at.some((word) => report.passageOf[word] === passage))
      shared.push([unit.weight, aligned.units.text.slice(unit.start, unit.end)])
  })
  return [...new Set(shared.sort((a, b) => b[0] - a[0]).map(([, word]) => word))]
}

const NO_REASONS: readonly string[] = []
const NOTHING_SHARED: readonly string[] = ['the report has no passage that shares anything with it']

/** Counterparts shown as a reason, the least cosine of one, and the least weight of the claim's token: lighter ones say nothing. */
const MOST_COUNTERPARTS = 4
const COUNTERPART = 0.5
const WORTH_NAMING = 1

/** Whether a word can be named as another's counterpart: words of grammar and numbers cannot. */
function isTelling(word: string, language: string): boolean {
  const [form, ...others] = words(word, language)
  return form !== undefined && others.length === 0 && form.form.weight > 0 && !/\p{N}/u.test(word)
}

/** "“ready” as “willing”": what the claim's weightiest tokens met in the nearest passage in other words. */
function counterparts(aligned: AlignedClaim, claimLanguage: string, report: IndexedText, passage: number): string[] {
  const { meaning } = aligned
  const vectors = report.meanings?.[passage]
  if (!meaning || !vectors || meaning.passages[0]?.passage !== passage) return []
  const whole = report.passages[passage]!
  const said = aligned.units.text
  const pairs = meaning.inBest.flatMap(({ cosine, token }, index) => {
    if (token < 0 || cosine < COUNTERPART || meaning.tokens.weights[index]! < WORTH_NAMING) return []
    const own = meaning.tokens.spans[index]!
    const at = { span: { start: 0, end: said.length }, text: said }
    const made = { span: { start: 0, end: 0 }, text: report.text.slice(whole.start, whole.end) }
    const left = wholeWords(at, own)
    const right = wholeWords(made, { start: vectors.starts[token]!, end: vectors.ends[token]! })
    const [a, b] = [said.slice(left.start, left.end), made.text.slice(right.start, right.end)]
    return a.toLowerCase() === b.toLowerCase() || !isTelling(a, claimLanguage) || !isTelling(b, report.language)
      ? []
      : [[meaning.tokens.weights[index]! * cosine, `“${a}” as “${b}”`] as const]
  })
  return [...new Set(pairs.sort((a, b) => b[0] - a[0]).map(([, words]) => words))].slice(0, MOST_COUNTERPARTS)
}

function evidenceReasons(aligned: AlignedClaim, claimLanguage: string, report: IndexedText, passage: number): string[] {
  const shared = sharedWords(aligned, report, passage).slice(0, MOST_SHARED)
  const other = counterparts(aligned, claimLanguage, report, passage)
  const reasons = [
    ...(shared.length > 0 ? [`shared: ${shared.join(', ')}`] : []),
    ...(other.length > 0 ? [`in other words: ${other.join(', ')}`] : []),
  ]
  if (reasons.length > 0) return reasons
  return [aligned.meaning ? 'the nearest passage in meaning, without a word in common' : 'nothing shared but its place in the order']
}

function toEvidence(aligned: AlignedClaim, claimLanguage: string, report: IndexedText, score: PassageScore, explain: boolean): Evidence {
  const span = report.passages[score.passage] as Span
  return {
    span,
    text: report.text.slice(span.start, span.end),
    strength: score.recall,
    reasons: explain ? evidenceReasons(aligned, claimLanguage, report, score.passage) : NO_REASONS,
  }
}

/** Cosine below which a token has no counterpart in the passage. */
const UNMET = 0.35

/** Runs of the claim's tokens that have no counterpart in the nearest passage, on the text that the claim's span is on. */
function unmetSpans(claim: JudgedClaim, { tokens, inBest }: MeaningMatch): { spans: Span[]; share: number } {
  const spans: Span[] = []
  let [lost, total] = [0, 0]
  let open = false
  tokens.spans.forEach((span, token) => {
    const weight = tokens.weights[token]!
    total += weight
    if (inBest[token]!.cosine >= UNMET) {
      open = false
      return
    }
    lost += weight
    const moved = { start: claim.span.start + span.start, end: claim.span.start + span.end }
    const last = spans.at(-1)
    if (open && last) spans[spans.length - 1] = { start: last.start, end: moved.end }
    else spans.push(moved)
    open = true
  })
  return { spans: spans.map((span) => wholeWords(claim, span)), share: total > 0 ? lost / total : 0 }
}

const LETTER = /[\p{L}\p{N}]/u

/** A span of pieces of words as one of whole words, on the text that the claim's span is on. */
function wholeWords({ span, text }: JudgedClaim, { start, end }: Span): Span {
  let [from, to] = [start - span.start, end - span.start]
  while (from > 0 && LETTER.test(text[from - 1]!) && !/\p{Script=Han}/u.test(text[from]!) && LETTER.test(text[from]!)) from -= 1
  while (to < text.length && LETTER.test(text[to]!) && !/\p{Script=Han}/u.test(text[to]!) && LETTER.test(text[to - 1]!)) to += 1
  return { start: from + span.start, end: to + span.start }
}

/** Runs of the claim's units that no shown evidence carries, on the text that the claim's span is on. */
function missingSpans(
  claim: JudgedClaim,
  aligned: AlignedClaim,
  report: IndexedText,
  shown: readonly PassageScore[],
): { spans: Span[]; share: number } {
  if (aligned.meaning) return unmetSpans(claim, aligned.meaning)
  const spans: Span[] = []
  let lost = 0
  let open = false
  aligned.units.units.forEach((unit, index) => {
    const carried = aligned.found[index]?.at.some((word) => shown.some((one) => report.passageOf[word] === one.passage)) ?? false
    if (carried) {
      open = false
      return
    }
    lost += unit.weight
    const start = claim.span.start + unit.start
    const end = claim.span.start + unit.end
    const last = spans.at(-1)
    if (open && last && start >= last.end) spans[spans.length - 1] = { start: last.start, end }
    else if (!last || start >= last.end) spans.push({ start, end })
    open = true
  })
  return { spans, share: aligned.units.weight > 0 ? lost / aligned.units.weight : 0 }
}

/** The surest alteration, if it is sure enough to decide, and whether the passage carries the claim but for it. */
function deciding(claim: JudgedClaim, aligned: AlignedClaim, report: IndexedText, changed: readonly Alteration[]): Changed | undefined {
  const alteration = changed.find(isSure)
  if (!alteration) return undefined
  const start = alteration.claim.start - claim.span.start
  const end = alteration.claim.end - claim.span.start
  const word = firstWhere(0, report.words.length, (index) => report.words[index]!.end > alteration.report.start)
  const instead = new Map<number, number>()
  aligned.units.units.forEach((unit, index) => {
    if (unit.start < end && unit.end > start && word < report.words.length) instead.set(index, word)
  })
  // What covers the whole claim stands for no single word of it.
  const whole = instead.size === 0 || instead.size === aligned.units.units.length
  return { alteration, carried: whole ? aligned.coverage : Math.max(aligned.coverage, coverageIf(aligned, report, instead)) }
}

/** Signals shown as reasons, and the least that one must move the answer to be worth a line, in log odds. */
const MOST_REASONS = 3
const LEAST_MOVED = 0.15

/** The signals that moved the answer most: "its rarest word is there (+0.8)". */
function weighedReasons(aligned: AlignedClaim): string[] {
  return reasonsOf(aligned)
    .filter((term) => Math.abs(term.moved) >= LEAST_MOVED)
    .slice(0, MOST_REASONS)
    .map(({ says, moved }) => `${says} (${moved > 0 ? '+' : '−'}${Math.abs(moved).toFixed(1)})`)
}

/** The passages that are shown as evidence, the nearest first; of an omitted claim too. */
export function shownPassages({ passages }: AlignedClaim): readonly PassageScore[] {
  return passages.slice(0, MOST_EVIDENCE).filter((score, index) => index === 0 || score.recall >= WORTH_SHOWING)
}

/**
 * Verdict on one claim in one report. Evidence of an omitted claim is the nearest passage, so that absence can be checked too.
 * Without `explain` all `reasons` are empty.
 */
export function judge(
  claim: JudgedClaim,
  claimLanguage: string,
  aligned: AlignedClaim,
  report: IndexedText,
  settings: Settings,
  explain: boolean,
): Verdict {
  const best = aligned.passages[0]
  const shown = shownPassages(aligned)
  const evidence = shown.map((score) => toEvidence(aligned, claimLanguage, report, score, explain))
  // A report of one passage is about the claim or it is nothing, even where they share no word.
  const nearest = best?.passage ?? (report.passages.length === 1 ? 0 : undefined)
  const changes: Changes = nearest === undefined ? { alterations: [] } : changesIn(claim, aligned, report, nearest)
  const missing = missingSpans(claim, aligned, report, shown)
  // Across languages an unknown word is not a missing one, so partial is not said there.
  const byWords = claimLanguage === report.language && missing.share >= PARTIAL_MISSING ? missing.share : undefined
  const partly = aligned.meaning ? (changes.isPartial ? missing.share : undefined) : byWords
  const changed = deciding(claim, aligned, report, changes.alterations)
  const named = nameVerdict(aligned.coverage, partly, changed, settings, changes.doubts)
  return {
    kind: named.kind,
    coverage: aligned.coverage,
    confidence: named.confidence,
    evidence,
    alterations: changes.alterations,
    missing: named.kind === 'reported' ? [] : missing.spans,
    reasons: explain ? [named.reason, ...(evidence[0]?.reasons ?? NOTHING_SHARED), ...weighedReasons(aligned)] : NO_REASONS,
  }
}
