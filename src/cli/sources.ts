// Flags → how documents are read; what went wrong with them → stderr.
import type { OpenOptions } from '../ingest/opening.ts'
import { isAddress } from '../ingest/source.ts'
import type { Document } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import type { SourceFlags } from './commands/source-flags.ts'
import { say } from './say.ts'

/** Longer than any page takes, shorter than a person waits. */
const LONGEST_TIMEOUT = 600

/** `--fetch-timeout` as seconds. Throws `UserError` for what is no time. */
export function fetchSeconds(flag: string | undefined): number {
  const seconds = Number(flag ?? 30)
  if (!(seconds > 0 && seconds <= LONGEST_TIMEOUT))
    throw new UserError(`--fetch-timeout ${flag ?? ''}: is no time; give seconds, at most ${LONGEST_TIMEOUT}`)
  return seconds
}

/** How to read documents. Fetching is loaded only where a source is an address or may name one. Throws `UserError`. */
export async function openOptions(flags: SourceFlags, sources: readonly string[], signal?: AbortSignal): Promise<OpenOptions> {
  const seconds = fetchSeconds(flags.fetchTimeout)
  const columns = flags.columns === undefined ? undefined : (await import('../ingest/formats/columns.ts')).parseColumns(flags.columns)
  const dateOrder = flags.dateOrder === undefined ? undefined : (await import('../ingest/dates-written.ts')).parseDateOrder(flags.dateOrder)
  const asked = { columns, keepAll: flags.keepAll, dateOrder }
  const mayFetch = sources.some((source) => isAddress(source) || /\.(?:xml|rss|atom)(?:#.*)?$/i.test(source))
  if (!mayFetch) return asked
  const { createFetcher } = await import('../ingest/fetch/fetcher.ts')
  const fetcher = createFetcher({
    allowPrivate: flags.allowPrivate,
    ignoreRobots: flags.ignoreRobots,
    userAgent: flags.userAgent,
    timeout: seconds * 1000,
    signal,
  })
  return { ...asked, fetcher }
}

/** Names each failure in a line of its own. */
export function reportFailures(failures: readonly Error[]): void {
  for (const failure of failures) say(failure.message)
}

/** Says what a reader must know about a document's text. */
export function reportWarnings(name: string, document: Document): void {
  for (const warning of document.provenance.warnings ?? []) say(`${name}: note: ${warning}`)
}
