// What a report was made from, held against what the case has today: texts and reviews.
import type { LoadedCase } from '../ingest/case-folder.ts'
import type { Colophon, TextRecord } from '../model/colophon.ts'
import type { Review } from '../model/decision.ts'
import type { Remark } from '../model/verification.ts'
import { reviewsAsOf } from '../review/as-of.ts'
import { readReviews, reviewsFolder } from '../review/log-file.ts'

/** What is found, as it is found. */
export interface Findings {
  readonly same: string[]
  readonly differences: Remark[]
  readonly open: Remark[]
  readonly notes: Remark[]
}

/** Only texts that the report is of: what was added to the case since is none of its business. */
export function asOf(loaded: LoadedCase, texts: readonly TextRecord[], found: Findings): LoadedCase {
  const names = new Set(texts.filter(({ role }) => role === 'subject' || role === 'control').map(({ name }) => name))
  const kept = loaded.reports.map(({ outlet }, column) => ({ outlet, column })).filter(({ outlet }) => names.has(outlet))
  for (const { outlet } of loaded.reports)
    if (!names.has(outlet)) found.notes.push({ part: 'text', message: `${outlet}: is in the case, and was not when the report was made` })
  const placeOf = (of: number): number => kept.findIndex(({ column }) => column === of)
  const hasVersions = (name: string): boolean => texts.some((one) => one.name === name && one.versions !== undefined)
  const { counterpart, ...rest } = loaded
  return {
    ...rest,
    ...(counterpart && texts.some(({ role }) => role === 'counterpart') ? { counterpart } : {}),
    reports: kept.map(({ column }) => loaded.reports[column]!),
    versions: loaded.versions.flatMap((one) => {
      if (one.of === 'statement') return texts.some(({ role, versions }) => role === 'statement' && versions) ? [one] : []
      const of = placeOf(one.of)
      return of >= 0 && hasVersions(one.name) ? [{ ...one, of }] : []
    }),
  }
}

const shortHash = (hash: string): string => `${hash.slice(0, 12)}…`

/** Texts of the report that the case does not have as they were. */
export function differentTexts(was: readonly TextRecord[], is: readonly TextRecord[]): Remark[] {
  const remarks: Remark[] = []
  const say = (message: string): void => void remarks.push({ part: 'text', message })
  for (const one of was) {
    const other = is.find(
      ({ name, role }) => name === one.name && (role === one.role || (role !== 'statement' && one.role !== 'statement')),
    )
    if (!other) {
      say(`${one.name}: is in the report, and the case has no such text`)
      continue
    }
    if (other.sha256 !== one.sha256)
      say(
        `${one.name}: its text in the case is another (SHA-256 ${shortHash(other.sha256)}) than the report was made from (${shortHash(one.sha256)})`,
      )
    if (other.role !== one.role) say(`${one.name}: is a ${one.role} in the report, and a ${other.role} in the case`)
    const [before = [], after = []] = [one.versions, other.versions]
    if (before.join() !== after.join()) say(`${one.name}: its versions in the case are others than those in the report`)
  }
  return remarks
}

export interface LaidReviews {
  readonly reviews: readonly Review[] | undefined
  readonly count: number
}

/** The reviews as they were, and what became of them since. */
export async function reviewsOf(folder: string, { making, reviews: records }: Colophon, found: Findings): Promise<LaidReviews> {
  const { reviews, problems } = await readReviews(reviewsFolder(folder))
  const say = (list: Remark[], message: string): void => void list.push({ part: 'review', message })
  const count = (decisions: number): string => `${decisions} ${decisions === 1 ? 'decision' : 'decisions'}`
  for (const problem of problems) say(found.notes, problem)
  if (!making.reviews) {
    if (reviews.length > 0)
      say(
        found.notes,
        `the report says that it was made without reviews; the case has those of ${reviews.map(({ reviewer }) => reviewer).join(', ')}`,
      )
    return { reviews: undefined, count: 0 }
  }
  if (records === undefined) {
    say(found.notes, 'the report does not say whose decisions are in it; those that the case has today are taken')
    return { reviews, count: reviews.length }
  }
  const { reviews: then, missing, changed, since } = reviewsAsOf(reviews, records)
  for (const one of missing) say(found.differences, `${one.reviewer}: the review is missing from the case (${count(one.decisions)})`)
  for (const one of changed)
    say(
      found.differences,
      `${one.reviewer}: what was decided before the report was made is no longer what the review says (${count(one.decisions)})`,
    )
  for (const one of since) say(found.notes, `${one.reviewer}: ${count(one.decisions)} made since the report; left out here, as in it`)
  return { reviews: then, count: records.length - missing.length - changed.length }
}
