// Other versions of a case's texts: files and copies that are named, or the same addresses fetched again. Nothing of the case is overwritten.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { caseSchema, entriesOf, type CaseFile, type DocumentEntry, type Look, type VersionEntry } from '../../model/case.ts'
import { firstProblem } from '../../model/problem.ts'
import { UserError } from '../../model/user-error.ts'
import { isSameVersion } from '../../text/page-lines.ts'
import { archivedAddress, samePage } from '../archived-address.ts'
import { insidePath } from '../case-folder.ts'
import type { OpenOptions } from '../opening.ts'
import { outletName } from '../outlets.ts'
import { isAddress } from '../source.ts'
import { CASE, DRAFT, readCaseFile, readDraft, writeDraft } from './draft.ts'
import { claimNames, makeFolder, RAW, writeWhole } from './files.ts'
import { take, type Taken } from './take.ts'

/** A version to be taken: of which text of the case, and where it is. */
export interface WantedVersion {
  /** `statement`, `counterpart`, or the report's place in case.json. */
  readonly of: 'statement' | 'counterpart' | number
  readonly source: string
}

export interface TakenVersions {
  /** What is new, in order, with the text that it is a version of. */
  readonly added: readonly { readonly of: DocumentEntry; readonly entry: VersionEntry }[]
  /** Texts whose source says what a version of them says already. */
  readonly same: readonly DocumentEntry[]
  /** Texts whose page is not there any more. */
  readonly gone: readonly DocumentEntry[]
  readonly failures: readonly UserError[]
  readonly stopped: boolean
}

/** The entry of a place. */
function entryAt(file: CaseFile, of: WantedVersion['of']): DocumentEntry {
  const entry = of === 'statement' ? file.statement : of === 'counterpart' ? file.counterpart : file.reports[of]
  if (!entry) throw new Error(`no text ${of} in the case`)
  return entry
}

/** All places of a case, in order. */
const placesOf = (file: CaseFile): WantedVersion['of'][] => [
  'statement',
  ...(file.counterpart ? (['counterpart'] as const) : []),
  ...file.reports.map((_, index) => index),
]

/** Whether a person may mean this text by `name`: its file, its source, its address, its outlet. */
function isCalled(entry: DocumentEntry, name: string): boolean {
  const wanted = name.toLowerCase()
  const names = [entry.file, entry.file.replace(/\.[^.]*$/, ''), entry.source, entry.outlet, entry.outlet && outletName(entry.outlet)]
  return names.some((one) => one?.toLowerCase() === wanted) || (isAddress(name) && entry.url !== undefined && samePage(entry.url, name))
}

/**
 * `TEXT=SOURCE`, or the address of an archived copy, which says itself what it is a copy of. TEXT is a text's file, source,
 * address or outlet. Throws `UserError` where no text of the case, or more than one, is meant.
 */
export function wantedVersion(written: string, file: CaseFile): WantedVersion {
  const places = placesOf(file)
  const fits = (name: string): WantedVersion['of'][] =>
    name.toLowerCase() === 'statement' ? ['statement'] : places.filter((of) => isCalled(entryAt(file, of), name))
  // An address may hold equal signs of its own: the longest name that fits is meant.
  const cuts = [...written.matchAll(/=/g)].map((match) => match.index).reverse()
  for (const cut of cuts) {
    const found = fits(written.slice(0, cut))
    const source = written.slice(cut + 1)
    if (found.length === 0 || source === '') continue
    if (found.length > 1)
      throw new UserError(
        `--version-of ${written}: ${found.length} texts of the case are called ${JSON.stringify(written.slice(0, cut))}; name the file, such as ${entryAt(file, found[0]!).file}=…`,
      )
    return { of: found[0]!, source }
  }
  const original = archivedAddress(written)?.original
  const found = original === undefined ? [] : fits(original)
  if (found.length === 1) return { of: found[0]!, source: written }
  throw new UserError(
    `--version-of ${written}: does not say which text of the case it is a version of; write --version-of TEXT=SOURCE, with TEXT one of ${places.map((of) => entryAt(file, of).file).join(', ')}`,
  )
}

/** Addresses of a case to be looked at again: each page where it is now, whatever copy its text was taken from. */
export const addressesOf = (file: CaseFile): WantedVersion[] =>
  placesOf(file).flatMap((of) => {
    const { url, requested, source, archived } = entryAt(file, of)
    const address = [archived?.used === true ? url : source, requested, url].find((one) => one !== undefined && isAddress(one))
    return address === undefined || !/^https?:/i.test(address) ? [] : [{ of, source: address }]
  })

const timeOf = (entry: VersionEntry): string =>
  (entry.archived?.used === true ? entry.archived.captured : undefined) ?? entry.retrieved ?? ''

/** What a new text is held against: a page that is looked at again against its latest version, as it may have been changed back; else all. */
function heldAgainst(entry: DocumentEntry, latest: boolean): VersionEntry[] {
  const all = [entry, ...(entry.versions ?? [])]
  return latest
    ? [all.reduce((last, one) => (Date.parse(timeOf(one)) >= Date.parse(timeOf(last)) || timeOf(last) === '' ? one : last))]
    : all
}

