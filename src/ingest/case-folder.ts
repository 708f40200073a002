// A case folder → statement, reports and gold labels.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { caseSchema, type CaseFile } from '../model/case.ts'
import type { Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { distinctNames, readDocument } from './documents.ts'
import { readJson } from './json-file.ts'
import { outletName } from './outlets.ts'

export interface LoadedCase {
  readonly file: CaseFile
  readonly statement: Statement
  readonly reports: readonly Report[]
}

/** Path of a case's text. Refuses what lies outside the folder, through `..` or a link: a case may come from anybody. */
async function insidePath(folder: string, file: string): Promise<string> {
  const refuse = (): never => {
    throw new UserError(
      `${join(folder, 'case.json')}: ${JSON.stringify(file)} points outside the case folder; copy the text into the folder`,
    )
  }
  const path = join(folder, file)
  const outside = (to: string): boolean => to === '..' || to.startsWith(`..${sep}`) || isAbsolute(to)
  if (isAbsolute(file) || outside(relative(folder, path))) refuse()
  const real = await realpath(path).catch(() => undefined)
  if (real !== undefined && outside(relative(await realpath(folder), real))) refuse()
  return path
}

/** Whether a path is a folder; a missing path is none. */
export async function isFolder(path: string): Promise<boolean> {
  return (
    path !== '-' &&
    (await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
}

/** Reads a case folder. Throws `UserError` for a folder without case.json, broken JSON, texts that are missing or outside. */
export async function readCase(folder: string): Promise<LoadedCase> {
  const path = join(folder, 'case.json')
  if (
    !(await stat(path).then(
      (found) => found.isFile(),
      () => false,
    ))
  ) {
    throw new UserError(`${folder}: has no case.json; name a case folder, or a statement file and report files`)
  }
  const file = await readJson(path, caseSchema)
  const { file: statementFile, ...statementKnown } = file.statement
  const statement = await readDocument(await insidePath(folder, statementFile), statementKnown)
  const names = distinctNames(file.reports.map((report) => outletName(report.outlet ?? report.file.replace(/\.[^.]*$/, ''))))
  const reports: Report[] = []
  for (const [index, { file: reportFile, role, ...known }] of file.reports.entries()) {
    reports.push({ ...(await readDocument(await insidePath(folder, reportFile), known)), outlet: names[index] as string, role })
  }
  return { file, statement, reports }
}
