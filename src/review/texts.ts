// Which texts a decision was made on, and where its claim stands in the texts of today.
import type { Comparison } from '../model/comparison.ts'
import type { ClaimReference } from '../model/decision.ts'
import type { Span } from '../model/span.ts'
import { engineKind } from '../model/verdict.ts'
import { textHash } from '../text/text-hash.ts'

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

/**
 * Short name of what a cell rests on: the claim's words, what the engine makes of it, and the passages it judged by. While these are
 * the same, a change elsewhere in the texts has not touched the cell. `undefined` where the engine's verdict is not at hand.
 */
export function groundOf(comparison: Grounds, claim: number, column: number): string | undefined {
  const words = comparison.claims?.[claim]?.text
  const verdict = comparison.verdicts?.[claim]?.[column]
  if (words === undefined || !verdict) return undefined
  const passages = verdict.evidence.map((one) => one.text)
  return textHash(JSON.stringify([words, engineKind(verdict), passages])).slice(0, 16)
}

/** What may be known of a comparison besides its texts. */
export type Grounds = Partial<Pick<Comparison, 'claims' | 'verdicts'>>

/** The column that a decision is about, by the outlet's name; -1 where there is none. */
export function columnOf(comparison: Pick<Comparison, 'reports'>, outlet: string): number {
  return comparison.reports.findIndex((report) => report.outlet === outlet)
}
