// Labelled lines that `unsaid evaluate` reads: claims with presence labels, or one claim that stands or was altered.
import { z } from 'zod'

const tag = z.union([z.string(), z.number()]).optional()
const language = z.string().optional()

export const presenceLineSchema = z
  .object({
    id: tag,
    /** What is drawn as a whole when resampling; the line itself where absent. */
    doc: tag,
    /** Who wrote the report, where several did about one document. */
    system: z.string().optional(),
    lang: language,
    reportLang: language,
    claims: z.array(z.string()),
    report: z.string(),
    /** 1 present, 0 left out, one for each claim. */
    labels: z.array(z.union([z.literal(0), z.literal(1)], { error: 'must be 1 (present) or 0 (left out)' })),
  })
  .refine((line) => line.claims.length === line.labels.length, {
    path: ['labels'],
    error: 'must be as many as the claims, one label for each',
  })
export type PresenceLine = z.infer<typeof presenceLineSchema>

export const contrastLineSchema = z.object({
  id: tag,
  doc: tag,
  /** Lines made from one another; drawn as a whole when resampling. */
  group: tag,
  lang: language,
  reportLang: language,
  claim: z.string(),
  evidence: z.string(),
  /** Unrelated evidence neither supports nor alters; such lines are counted and left out. */
  label: z.enum(['supported', 'altered', 'unrelated']),
})
export type ContrastLine = z.infer<typeof contrastLineSchema>
