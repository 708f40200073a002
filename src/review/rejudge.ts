// The engine's word on claims that a reviewer cut anew.
import { claimsAt, compare } from '../engine/compare.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Span } from '../model/span.ts'
import type { ClaimVerdicts } from './merge.ts'

/** Judges claims given as spans of the statement, all together, as `compare` judges its own. */
export function rejudge(comparison: Comparison, spans: readonly Span[]): ClaimVerdicts {
  const { statement, reports, settings } = comparison
  return compare(statement, reports, { settings, claims: claimsAt(statement, spans) })
}
