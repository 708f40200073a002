// The engine's word on claims that a reviewer cut anew.
import { claimsAt, compare } from '../engine/compare.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Meaning } from '../model/meaning.ts'
import type { Span } from '../model/span.ts'
import type { ClaimVerdicts } from './merge.ts'

/** Judges claims given as spans of the statement, all together, as `compare` judges its own with the same meaning. */
export const rejudgeBy =
  (meaning: Meaning | undefined) =>
  (comparison: Comparison, spans: readonly Span[]): ClaimVerdicts => {
    const { statement, reports, settings } = comparison
    return compare(statement, reports, { settings, claims: claimsAt(statement, spans), meaning })
  }

/** By words alone. */
export const rejudge = rejudgeBy(undefined)
