// A case as a report tells it: compared, with versions and sides, and with reviews laid over it. What `report` writes and `verify` holds it against.
import type { LoadedCase } from '../ingest/case-folder.ts'
import type { Making } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Review } from '../model/decision.ts'
import { english } from '../present/words/en.ts'
import { krippendorffAlpha, percentAgreement } from '../review/agreement.ts'
import { mergeReviews } from '../review/merge.ts'
import { ratedUnits, ratersOf, ratingTable } from '../review/ratings.ts'
import { rejudgeBy } from '../review/rejudge.ts'
import { standingOf } from '../review/standing.ts'
import { compareWithMeaning } from '../semantic/by-meaning.ts'
import { withCounterpart, withEditions } from '../semantic/mutual.ts'
import { withVersions } from '../semantic/versions.ts'
import { controlled } from './publishing.ts'

export interface Reported {
  readonly comparison: Comparison
  /** Decisions that do not count: made on other texts, or on what is no longer there. */
  readonly stale: number
  /** Sentences about how far reviewers agree. */
  readonly agreement: readonly string[]
}

/** Compares a case and lays reviews over it; `undefined` leaves them out. Throws `UserError` for a control that is no outlet of it. */
export async function reportedCase(
  { file, statement, counterpart, reports, versions }: LoadedCase,
  making: Pick<Making, 'controls' | 'sides' | 'versions'>,
  reviews: readonly Review[] | undefined,
): Promise<Reported> {
  const { comparison: compared, meaning } = await compareWithMeaning(statement, reports, { title: file.title })
  const plain = controlled(compared, { control: making.controls })
  const sides = making.sides ? await withEditions(await withCounterpart(plain, counterpart)) : plain
  const comparison = making.versions ? await withVersions(sides, versions) : sides
  if (reviews === undefined) return { comparison, stale: 0, agreement: [] }
  const merged = mergeReviews(comparison, reviews, rejudgeBy(meaning))
  const stale = reviews.reduce((sum, review) => {
    const { words, lost } = standingOf(merged, review)
    return sum + lost + [...words.values()].filter((word) => word.stale).length
  }, 0)
  const units = ratedUnits('case', merged, reviews)
  const ratings = ratingTable(units, ratersOf(units))
  const percent = percentAgreement(ratings)
  const agreement = percent === undefined ? [] : [english.reviews.agreement(percent, krippendorffAlpha(ratings))]
  return { comparison: merged, stale, agreement }
}
