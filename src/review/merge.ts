// Reviewers' decisions over the engine's verdicts: the comparison as it stands after review. Pure.
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Act, Review } from '../model/decision.ts'
import type { Report } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import {
  engineKind,
  isCarried,
  type CellReview,
  type CellState,
  type Evidence,
  type ReviewerVerdict,
  type Verdict,
} from '../model/verdict.ts'
import { replay } from './replay.ts'
import { cellKey, standing, type CellWord } from './standing.ts'
import { structure } from './structure.ts'
import { spanKey } from './texts.ts'

export interface ClaimVerdicts {
  readonly claims: readonly Claim[]
  /** Claims × reports. */
  readonly verdicts: readonly (readonly Verdict[])[]
}

/** Judges claims by span, with the engine: needed where reviewers have split, merged or added claims. */
export type Rejudge = (comparison: Comparison, spans: readonly Span[]) => ClaimVerdicts

const inTime = (a: { readonly time: string }, b: { readonly time: string }): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)

/** The comparison with its claims as reviewers cut them; verdicts are the engine's still. Claims that nobody touched keep theirs. */
export function withStructure(comparison: Comparison, acts: readonly Act[], rejudge: Rejudge | undefined): Comparison {
  const before = comparison.claims.map((claim) => claim.span)
  const after = structure(before, comparison.statement.text, acts)
  if (after === before || rejudge === undefined) return comparison
  const old = new Map(comparison.claims.map((claim, index) => [spanKey(claim.span), index]))
  if (after.length === before.length && after.every((span) => old.has(spanKey(span)))) return comparison
  const judged = rejudge(comparison, after)
  const kept = after.map((span) => old.get(spanKey(span)))
  return {
    ...comparison,
    claims: kept.map((index, place) => ({
      ...(index === undefined ? judged.claims : comparison.claims)[index ?? place]!,
      id: `c${place + 1}`,
    })),
    verdicts: kept.map((index, place) => (index === undefined ? judged.verdicts : comparison.verdicts)[index ?? place]!),
  }
}

/** What reviewers of one cell come to: an adjudication, else what they agree on, else a majority, else `disputed`. */
export function settle(decisions: readonly ReviewerVerdict[]): { kind: CellState; settled: CellReview['settled'] } {
  const adjudicated = decisions.findLast((one) => one.adjudicates)
  if (adjudicated) return { kind: adjudicated.verdict, settled: 'adjudicated' }
  const counts = new Map<CellState, number>()
  for (const { verdict } of decisions) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  if (counts.size === 1) return { kind: decisions[0]!.verdict, settled: 'agreed' }
  const most = [...counts].find(([, count]) => count * 2 > decisions.length)
  return most ? { kind: most[0], settled: 'majority' } : { kind: 'disputed', settled: 'disputed' }
}

function markedEvidence(word: CellWord, report: Report): Evidence[] {
  return (word.evidence ?? [])
    .filter((span) => span.start < span.end && span.end <= report.text.length)
    .map((span) => ({ span, text: report.text.slice(span.start, span.end), strength: 1, reasons: [`marked by ${word.reviewer}`] }))
}

const lastMark = (words: readonly CellWord[]): CellWord | undefined =>
  words.filter((word) => !word.stale).findLast((word) => word.evidence !== undefined)

/** A verdict with the evidence that was marked last in place of the engine's. */
export function withMarks(verdict: Verdict, words: readonly CellWord[], report: Report): Verdict {
  const marked = lastMark(words)
  return marked ? { ...verdict, evidence: markedEvidence(marked, report) } : verdict
}

/** What a decided cell rests on: evidence, changes and what is missing. */
type Grounds = Pick<Verdict, 'evidence' | 'alterations' | 'missing'>

const within = (span: Span, wholes: readonly Evidence[]): boolean =>
  wholes.some((whole) => span.start >= whole.span.start && span.end <= whole.span.end)

/**
 * The grounds of a cell that reviewers settled as `kind`. Only a mark by somebody who says so too, or who says nothing else, counts.
 * Where reviewers say that the claim is carried and the engine had found no passage that carries it, its nearest passage is no
 * evidence: without a mark there is none. Changes and missing parts stand only where they are about the passages that are shown.
 */
function groundsFor(kind: CellState, verdict: Verdict, words: readonly CellWord[], report: Report): Grounds {
  const mark = lastMark(words.filter((word) => word.verdict === undefined || word.verdict === kind || kind === 'disputed'))
  if (!isCarried(kind)) {
    const { evidence } = mark ? withMarks(verdict, [mark], report) : verdict
    return { evidence, alterations: kind === 'omitted' ? [] : verdict.alterations, missing: verdict.missing }
  }
  const found = isCarried(engineKind(verdict))
  const evidence = mark ? markedEvidence(mark, report) : found ? verdict.evidence : []
  return {
    evidence,
    alterations: kind === 'reported' ? [] : verdict.alterations.filter((one) => found || within(one.report, evidence)),
    missing: kind === 'reported' || !found ? [] : verdict.missing,
  }
}

/** One cell with the words of all reviewers on it. Stale words do not count. */
function mergedCell(verdict: Verdict, words: readonly CellWord[], report: Report): Verdict {
  const fresh = words.filter((word) => !word.stale).sort(inTime)
  const decisions = fresh.flatMap((word): ReviewerVerdict[] =>
    word.verdict === undefined
      ? []
      : [
          {
            reviewer: word.reviewer,
            verdict: word.verdict,
            time: word.time,
            ...(word.note === undefined ? {} : { note: word.note }),
            ...(word.adjudicates ? { adjudicates: true } : {}),
          },
        ],
  )
  if (decisions.length === 0) return withMarks(verdict, fresh, report)
  const { kind, settled } = settle(decisions)
  const who = [...new Set(decisions.filter((one) => one.verdict === kind || settled === 'disputed').map((one) => one.reviewer))]
  const grounds = groundsFor(kind, verdict, fresh, report)
  const reason = settled === 'disputed' ? `reviewers differ: ${who.join(', ')}` : `decided by ${who.join(', ')}`
  return {
    ...verdict,
    ...grounds,
    kind,
    confidence: settled === 'disputed' ? verdict.confidence : 1,
    reasons: [
      reason,
      ...(isCarried(kind) && grounds.evidence.length === 0 ? ['no passage marked'] : []),
      ...verdict.reasons.map((one) => (kind === verdict.kind ? one : `the engine had said ${verdict.kind}: ${one}`)),
    ],
    review: { decisions, settled, engine: { kind: engineKind(verdict), confidence: verdict.confidence } },
  }
}

/**
 * The comparison after review: claims as reviewers cut them, evidence as they marked it, and verdicts as they decided,
 * each with a `review` that says who decided and what the engine had said. Cells that nobody decided are the engine's.
 * Decisions on texts that have changed since do not count. Without `rejudge`, splits, merges and added claims are left out.
 */
export function mergeReviews(comparison: Comparison, reviews: readonly Review[], rejudge?: Rejudge): Comparison {
  if (reviews.length === 0) return comparison
  const logs = reviews.map((review) => replay(review.decisions).done)
  const cut = withStructure(comparison, logs.flat().sort(inTime), rejudge)
  const stands = logs.map((acts) => standing(cut, acts).words)
  return {
    ...cut,
    verdicts: cut.verdicts.map((row, index) =>
      row.map((verdict, column) => {
        const key = cellKey(cut.claims[index]!.span, column)
        const words = stands.flatMap((one) => one.get(key) ?? [])
        return words.length === 0 ? verdict : mergedCell(verdict, words, cut.reports[column]!)
      }),
    ),
  }
}
