// The engine's word on claims that a reviewer cut anew.
import { compareClaims } from '../engine/compare.ts'
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Span } from '../model/span.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Judged } from './merge.ts'

const moved = <T extends { readonly span: Span }>(one: T, by: number): T => ({ ...one, span: movedSpan(one.span, by) })
const movedSpan = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })

/** A claim on its own text → on the statement; its sentence is what the engine's claims there had, or itself. */
function placed(claim: Claim, span: Span, comparison: Comparison): Claim {
  const around = comparison.claims.filter((one) => one.span.start < span.end && one.span.end > span.start).map((one) => one.sentence)
  const sentence = {
    start: Math.min(span.start, ...around.map((one) => one.start)),
    end: Math.max(span.end, ...around.map((one) => one.end)),
  }
  return {
    ...claim,
    span,
    sentence,
    quantities: claim.quantities.map((one) => moved(one, span.start)),
    dates: claim.dates.map((one) => moved(one, span.start)),
    names: claim.names.map((one) => moved(one, span.start)),
  }
}

function placedVerdict(verdict: Verdict, span: Span): Verdict {
  return {
    ...verdict,
    alterations: verdict.alterations.map((one) => ({ ...one, claim: movedSpan(one.claim, span.start) })),
    missing: verdict.missing.map((one) => movedSpan(one, span.start)),
  }
}

/** Judges claims given as spans of the statement, all together, so that their order still helps to align them. */
export function rejudge(comparison: Comparison, spans: readonly Span[]): Judged {
  const { statement, reports, settings } = comparison
  const texts = spans.map((span) => statement.text.slice(span.start, span.end))
  const columns = reports.map((report) =>
    compareClaims(texts, report.text, { claims: statement.language, report: report.language }, settings),
  )
  return {
    claims: spans.map((span, index) => placed(columns[0]!.claims[index]!, span, comparison)),
    verdicts: spans.map((span, index) => columns.map((column) => placedVerdict(column.verdicts[index]!, span))),
  }
}
