// Coverage and alterations → a verdict that a person can check.
import { coverageIf, reasonsOf, type AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { PassageScore } from '../align/signals.ts'
import type { Settings } from '../../model/comparison.ts'
import type { Span } from '../../model/span.ts'
import type { Alteration, Evidence, Verdict } from '../../model/verdict.ts'
import { firstWhere } from '../../text/spans.ts'
import { changesIn, type Changes, type JudgedClaim } from './changes.ts'
import { evidenceReasons } from './evidence.ts'
import { missingOf } from './missing.ts'
import { isSure, nameVerdict, type Changed, type Named } from './name-verdict.ts'

/** Most passages shown as evidence of one claim. */
export const MOST_EVIDENCE = 3
/** A second passage is shown where it carries at least this share of the claim. */
const WORTH_SHOWING = 0.25
/** Share of a claim's weight that must be missing before a present claim is called partial. */
const PARTIAL_MISSING = 0.34

const NO_REASONS: readonly string[] = []
const NOTHING_SHARED: readonly string[] = ['the report has no passage that shares anything with it']

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
  // A report of one passage is about the claim or it is nothing, even where they share no word.
  const nearest = best?.passage ?? (report.passages.length === 1 ? 0 : undefined)
  const missing = missingOf(aligned, report, shown)
  const changes: Changes = nearest === undefined ? { alterations: [] } : changesIn(claim, aligned, report, nearest, missing.spans)
  // Across languages an unknown word is not a missing one, so partial is not said there.
  const byWords = claimLanguage === report.language && missing.share >= PARTIAL_MISSING ? missing.share : undefined
  const partly = aligned.meaning ? (changes.isPartial ? missing.share : undefined) : byWords
  const changed = deciding(claim, aligned, report, changes.alterations)
  const named = withPassage(nameVerdict(aligned.coverage, partly, changed, settings, changes.doubts), shown.length > 0)
  const ofText = ({ start, end }: Span): Span => ({ start: start + claim.span.start, end: end + claim.span.start })
  // What is lacking or changed has no counterpart: words met there would talk the difference away.
  const barred = [
    ...(named.kind === 'reported' ? [] : missing.spans),
    ...(named.kind === 'altered' ? changes.alterations.map((one) => ofClaim(one.claim, claim)) : []),
  ].filter(({ start, end }) => end - start < claim.text.length)
  const evidence = shown.map(({ passage, recall }): Evidence => {
    const span = report.passages[passage]!
    const reasons = explain ? evidenceReasons(aligned, report, passage, named.kind === 'omitted' ? 'all' : barred) : NO_REASONS
    return { span, text: report.text.slice(span.start, span.end), strength: recall, reasons }
  })
  return {
    kind: named.kind,
    coverage: aligned.coverage,
    confidence: named.confidence,
    evidence,
    alterations: changes.alterations,
    missing: named.kind === 'reported' ? [] : (named.kind === 'omitted' ? missing.ofOmitted() : missing.spans).map(ofText),
    reasons: explain ? [named.reason, ...(evidence[0]?.reasons ?? NOTHING_SHARED), ...weighedReasons(aligned)] : NO_REASONS,
  }
}

/** Nothing is called carried of which no passage can be shown. */
function withPassage(named: Named, isShown: boolean): Named {
  if (isShown || (named.kind !== 'reported' && named.kind !== 'partial')) return named
  return { kind: 'unsure', confidence: named.confidence, reason: 'no passage of the report shares anything with it: a person must look' }
}

const ofClaim = ({ start, end }: Span, claim: JudgedClaim): Span => ({ start: start - claim.span.start, end: end - claim.span.start })
