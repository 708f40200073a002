// Coverage and alterations → a verdict that a person can check.
import { coverageIf, reasonsOf, type AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { PassageScore } from '../align/signals.ts'
import type { Settings } from '../../model/comparison.ts'
import type { Span } from '../../model/span.ts'
import type { Alteration, Evidence, Verdict } from '../../model/verdict.ts'
import { changesIn, type JudgedClaim } from './changes.ts'
import { isSure, nameVerdict, type Changed } from './name-verdict.ts'

/** Most passages shown as evidence of one claim. */
const MOST_EVIDENCE = 3
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

function evidenceReasons(aligned: AlignedClaim, report: IndexedText, passage: number): string[] {
  const shared = sharedWords(aligned, report, passage).slice(0, MOST_SHARED)
  return shared.length > 0 ? [`shared: ${shared.join(', ')}`] : ['nothing shared but its place in the order']
}

function toEvidence(aligned: AlignedClaim, report: IndexedText, score: PassageScore, explain: boolean): Evidence {
  const span = report.passages[score.passage] as Span
  return {
    span,
    text: report.text.slice(span.start, span.end),
    strength: score.recall,
    reasons: explain ? evidenceReasons(aligned, report, score.passage) : NO_REASONS,
  }
}

/** Runs of the claim's units that no shown evidence carries, on the text that the claim's span is on. */
function missingSpans(
  claim: JudgedClaim,
  aligned: AlignedClaim,
  report: IndexedText,
  shown: readonly PassageScore[],
): { spans: Span[]; share: number } {
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
  const word = report.words.findIndex((one) => one.end > alteration.report.start)
  const instead = new Map<number, number>()
  aligned.units.units.forEach((unit, index) => {
    if (unit.start < end && unit.end > start && word >= 0) instead.set(index, word)
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
  const shown = aligned.passages.slice(0, MOST_EVIDENCE).filter((score, index) => index === 0 || score.recall >= WORTH_SHOWING)
  const evidence = shown.map((score) => toEvidence(aligned, report, score, explain))
  // A report of one passage is about the claim or it is nothing, even where they share no word.
  const nearest = best?.passage ?? (report.passages.length === 1 ? 0 : undefined)
  const changed = nearest === undefined ? [] : changesIn(claim, aligned, report, nearest)
  const missing = missingSpans(claim, aligned, report, shown)
  // Across languages an unknown word is not a missing one, so partial is not said there.
  const partly = claimLanguage === report.language && missing.share >= PARTIAL_MISSING ? missing.share : undefined
  const named = nameVerdict(aligned.coverage, partly, deciding(claim, aligned, report, changed), settings)
  return {
    kind: named.kind,
    coverage: aligned.coverage,
    confidence: named.confidence,
    evidence,
    alterations: changed,
    missing: named.kind === 'reported' ? [] : missing.spans,
    reasons: explain ? [named.reason, ...(evidence[0]?.reasons ?? NOTHING_SHARED), ...weighedReasons(aligned)] : NO_REASONS,
  }
}
