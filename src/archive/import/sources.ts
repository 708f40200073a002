// Paths that a user names → the sources of an import, and what each of them holds, one document at a time.
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
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
  /** Lines about what in folders cannot be read: names that are no text, links that lead out. */
  readonly problems: readonly string[]
}

const READABLE =
  /\.(?:(?:txt|text|md|markdown|html?|xhtml|shtml|mht|mhtml|pdf|docx|eml|xml|rss|atom|warc|wacz|csv|tsv|jsonl|ndjson)(?:\.gz)?)$/i

/** What is found in folders while they are looked through. */
interface Found {
  readonly sources: ImportSource[]
  readonly problems: string[]
  passedOver: number
}

/** Where a link leads: to a file or folder within the folder that was named, out of it, or nowhere. */
async function linkTarget(path: string, root: string): Promise<'file' | 'folder' | 'outside' | 'nowhere' | 'else'> {
  const real = await realpath(path).catch(() => undefined)
  if (real === undefined) return 'nowhere'
  const from = relative(await realpath(root), real)
  if (from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from)) return 'outside'
  const found = await stat(real)
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'else'
}

async function inFolder(folder: string, root: string, found: Found): Promise<void> {
  const raw = await readdir(Buffer.from(folder), { withFileTypes: true, encoding: 'buffer' as never }).catch((error: unknown) => {
    found.problems.push(`${folder}: could not be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); check its permissions`)
    return []
  })
  const named = (raw as unknown as readonly Dirent<Buffer>[])
    .map((entry) => ({ entry, bytes: entry.name, name: entry.name.toString('utf8') }))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  if (named.some(({ entry, name }) => name === 'case.json' && entry.isFile())) {
    found.sources.push({ source: folder, isCase: true, bytes: 0, mark: '' })
    return
  }
  for (const { entry, bytes, name } of named) {
    const path = join(folder, name)
    // A name that is not the same again cannot be said to the system as text.
    if (!Buffer.from(name).equals(bytes)) {
      found.problems.push(`${path}: its name is not UTF-8; rename it and run the same command again`)
      continue
    }
    const kind = entry.isSymbolicLink() ? await linkTarget(path, root) : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'else'
    if (kind === 'outside') found.problems.push(`${path}: is a link that leads out of ${root}; name what it leads to, if you trust it`)
    else if (kind === 'nowhere') found.problems.push(`${path}: is a link that leads nowhere; mend it or take it away`)
    // What a link within the folder leads to is found where it is.
    else if (kind === 'folder' && !entry.isSymbolicLink()) await inFolder(path, root, found)
    else if (kind === 'file' && READABLE.test(name)) {
      const source = await fileSource(path).catch(() => undefined)
      if (source) found.sources.push(source)
      else found.problems.push(`${path}: is gone, or may not be looked at; check its permissions`)
    } else if (kind !== 'folder') found.passedOver += 1
  }
}

async function fileSource(path: string): Promise<ImportSource> {
  const { size, mtimeMs } = await stat(path)
  return { source: path, isCase: false, bytes: size, mark: `${size} ${mtimeMs}` }
}

/** The sources that paths name, folders looked through in order. Throws `UserError` for what is not there. */
export async function sourcesOf(paths: readonly string[]): Promise<Sources> {
  const within: Found = { sources: [], problems: [], passedOver: 0 }
  const { sources, problems } = within
  if (paths.filter((path) => path === '-').length > 1) throw new UserError('-: standard input can be read only once')
  for (const path of paths) {
    const found = path === '-' || isAddress(path) ? undefined : await stat(path).catch(() => undefined)
    if (found?.isDirectory()) await inFolder(path, path, within)
    else if (found) sources.push(await fileSource(path))
    else if (
      path === '-' ||
      isAddress(path) ||
      (path.includes('#') && (await stat(path.slice(0, path.lastIndexOf('#'))).catch(() => undefined)))
    )
      sources.push({ source: path, isCase: false, bytes: 0, mark: '' })
    else throw new UserError(`${path}: no such file or folder; check the path`)
  }
  if (sources.length === 0 && problems[0] !== undefined) throw new UserError(problems[0])
  if (sources.length === 0)
    throw new UserError(
      `${paths.join(', ')}: holds no file of a kind that is read (.txt, .html, .pdf, .docx, .eml, .jsonl, .csv, .warc, …)`,
    )
  return { sources, passedOver: within.passedOver, problems }
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
