// A published report as it is read back: its format, what it says of its making, and the page without that.
import { extname } from 'node:path'
import { readRegular } from '../ingest/regular-file.ts'
import { readZip } from '../ingest/zip.ts'
import { colophonSchema, type Colophon, type ReportFormat } from '../model/colophon.ts'
import { firstProblem } from '../model/problem.ts'
import { UserError } from '../model/user-error.ts'
import { CSV_COLUMNS } from '../present/csv/report.ts'
import { fromProperties, pageParts, partsHash } from '../present/colophon/docx.ts'
import { fromComment, fromLine, fromProperty, type Separated } from '../present/colophon/record.ts'
import { textHash } from '../text/text-hash.ts'

interface Common {
  readonly path: string
  /** What the report says of its making; absent where it says nothing that can be read. */
  readonly colophon?: Colophon
  /** Why what it says cannot be read, where it says something. */
  readonly broken?: string
}

/** A report as values, as text, or as the parts of a Word file; in each without the record of its making. */
export type PublishedReport = Common &
  (
    | { readonly format: 'json'; readonly value: object }
    | { readonly format: 'annotations'; readonly value: object }
    | { readonly format: 'md' | 'html' | 'text' | 'csv'; readonly page: string; readonly hash: string }
    | { readonly format: 'docx'; readonly parts: ReadonlyMap<string, Uint8Array>; readonly hash: string; readonly twice: readonly string[] }
  )

const noReport = (path: string): UserError => new UserError(`${path}: is no report of unsaid; name one that unsaid report wrote`)

/** `record`: as a value, or as its JSON. */
function recordOf(record: unknown): Pick<Common, 'colophon' | 'broken'> {
  if (record === undefined) return {}
  let value: unknown = record
  try {
    if (typeof record === 'string') value = JSON.parse(record) as unknown
  } catch {
    return { broken: 'is not whole JSON' }
  }
  const parsed = colophonSchema.safeParse(value)
  return parsed.success ? { colophon: parsed.data } : { broken: firstProblem(parsed.error) }
}

async function readDocx(path: string, bytes: Uint8Array): Promise<PublishedReport> {
  const parts = new Map<string, Uint8Array>()
  const twice: string[] = []
  for (const entry of await readZip(bytes, path)) {
    if (parts.has(entry.name)) twice.push(entry.name)
    parts.set(entry.name, await entry.read())
  }
  if (!parts.has('word/document.xml')) throw noReport(path)
  const page = pageParts(parts)
  return { path, format: 'docx', parts: page, hash: partsHash(page), twice, ...recordOf(fromProperties(parts)) }
}

function readValue(path: string, source: string): PublishedReport {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    throw new UserError(`${path}: is not valid JSON (${(error as Error).message.replace(/\s+/g, ' ')}); mend it there`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw noReport(path)
  const { record, rest } = fromProperty(value as Record<string, unknown>)
  const format = '@context' in rest ? 'annotations' : 'json'
  if (format === 'json' && !('verdicts' in rest && 'claims' in rest && 'engine' in rest)) throw noReport(path)
  return { path, format, value: rest, ...recordOf(record) }
}

const OF_ENDING: Readonly<Record<string, 'md' | 'text'>> = { '.md': 'md', '.markdown': 'md', '.txt': 'text' }

function formatOf(path: string, source: string): 'md' | 'html' | 'text' | 'csv' | undefined {
  if (/^\s*<!doctype html>/i.test(source)) return 'html'
  if (source.startsWith(`${CSV_COLUMNS.slice(0, 4).join(',')},`)) return 'csv'
  const ending = OF_ENDING[extname(path).toLowerCase()]
  if (ending !== undefined) return ending
  return source.startsWith('# ') ? 'md' : undefined
}

const separated = (format: ReportFormat, source: string): Separated => {
  if (format === 'csv') return { rest: source }
  return format === 'text' ? fromLine(source) : fromComment(source)
}

/** Reads a report back. Line ends are taken as `\n`, as a checkout may have changed them. Throws `UserError` for what is none. */
export async function readPublished(path: string): Promise<PublishedReport> {
  const bytes = await readRegular(path)
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return readDocx(path, bytes)
  const source = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  if (source.trimStart().startsWith('{')) return readValue(path, source)
  const format = formatOf(path, source)
  // Every report names the program, with its version; a text that does not is another text.
  if (format === undefined || !/\bunsaid \d+\.\d+\.\d+/u.test(source)) throw noReport(path)
  const { record, rest } = separated(format, source)
  return { path, format, page: rest, hash: textHash(rest), ...recordOf(record) }
}
