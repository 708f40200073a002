// Reviews as they stood when something was published: a log only grows, so that its first lines are what it was.
import { createHash } from 'node:crypto'
import type { ReviewRecord } from '../model/colophon.ts'
import type { Decision, Review } from '../model/decision.ts'

const digest = (decisions: readonly Decision[]): string =>
  createHash('sha256')
    .update(decisions.map((one) => JSON.stringify(one)).join('\n'))
    .digest('hex')

/** What a report keeps of the reviews in it. */
export const reviewRecords = (reviews: readonly Review[]): ReviewRecord[] =>
  reviews.map(({ reviewer, decisions }) => ({ reviewer, decisions: decisions.length, sha256: digest(decisions) }))

export interface AsOf {
  /** The reviews cut to what they were; those that changed are whole, as nothing better is known. */
  readonly reviews: readonly Review[]
  /** Recorded, and not there. */
  readonly missing: readonly ReviewRecord[]
  /** Recorded, and there with other first lines: never what a log does by itself. */
  readonly changed: readonly ReviewRecord[]
  /** Decisions made since, by reviewer. */
  readonly since: readonly { readonly reviewer: string; readonly decisions: number }[]
}

/** Holds reviews of today against what was recorded of them. */
export function reviewsAsOf(reviews: readonly Review[], records: readonly ReviewRecord[]): AsOf {
  const left = new Set(reviews)
  const take = (fits: (review: Review) => boolean): Review | undefined => {
    const found = [...left].find(fits)
    if (found) left.delete(found)
    return found
  }
  // Those that are what they were first, so that no other log of the same reviewer is taken for one that changed.
  const same = records.map((record) =>
    take(({ reviewer, decisions }) => reviewer === record.reviewer && digest(decisions.slice(0, record.decisions)) === record.sha256),
  )
  const other = records.map((record, index) => (same[index] ? undefined : take(({ reviewer }) => reviewer === record.reviewer)))
  const more = records.flatMap(({ reviewer, decisions }, index) => {
    const count = (same[index]?.decisions.length ?? 0) - decisions
    return count > 0 ? [{ reviewer, decisions: count }] : []
  })
  return {
    reviews: records.flatMap(({ decisions }, index) => {
      const [one, two] = [same[index], other[index]]
      return one ? [{ ...one, decisions: one.decisions.slice(0, decisions) }] : two ? [two] : []
    }),
    missing: records.filter((_, index) => !same[index] && !other[index]),
    changed: records.filter((_, index) => other[index]),
    since: [...more, ...[...left].map(({ reviewer, decisions }) => ({ reviewer, decisions: decisions.length }))],
  }
}
