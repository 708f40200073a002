// Builds a case folder, or adds reports to one: what is done stays, whatever happens to the rest.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseDraft, CaseFile, DocumentEntry, ReportEntry } from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { AT_ONCE, concurrently } from '../concurrent.ts'
import type { OpenOptions } from '../open.ts'
import { isAddress } from '../source.ts'
import { CASE, finishDraft, readCaseFile, readDraft, writeDraft } from './draft.ts'
import { claimNames, makeFolder, RAW, stemOf, writeWhole } from './files.ts'
import { take, type Taken } from './take.ts'
import type { Wanted } from './wanted.ts'

export interface BuildOptions extends OpenOptions {
  /** Title of a new case; the statement's own where absent. */
  readonly title?: string | undefined
  /** Take texts from archived copies where there are any. */
  readonly preferArchive?: boolean | undefined
  /** Stops what has not begun, and the fetcher with it; what is done is kept. */
  readonly signal?: AbortSignal | undefined
  /** Called when a source is done. */
  readonly onProgress?: ((done: number, of: number, source: string) => void) | undefined
}

export interface Built {
  /** `undefined` where there is no case yet: the statement or every report is missing. */
  readonly file: CaseFile | undefined
  /** What was put into the case now. */
  readonly added: readonly DocumentEntry[]
  /** How many documents that were asked for were in it already. */
  readonly kept: number
  /** Sources and documents that could not be read; the others are there. */
  readonly failures: readonly UserError[]
  /** Whether it was stopped before its end. */
  readonly stopped: boolean
}

