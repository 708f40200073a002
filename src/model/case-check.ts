// What checking a case folder found.
import { z } from 'zod'

/**
 * `missing`, `changed`: a file against what case.json says; `extra`: a file that it does not name; `differs`: the text is not what
 * the bytes as received give; `extractor`: it is not what today's extractor gives, and was made by another version; `unread`: the
 * bytes cannot be read again; `unrecorded`: no hash tells; `unfinished`: more was asked for than is there; `refused`: no case.
 */
export const findingKindSchema = z.enum([
  'missing',
  'changed',
  'extra',
  'differs',
  'extractor',
  'unread',
  'unrecorded',
  'unfinished',
  'refused',
])

export const caseFindingSchema = z.object({
  kind: findingKindSchema,
  /** Path relative to the case folder. */
  file: z.string(),
  /** One line: what is so, and what to do. */
  message: z.string(),
  /** Whether something is wrong; else it is only worth knowing. */
  problem: z.boolean(),
})

export const caseCheckSchema = z.object({
  folder: z.string(),
  title: z.string().optional(),
  /** Texts of the case, the statement among them. */
  texts: z.number().int(),
  /** Texts whose own bytes match a recorded hash. */
  verified: z.number().int(),
  /** Texts whose bytes as received are kept and match theirs. */
  raw: z.number().int(),
  /** Texts that today's extractor gives again from those bytes. */
  extracted: z.number().int(),
  findings: z.array(caseFindingSchema),
})

/** What `unsaid case check --format json` writes. */
export const caseChecksSchema = z.object({ schema: z.literal(1), version: z.string(), cases: z.array(caseCheckSchema) })

export type CaseFinding = z.infer<typeof caseFindingSchema>
export type CaseCheck = z.infer<typeof caseCheckSchema>
export type CaseChecks = z.infer<typeof caseChecksSchema>
