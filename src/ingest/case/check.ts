// Is a case what it was? Its files against what case.json records, and its texts against the bytes as received.
import { readdir, stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import type { CaseCheck, CaseFinding } from '../../model/case-check.ts'
import { entriesOf, type CaseFile, type DocumentEntry } from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { version } from '../../version.ts'
import { receiveFile } from '../bytes.ts'
import { insidePath } from '../case-folder.ts'
import { sha256 } from '../provenance.ts'
import { CASE, DRAFT, readCaseFile } from './draft.ts'
import { RAW } from './files.ts'
import { extractAgain, type Reopened } from './reextract.ts'

type Say = (kind: CaseFinding['kind'], file: string, message: string, problem?: boolean) => void

/** Bytes of a file of the case, or `undefined` once its absence is said. Throws `UserError` for paths outside. */
async function bytesOf(folder: string, file: string, what: string, say: Say): Promise<Uint8Array | undefined> {
  const path = await insidePath(folder, file)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    say('missing', file, `${what} is missing; put it back, or take its entry out of case.json`)
    return undefined
  }
  return (await receiveFile(path)).bytes
}

const hasHash = (bytes: Uint8Array, recorded: string | undefined): boolean => recorded !== undefined && sha256(bytes) === recorded

/** Version of unsaid that a text was extracted by. */
const versionOf = (entry: DocumentEntry): string | undefined => /; unsaid (\S+)$/.exec(entry.extraction ?? '')?.[1]

async function textAgain(entry: DocumentEntry & { readonly raw: string }, raw: Uint8Array, reopened: Reopened, say: Say): Promise<boolean> {
  const made = versionOf(entry)
  try {
    if (sha256(await extractAgain(entry, raw, reopened)) === entry.textSha256) return true
    if (made !== undefined && made !== version)
      say(
        'extractor',
        entry.file,
        `unsaid ${version} gets another text out of ${entry.raw} than unsaid ${made}, which made this one; the extractor has changed, not the case`,
        false,
      )
    else say('differs', entry.file, `is not the text that ${entry.raw} gives; it was edited together with its hash, or made in another way`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    say('unread', entry.raw, `gives no text any more (${error.message})`)
  }
  return false
}

interface Counted {
  readonly verified: boolean
  readonly raw: boolean
  readonly extracted: boolean
}

async function checkEntry(folder: string, entry: DocumentEntry, reopened: Reopened, say: Say): Promise<Counted> {
  const text = await bytesOf(folder, entry.file, 'the text', say)
  const recorded = entry.raw === undefined ? (entry.sha256 ?? entry.textSha256) : entry.textSha256
  const verified = text !== undefined && hasHash(text, recorded)
  if (text && recorded === undefined) say('unrecorded', entry.file, 'has no SHA-256 on record, so that a change would not be seen', false)
  else if (text && !verified) say('changed', entry.file, 'has changed since its SHA-256 was recorded; restore it')
  const { raw: rawFile } = entry
  if (rawFile === undefined) return { verified, raw: false, extracted: false }
  const raw = await bytesOf(folder, rawFile, 'the file of the bytes as received', say)
  if (!raw) return { verified, raw: false, extracted: false }
  if (!hasHash(raw, entry.sha256)) {
    if (entry.sha256 === undefined) say('unrecorded', rawFile, 'has no SHA-256 on record, so that a change would not be seen', false)
    else say('changed', rawFile, 'has changed since its SHA-256 was recorded; restore it')
    return { verified, raw: false, extracted: false }
  }
  const same = await textAgain({ ...entry, raw: rawFile }, raw, reopened, say)
  // What the bytes give is the text as recorded: of one that was changed since they give another.
  return { verified, raw: true, extracted: same && verified }
}

/** What unsaid itself puts beside a case. */
const BESIDE = new Set([CASE, DRAFT, RAW, 'reviews'])

async function extraFiles(folder: string, file: CaseFile, say: Say): Promise<void> {
  const named = new Set(entriesOf(file).flatMap((entry) => [normalize(entry.file), normalize(entry.raw ?? '.')]))
  const walk = async (within: string): Promise<void> => {
    const entries = await readdir(join(folder, within), { withFileTypes: true }).catch(() => [])
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = within === '' ? entry.name : `${within}${sep}${entry.name}`
      if (named.has(path) || (within === '' && BESIDE.has(entry.name) && entry.name !== RAW)) continue
      if (entry.isDirectory()) await walk(path)
      else if (path.startsWith(`${RAW}${sep}`))
        say('extra', path, 'is not in case.json, though only bytes as received belong into raw/; take it away')
      else if (!entry.name.startsWith('.')) say('extra', path, 'is not in case.json', false)
    }
  }
  await walk('')
}

/** Checks a case folder; nothing is fetched or changed. Throws `UserError` where it is no case, or points outside itself. */
export async function checkCase(folder: string): Promise<CaseCheck> {
  const findings: CaseFinding[] = []
  const say: Say = (kind, file, message, problem = true) => findings.push({ kind, file, message, problem })
  const found = await stat(folder).catch(() => undefined)
  if (!found) throw new UserError(`${folder}: no such folder; name a case folder`)
  if (!found.isDirectory()) throw new UserError(`${folder}: is no folder; name the case folder that it is in`)
  const names = await readdir(folder)
  const file = await readCaseFile(folder)
  const isUnfinished = names.includes(DRAFT)
  if (!file)
    throw new UserError(
      isUnfinished
        ? `${folder}: is not finished; the same unsaid case new goes on with it`
        : `${folder}: has no case.json; name a case folder, or make one with: unsaid case new`,
    )
  if (isUnfinished) say('unfinished', DRAFT, 'not all that was asked for is in the case; the same unsaid case add goes on with it')
  const entries = entriesOf(file)
  const counted: Counted[] = []
  const reopened: Reopened = new Map()
  for (const entry of entries) counted.push(await checkEntry(folder, entry, reopened, say))
  await extraFiles(folder, file, say)
  const count = (which: keyof Counted): number => counted.filter((one) => one[which]).length
  return {
    folder,
    title: file.title,
    texts: entries.length,
    verified: count('verified'),
    raw: count('raw'),
    extracted: count('extracted'),
    findings,
  }
}
