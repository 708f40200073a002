// `unsaid case refresh`, and `unsaid case add --version-of`: what the texts of a case say now, or said before.
import { readCaseFile } from '../ingest/case/draft.ts'
import { addressesOf, takeVersions, wantedVersion, type TakenVersions, type WantedVersion } from '../ingest/case/versions.ts'
import { sourceStem } from '../ingest/case/files.ts'
import { outletName } from '../ingest/outlets.ts'
import type { CaseFile, DocumentEntry } from '../model/case.ts'
import { UserError } from '../model/user-error.ts'
import { safeLine } from '../text/safe-text.ts'
import type { SourceFlags } from './commands/source-flags.ts'
import { EXIT } from './exit-codes.ts'
import { stopOnInterrupt } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { say } from './say.ts'
import { openOptions, reportFailures } from './sources.ts'

async function caseOf(folder: string): Promise<CaseFile> {
  const file = await readCaseFile(folder)
  if (!file) throw new UserError(`${folder}: has no case.json; make a case with: unsaid case new`)
  return file
}

async function taken(folder: string, wanted: readonly WantedVersion[], flags: SourceFlags, looks: boolean): Promise<TakenVersions> {
  const { signal, release } = stopOnInterrupt()
  const progress = progressLine('looking again')
  try {
    const sources = wanted.map(({ source }) => source)
    const options = await openOptions(flags, sources, signal)
    return await takeVersions(folder, wanted, {
      ...options,
      looks,
      signal,
      onProgress: (done, of, source) => progress.show(done, of, safeLine(sourceStem(source))),
    })
  } finally {
    progress.end()
    release()
  }
}

const nameOf = (entry: DocumentEntry): string => `${entry.file}${entry.outlet === undefined ? '' : ` (${outletName(entry.outlet)})`}`

/** Says what was found; the exit code. */
function told(folder: string, { added, same, gone, failures, stopped }: TakenVersions): number {
  reportFailures(failures)
  if (stopped) say('stopped; what is done is kept, the same command goes on')
  const lines = [
    ...added.map(({ of, entry }) => `  ${nameOf(of)}: says something else; kept as ${entry.file}`),
    ...gone.map((entry) => `  ${nameOf(entry)}: is not there any more`),
    ...(same.length > 0 ? [`  ${same.length === 1 ? '1 text says' : `${same.length} texts say`} what the case has already`] : []),
    ...(added.length > 0
      ? [`See what changed with: unsaid compare ${/\s/.test(folder) ? JSON.stringify(folder) : folder} --versions`]
      : []),
  ]
  process.stdout.write(`${[`${folder}:`, ...lines].map(safeLine).join('\n')}\n`)
  return failures.length > 0 || stopped ? EXIT.some : EXIT.done
}

/** Runs `unsaid case refresh`; 3 where an address could not be read, or it was stopped. Throws `UserError`. */
export async function runCaseRefresh(folder: string, flags: SourceFlags): Promise<number> {
  const wanted = addressesOf(await caseOf(folder))
  if (wanted.length === 0)
    throw new UserError(
      `${folder}: has no text from an address; add other versions of its files with: unsaid case add ${folder} --version-of TEXT=FILE`,
    )
  return told(folder, await taken(folder, wanted, flags, true))
}

/** Takes the versions that `--version-of` names; 3 where some could not be read. Throws `UserError`. */
export async function runAddVersions(folder: string, written: readonly string[], flags: SourceFlags): Promise<number> {
  const file = await caseOf(folder)
  return told(
    folder,
    await taken(
      folder,
      written.map((one) => wantedVersion(one, file)),
      flags,
      false,
    ),
  )
}
