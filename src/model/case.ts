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

/** One look at an address that a case has a text from. */
export const lookSchema = z.object({
  /** ISO 8601. */
  time: z.string(),
  /** `same`: it says what it said; `changed`: it is kept as another version; `gone`: it is not there any more. */
  is: z.enum(['same', 'changed', 'gone']),
  /** Status of the answer. */
  status: z.int().optional(),
})

/** One version of a text: its own file, bytes, time and hash. */
export const versionEntrySchema = provenanceSchema.extend({
  /** Path of the text, relative to the case folder, never outside it. */
  file: z.string().min(1),
  /** Path of the bytes as received, relative to the case folder; then `sha256` is theirs, else the text's. */
  raw: z.string().min(1).optional(),
  /** Which document of `raw`, from 1, where `raw` holds several: a row of a table, an entry of a feed. */
  item: z.int().positive().optional(),
  /** Which columns of `raw` hold what, where that was told. */
  columns: z.record(z.string(), z.string()).optional(),
  /** What was named to get the document: an address or a path as given, `-` for standard input. */
  source: z.string().optional(),
  /** Which document of `source`, where it holds several: its address, identifier or place. */
  sourceItem: z.string().optional(),
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

export const documentEntrySchema = versionEntrySchema.extend({
  /** Other versions of the same text, earlier or later; the entry's own file is the one that is compared. */
  versions: z.array(versionEntrySchema).optional(),
  /** When its address was looked at again, and what was found. */
  looks: z.array(lookSchema).optional(),
})

export const goldEntrySchema = z.object({
  /** Exact words of the statement that the label is about. */
  claim: z.string().min(1),
  /** Report file to verdict. */
  verdicts: z.record(z.string(), verdictKindSchema),
})

export const reportEntrySchema = documentEntrySchema.extend({ role: roleSchema.default('subject') })

export const caseSchema = z
  .object({
    schema: z.literal(1),
    title: z.string().min(1),
    /** What the case is and where its facts are from. */
    about: z.string().optional(),
    statement: documentEntrySchema,
    /** What the other side said of the same event. */
    counterpart: documentEntrySchema.optional(),
    reports: z.array(reportEntrySchema),
    gold: z.array(goldEntrySchema).optional(),
  })
  .refine(({ reports, counterpart }) => reports.length > 0 || counterpart !== undefined, {
    path: ['reports'],
    message: 'is empty; name at least one report, or the other side’s statement as counterpart',
  })

/** All texts of a case, with their versions, in order. */
export const entriesOf = ({ statement, counterpart, reports }: CaseFile): DocumentEntry[] =>
  [statement, ...(counterpart ? [counterpart] : []), ...reports].flatMap((entry) => [entry, ...(entry.versions ?? [])])

/** `case.part.json`: what is done of a case that is being built; gone once `case.json` has it all. */
export const caseDraftSchema = z.object({
  schema: z.literal(1),
  statement: documentEntrySchema.optional(),
  reports: z.array(reportEntrySchema),
  /** Paths that were taken for files, written or not. */
  claimed: z.array(z.string().min(1)),
})

export type CaseFile = z.infer<typeof caseSchema>
export type TranslationEntry = z.infer<typeof translationEntrySchema>
export type DocumentEntry = z.infer<typeof documentEntrySchema>
export type VersionEntry = z.infer<typeof versionEntrySchema>
export type Look = z.infer<typeof lookSchema>
export type ReportEntry = z.infer<typeof reportEntrySchema>
export type CaseDraft = z.infer<typeof caseDraftSchema>
export type GoldEntry = z.infer<typeof goldEntrySchema>
