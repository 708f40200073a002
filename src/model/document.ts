// A text and where it is from, in its two roles: what was said, and what was made of it.
import { z } from 'zod'
import type { Span } from './span.ts'

export const provenanceSchema = z.object({
  /** Outlet identifier, or the name as given where the outlet is not in seeds. */
  outlet: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  /** ISO 8601 date or date-time. */
  published: z.string().optional(),
  /** Who wrote it, as the source says. */
  byline: z.string().optional(),
  /** Place, date and agency before the first sentence, as written. */
  dateline: z.string().optional(),
  /** Captions of pictures: kept apart from the text. */
  captions: z.array(z.string()).optional(),
  /** ISO 8601 time at which the bytes came over the network. */
  retrieved: z.string().optional(),
  /** Address that was asked for, where redirects led elsewhere. */
  requested: z.string().optional(),
  /** How the server answered: status, and the headers that tell what was served. */
  http: z.object({ status: z.number().int(), headers: z.record(z.string(), z.string()) }).optional(),
  /** A copy in a web archive: where, when it was taken, and whether the text is from it. */
  archived: z.object({ url: z.string(), captured: z.string().optional(), used: z.boolean().optional() }).optional(),
  /** SHA-256, lower-case hex, of the bytes as received. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Whether all prose of a page was taken into the text, as was asked, and not its article alone. */
  keptAll: z.boolean().optional(),
  /** WHATWG name of the encoding that the bytes were read in, for example `windows-1251`. */
  encoding: z.string().optional(),
  /** Places of the bytes that could not be decoded; they stand as U+FFFD. */
  undecodable: z.number().int().positive().optional(),
  /** How the text came out of the bytes, for example `plain text, UTF-8`. */
  extraction: z.string().optional(),
  /** What went other than well on the way from the bytes to the text: wrong encodings, places that could not be decoded, cut texts. */
  warnings: z.array(z.string()).optional(),
  /** Anything a reader must know before citing, for example that a text is a reconstruction. */
  note: z.string().optional(),
})

export type Provenance = z.infer<typeof provenanceSchema>

/** `control`: an outlet compared with the others, expected to carry what it was given. */
export const roleSchema = z.enum(['subject', 'control'])
export type ReportRole = z.infer<typeof roleSchema>

/** A passage of a document in another language, made by a person. */
export interface Translation {
  /** In the document's text. */
  readonly span: Span
  readonly text: string
  /** BCP 47 tag of the translation. */
  readonly language: string
}

export interface Document {
  /** NFC text with `\n` line ends; all spans are on this string. */
  readonly text: string
  /** BCP 47 tag, primary subtag at least, for example `ru` or `ko-KP`. */
  readonly language: string
  readonly provenance: Provenance
  /** Shown beside quotes of the passages they are of. */
  readonly translations?: readonly Translation[]
}

export type Statement = Document

export interface Report extends Document {
  /** Name shown as the column's head; unique within a comparison. */
  readonly outlet: string
  readonly role: ReportRole
}
