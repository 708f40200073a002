// The bytes that a case kept → the text that they give now.
import type { DocumentEntry } from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { charsetOf } from '../encoding.ts'
import { parseColumns } from '../formats/columns.ts'
import { openReceived } from '../open-source.ts'
import { checkedText } from '../provenance.ts'
import type { Received, SourceItem } from '../received.ts'

/** What of an entry decides how its raw bytes are read. */
export type Recorded = Pick<DocumentEntry, 'item' | 'columns' | 'keptAll' | 'http' | 'url' | 'archived'> & { readonly raw: string }

/** Bytes as they came, as far as the entry says: media type and charset from the kept headers, the address where it was fetched. */
function receivedAgain(entry: Recorded, bytes: Uint8Array): Received {
  const type = entry.http?.headers['content-type']
  return {
    name: entry.raw,
    bytes,
    mediaType: type?.split(';')[0]?.trim().toLowerCase(),
    charset: charsetOf(type),
    // An address that a local page only claims as its own decided nothing when it was read.
    url: entry.http === undefined ? undefined : entry.url,
    // The name of a packed file tells what is in it. Other names stay out: files beside it are no frames of it.
    file: entry.raw.endsWith('.gz') ? entry.raw : undefined,
    http: entry.http,
  }
}

/** Documents of raw files that were opened once already, by what they are read as. */
export type Reopened = Map<string, Promise<readonly SourceItem[]>>

/** The text that raw bytes give with today's extractor, in stored form. Nothing is fetched. Throws `UserError`. */
export async function extractAgain(entry: Recorded, bytes: Uint8Array, reopened: Reopened = new Map()): Promise<string> {
  const received = receivedAgain(entry, bytes)
  const written = Object.entries(entry.columns ?? {}).map(([field, name]) => `${field}=${name}`)
  const key = [entry.raw, received.url, received.mediaType, received.charset, String(entry.keptAll), ...written].join('\n')
  const opened =
    reopened.get(key) ??
    openReceived(received, {
      columns: written.length === 0 ? undefined : parseColumns(written.join(',')),
      keepAll: entry.keptAll,
    })
  reopened.set(key, opened)
  const items = await opened
  const item = items[(entry.item ?? 1) - 1]
  if (!item) throw new UserError(`${entry.raw}: holds ${items.length} documents, none with the number ${entry.item ?? 1}`)
  return checkedText((await item.read()).extracted.text, entry.raw)
}