/** Documents of a case that is being built, and the writes that put another one into it, one after the other. */
class Building {
  readonly added: DocumentEntry[] = []
  readonly #known: DocumentEntry[]
  readonly #claimed: Set<string>
  #draft: CaseDraft
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    readonly folder: string,
    finished: CaseFile | undefined,
    draft: CaseDraft,
  ) {
    this.#draft = draft
    const entries = finished ? [finished.statement, ...finished.reports] : []
    this.#known = [...entries, ...(draft.statement ? [draft.statement] : []), ...draft.reports]
    this.#claimed = new Set([CASE, ...this.#known.flatMap((entry) => [entry.file, entry.raw ?? '']), ...draft.claimed])
  }

  get draft(): CaseDraft {
    return this.#draft
  }

  isThere(source: string, sourceItem: string | undefined): boolean {
    return this.#known.some((entry) => entry.source === source && entry.sourceItem === sourceItem)
  }

  /** Whether the case has the document already. Throws `UserError` where it has another version of it. */
  #has({ entry }: Taken): boolean {
    const { source = '', sourceItem } = entry
    if (this.#known.some((one) => one.textSha256 === entry.textSha256 && one.sha256 === entry.sha256 && one.item === entry.item))
      return true
    const other = source === '-' ? undefined : this.#known.find((one) => one.source === source && one.sourceItem === sourceItem)
    if (other)
      throw new UserError(
        `${source}: has changed since it was taken into the case as ${other.file}; take that entry and its files out of the case, or give the new version another name`,
      )
    return false
  }

  /** Puts a document into the case; `false` where it is there already. */
  put(taken: Taken, role: Wanted['role']): Promise<boolean> {
    const mine = this.#last.then(() => this.#write(taken, role))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #write(taken: Taken, role: Wanted['role']): Promise<boolean> {
    if (this.#has(taken)) return false
    const { entry, text } = taken
    const shared = this.#known.find(
      (one) => one.raw !== undefined && one.sha256 === entry.sha256 && one.raw.endsWith(`.${taken.rawEnding}`),
    )
    const stem = role === 'statement' ? role : stemOf(entry.outlet, entry.source ?? '')
    const { file, raw } = await claimNames(this.folder, stem, taken.rawEnding, this.#claimed)
    const names = shared?.raw === undefined ? [file, raw] : [file]
    for (const name of names) this.#claimed.add(name)
    this.#draft = { ...this.#draft, claimed: [...this.#draft.claimed, ...names] }
    // Names are on record before the files are, so that a file without its entry is known for what it is.
    await writeDraft(this.folder, this.#draft)
    if (shared?.raw === undefined) await writeWhole(join(this.folder, raw), taken.raw)
    await writeWhole(join(this.folder, file), text)
    const put: DocumentEntry = { file, raw: shared?.raw ?? raw, ...entry }
    this.#draft =
      role === 'statement' ? { ...this.#draft, statement: put } : { ...this.#draft, reports: [...this.#draft.reports, { ...put, role }] }
    await writeDraft(this.folder, this.#draft)
    this.#known.push(put)
    this.added.push(put)
    return true
  }
}

async function readable(folder: string, isNew: boolean): Promise<{ finished: CaseFile | undefined; draft: CaseDraft }> {
  if (!isNew) {
    const names = await readdir(folder).catch(() => undefined)
    if (!names) throw new UserError(`${folder}: no such folder; make a case with: unsaid case new`)
    if (!names.includes(CASE)) throw new UserError(`${folder}: has no case.json; make a case with: unsaid case new --dir ${folder}`)
  }
  await makeFolder(folder)
  const names = await readdir(folder)
  const [finished, draft] = [await readCaseFile(folder), await readDraft(folder)]
  const isBegun = finished !== undefined || names.includes('case.part.json')
  if (!isBegun && names.some((name) => !name.startsWith('.')))
    throw new UserError(`${folder}: is not empty and has no case.json; name another folder with --dir`)
  await makeFolder(join(folder, RAW))
  return { finished, draft }
}

/** Reports in the order in which they were asked for; others before them. */
function ordered(reports: readonly ReportEntry[], wanted: readonly Wanted[]): ReportEntry[] {
  const place = (report: ReportEntry): number => wanted.findIndex(({ source }) => source === report.source)
  return reports.toSorted((a, b) => place(a) - place(b))
}

function refuseOther(statement: DocumentEntry | undefined, wanted: readonly Wanted[], folder: string): void {
  const asked = wanted.find(({ role }) => role === 'statement')
  if (!asked || !statement || statement.source === asked.source) return
  throw new UserError(
    statement.source === undefined
      ? `${folder}: is a case already; add reports to it with: unsaid case add ${folder}, or name another folder with --dir`
      : `${folder}: is the case of another statement (${statement.source}); name another folder with --dir`,
  )
}

/**
 * Puts the sources into the case in `folder`, which is made where there is none and `wanted` has a statement. What the case
 * has is not fetched anew; what fails is named in the answer. Throws `UserError` for a folder that is no case.
 */
export async function buildCase(folder: string, wanted: readonly Wanted[], options: BuildOptions = {}): Promise<Built> {
  const isNew = wanted.some(({ role }) => role === 'statement')
  const { finished, draft } = await readable(folder, isNew)
  refuseOther(finished?.statement ?? draft.statement, wanted, folder)
  const building = new Building(folder, finished, draft)
  const failures: UserError[] = []
  const isStopped = (): boolean => options.signal?.aborted === true
  let [kept, done] = [0, 0]
  const one = async (asked: Wanted): Promise<void> => {
    const isThere = (source: string, item: string | undefined): boolean => building.isThere(source, item)
    for await (const taken of take(asked, { ...options, isThere }, (error) => failures.push(error))) {
      if (isStopped()) return
      if (taken === 'there' || !(await building.put(taken, asked.role))) kept += 1
    }
  }
  // Only addresses: a file may have changed, and costs little to read again.
  const isDone = ({ source }: Wanted): boolean => isAddress(source) && building.isThere(source, undefined)
  await concurrently(wanted, AT_ONCE, async (asked) => {
    if (isStopped()) return
    try {
      if (isDone(asked)) kept += 1
      else await one(asked)
    } catch (error) {
      if (isStopped()) return
      if (!(error instanceof UserError)) throw error
      failures.push(error)
    }
    options.onProgress?.((done += 1), wanted.length, asked.source)
  })
  const now = { ...building.draft, reports: ordered(building.draft.reports, wanted) }
  const result = { added: building.added, kept, failures, stopped: isStopped() }
  const isCase = finished !== undefined || (now.statement !== undefined && now.reports.length > 0)
  if (result.stopped || !isCase) return { ...result, file: undefined }
  const title = options.title ?? now.statement?.title ?? folder
  return { ...result, file: await finishDraft(folder, now, title) }
}
