// What coders judge by: definitions, decision rules and examples, as `seeds/codebook.json` holds them.
import { z } from 'zod'
import { CLAIM_KINDS } from './claim.ts'
import { ALTERATION_KINDS, verdictKindSchema } from './verdict.ts'

const words = z.string().min(1)

export const codebookSchema = z.object({
  about: words,
  /** Raised whenever a definition or a rule changes: codes by different versions are not mixed without saying so. */
  version: words,
  task: z.array(words),
  /** Asked in this order; each answer is a verdict or leads to the next. */
  questions: z.array(z.object({ ask: words, yes: words, no: words })),
  verdicts: z.array(
    z.object({
      verdict: verdictKindSchema,
      definition: words,
      rules: z.array(words),
      examples: z.array(z.object({ claim: words, report: words, why: words })),
    }),
  ),
  alterations: z.array(z.object({ kind: z.enum(ALTERATION_KINDS), definition: words, rule: words, claim: words, report: words })),
  claims: z.array(z.object({ kind: z.enum(CLAIM_KINDS), definition: words, example: words })),
  work: z.array(words),
})
export type Codebook = z.infer<typeof codebookSchema>
