// What is done of a case: `case.json`, and `case.part.json` while it is being built or added to.
import { lstat, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  caseDraftSchema,
  caseSchema,
  entriesOf,
  type CaseDraft,
  type CaseFile,
  type DocumentEntry,
  type ReportEntry,
} from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { archivedAddress } from '../archived-address.ts'
import { insidePath } from '../case-folder.ts'
import { firstProblem } from '../../model/problem.ts'
import { readJson } from '../json-file.ts'
import { readRegular } from '../regular-file.ts'
import { sha256 } from '../provenance.ts'
import { UNFINISHED, writeWhole } from './files.ts'

export const CASE = 'case.json'
export const DRAFT = 'case.part.json'

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** `case.json` of a folder, or `undefined`. Throws `UserError` where it is broken or points outside the folder. */
export async function readCaseFile(folder: string): Promise<CaseFile | undefined> {
  const path = join(folder, CASE)
  if (!(await isThere(path))) return undefined
  const file = await readJson(path, caseSchema)
  for (const entry of entriesOf(file)) for (const one of [entry.file, entry.raw]) if (one !== undefined) await insidePath(folder, one)
  return file
}

/** Whether both files of a document are as recorded. Throws `UserError` where they are outside the folder. */
async function isWhole(folder: string, entry: DocumentEntry): Promise<boolean> {
  const matches = async (file: string | undefined, hash: string | undefined): Promise<boolean> =>
    file !== undefined &&
    (await readRegular(await insidePath(folder, file)).then(
      (bytes) => sha256(bytes) === hash,
      () => false,
    ))
  return (await matches(entry.file, entry.textSha256)) && (await matches(entry.raw, entry.sha256))
}

/** Names as this program gives them: nothing else is ever taken away. */
const OWN_NAME = /^(?:[a-z0-9-]+\.txt|raw\/[a-z0-9-]+(?:\.[a-z0-9]{1,8}){1,2})$/

/** What an earlier try left, without what it did not finish, whose files are taken away. Throws `UserError`. */
export async function readDraft(folder: string): Promise<CaseDraft> {
  const path = join(folder, DRAFT)
  if (!(await isThere(path))) return { schema: 1, reports: [], claimed: [] }
  const draft = await readJson(path, caseDraftSchema).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error
    throw new UserError(
      `${path}: cannot be read (${error.message.replace(`${path}: `, '').replace(/; mend it there$/, '')}); take it away, and what it had is read anew`,
    )
  })
  const finished = await readCaseFile(folder)
  const inCase = new Set(finished ? entriesOf(finished).flatMap((entry) => [entry.file, entry.raw ?? '']) : [])
  const stays = async (entry: DocumentEntry): Promise<boolean> => !inCase.has(entry.file) && (await isWhole(folder, entry))
  const statement = draft.statement && (await stays(draft.statement)) ? draft.statement : undefined
  const reports: ReportEntry[] = []
  for (const report of draft.reports) if (await stays(report)) reports.push(report)
  const owned = new Set([...reports, ...(statement ? [statement] : [])].flatMap((entry) => [entry.file, entry.raw ?? '']))
  for (const name of draft.claimed) {
    if (owned.has(name) || inCase.has(name) || !OWN_NAME.test(name)) continue
    const left = await insidePath(folder, name)
    await rm(left, { force: true })
    await rm(`${left}${UNFINISHED}`, { force: true })
  }
  const claimed = draft.claimed.filter((name) => owned.has(name))
  return { schema: 1, ...(statement ? { statement } : {}), reports, claimed }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Writes a draft into a case folder, whole or not at all. */
export async function writeDraft(folder: string, draft: CaseDraft): Promise<void> {
  await writeWhole(join(folder, DRAFT), json(draft))
}

/** An entry with a copy that was named later; one that it has stays. */
function withCopy<E extends DocumentEntry>(entry: E, copies: ReadonlyMap<string, string>): E {
  const url = copies.get(entry.source ?? '')
  if (url === undefined || entry.archived !== undefined) return entry
  const captured = archivedAddress(url)?.captured
  return { ...entry, archived: { url, used: false, ...(captured === undefined ? {} : { captured }) } }
}

/**
 * Turns a draft into `case.json`, or adds it to the one that is there, of which nothing else is changed but that archived
 * copies (source → address) are recorded. Throws `UserError`.
 */
export async function finishDraft(folder: string, draft: CaseDraft, title: string, copies: ReadonlyMap<string, string>): Promise<CaseFile> {
  const path = join(folder, CASE)
  const before = (await isThere(path)) ? (JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, '')) as CaseFile) : undefined
  const now = before
    ? { ...before, reports: [...before.reports, ...draft.reports] }
    : { schema: 1, title, statement: draft.statement, reports: draft.reports }
  const next = {
    ...now,
    ...(now.statement ? { statement: withCopy(now.statement, copies) } : {}),
    reports: now.reports.map((one) => withCopy(one, copies)),
  }
  const parsed = caseSchema.safeParse(next)
  if (!parsed.success) throw new UserError(`${path}: ${firstProblem(parsed.error)}; mend it there`)
  if (!before || draft.reports.length > 0 || copies.size > 0) await writeWhole(path, json(next))
  await rm(join(folder, DRAFT), { force: true })
  return parsed.data
}
