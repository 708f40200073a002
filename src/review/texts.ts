// Which texts a decision was made on, and where its claim stands in the texts of today.
import type { Comparison } from '../model/comparison.ts'
import type { ClaimReference } from '../model/decision.ts'
import type { Span } from '../model/span.ts'

/** What a decision keeps of a claim: its span in the statement and its words. */
export function claimReference(statement: string, span: Span): ClaimReference {
  return { start: span.start, end: span.end, text: statement.slice(span.start, span.end) }
}

/** One name for a span, to key by. */
export const spanKey = (span: Span): string => `${span.start}-${span.end}`

/** Where a claim stands now: at its span if the words are there, else where its words occur exactly once, else nowhere. */
export function locate(statement: string, claim: ClaimReference): Span | undefined {
  if (statement.slice(claim.start, claim.end) === claim.text) return { start: claim.start, end: claim.end }
  const at = statement.indexOf(claim.text)
  if (at < 0 || statement.includes(claim.text, at + 1)) return undefined
  return { start: at, end: at + claim.text.length }
}

/** The column that a decision is about, by the outlet's name; -1 where there is none. */
export function columnOf(comparison: Pick<Comparison, 'reports'>, outlet: string): number {
  return comparison.reports.findIndex((report) => report.outlet === outlet)
}
