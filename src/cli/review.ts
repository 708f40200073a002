// `unsaid review`: opens a case and its log, and hands the terminal to the review.
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { compare } from '../engine/compare.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readPair } from '../ingest/documents.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Meaning } from '../model/meaning.ts'
import type { Review } from '../model/decision.ts'
import { UserError } from '../model/user-error.ts'
import { LogFile, logName, parseLog, readLog, readReviews, reviewsBeside, reviewsFolder } from '../review/log-file.ts'
import { readMeaning } from '../semantic/by-meaning.ts'
import { rejudgeBy } from '../review/rejudge.ts'
import type { Desk } from '../review/desk.ts'
import { EXIT } from './exit-codes.ts'
import { exporter, type ExportSource } from './review-export.ts'
import { showReview } from '../screen/review/show.ts'

export interface ReviewFlags {
  readonly as?: string
  readonly blind?: boolean
}

interface Opened {
  readonly comparison: Comparison
  readonly meaning: Meaning | undefined
  readonly reviews: string
  readonly exportStem: string
  readonly source: ExportSource
}

async function withMeaning(
  statement: Statement,
  reports: readonly Report[],
  title: string,
): Promise<Pick<Opened, 'comparison' | 'meaning'>> {
  const meaning = await readMeaning(statement, reports)
  return { comparison: compare(statement, reports, { title, meaning }), meaning }
}

async function opened(paths: readonly string[]): Promise<Opened> {
  const [first, ...rest] = paths
  if (first === undefined) throw new UserError('nothing to review; give a case folder, or a statement file and report files')
  if (paths.includes('-')) throw new UserError('-: a review takes its keys from the terminal, so its texts must be files')
  if (await isFolder(first)) {
    if (rest.length > 0) throw new UserError(`${first}: is a case folder and stands alone; leave out ${rest[0] ?? ''}`)
    const { file, statement, reports } = await readCase(first)
    return {
      ...(await withMeaning(statement, reports, file.title)),
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
    ...(await withMeaning(statement, reports, `${stem} (${basename(dirname(resolve(first)))})`)),
    reviews: reviewsBeside(first),
    exportStem: `${stem}-review`,
    source: { files: rest.map((path) => basename(path)), document: stem, inputs: paths },
  }
}

/** The name that decisions carry. Throws `UserError` for one that cannot be shown. */
export function reviewerName(given: string | undefined): string {
  const name = (given ?? process.env['USER'] ?? userInfo().username).trim().normalize('NFC')
  if (name === '' || name.length > 100 || /[\p{Cc}\p{Cf}]/u.test(name))
    throw new UserError('--as: a reviewer needs a name of 1 to 100 visible characters, for example --as anna')
  return name
}

/** Lines of others; a log in which several names stand is taken by its first. */
const othersOf = (reviews: readonly Review[], reviewer: string): Review[] => reviews.filter((review) => review.reviewer !== reviewer)

/** Runs the command until the reviewer quits; returns the exit code. Throws `UserError`. */
export async function runReview(paths: readonly string[], flags: ReviewFlags): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UserError('review needs a terminal for its keys and its screen; in a script use unsaid compare or unsaid agreement')
  const reviewer = reviewerName(flags.as)
  const { comparison, meaning, reviews: folder, exportStem, source } = await opened(paths)
  const path = join(folder, logName(reviewer))
  const own = await readLog(path)
  const { reviews, problems } = await readReviews(folder)
  const file = new LogFile(path)
  const desk: Desk = {
    comparison,
    others: othersOf(reviews, reviewer),
    reviewer,
    mode: flags.blind ? 'blind' : 'open',
    rejudge: rejudgeBy(meaning),
    exportStem,
  }
  try {
    await showReview({
      desk,
      log: own.decisions,
      store: {
        append: (lines) => file.append(lines),
        reread: () => (file.grew ? (file.caughtUp(), parseLog(readFileSync(path, 'utf8'), path).decisions) : undefined),
      },
      exportTo: exporter(source),
      ...(problems.length > 0 ? { notice: `${problems.length === 1 ? '' : `${problems.length} lines unread; `}${problems[0] ?? ''}` } : {}),
    })
  } finally {
    file.close()
  }
  return EXIT.done
}
