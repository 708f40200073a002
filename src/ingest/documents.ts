// Sources → statement and reports.
import { basename, extname } from 'node:path'
import type { Provenance, Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { AT_ONCE, concurrently } from './concurrent.ts'
import type { OpenOptions } from './opening.ts'
import { findOutlet, outletName } from './outlets.ts'
import { documentOf } from './provenance.ts'
import { isAddress, openSource, sourceItem } from './source.ts'

/** Outlets by name, not identifier: what is shown. */
function named<T extends Provenance>(provenance: T): T {
  return provenance.outlet === undefined ? provenance : { ...provenance, outlet: outletName(provenance.outlet) }
}

/** Reads one document of a file, an address or `-`, with what is known of it. Throws `UserError`. */
export async function readDocument(
  source: string,
  known: Provenance & { readonly language?: string | undefined } = {},
  options: OpenOptions = {},
): Promise<Statement> {
  const { received, extracted } = await (await sourceItem(source, options)).read()
  const document = await documentOf(received, extracted, known)
  if (known.sha256 !== undefined && known.sha256 !== document.provenance.sha256)
    throw new UserError(`${source}: has changed since its SHA-256 was recorded; restore it, or correct sha256 in case.json`)
  return { ...document, provenance: named(document.provenance) }
}

/** `texts/kcna.txt` → `kcna`. */
const stemOf = (path: string): string => (path === '-' ? 'standard input' : basename(path, extname(path)))

/** Name of a report's column: the outlet that the source is named after or says it is, else what the file is called. */
function columnName(source: string, document: Statement): string {
  const stem = stemOf(source.replace(/#[^#]*$/, ''))
  // `kcna-ko.txt`: the outlet, and the language of its edition.
  const byStem = isAddress(source) ? undefined : (findOutlet(stem) ?? findOutlet(stem.replace(/[-_.][a-z]{2}$/i, '')))
  return byStem?.names.en ?? document.provenance.outlet ?? stem
}

/** Gives columns names that differ, so that each can be named in a finding. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** Names of columns that differ: editions of one outlet by their languages, what is still the same by numbers. */
export function columnNames(columns: readonly { readonly name: string; readonly language: string }[]): string[] {
  const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag
  return distinctNames(
    columns.map(({ name, language }) => {
      const isEdition = columns.some((other) => other.name === name && primary(other.language) !== primary(language))
      return isEdition ? `${name} (${primary(language)})` : name
    }),
  )
}

export interface ReadPair {
  readonly statement: Statement
  readonly reports: readonly Report[]
  /** Where each report is from, as it was named. */
  readonly sources: readonly string[]
  /** Reports that could not be read, each with the line that says why; the others are there. */
  readonly failures: readonly UserError[]
}

interface ReadSource {
  readonly found: readonly { readonly name: string; readonly document: Statement }[]
  readonly failures: readonly UserError[]
}

/** All documents of a source, each failure apart. */
async function documentsOf(source: string, options: OpenOptions): Promise<ReadSource> {
  const found: { readonly name: string; readonly document: Statement }[] = []
  const failures: UserError[] = []
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      failures.push(error)
    }
  }
  await attempt(async () => {
    for (const item of await openSource(source, options)) {
      await attempt(async () => {
        const { received, extracted } = await item.read()
        const document = await documentOf(received, extracted)
        const shown = { ...document, provenance: named(document.provenance) }
        found.push({ name: columnName(source, shown), document: shown })
      })
    }
  })
  return { found, failures }
}

/**
 * Statement and reports from files and addresses; `-` may stand once, for standard input. A report source with several
 * documents gives all of them. Throws `UserError` where the statement, or every report, cannot be read.
 */
export async function readPair(statement: string, reports: readonly string[], options: OpenOptions = {}): Promise<ReadPair> {
  if ([statement, ...reports].filter((path) => path === '-').length > 1)
    throw new UserError('-: standard input can be only one of the texts; put the others into files')
  const said = await readDocument(statement, {}, options)
  const read = await concurrently(reports, AT_ONCE, (source) => documentsOf(source, options))
  const found = read.flatMap((one, index) => one.found.map((report) => ({ ...report, source: reports[index]! })))
  const failures = read.flatMap((one) => one.failures)
  if (found.length === 0 && failures[0]) throw failures[0]
  const names = columnNames(found.map(({ name, document }) => ({ name, language: document.language })))
  return {
    statement: said,
    reports: found.map(({ document }, index) => ({ ...document, outlet: names[index] as string, role: 'subject' })),
    sources: found.map(({ source }) => source),
    failures,
  }
}
