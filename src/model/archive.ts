// What an archive is fed with and what it keeps as JSON: the schema of each line and of each stored value.
import { z } from 'zod'
import { CLAIM_KINDS } from './claim.ts'
import { provenanceSchema } from './document.ts'
import { verdictKindSchema } from './verdict.ts'

/** One document for the archive, as a JSON line: statements and reports alike. */
export const archiveLineSchema = z.object({
  role: z.enum(['statement', 'report']),
  text: z.string().min(1),
  /** Who published: an identifier of seeds, or any name. Reports must have one. */
  outlet: z.string().min(1).optional(),
  /** The outlet is compared with, not audited. */
  control: z.boolean().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  /** ISO 8601 date or date-time. */
  published: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/, 'must be a date such as 2025-09-09')
    .optional(),
  language: z.string().min(2).optional(),
  topic: z.string().min(1).optional(),
  /** Joins statements and reports that are known to belong together: those are not searched for. */
  event: z.string().min(1).optional(),
  note: z.string().optional(),
  /** Where the text is from, as another archive had it; what stands beside it in the line weighs more. */
  provenance: provenanceSchema.optional(),
})
export type ArchiveLine = z.infer<typeof archiveLineSchema>

/** A claim as the archive keeps it; spans are on the statement's text. */
export const storedClaimSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  kind: z.enum(CLAIM_KINDS),
  salience: z.number(),
  persons: z.array(z.string()),
  countries: z.array(z.string()),
  topic: z.string(),
})
export type StoredClaim = z.infer<typeof storedClaimSchema>
export const storedClaimsSchema = z.array(storedClaimSchema)

/** One verdict: kind, coverage, confidence (0..1), and the best passage's span in the report where there is one. */
export const storedCellSchema = z.object({
  verdict: verdictKindSchema,
  coverage: z.number(),
  confidence: z.number(),
  evidence: z.tuple([z.int(), z.int()]).optional(),
  altered: z.array(z.string()).optional(),
})
export type StoredCell = z.infer<typeof storedCellSchema>

/** What a report says that the statement does not, summed up. */
export const storedAdditionsSchema = z.object({
  /** Share of the report's letters, 0..1. */
  share: z.number(),
  /** Half-open spans in the report. */
  spans: z.array(z.tuple([z.int(), z.int()])),
  names: z.record(z.string(), z.int()),
  topics: z.record(z.string(), z.int()),
  /** Content stems and how often each stands in the additions, and the word that is mostly written for each. */
  words: z.record(z.string(), z.int()),
  forms: z.record(z.string(), z.string()).default({}),
})
export type StoredAdditions = z.infer<typeof storedAdditionsSchema>

export const storedResultSchema = z.object({
  crossLanguage: z.boolean(),
  cells: z.array(storedCellSchema),
  additions: storedAdditionsSchema,
})
export type StoredResult = z.infer<typeof storedResultSchema>

/** How a report came to be taken for a report of a statement. `given`: the archive was told; `rejected`: a person said no. */
export const MATCH_STATES = ['given', 'matched', 'ambiguous'] as const
export type MatchState = (typeof MATCH_STATES)[number]
