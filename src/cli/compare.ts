// `unsaid compare`: one statement, some reports, one answer.
import type { CompareOptions } from '../engine/compare.ts'
import { compareByMeaning } from '../semantic/by-meaning.ts'
import { withCounterpart, withEditions } from '../semantic/mutual.ts'
import { withVersions } from '../semantic/versions.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readDocument, readPair } from '../ingest/documents.ts'
import { readVersions } from '../ingest/version-files.ts'
import { isAddress } from '../ingest/source.ts'
import { sourceStem } from '../ingest/case/files.ts'
import type { Making } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import type { ModelFlags } from './commands/model-options.ts'
import type { SourceFlags } from './commands/source-flags.ts'
import { modelFiles } from './model-files.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { EXIT } from './exit-codes.ts'
import { chosenFormat, published } from './formats.ts'
import { controlled, editionOptions, makingFlags, type PublishingFlags } from './publishing.ts'
import { say } from './say.ts'
import type { Unreachable } from './with-models.ts'
import { openOptions, reportFailures, reportWarnings } from './sources.ts'

export interface CompareFlags extends PublishingFlags, ModelFlags, SourceFlags {
  readonly format?: string
  readonly output?: string
  readonly failOn?: string
  readonly versions?: boolean
  readonly bothWays?: boolean
  readonly versionOf?: readonly string[]
}

/** The engine alone, or with the models that were named. */
async function compared(
  statement: Statement,
  reports: readonly Report[],
  flags: ModelFlags,
  reached: Unreachable | undefined,
  options: CompareOptions = {},
): Promise<Comparison> {
  if ((flags.model ?? []).length === 0 && flags.calibration === undefined) return compareByMeaning(statement, reports, options)
  const [{ withModels }, { compareWithModels }] = await Promise.all([import('./with-models.ts'), import('../semantic/compare.ts')])
  return withModels(flags, ({ models, combination }) => compareWithModels(statement, reports, models, { ...options, combination }), reached)
}

interface Read {
  readonly comparison: Comparison
  readonly from: Making['from']
  /** Reports that could not be read. */
  readonly failed: number
  /** What each report was read from, as it was given; absent for a case. */
  readonly sources?: readonly string[]
}

/** Two statements of one event, and nothing else. Throws `UserError`. */
async function bothStatements(first: string, rest: readonly string[], flags: CompareFlags): Promise<Comparison> {
  const [second, third] = rest
  if (second === undefined || third !== undefined)
    throw new UserError(
      '--both-ways: takes two statements of one event and no report; put them into a case as statement and counterpart to compare reports too',
    )
  if ((flags.model ?? []).length > 0) throw new UserError('--both-ways: is not compared by models; leave out --model')
  const options = await openOptions(flags, [first, second])
  const one = await readDocument(first, {}, options)
  const other = await readDocument(second, {}, options)
  for (const [name, document] of [
    [first, one],
    [second, other],
  ] as const)
    reportWarnings(name, document)
  return withCounterpart(await compareByMeaning(one, []), other, [sourceStem(first), sourceStem(second)])
}

async function comparisonOf(paths: readonly string[], flags: CompareFlags, reached: Unreachable | undefined): Promise<Read> {
  const [first, ...rest] = paths
  if (first === undefined) throw new UserError('nothing to compare; give a case folder, or a statement file and report files')
  if (!isAddress(first) && (await isFolder(first))) {
    if (rest.length > 0)
      throw new UserError(`${first}: is a case folder and stands alone; leave out ${rest[0] ?? ''}, or give the statement as a file`)
    if (flags.versionOf !== undefined)
      throw new UserError(
        `--version-of: a case keeps its versions; add them with: unsaid case add ${first} --version-of ${flags.versionOf[0] ?? ''}`,
      )
    const { file, statement, counterpart, reports, versions } = await readCase(first)
    if (flags.bothWays === true && !counterpart)
      throw new UserError(
        `${first}: has one side’s statement only; name the other’s as counterpart in case.json, or give both as files: unsaid compare ONE OTHER --both-ways`,
      )
    const plain = await compared(statement, reports, flags, reached, { title: file.title })
    const comparison = await withEditions(await withCounterpart(plain, counterpart))
    if (flags.versions !== true) {
      for (const { name, versions: all } of versions)
        say(`${name}: the case has ${all.length} versions of it; --versions says what changed`)
      return { comparison, from: 'case', failed: 0 }
    }
    if (versions.length === 0)
      throw new UserError(
        `${first}: has one version of each text; add others with: unsaid case refresh ${first}, or unsaid case add ${first} --version-of TEXT=SOURCE`,
      )
    return { comparison: await withVersions(comparison, versions), from: 'case', failed: 0 }
  }
  if (rest.length === 0)
    throw new UserError(`${first}: no report to compare it with; add the report files after the statement, or give a case folder`)
  if (flags.bothWays === true) return { comparison: await bothStatements(first, rest, flags), from: 'texts', failed: 0 }
  const written = flags.versionOf ?? []
  if (flags.versions === true && written.length === 0)
    throw new UserError(
      '--versions: there is one version of each text; name others with --version-of TEXT=SOURCE, or give a case folder that has them',
    )
  const options = await openOptions(flags, [...paths, ...written])
  const { statement, reports, failures, sources } = await readPair(first, rest, options)
  reportFailures(failures)
  reportWarnings('the statement', statement)
  for (const report of reports) reportWarnings(report.outlet, report)
  const versions = await readVersions(written, { statement, reports, sources: [first, ...sources] }, options)
  const comparison = await withEditions(await compared(statement, reports, flags, reached))
  return { comparison: await withVersions(comparison, versions), from: 'texts', failed: failures.length, sources }
}

/** Flags in which a control that is named by its file or address, as it was given, is named by its outlet. */
function byOutlet(flags: CompareFlags, { reports }: Comparison, sources: readonly string[] = []): CompareFlags {
  const control = flags.control?.map((name) => reports[sources.indexOf(name)]?.outlet ?? name)
  return control === undefined ? flags : { ...flags, control }
}

/** Runs the command; returns the exit code. Throws `UserError`. */
export async function runCompare(paths: readonly string[], flags: CompareFlags): Promise<number> {
  const options = editionOptions(flags)
  if (flags.failOn !== undefined && flags.failOn !== 'omitted')
    throw new UserError(`--fail-on ${flags.failOn}: unknown; the one choice is omitted`)
  if (flags.output !== undefined) await checkOutput(flags.output, [...paths, ...(await modelFiles(flags))])
  const format = chosenFormat(flags.format, flags.output, 'text')
  const asks = (flags.model ?? []).length > 0 && flags.bothWays !== true
  // Before pages are fetched: a wrong address is told at once.
  const reached = asks ? await (await import('./with-models.ts')).reachServers(flags) : undefined
  const { comparison: found, from, failed, sources } = await comparisonOf(paths, flags, reached)
  const comparison = controlled(found, byOutlet(flags, found, sources))
  const making: Making = { from, reviews: false, versions: comparison.versions !== undefined, sides: true, ...makingFlags(flags) }
  await writeAnswer(await published(comparison, format, flags.output !== undefined, options, { making, reviews: [] }), flags.output)
  const held = (comparison.mutual ?? []).flatMap((one) => (one.kind === 'statements' ? one.directions.flatMap((two) => two.verdicts) : []))
  const omitted = [...comparison.verdicts, ...held].flat().some((verdict) => verdict.kind === 'omitted')
  if (failed > 0) return EXIT.some
  return flags.failOn !== undefined && omitted ? EXIT.found : EXIT.done
}
