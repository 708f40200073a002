// `unsaid agreement`: how far the reviewers of some cases agree.
import { basename, resolve } from 'node:path'
import type { Rated } from '../archive/rated.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { UserError } from '../model/user-error.ts'
import { readReviews, reviewsFolder } from '../review/log-file.ts'
import { measureAgreement } from '../review/measure.ts'
import { plantedScores } from '../review/set.ts'
import { readSet } from '../review/set-file.ts'
import type { PlantedScore } from '../model/review-set.ts'
import { ratedUnits, type RatedUnit } from '../review/ratings.ts'
import { formatAmong } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { terminalOptions } from './terminal-options.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { wholeNumber } from './whole-number.ts'

const FORMATS = ['text', 'json'] as const
const MOST_RESAMPLES = 100_000

export interface AgreementFlags {
  readonly format?: string
  readonly output?: string
  readonly resamples: string
  readonly seed: string
  readonly store?: string
}

/** Names by which cases are told apart: the folder's, or the path as given where two folders have one name. */
function caseNames(folders: readonly string[]): string[] {
  const names = folders.map((folder) => basename(resolve(folder)))
  return names.map((name, index) => (names.filter((one) => one === name).length > 1 ? folders[index]! : name))
}

async function inArchive(location: string): Promise<Rated> {
  const { openStore } = await import('../archive/store.ts')
  const { ratedInArchive } = await import('../archive/rated.ts')
  const store = await openStore(location)
  try {
    return await ratedInArchive(store)
  } finally {
    await store.close()
  }
}

/** Scores of the same coder in several cases, summed up. */
function byCoder(scores: readonly PlantedScore[]): PlantedScore[] {
  const found = new Map<string, PlantedScore>()
  for (const { name, right, decided } of scores) {
    const before = found.get(name) ?? { name, right: 0, decided: 0 }
    found.set(name, { name, right: before.right + right, decided: before.decided + decided })
  }
  return [...found.values()]
}

/** Runs the command; 3 where lines of a log could not be read, each named on stderr. Throws `UserError`. */
export async function runAgreement(folders: readonly string[], flags: AgreementFlags): Promise<number> {
  const resampling = {
    resamples: wholeNumber('--resamples', flags.resamples, 0, MOST_RESAMPLES),
    seed: wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1),
  }
  if (folders.length === 0 && flags.store === undefined)
    throw new UserError('nothing to measure; give case folders that were reviewed, or an archive with --store')
  if (flags.output !== undefined) await checkOutput(flags.output, [...folders, ...(flags.store === undefined ? [] : [flags.store])])
  const format = formatAmong(FORMATS, flags.format, flags.output, 'text')
  const names = caseNames(folders)
  const units: RatedUnit[] = []
  const planted: PlantedScore[] = []
  let broken = 0
  for (const [index, folder] of folders.entries()) {
    if (!(await isFolder(folder))) throw new UserError(`${folder}: is no case folder; give folders with a case.json and reviews`)
    const { reviews, problems } = await readReviews(reviewsFolder(folder))
    problems.forEach(say)
    broken += problems.length
    const texts = await readCase(folder)
    units.push(...ratedUnits(names[index]!, texts, reviews))
    const set = await readSet(reviewsFolder(folder))
    if (set) planted.push(...plantedScores(set, texts, reviews))
  }
  if (flags.store !== undefined) {
    const { units: rated, documents } = await inArchive(flags.store)
    units.push(...rated)
    names.push(...documents)
  }
  const measured = measureAgreement(units, names, resampling)
  const agreement = planted.length === 0 ? measured : { ...measured, planted: byCoder(planted) }
  if (agreement.reviewers.length < 2) {
    const [only] = agreement.reviewers
    throw new UserError(
      `${[...folders, ...(flags.store === undefined ? [] : [flags.store])].join(', ')}: ${only ? `only ${only.name} has reviewed` : 'nobody has reviewed'}; agreement needs two reviewers (unsaid review CASE --as NAME)`,
    )
  }
  const answer =
    format === 'json'
      ? `${safeJson(agreement, 2)}\n`
      : (await import('../present/terminal/agreement.ts')).terminalAgreement(agreement, terminalOptions(flags.output !== undefined))
  await writeAnswer(answer, flags.output)
  return broken > 0 ? EXIT.some : EXIT.done
}
