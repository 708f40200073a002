// Files and folders → documents for the archive: JSON lines, case folders, and single texts of which the caller says what they are.
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Incoming } from './add.ts'
import { matchLineSchema, type MatchLine } from './match-decisions.ts'
import { fileLog, reviewLineSchema, type ReviewLine } from './reviews.ts'
import { archiveLineSchema, type ArchiveLine } from '../model/archive.ts'
import type { Provenance } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { readCase } from '../ingest/case-folder.ts'
import { readDocument } from '../ingest/documents.ts'
import { identifyLanguage } from '../ingest/identify-language.ts'
import { firstProblem } from '../ingest/json-file.ts'
import { lines } from '../ingest/lines.ts'
import { outletName } from '../ingest/outlets.ts'
import { readReviews, reviewsFolder } from '../review/log-file.ts'

/** What the caller says of texts that do not say it themselves. */
export interface Told {
  readonly role?: 'statement' | 'report'
  readonly outlet?: string
  readonly published?: string
  readonly topic?: string
  readonly event?: string
  readonly control: boolean
}

/** A document, or what is wrong with one: where, and how to mend it. */
export type Read =
  { readonly incoming: Incoming } | { readonly problem: string } | { readonly review: ReviewLine } | { readonly match: MatchLine }

const UNNAMED_OFFICE = 'unnamed office'

async function fromLine(line: ArchiveLine, told: Told): Promise<Incoming> {
  const { role, text, outlet, control, language, topic, event, title, url, published, note } = line
  const provenance: Provenance = Object.fromEntries(
    Object.entries({ title, url, published: published ?? told.published, note }).filter(([, value]) => value !== undefined),
  )
  const name = outlet ?? told.outlet
  return {
    role,
    text,
    outlet: name === undefined ? UNNAMED_OFFICE : outletName(name),
    control: control ?? told.control,
    language: await identifyLanguage(text, language),
    ...((topic ?? told.topic) === undefined ? {} : { topic: topic ?? told.topic ?? '' }),
    ...((event ?? told.event) === undefined ? {} : { event: event ?? told.event ?? '' }),
    provenance,
  }
}

/** What people said in another archive, as `unsaid store export` writes it; `undefined` for a document's line. */
function keptLine(value: unknown, at: string): Read | undefined {
  const role = typeof value === 'object' && value !== null && 'role' in value ? value.role : undefined
  if (role === 'review') {
    const parsed = reviewLineSchema.safeParse(value)
    return parsed.success ? { review: parsed.data } : { problem: `${at}: ${firstProblem(parsed.error)}` }
  }
  if (role === 'match') {
    const parsed = matchLineSchema.safeParse(value)
    return parsed.success ? { match: parsed.data } : { problem: `${at}: ${firstProblem(parsed.error)}` }
  }
  return undefined
}

async function* fromJsonLines(path: string, told: Told): AsyncGenerator<Read> {
  const stream = path === '-' ? (process.stdin as AsyncIterable<Buffer>) : createReadStream(path, { highWaterMark: 1 << 20 })
  const where = path === '-' ? 'standard input' : path
  for await (const line of lines(stream)) {
    const at = `${where}: line ${line.number}`
    if ('error' in line) {
      yield { problem: `${at}: ${line.error}` }
      continue
    }
    let value: unknown
    try {
      value = JSON.parse(line.number === 1 ? line.text.replace(/^\ufeff/, '') : line.text)
    } catch (error) {
      yield { problem: `${at}: is not valid JSON (${(error as Error).message})` }
      continue
    }
    const kept = keptLine(value, at)
    if (kept) {
      yield kept
      continue
    }
    const whole = typeof value === 'object' && value !== null && !('role' in value) && told.role ? { role: told.role, ...value } : value
    const parsed = archiveLineSchema.safeParse(whole)
    if (!parsed.success) yield { problem: `${at}: ${firstProblem(parsed.error)}` }
    else if (parsed.data.role === 'report' && (parsed.data.outlet ?? told.outlet) === undefined)
      yield { problem: `${at}: a report needs an outlet; add "outlet" to the line, or name it with --outlet` }
    else if (!/[\p{L}\p{N}]/u.test(parsed.data.text)) yield { problem: `${at}: text: holds no words` }
    else yield { incoming: await fromLine(parsed.data, told) }
  }
}

async function fromCase(folder: string, told: Told): Promise<Read[]> {
  const { file, statement, reports } = await readCase(folder)
  const event = told.event ?? `case: ${file.title}`
  const rest = { event, ...(told.topic === undefined ? {} : { topic: told.topic }) }
  const office = statement.provenance.outlet ?? told.outlet ?? UNNAMED_OFFICE
  const said: Incoming = { ...rest, ...statement, role: 'statement', outlet: office, control: false }
  const made = reports.map((report): Incoming => ({
    ...rest,
    ...report,
    role: 'report',
    control: report.role === 'control' || told.control,
  }))
  const { reviews, problems } = await readReviews(reviewsFolder(folder))
  return [
    ...[said, ...made].map((incoming) => ({ incoming })),
    ...problems.map((problem) => ({ problem })),
    ...reviews.flatMap(({ decisions }) =>
      decisions.map((decision, number): Read => ({ review: { role: 'review', log: fileLog(decisions[0]!), number, decision } })),
    ),
  ]
}

async function fromText(path: string, told: Told): Promise<Read> {
  const { role } = told
  if (role === undefined) return { problem: `${path}: say what it is with --as statement or --as report` }
  if (role === 'report' && told.outlet === undefined) return { problem: `${path}: say who published it with --outlet NAME` }
  const known = { ...(told.published === undefined ? {} : { published: told.published }) }
  const { text, language, provenance } = await readDocument(path, known)
  const rest = { ...(told.topic === undefined ? {} : { topic: told.topic }), ...(told.event === undefined ? {} : { event: told.event }) }
  return {
    incoming: {
      role,
      text,
      language,
      outlet: outletName(told.outlet ?? UNNAMED_OFFICE),
      control: told.control,
      provenance: { title: path, ...provenance },
      ...rest,
    },
  }
}

/** Reads what a path holds: a file of JSON lines (.jsonl, .ndjson, or -), a case folder, a folder of these, or one text. */
export async function* archiveFiles(path: string, told: Told): AsyncGenerator<Read> {
  if (path === '-' || /\.(?:jsonl|ndjson)$/i.test(path)) {
    if (path !== '-' && !(await stat(path).catch(() => undefined))?.isFile()) throw new UserError(`${path}: no such file; check the path`)
    yield* fromJsonLines(path, told)
    return
  }
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UserError(`${path}: no such file or folder; check the path`)
  try {
    if (!found.isDirectory()) yield await fromText(path, told)
    else if ((await stat(join(path, 'case.json')).catch(() => undefined))?.isFile()) yield* await fromCase(path, told)
    else
      for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.name.startsWith('.') || (!entry.isDirectory() && !/\.(?:txt|md|jsonl|ndjson)$/i.test(entry.name))) continue
        yield* archiveFiles(join(path, entry.name), told)
      }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    yield { problem: error.message }
  }
}
