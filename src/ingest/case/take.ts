// One source → its documents, each ready to be put into a case.
import type { DocumentEntry } from '../../model/case.ts'
import type { Provenance } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import { archivedAddress } from '../archived-address.ts'
import type { OpenOptions } from '../opening.ts'
import { findOutlet } from '../outlets.ts'
import { documentOf, present, sha256 } from '../provenance.ts'
import { isAddress, openWhole, type OpenedSource } from '../source.ts'
import { sourceStem } from './files.ts'
import { rawOf } from './raw.ts'
import type { Wanted } from './wanted.ts'

/** A document and its bytes; the names of its files are given when it is put into the case. */
export interface Taken {
  readonly entry: Omit<DocumentEntry, 'file' | 'raw'>
  readonly text: string
  readonly raw: Uint8Array
  readonly rawEnding: string
}

/** A case is one event; what holds more is an archive's worth. */
const MOST_DOCUMENTS = 500

export interface TakeOptions extends OpenOptions {
  /** Called with the number of documents once it is known. */
  readonly onOpened?: ((count: number) => void) | undefined
  /** Take the text from archived copies where there are any. */
  readonly preferArchive?: boolean | undefined
  /** Whether a document is in the case already, so that it need not be read; only asked where that is known before reading. */
  readonly isThere: (source: string, sourceItem: string | undefined) => boolean
}

interface Opened extends OpenedSource {
  readonly archived?: Provenance['archived']
  /** What became of the page itself, where the copy stands in for it. */
  readonly warning?: string
}

async function openCopy(wanted: Wanted, copy: string, options: OpenOptions): Promise<Opened> {
  const { container, count, items } = await openWhole(copy, options)
  const original = isAddress(wanted.source) ? wanted.source : undefined
  const archived = { url: archivedAddress(container.url ?? copy)?.url ?? copy, original }
  return {
    container,
    count,
    items: items.map(({ number, item }) => ({
      number,
      item: {
        ...item,
        read: async () => {
          const { received, extracted } = await item.read()
          return { received: { ...received, archived }, extracted }
        },
      },
    })),
  }
}

async function open(wanted: Wanted, options: TakeOptions): Promise<Opened> {
  const { source, archived: copy } = wanted
  if (copy === undefined) return openWhole(source, options)
  if (options.preferArchive) return openCopy(wanted, copy, options)
  try {
    const captured = archivedAddress(copy)?.captured
    return { ...(await openWhole(source, options)), archived: { url: copy, used: false, ...(captured === undefined ? {} : { captured }) } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const reason = error.message.replace(`${source}: `, '').replace(/;.*$/, '')
    return { ...(await openCopy(wanted, copy, options)), warning: `the page itself ${reason}; this is the archived copy` }
  }
}

const hashes = new WeakMap<Uint8Array, string>()

/** SHA-256 of bytes; of a table that is kept for many rows, worked out once. */
function hashOf(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? sha256(bytes)
  hashes.set(bytes, hash)
  return hash
}

/** The outlet that a local file is named after; an address says it itself. */
const outletOfFile = (source: string): string | undefined => (isAddress(source) ? undefined : findOutlet(sourceStem(source))?.id)

/** Reads the documents of a source one after the other; each that fails is given to `onFailure`, and the others go on. Throws `UserError` where the source itself fails. */
export async function* take(wanted: Wanted, options: TakeOptions, onFailure: (error: UserError) => void): AsyncGenerator<Taken | 'there'> {
  const { source } = wanted
  const { container, count, items, archived, warning } = await open(wanted, options)
  if (wanted.role === 'statement' && items.length > 1)
    throw new UserError(
      `${source}: holds ${items.length} documents; name the statement by its number or a part of its address, such as ${source}#1`,
    )
  if (items.length > MOST_DOCUMENTS)
    throw new UserError(
      `${source}: holds ${items.length} documents, more than a case of one event can have (${MOST_DOCUMENTS}); pick one with ${source}#1, or put all into an archive with: unsaid import`,
    )
  options.onOpened?.(items.length)
  for (const { number, item } of items) {
    const sourceItem = count > 1 ? item.label : undefined
    if (isAddress(source) && options.isThere(source, sourceItem)) {
      yield 'there'
      continue
    }
    try {
      const { received, extracted } = await item.read()
      const { text, language, provenance } = await documentOf(received, extracted, present({ archived, outlet: outletOfFile(source) }))
      const {
        bytes,
        ending,
        item: inRaw,
        columns,
      } = await rawOf({ container, received, number, count, text, provenance, columns: options.columns })
      const warnings = [...(warning === undefined ? [] : [warning]), ...(provenance.warnings ?? [])]
      yield {
        entry: {
          source,
          ...present({ sourceItem, item: inRaw, columns: columns && { ...columns }, warnings }),
          textSha256: sha256(text),
          language,
          ...provenance,
          ...present({ warnings }),
          sha256: hashOf(bytes),
        },
        text,
        raw: bytes,
        rawEnding: ending,
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      onFailure(error)
    }
  }
}
