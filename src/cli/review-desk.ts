// The desk of a review, compared by meaning, and its first frame as it will stand.
import type { Decision, Review } from '../model/decision.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Desk } from '../review/desk.ts'
import type { ReviewSet } from '../model/review-set.ts'
import { assignedTo, progressOf } from '../review/set.ts'
import { rejudgeBy } from '../review/rejudge.ts'
import type { Size } from '../screen/layout.ts'
import type { Line } from '../screen/lines.ts'
import type { Keys } from '../screen/review/keys.ts'
import { initialState } from '../screen/review/state.ts'
import { screenLines } from '../screen/review/views/screen-lines.ts'
import { compareWithMeaning } from '../semantic/by-meaning.ts'

interface DeskParts {
  readonly title: string
  readonly statement: Statement
  readonly reports: readonly Report[]
  readonly exportStem: string
  readonly reviewer: string
  readonly others: readonly Review[]
  readonly set: ReviewSet | undefined
  readonly blind: boolean
  readonly hideNames: boolean
  readonly timed: boolean
}

/** Compares, and lays out what is before the reviewer. */
export async function deskFor({ title, statement, reports, blind, set, ...rest }: DeskParts): Promise<Desk> {
  const { comparison, meaning } = await compareWithMeaning(statement, reports, { title })
  const texts = { statement, reports }
  const assigned = set && assignedTo(set, texts, rest.reviewer)
  return {
    ...rest,
    comparison,
    ...(assigned ? { assigned } : {}),
    ...(set ? { team: progressOf(set, texts, rest.others).filter((one) => one.name !== rest.reviewer) } : {}),
    mode: blind ? 'blind' : 'open',
    rejudge: rejudgeBy(meaning),
  }
}

/** The screen as the review will begin with, before anything that takes keys is loaded. */
export const firstFrame = (
  desk: Desk,
  log: readonly Decision[],
  size: Size,
  options: { readonly keys: Keys; readonly mouse: boolean },
): readonly Line[] => screenLines(initialState(desk, log, size, options))
