// A case folder: `case.json` and the texts beside it.
import { z } from 'zod'
import { provenanceSchema, roleSchema } from './document.ts'
import { verdictKindSchema } from './verdict.ts'

export const translationEntrySchema = z.object({
  /** Exact words of the text. */
  quote: z.string().min(1),
  /** The same in another language. */
  text: z.string().min(1),
  /** BCP 47 tag of the translation. */
  language: z.string().min(2).default('en'),
})

export const documentEntrySchema = provenanceSchema.extend({
  /** Path of the text, relative to the case folder, never outside it. */
  file: z.string().min(1),
  /** Path of the bytes as received, relative to the case folder; then `sha256` is theirs, else the text's. */
  raw: z.string().min(1).optional(),
  /** SHA-256 of the text that was got out of `raw`. */
  textSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** BCP 47; found from the text where absent. */
  language: z.string().min(2).optional(),
  /** Translations of passages, shown beside the quotes of a published report. */
  translations: z.array(translationEntrySchema).optional(),
})

export const goldEntrySchema = z.object({
  /** Exact words of the statement that the label is about. */
  claim: z.string().min(1),
  /** Report file to verdict. */
  verdicts: z.record(z.string(), verdictKindSchema),
})

export const caseSchema = z.object({
  schema: z.literal(1),
  title: z.string().min(1),
  /** What the case is and where its facts are from. */
  about: z.string().optional(),
  statement: documentEntrySchema,
  reports: z.array(documentEntrySchema.extend({ role: roleSchema.default('subject') })).min(1),
  gold: z.array(goldEntrySchema).optional(),
})

export type CaseFile = z.infer<typeof caseSchema>
export type TranslationEntry = z.infer<typeof translationEntrySchema>
export type DocumentEntry = z.infer<typeof documentEntrySchema>
export type GoldEntry = z.infer<typeof goldEntrySchema>
