// What recomputing a published report came to.
import { z } from 'zod'
import { reportFormatSchema } from './colophon.ts'

/** `page`: its words, its markup or, in JSON, its values. `record`: what the report says of its own making. */
export const verifiedPartSchema = z.enum(['record', 'engine', 'text', 'verdict', 'review', 'page'])
export type VerifiedPart = z.infer<typeof verifiedPartSchema>

const remarkSchema = z.object({ part: verifiedPartSchema, message: z.string() })
export type Remark = z.infer<typeof remarkSchema>

export const verificationSchema = z.object({
  schema: z.literal(1),
  /** The unsaid that recomputed it, and the key of its engine. */
  version: z.string(),
  engine: z.string(),
  report: z.string(),
  case: z.string(),
  format: reportFormatSchema,
  /**
   * `holds`: all was recomputed and is the same. `differs`: something is not what the case gives. `open`: nothing is against it, and
   * something could not be recomputed.
   */
  result: z.enum(['holds', 'differs', 'open']),
  /** What the report says of its making; absent where it says nothing and was tried as it is usually made. */
  madeBy: z.exactOptional(z.object({ version: z.string(), key: z.exactOptional(z.string()), meaning: z.exactOptional(z.string()) })),
  /** What was recomputed and is the same. */
  same: z.array(z.string()),
  /** What is not as the case gives it. */
  differences: z.array(remarkSchema),
  /** What could not be recomputed, and why. */
  open: z.array(remarkSchema),
  /** What a reader should know, and which is against nothing. */
  notes: z.array(remarkSchema),
})
export type Verification = z.infer<typeof verificationSchema>
