// A named reviewer's word on one cell; append-only, so that undo and the audit trail come free.
import { z } from 'zod'
import { verdictKindSchema } from './verdict.ts'

export const decisionSchema = z.object({
  reviewer: z.string().min(1),
  /** ISO 8601 date-time. */
  time: z.string(),
  claim: z.string(),
  outlet: z.string(),
  /** `null` takes an earlier decision back. */
  verdict: verdictKindSchema.nullable(),
  note: z.string().optional(),
  engine: z.string(),
  /** SHA-256 of the statement's and the report's text, so that a changed text is noticed. */
  texts: z.object({ statement: z.string(), report: z.string() }),
})

export type Decision = z.infer<typeof decisionSchema>
export interface Review {
  readonly reviewer: string
  readonly decisions: readonly Decision[]
}
