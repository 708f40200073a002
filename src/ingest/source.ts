// What a user names → what came in: a file, an address, or standard input; `#` picks one document of many.
import { access } from 'node:fs/promises'
import { receiveFile } from './bytes.ts'
import { openReceived } from './open-source.ts'
import { onlyItem, type Received, type SourceItem } from './received.ts'
import type { OpenOptions } from './opening.ts'

/** Whether a source is an address, with any scheme: what is no file must be refused as an address, not looked for on disk. */
export const isAddress = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source)

/** A part of an address in letters; as it is where its percent signs mean nothing. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A source and the selector after its last `#`, where the file itself is not called so. */
async function parted(source: string): Promise<{ readonly place: string; readonly selector?: string }> {
  const at = source.indexOf('#')
  if (at <= 0 || at === source.length - 1) return { place: source }
  const exists = await access(source).then(
    () => true,
    () => false,
  )
  return exists ? { place: source } : { place: source.slice(0, at), selector: decodedPart(source.slice(at + 1)) }
}

export interface OpenedSource {
  /** What came in: the file, the page, the table, the archive. */
  readonly container: Received
  /** How many documents it holds. */
  readonly count: number
  /** Its documents, numbered from 1 as they stand in it; one where `#` picked it. */
  readonly items: readonly { readonly number: number; readonly item: SourceItem }[]
}

async function receive(place: string, options: OpenOptions): Promise<{ readonly container: Received; readonly options: OpenOptions }> {
  if (!isAddress(place)) return { container: await receiveFile(place), options }
  const fetcher = options.fetcher ?? (await import('./fetch/fetcher.ts')).createFetcher()
  return { container: await fetcher.fetch(place), options: { ...options, fetcher } }
}

/** What a source names, with all its documents or the one that `#` picks. Throws `UserError`. */
export async function openWhole(source: string, given: OpenOptions = {}): Promise<OpenedSource> {
  const { place, selector } = await parted(source)
  const { container, options } = await receive(place, given)
  const found = await openReceived(container, options)
  // An address may have a fragment of its own: only where there are several documents does it pick one.
  const picked = selector === undefined || (isAddress(place) && found.length === 1) ? found : [onlyItem(found, place, selector)]
  return { container, count: found.length, items: picked.map((item) => ({ number: found.indexOf(item) + 1, item })) }
}

/** All documents of a source, or the one that `#` picks. Throws `UserError`. */
export async function openSource(source: string, options: OpenOptions = {}): Promise<readonly SourceItem[]> {
  return (await openWhole(source, options)).items.map(({ item }) => item)
}

/** The one document that a source holds or `#` picks. Throws `UserError` where there are several. */
export async function sourceItem(source: string, options: OpenOptions = {}): Promise<SourceItem> {
  return onlyItem(await openSource(source, options), source)
}