const textOf = async (folder: string, entry: VersionEntry): Promise<string> =>
  readFile(await insidePath(folder, entry.file), 'utf8').catch((error: unknown) => {
    throw new UserError(
      `${join(folder, entry.file)}: could not be read (${(error as NodeJS.ErrnoException).code ?? ''}); unsaid case check names what is wrong`,
    )
  })

/** Changes case.json as it lies on the disk, so that what this program does not know stays. */
async function changeCase(folder: string, change: (file: CaseFile) => CaseFile): Promise<CaseFile> {
  const path = join(folder, CASE)
  const before = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, '')) as CaseFile
  const next = change(before)
  const parsed = caseSchema.safeParse(next)
  if (!parsed.success) throw new UserError(`${path}: ${firstProblem(parsed.error)}; mend it there`)
  await writeWhole(path, `${JSON.stringify(next, null, 2)}\n`)
  return parsed.data
}

/** The case with one of its entries changed. */
function withEntry(file: CaseFile, of: WantedVersion['of'], change: <E extends DocumentEntry>(entry: E) => E): CaseFile {
  if (of === 'statement') return { ...file, statement: change(file.statement) }
  if (of === 'counterpart') return file.counterpart ? { ...file, counterpart: change(file.counterpart) } : file
  return { ...file, reports: file.reports.map((report, index) => (index === of ? change(report) : report)) }
}

/** Puts a version's files into the folder, its entry into case.json. Names are on record before the files are. */
async function put(folder: string, file: CaseFile, of: WantedVersion['of'], taken: Taken, look: Look | undefined): Promise<VersionEntry> {
  const target = entryAt(file, of)
  const draft = await readDraft(folder)
  const claimed = new Set([CASE, ...entriesOf(file).flatMap((entry) => [entry.file, entry.raw ?? '']), ...draft.claimed])
  const names = await claimNames(folder, target.file.replace(/(?:-\d+)?\.[^.]*$/, ''), taken.rawEnding, claimed)
  await writeDraft(folder, { ...draft, claimed: [...draft.claimed, names.file, names.raw] })
  await writeWhole(join(folder, names.raw), taken.raw)
  await writeWhole(join(folder, names.file), taken.text)
  const entry: VersionEntry = { file: names.file, raw: names.raw, ...taken.entry }
  await changeCase(folder, (now) =>
    withEntry(now, of, (one) => ({
      ...one,
      versions: [...(one.versions ?? []), entry],
      ...(look ? { looks: [...(one.looks ?? []), look] } : {}),
    })),
  )
  if (draft.statement || draft.reports.length > 0 || draft.claimed.length > 0) await writeDraft(folder, draft)
  else await rm(join(folder, DRAFT), { force: true })
  return entry
}

export interface VersionOptions extends OpenOptions {
  /** Also keep in case.json when each address was looked at, and what was found. */
  readonly looks?: boolean
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number, source: string) => void) | undefined
}

/** Whether a failure says that the page was taken down, rather than that it could not be read now. */
const isGone = (error: UserError): number | undefined => {
  const status = /\((404|410|451)\)/.exec(error.message)?.[1]
  return status === undefined ? undefined : Number(status)
}

const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z')

/**
 * Takes other versions of a case's texts. What says the same as a version that is there (but for dates, counters and links that
 * change at each load) is not kept again. What fails is named in the answer, and the rest goes on. Throws `UserError` for a folder that is no case.
 */
export async function takeVersions(folder: string, wanted: readonly WantedVersion[], options: VersionOptions = {}): Promise<TakenVersions> {
  const added: { of: DocumentEntry; entry: VersionEntry }[] = []
  const [same, gone]: [DocumentEntry[], DocumentEntry[]] = [[], []]
  const failures: UserError[] = []
  await makeFolder(join(folder, RAW))
  let done = 0
  for (const { of, source } of wanted) {
    if (options.signal?.aborted) break
    const file = await readCaseFile(folder)
    if (!file) throw new UserError(`${folder}: has no case.json; make a case with: unsaid case new`)
    const target = entryAt(file, of)
    const looked = (is: Look['is'], status?: number): Look | undefined =>
      options.looks ? { time: now(), is, ...(status === undefined ? {} : { status }) } : undefined
    const note = async (look: Look | undefined): Promise<void> => {
      if (look) await changeCase(folder, (before) => withEntry(before, of, (one) => ({ ...one, looks: [...(one.looks ?? []), look] })))
    }
    try {
      const texts = await Promise.all(heldAgainst(target, options.looks === true).map((entry) => textOf(folder, entry)))
      const onFailure = (error: UserError): never => {
        throw error
      }
      for await (const taken of take({ source, role: 'statement' }, { ...options, isThere: () => false }, onFailure)) {
        if (taken === 'there') continue
        if (texts.some((text) => isSameVersion(text, taken.text))) {
          same.push(target)
          await note(looked('same', taken.entry.http?.status))
        } else added.push({ of: target, entry: await put(folder, file, of, taken, looked('changed', taken.entry.http?.status)) })
      }
    } catch (error) {
      if (options.signal?.aborted) break
      if (!(error instanceof UserError)) throw error
      const status = options.looks ? isGone(error) : undefined
      if (status === undefined) failures.push(error)
      else {
        gone.push(target)
        await note(looked('gone', status))
      }
    }
    options.onProgress?.((done += 1), wanted.length, source)
  }
  return { added, same, gone, failures, stopped: options.signal?.aborted === true }
}
