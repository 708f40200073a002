// `unsaid review`: takes the terminal at once, reads and compares, and hands all of it to the review.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Review } from '../model/decision.ts'
import { UserError } from '../model/user-error.ts'
import { holdTerminal, type HeldTerminal } from '../screen/held.ts'
import { openingLines, type Opening } from '../screen/opening.ts'
import { EXIT } from './exit-codes.ts'
import { reviewerName } from './reviewer.ts'
import { readSettings, type Settings } from './settings.ts'

export interface ReviewFlags {
  readonly as?: string
  readonly blind?: boolean
  readonly hideNames?: boolean
  readonly mouse?: boolean
  readonly timing?: boolean
}

/** Lines of others; a log in which several names stand is taken by its first. */
const othersOf = (reviews: readonly Review[], reviewer: string): Review[] => reviews.filter((review) => review.reviewer !== reviewer)

/** Reads, compares and shows, each module loaded when it is needed: what is known is on the screen before the next is asked for. */
async function reviewOn(
  held: HeldTerminal | undefined,
  paths: readonly string[],
  flags: ReviewFlags,
  reviewer: string,
  settings: Settings,
): Promise<void> {
  const size = { columns: process.stdout.columns, rows: process.stdout.rows }
  const opening = (what: Opening): void => held?.draw(openingLines(what, size))
  opening({ title: paths.join(' '), stage: 'Reading …' })
  const { readTexts } = await import('./review-texts.ts')
  const { title, statement, reports, reviews: folder, exportStem, source } = await readTexts(paths)
  opening({ title, stage: 'Comparing …', statement: statement.text, outlets: reports.map((report) => report.outlet) })
  const { LogFile, logName, parseLog, readLog, readReviews } = await import('../review/log-file.ts')
  const path = join(folder, logName(reviewer))
  const own = await readLog(path)
  const { reviews, problems } = await readReviews(folder)
  const { readSet } = await import('../review/set-file.ts')
  const set = await readSet(folder)
  const { deskFor, firstFrame } = await import('./review-desk.ts')
  const desk = await deskFor({
    title,
    statement,
    reports,
    exportStem,
    reviewer,
    others: othersOf(reviews, reviewer),
    set,
    blind: flags.blind ?? false,
    hideNames: flags.hideNames ?? false,
    timed: flags.timing !== false && settings.timing,
  })
  const { keys } = settings
  const mouse = flags.mouse !== false && settings.mouse
  held?.draw(firstFrame(desk, own.decisions, size, { keys, mouse }))
  const file = new LogFile(path)
  const { showReview } = await import('../screen/review/show.ts')
  const { exporter } = await import('./review-export.ts')
  try {
    await showReview(
      {
        desk,
        keys,
        mouse,
        log: own.decisions,
        store: {
          append: (lines) => file.append(lines),
          reread: () => (file.grew ? (file.caughtUp(), parseLog(readFileSync(path, 'utf8'), path).decisions) : undefined),
        },
        exportTo: exporter(source),
        ...(problems.length > 0
          ? { notice: `${problems.length === 1 ? '' : `${problems.length} lines unread; `}${problems[0] ?? ''}` }
          : {}),
      },
      held,
    )
  } finally {
    file.close()
  }
}

/** Runs the command until the reviewer quits; returns the exit code. Throws `UserError`. */
export async function runReview(paths: readonly string[], flags: ReviewFlags): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UserError('review needs a terminal for its keys and its screen; in a script use unsaid compare or unsaid agreement')
  const reviewer = reviewerName(flags.as)
  // A screen reader is spoken to by ink alone.
  const spoken = process.env['INK_SCREEN_READER'] === 'true'
  const settings = readSettings()
  const { colours } = settings
  const mouse = flags.mouse !== false && settings.mouse
  const held = spoken ? undefined : holdTerminal({ mouse, ...(colours === undefined ? {} : { colours }) })
  try {
    await reviewOn(held, paths, flags, reviewer, settings)
  } catch (error) {
    held?.leave()
    throw error
  }
  return EXIT.done
}
