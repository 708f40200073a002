// Paths that a user names → the sources of an import, and what each of them holds, one document at a time.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Incoming } from '../add.ts'
import { readPiece, type Read, type Told } from './documents.ts'
import type { Report } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import { readCase } from '../../ingest/case-folder.ts'
import type { OpenOptions } from '../../ingest/opening.ts'
import { isAddress } from '../../ingest/source.ts'
import { openStream } from '../../ingest/stream.ts'
import { readReviews, reviewsFolder } from '../../review/log-file.ts'
import { fileLog } from '../reviews.ts'

/** Something that documents are read from: a file, an address, `-`, or a case folder. */
export interface ImportSource {
  readonly source: string
  readonly isCase: boolean
  /** As it lies on the disk; 0 where that is not known. */
  readonly bytes: number
  /** Tells whether it has changed; '' where that cannot be told. */
  readonly mark: string
}

export interface Sources {
  readonly sources: readonly ImportSource[]
  /** Files in folders that are of a kind which holds no text. */
  readonly passedOver: number
}

const READABLE =
  /\.(?:(?:txt|text|md|markdown|html?|xhtml|shtml|mht|mhtml|pdf|docx|eml|xml|rss|atom|warc|wacz|csv|tsv|jsonl|ndjson)(?:\.gz)?)$/i

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1)

async function inFolder(folder: string, found: ImportSource[]): Promise<number> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.')).sort(byName)
  if (entries.some((entry) => entry.name === 'case.json' && entry.isFile())) {
    found.push({ source: folder, isCase: true, bytes: 0, mark: '' })
    return 0
  }
  let passedOver = 0
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const is = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry
    if (is?.isDirectory()) passedOver += entry.isSymbolicLink() ? 0 : await inFolder(path, found)
    else if (is?.isFile() && READABLE.test(entry.name)) found.push(await fileSource(path))
    else passedOver += 1
  }
  return passedOver
}

async function fileSource(path: string): Promise<ImportSource> {
  const { size, mtimeMs } = await stat(path)
  return { source: path, isCase: false, bytes: size, mark: `${size} ${mtimeMs}` }
}

/** The sources that paths name, folders looked through in order. Throws `UserError` for what is not there. */
export async function sourcesOf(paths: readonly string[]): Promise<Sources> {
  const sources: ImportSource[] = []
  let passedOver = 0
  if (paths.filter((path) => path === '-').length > 1) throw new UserError('-: standard input can be read only once')
  for (const path of paths) {
    const found = path === '-' || isAddress(path) ? undefined : await stat(path).catch(() => undefined)
    if (found?.isDirectory()) passedOver += await inFolder(path, sources)
    else if (found) sources.push(await fileSource(path))
    else if (
      path === '-' ||
      isAddress(path) ||
      (path.includes('#') && (await stat(path.slice(0, path.lastIndexOf('#'))).catch(() => undefined)))
    )
      sources.push({ source: path, isCase: false, bytes: 0, mark: '' })
    else throw new UserError(`${path}: no such file or folder; check the path`)
  }
  if (sources.length === 0)
    throw new UserError(
      `${paths.join(', ')}: holds no file of a kind that is read (.txt, .html, .pdf, .docx, .eml, .jsonl, .csv, .warc, …)`,
    )
  return { sources, passedOver }
}

async function fromCase(folder: string, told: Told): Promise<Read[]> {
  const { file, statement, counterpart, reports, versions } = await readCase(folder)
  const event = told.event ?? `case: ${file.title}`
  const rest = { event, ...(told.topic === undefined ? {} : { topic: told.topic }) }
  const office = statement.provenance.outlet ?? told.outlet ?? 'unnamed office'
  const said: Incoming = { ...rest, ...statement, role: 'statement', outlet: office, control: false }
  const asReport = (report: Report): Incoming => ({
    ...rest,
    ...report,
    role: 'report',
    control: report.role === 'control' || told.control,
  })
  // Each version is a publication of its own: what an outlet took back it did publish.
  const others = versions.flatMap(({ of, versions: [, ...later] }) =>
    later.map((version): Incoming => (of === 'statement' ? { ...said, ...version } : asReport({ ...reports[of]!, ...version }))),
  )
  const other: Incoming[] = counterpart
    ? [{ ...rest, ...counterpart, role: 'statement', outlet: counterpart.provenance.outlet ?? 'unnamed office', control: false }]
    : []
  const { reviews, problems } = await readReviews(reviewsFolder(folder))
  return [
    ...[said, ...other, ...reports.map(asReport), ...others].map((incoming) => ({
      incoming,
    })),
    ...problems.map((problem) => ({ problem })),
    ...reviews.flatMap(({ decisions }) =>
      decisions.map((decision, number): Read => ({ review: { role: 'review', log: fileLog(decisions[0]!), number, decision } })),
    ),
  ]
}

/** A document of a source, with the bytes of the source read until then. */
export interface Step {
  /** From 1: which line, row or page of the source. */
  readonly number: number
  readonly consumed: number
  /** `undefined` for what was asked to be skipped. */
  readonly read: Read | undefined
}

/** All documents of a source; the first `skip` are passed over unread. A source that cannot be read is one problem. */
export async function* archiveSource(from: ImportSource, told: Told, options: OpenOptions = {}, skip = 0): AsyncGenerator<Step> {
  let number = 0
  try {
    if (from.isCase) {
      for (const read of await fromCase(from.source, told)) yield { number: ++number, consumed: 0, read: number <= skip ? undefined : read }
      return
    }
    const { pieces, consumed } = await openStream(from.source, options)
    for await (const piece of pieces) {
      number += 1
      const read = number <= skip ? undefined : await readPiece(piece, from.source, told, options)
      yield { number, consumed: consumed(), read }
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    number += 1
    yield { number, consumed: from.bytes, read: number <= skip ? undefined : { problem: error.message } }
  }
}
