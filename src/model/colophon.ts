// What a published report says of its own making, for machines: enough to make it again from its case, and to tell where it differs.
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const textRecordSchema = z.object({
  /** The outlet's column, or what the text is called where it has none. */
  name: z.string(),
  role: z.enum(['statement', 'counterpart', 'subject', 'control']),
  /** SHA-256 of the text in stored form (NFC, `\n` line ends), as UTF-8. */
  sha256,
  /** Of its versions, in order, where they were compared. */
  versions: z.exactOptional(z.array(sha256)),
})
export type TextRecord = z.infer<typeof textRecordSchema>

const reviewRecordSchema = z.object({
  reviewer: z.string(),
  /** Lines of the log when the report was made; a log only grows. */
  decisions: z.int().positive(),
  /** Of these lines. */
  sha256,
})
export type ReviewRecord = z.infer<typeof reviewRecordSchema>

export const REPORT_FORMATS = ['text', 'md', 'html', 'json', 'csv', 'docx', 'annotations'] as const
export const reportFormatSchema = z.enum(REPORT_FORMATS)
export type ReportFormat = z.infer<typeof reportFormatSchema>

/** How the report was asked for. */
const makingSchema = z.object({
  /** A case folder, texts that were named one by one, or a comparison read back from JSON. */
  from: z.enum(['case', 'texts', 'comparison']),
  /** Whether reviewers' decisions were laid over the engine's verdicts. */
  reviews: z.boolean(),
  /** Whether versions of the texts were compared. */
  versions: z.boolean(),
  /** Whether the other side's statement and an outlet's editions were held against each other. */
  sides: z.boolean(),
  /** Outlets named as controls beside those that the case names. */
  controls: z.array(z.string()),
  authors: z.array(z.string()),
  /** Only where it was given; else it is that of the texts and reviews. */
  date: z.exactOptional(z.string()),
  /** Columns of the terminal's text. */
  width: z.exactOptional(z.int().positive()),
})
export type Making = z.infer<typeof makingSchema>

export const colophonSchema = z.object({
  schema: z.literal(1),
  engine: z.object({
    version: z.string(),
    /** The engine's key: code, fitted numbers, seeds and model of meaning; absent where it was not recorded. */
    key: z.exactOptional(z.string()),
    /** Model of meaning; absent where words alone were compared. */
    meaning: z.exactOptional(z.string()),
  }),
  /** Key of the code that wrote the page. */
  writer: z.string(),
  format: reportFormatSchema,
  title: z.exactOptional(z.string()),
  making: makingSchema,
  /** Semantic models that were asked besides; absent where none was. */
  models: z.exactOptional(z.array(z.string())),
  texts: z.array(textRecordSchema),
  /** Absent where it was not recorded whose decisions were in it. */
  reviews: z.exactOptional(z.array(reviewRecordSchema)),
  /**
   * The matrix, then the tables of sides and versions. A string a claim: its span, then a word a report, which is the verdict's
   * letter and the first digits of the SHA-256 of what it rests on.
   */
  cells: z.array(z.array(z.string())),
  /** SHA-256 of the report without this record; absent in JSON, which is held against the case value by value. */
  page: z.exactOptional(sha256),
})
export type Colophon = z.infer<typeof colophonSchema>
