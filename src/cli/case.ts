// `unsaid case new` and `unsaid case add`: from pages and files to a case folder.
import { buildCase, type Built } from '../ingest/case/build.ts'
import { slug, sourceStem } from '../ingest/case/files.ts'
import { withArchived, type Wanted } from '../ingest/case/wanted.ts'
import { outletName } from '../ingest/outlets.ts'
import { decodedPart, isAddress } from '../ingest/source.ts'
import type { DocumentEntry } from '../model/case.ts'
import { UserError } from '../model/user-error.ts'
import { safeLine } from '../text/safe-text.ts'
import type { SourceFlags } from './commands/source-flags.ts'
import { EXIT } from './exit-codes.ts'
import { progressLine } from './progress.ts'
import { openOptions, reportFailures } from './sources.ts'
import { say } from './say.ts'

export interface AddFlags extends SourceFlags {
  readonly report?: readonly string[]
  readonly control?: readonly string[]
  readonly archived?: readonly string[]
  readonly preferArchive?: boolean
  readonly versionOf?: readonly string[]
}

export interface NewFlags extends AddFlags {
  readonly statement: string
  readonly dir?: string
  readonly title?: string
}

/** `https://president.gov.by/en/events/message-to-kim` → `message-to-kim`; the host where the path says nothing. */
function folderName(statement: string): string {
  const path = isAddress(statement) && URL.canParse(statement) ? new URL(statement).pathname : ''
  const last =
    path
      .replace(/\.[a-z]{2,5}$/i, '')
      .split('/')
      .findLast((part) => /[a-z]{3}/i.test(part)) ?? ''
  return slug(decodedPart(last)) || slug(sourceStem(statement)) || 'case'
}

function reportsOf(flags: AddFlags): Wanted[] {
  const subjects = (flags.report ?? []).map((source): Wanted => ({ source, role: 'subject' }))
  const controls = (flags.control ?? []).map((source): Wanted => ({ source, role: 'control' }))
  if (subjects.length + controls.length === 0) throw new UserError('no report; name at least one with --report')
  return [...subjects, ...controls]
}

/** A document in a line: file, outlet, date, language, length, and what must be known about it. */
function described(entry: DocumentEntry): string {
  const facts = [
    entry.outlet === undefined ? undefined : outletName(entry.outlet),
    entry.published?.slice(0, 10),
    entry.language,
    entry.archived?.used
      ? `archived copy${entry.archived.captured === undefined ? '' : ` of ${entry.archived.captured.slice(0, 10)}`}`
      : undefined,
  ]
  return `  ${entry.file}: ${facts.filter((fact) => fact !== undefined).join(' · ')}`
}

async function built(folder: string, asked: readonly Wanted[], flags: AddFlags & { readonly title?: string }): Promise<Built> {
  const wanted = withArchived(asked, flags.archived ?? [])
  if (wanted.filter(({ source }) => source === '-').length > 1)
    throw new UserError('-: standard input can be only one of the texts; put the others into files')
  const controller = new AbortController()
  const stop = (): void => {
    say('stopping; what is done is kept (Ctrl-C again ends at once)')
    controller.abort()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const progress = progressLine('reading sources')
  try {
    const sources = wanted.flatMap(({ source, archived }) => [source, ...(archived === undefined ? [] : [archived])])
    const options = await openOptions(flags, sources, controller.signal)
    return await buildCase(folder, wanted, {
      ...options,
      title: flags.title,
      preferArchive: flags.preferArchive,
      signal: controller.signal,
      onProgress: (done, of, source) => progress.show(done, of, safeLine(sourceStem(source))),
    })
  } finally {
    progress.end()
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

/** Says what came of it; the exit code. Throws `UserError` where there is no case. */
function told(folder: string, result: Built, asked: number): number {
  const { added, kept, failures, stopped, file } = result
  reportFailures(failures)
  for (const entry of added) for (const warning of entry.warnings ?? []) say(`${entry.file}: note: ${warning}`)
  if (stopped) {
    say(`stopped; ${added.length + kept} of ${asked} sources are done and kept in ${folder}, the same command goes on`)
    return EXIT.some
  }
  if (!file)
    throw new UserError(
      added.length + kept === 0
        ? `${folder}: no case, as nothing could be read; mend what is named above`
        : `${folder}: no case yet, as what is named above could not be read; the rest is kept there, and the same command goes on`,
    )
  const lines = [
    `${folder}: ${file.title}`,
    ...added.map(described),
    ...(kept > 0 ? [`  ${kept === 1 ? '1 text was' : `${kept} texts were`} in it already`] : []),
    ...(failures.length > 0
      ? [`  ${failures.length === 1 ? '1 could' : `${failures.length} could`} not be read, as named above; the same command tries again`]
      : []),
    `Compare them with: unsaid compare ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`,
  ]
  process.stdout.write(`${lines.map(safeLine).join('\n')}\n`)
  return failures.length > 0 ? EXIT.some : EXIT.done
}

/** Runs `unsaid case new`; 3 where some sources failed or it was stopped. Throws `UserError`. */
export async function runCaseNew(flags: NewFlags): Promise<number> {
  const wanted: Wanted[] = [{ source: flags.statement, role: 'statement' }, ...reportsOf(flags)]
  const folder = flags.dir ?? (flags.title === undefined ? folderName(flags.statement) : slug(flags.title) || folderName(flags.statement))
  return told(folder, await built(folder, wanted, flags), wanted.length)
}

/** Runs `unsaid case add`; 3 where some sources failed or it was stopped. Throws `UserError`. */
export async function runCaseAdd(folder: string, flags: AddFlags): Promise<number> {
  const { versionOf = [], ...rest } = flags
  if (versionOf.length > 0) {
    const code = await (await import('./case-versions.ts')).runAddVersions(folder, versionOf, rest)
    if ((flags.report ?? []).length + (flags.control ?? []).length === 0 || code !== EXIT.done) return code
  }
  const wanted = reportsOf(flags)
  return told(folder, await built(folder, wanted, flags), wanted.length)
}
