// A comparison as JSON: everything, for programs.
import type { Comparison } from '../../model/comparison.ts'
import { scopeOf } from '../scope.ts'
import { safeJson } from './safe-json.ts'

/** A comparison and what it read (`scope`), told from its texts. Indented JSON with a final line break; keys in the model's order, so that equal comparisons give equal bytes. */
export function jsonReport(comparison: Comparison): string {
  return `${safeJson({ ...comparison, scope: scopeOf(comparison) }, 2)}\n`
}
