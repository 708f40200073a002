// What came in → its documents: each format is read by its own file, loaded when it is needed.
import { constants, gunzip, gunzipSync } from 'node:zlib'
import { promisify } from 'node:util'
import { UserError } from '../model/user-error.ts'
import { datedItem } from './dating.ts'
import { formatOf } from './format.ts'
import { onlyItem, type Extracted, type Received, type SourceItem } from './received.ts'
import type { OpenOptions, OpenPage } from './opening.ts'

/** Bytes that a packed file may unpack to. */
const LARGEST_UNPACKED = 256 * 1024 * 1024

async function unpacked(received: Received): Promise<Received> {
  try {
    const bytes = await promisify(gunzip)(received.bytes, { maxOutputLength: LARGEST_UNPACKED })
    const inner = received.file?.replace(/\.gz$/i, '')
    return { ...received, bytes, mediaType: undefined, ...(inner === undefined ? {} : { file: inner }) }
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? `unpacks to more than ${LARGEST_UNPACKED / 1024 / 1024} MB`
        : 'is a broken gzip file'
    throw new UserError(`${received.name}: ${reason}; unpack it and give the one text that is to be compared`)
  }
}

/** Bytes at the beginning of a packed file that tell what it holds. */
const LONGEST_FRONT = 4096
const SHORTEST_FRONT = 64

function isPackedWarc(received: Received): boolean {
  for (let size = LONGEST_FRONT; size >= SHORTEST_FRONT; size /= 2)
    try {
      const front = gunzipSync(received.bytes.subarray(0, size), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 })
      return formatOf({ name: received.name, bytes: front }) === 'warc'
    } catch {
      // Damaged so near its beginning: less of it tells as well. What is wrong with it is said where it is unpacked.
    }
  return false
}

const single = (received: Received, read: () => Promise<Extracted>): SourceItem[] => [
  {
    label: received.name,
    read: async () => {
      const extracted = await read().catch((error: unknown) => {
        // What nests beyond every limit of its own ends here: a hostile text is no fault of ours.
        if (error instanceof RangeError)
          throw new UserError(`${received.name}: is too deep or too large to be read; save the article alone as text`)
        throw error
      })
      return { received: extracted.from ?? received, extracted }
    },
  },
]

/** Documents of what came in, read and dated when asked for. Throws `UserError` for formats that cannot be read. */
export async function openReceived(received: Received, options: OpenOptions = {}): Promise<readonly SourceItem[]> {
  return (await itemsOf(received, options)).map((item) => datedItem(item, options.dateOrder))
}

async function itemsOf(received: Received, options: OpenOptions): Promise<readonly SourceItem[]> {
  if (received.bytes.length === 0) throw new UserError(`${received.name}: is empty; put the text into it`)
  const format = formatOf(received)
  if (typeof format === 'object') throw new UserError(`${received.name}: is ${format.refused}`)
  const { fetcher, keepAll, dateOrder } = options
  // What stands in another file is read as that was asked to be.
  const openInside: OpenPage = (inner, own) => openReceived(inner, { keepAll, dateOrder, ...own })
  switch (format) {
    case 'text':
      return single(received, async () => (await import('./formats/text.ts')).extractText(received))
    case 'markdown':
      return single(received, async () => (await import('./formats/markdown.ts')).extractMarkdown(received))
    case 'html':
      return single(received, async () =>
        (await import('./formats/html.ts')).extractHtml(received, {
          keepAll,
          ...(fetcher ? { fetchFrame: (url) => fetcher.fetch(url) } : {}),
        }),
      )
    case 'mhtml':
      return single(received, async () => (await import('./formats/mhtml.ts')).extractMhtml(received, { keepAll }))
    case 'pdf':
    case 'docx':
      return single(received, async () => (await import('./bounded/extract.ts')).extractBounded(format, received))
    case 'eml':
      return single(received, async () => (await import('./formats/mail.ts')).extractMail(received))
    case 'feed':
      return (await import('./formats/feed.ts')).feedItems(received, {
        readPage: fetcher && (async (url) => onlyItem(await openReceived(await fetcher.fetch(url), options), url).read()),
      })
    case 'jsonl':
      return (await import('./formats/jsonl.ts')).jsonLines(received, options.columns)
    case 'csv':
      return (await import('./formats/csv.ts')).csvRows(received, options.columns)
    case 'warc':
      return (await import('./formats/warc.ts')).warcItems(received, openInside)
    case 'wacz':
      return (await import('./formats/wacz.ts')).waczItems(received, openInside)
    case 'gzip': {
      // A web archive is unpacked by its reader: of one that breaks off, what came before is read.
      if (isPackedWarc(received)) return (await import('./formats/warc.ts')).warcItems(received, openInside)
      const inner = await unpacked(received)
      const within = formatOf(inner)
      if (within === 'gzip') throw new UserError(`${received.name}: is packed twice; unpack it first`)
      return itemsOf(inner, options)
    }
  }
}
