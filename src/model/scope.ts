// What a comparison read: which text, which version of it, and the hashes that name them.
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const readTextSchema = z.object({
  /** The outlet, as the column bears it; of a statement who published it, where that is known. */
  name: z.exactOptional(z.string()),
  /** Sentences and lines that were searched. */
  passages: z.int().min(0).describe('Sentences and lines that were searched.'),
  /** Which of several versions, from 1; absent where only one was looked at. */
  version: z.exactOptional(z.object({ number: z.int().min(1), of: z.int().min(1) })),
  /** ISO 8601: when the text stood there, as fetched, as archived, or as its page says. */
  time: z.exactOptional(z.object({ of: z.enum(['archived', 'retrieved', 'published']), at: z.string() })),
  /** SHA-256 of the text that was compared, as UTF-8. */
  textSha256: sha256.describe('SHA-256 of the text that was compared, as UTF-8.'),
  /** SHA-256 of the bytes as received, from which the text was got. */
  sha256: z.exactOptional(sha256.describe('SHA-256 of the bytes as received.')),
})

export const scopeSchema = z.object({ statement: readTextSchema, reports: z.array(readTextSchema) })

export type ReadText = z.infer<typeof readTextSchema>
/** Of the statement and of each report, in order. */
export type Scope = z.infer<typeof scopeSchema>
