// `unsaid report`: the document that goes to an editor or into a paper, with the reviews merged in.
import { stat } from 'node:fs/promises'
import { compare } from '../engine/compare.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readJson } from '../ingest/json-file.ts'
import type { Comparison } from '../model/comparison.ts'
import { comparisonSchema } from '../model/comparison-schema.ts'
import { UserError } from '../model/user-error.ts'
import { readReviews, reviewsFolder } from '../review/log-file.ts'
import { mergeReviews } from '../review/merge.ts'
import { readMeaning } from '../semantic/by-meaning.ts'
import { withCounterpart, withEditions } from '../semantic/mutual.ts'
import { withVersions } from '../semantic/versions.ts'
import { rejudgeBy } from '../review/rejudge.ts'
import { krippendorffAlpha, percentAgreement } from '../review/agreement.ts'
import { ratedUnits, ratersOf, ratingTable } from '../review/ratings.ts'
import { english } from '../present/words/en.ts'
import { standingOf } from '../review/standing.ts'
import { EXIT } from './exit-codes.ts'
import { chosenFormat, rendered } from './formats.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { controlled, editionOptions, type PublishingFlags } from './publishing.ts'
import { say } from './say.ts'

export interface ReportFlags extends PublishingFlags {
  readonly format?: string
  readonly output?: string
  readonly reviews: boolean
}

interface Reported {
  readonly comparison: Comparison
  /** Decisions that do not count: made on other texts, or on what is no longer there. */
  readonly stale: number
  /** Sentences about how far reviewers agree. */
  readonly agreement: readonly string[]
  /** Some lines of the reviews could not be read. */
  readonly broken: boolean
}

async function fromCase(folder: string, flags: ReportFlags): Promise<Reported> {
  const { file, statement, counterpart, reports, versions } = await readCase(folder)
  const meaning = await readMeaning(statement, reports)
  const plain = controlled(compare(statement, reports, { title: file.title, meaning }), flags)
  const comparison = await withVersions(await withEditions(await withCounterpart(plain, counterpart)), versions)
  if (!flags.reviews) return { comparison, stale: 0, agreement: [], broken: false }
  const { reviews, problems } = await readReviews(reviewsFolder(folder))
  problems.forEach(say)
  const merged = mergeReviews(comparison, reviews, rejudgeBy(meaning))
  const stale = reviews.reduce((sum, review) => {
    const { words, lost } = standingOf(merged, review)
    return sum + lost + [...words.values()].filter((word) => word.stale).length
  }, 0)
  const units = ratedUnits(folder, merged, reviews)
  const ratings = ratingTable(units, ratersOf(units))
  const percent = percentAgreement(ratings)
  const agreement = percent === undefined ? [] : [english.reviews.agreement(percent, krippendorffAlpha(ratings))]
  return { comparison: merged, stale, agreement, broken: problems.length > 0 }
}

async function fromFile(path: string, flags: ReportFlags): Promise<Reported> {
  if (!(await stat(path).catch(() => undefined))) throw new UserError(`${path}: no such file or folder; name a case folder`)
  if (!path.toLowerCase().endsWith('.json'))
    throw new UserError(`${path}: is no case folder; name one, or a comparison that unsaid wrote with --format json`)
  return { comparison: controlled(await readJson(path, comparisonSchema), flags), stale: 0, agreement: [], broken: false }
}

/** Runs the command; 3 where lines of the reviews were broken, each named on stderr. Throws `UserError`. */
export async function runReport(path: string, flags: ReportFlags): Promise<number> {
  const options = editionOptions(flags)
  if (flags.output !== undefined) await checkOutput(flags.output, [path])
  const format = chosenFormat(flags.format, flags.output, 'md')
  const { comparison, stale, agreement, broken } = (await isFolder(path)) ? await fromCase(path, flags) : await fromFile(path, flags)
  await writeAnswer(await rendered(comparison, format, flags.output !== undefined, { ...options, stale, agreement }), flags.output)
  return broken ? EXIT.some : EXIT.done
}
