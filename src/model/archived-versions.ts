// What an archive has of one page over time, as `unsaid store versions` says it.
import { z } from 'zod'

/**
 * `new`, `changed`, `gone`, `back`: what a watch saw of the page at that time; of a page that is gone, the document is what had stood there.
 * `kept`: a text of that page that came into the archive otherwise.
 */
export const SEEN_AS = ['new', 'changed', 'gone', 'back', 'kept'] as const

export const seenVersionSchema = z.object({
  is: z.enum(SEEN_AS),
  /** ISO 8601: when it was seen; of what no watch saw, when it was copied or fetched, else when it was published. */
  time: z.string().optional(),
  /** Number in the archive. */
  document: z.number().int(),
  role: z.enum(['statement', 'report']),
  outlet: z.string(),
  title: z.string(),
  language: z.string(),
  published: z.string().optional(),
  /** As this version bears it. */
  url: z.string().optional(),
  /** UTF-16 code units of the text. */
  characters: z.number().int(),
  /** Hash of the text: the same where two versions say the same. */
  text: z.string(),
  /** SHA-256 of the bytes as received, lower-case hex. */
  sha256: z.string().optional(),
})
export type SeenVersion = z.infer<typeof seenVersionSchema>

export const archivedVersionsSchema = z.object({
  /** Absent where the document has none. */
  address: z.string().optional(),
  /** In order of time. */
  versions: z.array(seenVersionSchema).min(1),
})
export type ArchivedVersions = z.infer<typeof archivedVersionsSchema>
