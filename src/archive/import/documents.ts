// What a source holds → documents for the archive, with what the caller tells of them.
import { basename } from 'node:path'
import type { Incoming } from '../add.ts'
import { archiveLineSchema, type ArchiveLine } from '../../model/archive.ts'
import type { Document, Provenance } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import { fieldOf, rowItem, type Field, type FieldRow } from '../../ingest/formats/columns.ts'
import { writtenDate, type DateOrder } from '../../ingest/dates-written.ts'
import { datedItem } from '../../ingest/dating.ts'
import { rowOf } from '../../ingest/formats/jsonl.ts'
import { identifyLanguage } from '../../ingest/identify-language.ts'
import { firstProblem } from '../../model/problem.ts'
import type { OpenOptions } from '../../ingest/opening.ts'
import { outletName } from '../../ingest/outlets.ts'
import { documentOf } from '../../ingest/provenance.ts'
import type { Piece } from '../../ingest/stream.ts'
import { matchLineSchema, type MatchLine } from '../match-decisions.ts'
import { sampleLineSchema, type SampleLine } from '../../model/sample.ts'
import { reviewLineSchema, type ReviewLine } from '../reviews.ts'

/** What the caller says of texts that do not say it themselves. */
export interface Told {
  readonly role?: 'statement' | 'report'
  readonly outlet?: string
  readonly published?: string
  readonly topic?: string
  readonly event?: string
  readonly control: boolean
}

/** A document, what is wrong with one (where, and how to mend it), or what people said in another archive. */
export type Read =
  | { readonly incoming: Incoming }
  | { readonly problem: string }
  | { readonly review: ReviewLine }
  | { readonly match: MatchLine }
  | { readonly sample: SampleLine }

const UNNAMED_OFFICE = 'unnamed office'

/** What is said of one document beside its text. */
interface Said {
  readonly role?: 'statement' | 'report' | undefined
  readonly outlet?: string | undefined
  readonly topic?: string | undefined
  readonly event?: string | undefined
  readonly control: boolean
}

function incoming(where: string, document: Document, said: Said): Read {
  const { role, outlet, topic, event, control } = said
  if (role === undefined) return { problem: `${where}: say what it is with --as statement or --as report` }
  if (role === 'report' && outlet === undefined) return { problem: `${where}: say who published it with --outlet NAME` }
  return {
    incoming: {
      ...document,
      role,
      control,
      outlet: outlet === undefined ? UNNAMED_OFFICE : outletName(outlet),
      ...(topic === undefined ? {} : { topic }),
      ...(event === undefined ? {} : { event }),
    },
  }
}

async function fromLine(line: ArchiveLine, where: string, told: Told): Promise<Read> {
  const { role, text, outlet, control, language, topic, event, title, url, published, note } = line
  if (role === 'report' && (outlet ?? told.outlet) === undefined)
    return { problem: `${where}: a report needs an outlet; add "outlet" to the line, or name it with --outlet` }
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: `${where}: text: holds no words` }
  const beside = { title, url, published: published ?? line.provenance?.published ?? told.published, note }
  const provenance: Provenance = {
    ...line.provenance,
    ...Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== undefined)),
  }
  const document = { text, language: await identifyLanguage(text, language), provenance }
  return incoming(where, document, {
    role,
    outlet: outlet ?? told.outlet,
    topic: topic ?? told.topic,
    event: event ?? told.event,
    control: control ?? told.control,
  })
}

const TRUE = /^(?:true|yes|1|y|x)$/i

/** How rows and lines are to be read. */
export type RowOptions = Pick<OpenOptions, 'columns' | 'dateOrder'>

