// What a review is of: a case folder or loose files, read first and compared after, so that the texts can be shown at once.
import { basename, dirname, extname, resolve } from 'node:path'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readPair } from '../ingest/documents.ts'
import type { Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { reviewsBeside, reviewsFolder } from '../review/log-file.ts'
import type { ExportSource } from './review-export.ts'

export interface ReviewTexts {
  readonly title: string
  readonly statement: Statement
  readonly reports: readonly Report[]
  /** Folder of the reviews. */
  readonly reviews: string
  readonly exportStem: string
  readonly source: ExportSource
}

/** Reads what is to be reviewed. Throws `UserError`. */
export async function readTexts(paths: readonly string[]): Promise<ReviewTexts> {
  const [first, ...rest] = paths
  if (first === undefined) throw new UserError('nothing to review; give a case folder, or a statement file and report files')
  if (paths.includes('-')) throw new UserError('-: a review takes its keys from the terminal, so its texts must be files')
  if (await isFolder(first)) {
    if (rest.length > 0) throw new UserError(`${first}: is a case folder and stands alone; leave out ${rest[0] ?? ''}`)
    const { file, statement, reports } = await readCase(first)
    return {
      title: file.title,
      statement,
      reports,
      reviews: reviewsFolder(first),
      exportStem: `${basename(resolve(first))}-review`,
      source: { files: file.reports.map((report) => report.file), caseFile: file, inputs: [first], document: basename(resolve(first)) },
    }
  }
  const { statement, reports } = await readPair(first, rest)
  if (reports.length === 0)
    throw new UserError(`${first}: no report to review; add the report files after the statement, or give a case folder`)
  const stem = basename(first, extname(first))
  return {
    title: `${stem} (${basename(dirname(resolve(first)))})`,
    statement,
    reports,
    reviews: reviewsBeside(first),
    exportStem: `${stem}-review`,
    source: { files: rest.map((path) => basename(path)), document: stem, inputs: paths },
  }
}
