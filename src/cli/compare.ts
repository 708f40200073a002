// `unsaid compare`: one statement, some reports, one answer.
import { compare } from '../compare.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { readPair } from '../ingest/documents.ts'
import type { Comparison } from '../model/comparison.ts'
import { UserError } from '../model/user-error.ts'
import { checkOutput, writeAnswer } from './output.ts'
import { EXIT } from './exit-codes.ts'
import { chosenFormat, rendered } from './formats.ts'
import { controlled, editionOptions, type PublishingFlags } from './publishing.ts'

export interface CompareFlags extends PublishingFlags {
  readonly format?: string
  readonly output?: string
  readonly failOn?: string
}

async function comparisonOf(paths: readonly string[]): Promise<Comparison> {
  const [first, ...rest] = paths
  if (first === undefined) throw new UserError('nothing to compare; give a case folder, or a statement file and report files')
  if (await isFolder(first)) {
    if (rest.length > 0)
      throw new UserError(`${first}: is a case folder and stands alone; leave out ${rest[0] ?? ''}, or give the statement as a file`)
    const { file, statement, reports } = await readCase(first)
    return compare(statement, reports, { title: file.title })
  }
  const { statement, reports } = await readPair(first, rest)
  if (reports.length === 0)
    throw new UserError(`${first}: no report to compare it with; add the report files after the statement, or give a case folder`)
  return compare(statement, reports)
}

/** Runs the command; returns the exit code. Throws `UserError`. */
export async function runCompare(paths: readonly string[], flags: CompareFlags): Promise<number> {
  const format = chosenFormat(flags.format, flags.output, 'text')
  const options = editionOptions(flags)
  if (flags.failOn !== undefined && flags.failOn !== 'omitted')
    throw new UserError(`--fail-on ${flags.failOn}: unknown; the one choice is omitted`)
  if (flags.output !== undefined) await checkOutput(flags.output)
  const comparison = controlled(await comparisonOf(paths), flags)
  await writeAnswer(await rendered(comparison, format, flags.output !== undefined, options), flags.output)
  const omitted = comparison.verdicts.flat().some((verdict) => verdict.kind === 'omitted')
  return flags.failOn !== undefined && omitted ? EXIT.found : EXIT.done
}