/** A row of a table: its own columns first, then what was told. */
async function fromRow(
  row: FieldRow,
  where: string,
  bytes: Uint8Array,
  told: Told,
  { columns = {}, dateOrder }: RowOptions,
): Promise<Read> {
  const field = (name: Field): string | undefined => fieldOf(row, name, columns)
  const written = field('role')?.toLowerCase()
  if (written !== undefined && written !== 'statement' && written !== 'report')
    return { problem: `${where}: role: ${JSON.stringify(written)} is unknown; write statement or report` }
  const { received, extracted } = await datedItem(rowItem(row, where, bytes, { name: where, bytes }, columns), dateOrder).read()
  // In an archive texts are matched by their days: one that may be of two months is asked about, and not put in without one.
  if (extracted.askedDate !== undefined) return { problem: `${where}: ${extracted.askedDate}` }
  const document = await documentOf(received, { published: told.published, ...defined(extracted) })
  const control = field('control')
  return incoming(where, document, {
    role: written ?? told.role,
    outlet: extracted.outlet ?? told.outlet ?? document.provenance.outlet,
    topic: field('topic') ?? told.topic,
    event: field('event') ?? told.event,
    control: control === undefined ? told.control : TRUE.test(control),
  })
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

/** `2025-09-09-kcna.html` → 2025-09-09: how people file texts that bear no date. */
const dateInName = (source: string): string | undefined => /^(?:19|20)\d{2}-[01]\d-[0-3]\d(?!\d)/.exec(basename(source))?.[0]

async function fromItem({ item, alone }: Extract<Piece, { kind: 'item' }>, source: string, told: Told): Promise<Read> {
  const { received, extracted } = await item.read()
  // Who names one text means it; of many, each knows its own day best.
  const day = alone ? told.published : (extracted.published ?? told.published)
  const document = await documentOf(received, extracted, day === undefined ? {} : { published: day })
  const { published, title, ...rest } = document.provenance
  const filed = published ?? dateInName(source)
  // As a row of a table: texts are matched by their days.
  if (filed === undefined && extracted.askedDate !== undefined) return { problem: `${received.name}: ${extracted.askedDate}` }
  const provenance = { ...rest, title: title ?? basename(source), ...(filed === undefined ? {} : { published: filed }) }
  return incoming(received.name, { ...document, provenance }, { ...told, outlet: told.outlet ?? document.provenance.outlet })
}

/** What people said in another archive, as `unsaid store export` writes it; `undefined` for a document's line. */
function keptLine(value: object, where: string): Read | undefined {
  const role = 'role' in value ? value.role : undefined
  if (role === 'review') {
    const parsed = reviewLineSchema.safeParse(value)
    return parsed.success ? { review: parsed.data } : { problem: `${where}: ${firstProblem(parsed.error)}` }
  }
  if (role === 'match') {
    const parsed = matchLineSchema.safeParse(value)
    return parsed.success ? { match: parsed.data } : { problem: `${where}: ${firstProblem(parsed.error)}` }
  }
  if (role === 'sample') {
    const parsed = sampleLineSchema.safeParse(value)
    return parsed.success ? { sample: parsed.data } : { problem: `${where}: ${firstProblem(parsed.error)}` }
  }
  return undefined
}

/**
 * A line of our own as people's programs write it: what is `null` or blank is not there, and a date may be written in other ways. A date
 * that cannot be read stays as it is, for the schema to refuse.
 */
function tidied(value: object, dateOrder: DateOrder | undefined): { readonly value: object; readonly problem?: string } {
  const fields = Object.entries(value).filter(([key, field]) => key === 'text' || (field !== null && field !== ''))
  const told = fields.find(([key]) => key === 'published')?.[1] as unknown
  if (typeof told !== 'string') return { value: Object.fromEntries(fields) }
  const { published, problem, isAmbiguous } = writtenDate(told, dateOrder)
  const kept = fields.filter(([key]) => key !== 'published')
  return {
    value: Object.fromEntries(published === undefined && problem === undefined ? kept : [...kept, ['published', published ?? told]]),
    ...(isAmbiguous === true && problem !== undefined ? { problem } : {}),
  }
}

async function fromValue(value: unknown, where: string, bytes: Uint8Array, told: Told, options: RowOptions): Promise<Read> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: `${where}: is no JSON object; write an object with the document’s fields` }
  const kept = keptLine(value, where)
  if (kept) return kept
  // A line that says what it is, in words of our own; with columns told it is somebody else's.
  if ('role' in value && Object.keys(options.columns ?? {}).length === 0) {
    const line = tidied(value, options.dateOrder)
    if (line.problem !== undefined) return { problem: `${where}: ${line.problem}` }
    const parsed = archiveLineSchema.safeParse(line.value)
    return parsed.success ? fromLine(parsed.data, where, told) : { problem: `${where}: ${firstProblem(parsed.error)}` }
  }
  return fromRow(rowOf(value), where, bytes, told, options)
}

/** A piece of a source as a document. Never throws `UserError`: what is wrong with one document is its own. */
export async function readPiece(piece: Piece, source: string, told: Told, options: RowOptions = {}): Promise<Read> {
  try {
    switch (piece.kind) {
      case 'problem':
        return { problem: piece.problem }
      case 'value':
        return await fromValue(piece.value, piece.where, piece.bytes, told, options)
      case 'row':
        return await fromRow(piece.row, piece.where, piece.bytes, told, options)
      case 'item':
        return await fromItem(piece, source, told)
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { problem: error.message }
  }
}
