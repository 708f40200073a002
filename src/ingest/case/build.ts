// Builds a case folder, or adds reports to one: what is done stays, whatever happens to the rest.
import { readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseDraft, CaseFile, DocumentEntry, ReportEntry } from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { AT_ONCE, concurrently } from '../concurrent.ts'
import type { OpenOptions } from '../opening.ts'
import { isAddress } from '../source.ts'
import { Building } from './building.ts'
import { CASE, DRAFT, finishDraft, readCaseFile, readDraft } from './draft.ts'
import { makeFolder, RAW } from './files.ts'
import { lockCase } from './lock.ts'
import { take, type TakeOptions } from './take.ts'
import type { Wanted } from './wanted.ts'

export interface BuildOptions extends OpenOptions {
  /** Title of a new case; the statement's own where absent. */
  readonly title?: string | undefined
  /** Take texts from archived copies where there are any. */
  readonly preferArchive?: boolean | undefined
  /** Stops what has not begun, and the fetcher with it; what is done is kept. */
  readonly signal?: AbortSignal | undefined
  /** Called when a document is done; `of` grows when a source turns out to hold several. */
  readonly onProgress?: ((done: number, of: number, source: string) => void) | undefined
}

export interface Built {
  /** `undefined` where there is no case yet: the statement or every report is missing. */
  readonly file: CaseFile | undefined
  /** What was put into the case now, in its order. */
  readonly added: readonly DocumentEntry[]
  /** How many documents that were asked for were in it already. */
  readonly kept: number
  /** Sources and documents that could not be read; the others are there. */
  readonly failures: readonly UserError[]
  /** Whether it was stopped before its end. */
  readonly stopped: boolean
}

/** Makes the folder of a new case; one to be added to must be there. Throws `UserError`. */
async function prepare(folder: string, isNew: boolean): Promise<void> {
  if (!isNew) {
    const names = await readdir(folder).catch(() => undefined)
    if (!names) throw new UserError(`${folder}: no such folder; make a case with: unsaid case new`)
    if (!names.includes(CASE)) throw new UserError(`${folder}: has no case.json; make a case with: unsaid case new --dir ${folder}`)
  }
  await makeFolder(folder)
}

async function readable(folder: string): Promise<{ finished: CaseFile | undefined; draft: CaseDraft }> {
  const names = await readdir(folder)
  const [finished, draft] = [await readCaseFile(folder), await readDraft(folder)]
  const isBegun = finished !== undefined || names.includes(DRAFT)
  if (!isBegun && names.some((name) => !name.startsWith('.') && name !== RAW))
    throw new UserError(`${folder}: is not empty and has no case.json; name another folder with --dir`)
  await makeFolder(join(folder, RAW))
  return { finished, draft }
}

/** Takes away the folders that were made for nothing; what is not empty stays. */
async function leaveNothing(folder: string): Promise<void> {
  for (const path of [join(folder, RAW), folder]) await rmdir(path).catch(() => undefined)
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
  await prepare(
    folder,
    wanted.some(({ role }) => role === 'statement'),
  )
  const free = await lockCase(folder)
  let isEmpty = false
  try {
    const { built, empty } = await buildAlone(folder, wanted, options)
    isEmpty = empty
    return built
  } finally {
    await free()
    if (isEmpty) await leaveNothing(folder)
  }
}

/** What `buildCase` does once nobody else is at work in the folder; `empty` where nothing was put into it. */
async function buildAlone(
  folder: string,
  wanted: readonly Wanted[],
  options: BuildOptions,
): Promise<{ readonly built: Built; readonly empty: boolean }> {
  const { finished, draft } = await readable(folder)
  refuseOther(finished?.statement ?? draft.statement, wanted, folder)
  const building = new Building(folder, finished, draft)
  const failures: UserError[] = []
  const isStopped = (): boolean => options.signal?.aborted === true
  let [kept, done, total] = [0, 0, wanted.length]
  const copies = new Map<string, string>()
  const keep = ({ source, archived }: Wanted): void => {
    kept += 1
    if (archived !== undefined) copies.set(source, archived)
  }
  const one = async (asked: Wanted): Promise<void> => {
    const step = (): void => options.onProgress?.((done += 1), total, asked.source)
    const takeOptions: TakeOptions = {
      ...options,
      isThere: (source, item) => building.isThere(source, item),
      onOpened: (count) => (total += count - 1),
    }
    const onFailure = (error: UserError): void => {
      failures.push(error)
      step()
    }
    for await (const taken of take(asked, takeOptions, onFailure)) {
      try {
        // What has come is kept, even where a stop came after it.
        if (taken === 'there' || !(await building.put(taken, asked.role))) keep(asked)
        step()
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        onFailure(error)
      }
      if (isStopped()) return
    }
  }
  // Only addresses: a file may have changed, and costs little to read again.
  const isDone = ({ source }: Wanted): boolean => isAddress(source) && building.isDone(source)
  await concurrently(wanted, AT_ONCE, async (asked) => {
    if (isStopped()) return
    try {
      if (!isDone(asked)) {
        await one(asked)
        return
      }
      keep(asked)
    } catch (error) {
      if (isStopped()) return
      if (!(error instanceof UserError)) throw error
      failures.push(error)
    }
    options.onProgress?.((done += 1), total, asked.source)
  })
  const now = { ...building.draft, reports: ordered(building.draft.reports, wanted) }
  const inOrder = [now.statement, ...now.reports].filter(
    (entry) => entry !== undefined && building.added.some(({ file }) => file === entry.file),
  )
  const result = { added: inOrder as DocumentEntry[], kept, failures, stopped: isStopped() }
  const isCase = finished !== undefined || (now.statement !== undefined && now.reports.length > 0)
  const empty = !isCase && building.draft.claimed.length === 0
  if (result.stopped || !isCase) return { built: { ...result, file: undefined }, empty }
  const title = options.title ?? now.statement?.title ?? folder
  return { built: { ...result, file: await finishDraft(folder, now, title, copies) }, empty }
}
