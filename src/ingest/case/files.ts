// Files of a case: names that nobody else has, and writes that are whole or not there.
import { constants } from 'node:fs'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import { endingOf, formatOf, type Format } from '../format.ts'
import { findOutlet } from '../outlets.ts'
import type { Received } from '../received.ts'
import { isAddress } from '../source.ts'

/** Folder of the bytes as received, within a case. */
export const RAW = 'raw'

/** Ending of a file that is not wholly written yet. */
export const UNFINISHED = '.part'

/**
 * Writes a file beside its place and moves it there once it is on disk. Follows no link: neither the file nor what is left
 * of an earlier try is written through. Throws `UserError`.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}${UNFINISHED}`
  try {
    await rm(temporary, { force: true })
    const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    throw new UserError(
      `${path}: could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); mend that and run it again`,
    )
  }
}

/** Makes a folder, within `folder` where it is relative. Throws `UserError`, also where a link or a file has its name. */
export async function makeFolder(path: string): Promise<void> {
  const problem = (what: string): UserError => new UserError(`${path}: ${what}; name another folder with --dir, or take it away`)
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw problem(`could not be made (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
  const found = await lstat(path)
  if (!found.isDirectory() && basename(path) === RAW) throw problem('is a link, and would lead out of the case')
}

/** A name as files bear it: small ASCII letters, digits and hyphens; empty where nothing of it is left. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** What a source is called: the stem of a file, the host of an address. */
export function sourceStem(source: string): string {
  if (source === '-') return 'standard-input'
  if (isAddress(source)) return URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : 'report'
  const place = source.replace(/#[^#]*$/, '').replace(/\.gz$/i, '')
  const stem = basename(place, extname(place))
  // A saved site has its pages in folders that say more than the page's name.
  return /^(?:index|default|main)$/i.test(stem) ? basename(dirname(resolve(place))) : stem
}

/** Name of a document's files, without an ending: its outlet's identifier, else what its source is called. */
export function stemOf(outlet: string | undefined, source: string): string {
  const known = outlet === undefined ? undefined : findOutlet(outlet)
  return (
    [known?.id, isAddress(source) ? undefined : sourceStem(source), outlet, sourceStem(source)]
      .map((name) => slug(name ?? ''))
      .find(Boolean) ?? 'report'
  )
}

const ENDINGS: Readonly<Record<Exclude<Format, object>, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  mhtml: 'mhtml',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
  feed: 'xml',
  warc: 'warc',
  wacz: 'wacz',
  jsonl: 'jsonl',
  csv: 'csv',
  gzip: 'gz',
}

/** Ending under which bytes are read as the same format again. */
export function rawEnding(received: Received): string {
  const format = formatOf(received)
  if (typeof format === 'object') return 'bin'
  const inner = format === 'gzip' ? endingOf((received.file ?? received.url ?? received.name).replace(/\.gz$/i, '')) : ''
  return inner === '' ? ENDINGS[format] : `${inner}.${ENDINGS[format]}`
}

/** The first of `stem`, `stem-2`, … of which neither the text nor the raw file is taken; both are taken then. */
export async function claimNames(
  folder: string,
  stem: string,
  ending: string,
  claimed: ReadonlySet<string>,
): Promise<{ readonly file: string; readonly raw: string }> {
  const isThere = (path: string): Promise<boolean> =>
    lstat(join(folder, path)).then(
      () => true,
      () => false,
    )
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stem : `${stem}-${count}`
    const file = `${name}.txt`
    const raw = `${RAW}/${name}.${ending}`
    if (!claimed.has(file) && !claimed.has(raw) && !(await isThere(file)) && !(await isThere(raw))) return { file, raw }
  }
}
