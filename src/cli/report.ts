// `unsaid report`: the document that goes to an editor or into a paper, with the reviews merged in.
import { stat } from 'node:fs/promises'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readJson } from '../ingest/json-file.ts'
import type { Making } from '../model/colophon.ts'
import { comparisonSchema } from '../model/comparison-schema.ts'
import { UserError } from '../model/user-error.ts'
import { reviewRecords } from '../review/as-of.ts'
import { readReviews, reviewsFolder } from '../review/log-file.ts'
import type { Made } from './colophon.ts'
import { EXIT } from './exit-codes.ts'
import { chosenFormat, published } from './formats.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { controlled, editionOptions, makingFlags, type PublishingFlags } from './publishing.ts'
import { readRecorded } from './recorded.ts'
import { reportedCase, type Reported } from './reported.ts'
import { say } from './say.ts'

export interface ReportFlags extends PublishingFlags {
  readonly format?: string
  readonly output?: string
  readonly reviews: boolean
}

interface ToWrite extends Reported {
  readonly made: Made
  /** Some lines of the reviews could not be read. */
  readonly broken: boolean
}

async function fromCase(folder: string, flags: ReportFlags): Promise<ToWrite> {
  const making: Making = { from: 'case', reviews: flags.reviews, versions: true, sides: true, ...makingFlags(flags) }
  const loaded = await readCase(folder)
  if (!flags.reviews) return { ...(await reportedCase(loaded, making, undefined)), made: { making, reviews: [] }, broken: false }
  const { reviews, problems } = await readReviews(reviewsFolder(folder))
  problems.forEach(say)
  return {
    ...(await reportedCase(loaded, making, reviews)),
    made: { making, reviews: reviewRecords(reviews) },
    broken: problems.length > 0,
  }
}

async function fromFile(path: string, flags: ReportFlags): Promise<ToWrite> {
  if (!(await stat(path).catch(() => undefined))) throw new UserError(`${path}: no such file or folder; name a case folder`)
  if (!path.toLowerCase().endsWith('.json'))
    throw new UserError(`${path}: is no case folder; name one, or a comparison that unsaid wrote with --format json`)
  const comparison = controlled(await readJson(path, comparisonSchema), flags)
  const before = await readRecorded(path, comparison)
  const { authors, controls, ...rest } = makingFlags(flags)
  const making: Making = {
    ...before.making,
    from: 'comparison',
    ...rest,
    authors,
    controls: [...new Set([...before.making.controls, ...controls])],
  }
  return { comparison, stale: 0, agreement: [], made: { ...before, making }, broken: false }
}

/** Runs the command; 3 where lines of the reviews were broken, each named on stderr. Throws `UserError`. */
export async function runReport(path: string, flags: ReportFlags): Promise<number> {
  const options = editionOptions(flags)
  if (flags.output !== undefined) await checkOutput(flags.output, [path])
  const format = chosenFormat(flags.format, flags.output, 'md')
  const { comparison, stale, agreement, made, broken } = (await isFolder(path)) ? await fromCase(path, flags) : await fromFile(path, flags)
  await writeAnswer(await published(comparison, format, flags.output !== undefined, { ...options, stale, agreement }, made), flags.output)
  return broken ? EXIT.some : EXIT.done
}
