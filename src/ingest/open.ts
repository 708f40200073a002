// What came in → its documents: each format is read by its own file, loaded when it is needed.
import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { UserError } from '../model/user-error.ts'
import type { Fetcher } from './fetch/fetcher.ts'
import { formatOf } from './format.ts'
import type { Extracted, Received, SourceItem } from './received.ts'
import type { Columns } from './formats/columns.ts'

export interface OpenOptions {
  /** Gets frames, and pages that a feed names; absent where nothing may be fetched. */
  readonly fetcher?: Fetcher | undefined
  /** Which columns of a table or fields of JSON lines hold what. */
  readonly columns?: Columns | undefined
}

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

/** Documents of what came in, read when asked for. Throws `UserError` for formats that cannot be read. */
export async function openReceived(received: Received, options: OpenOptions = {}): Promise<readonly SourceItem[]> {
  if (received.bytes.length === 0) throw new UserError(`${received.name}: is empty; put the text into it`)
  const format = formatOf(received)
  if (typeof format === 'object') throw new UserError(`${received.name}: is ${format.refused}`)
  const { fetcher } = options
  switch (format) {
    case 'text':
      return single(received, async () => (await import('./formats/text.ts')).extractText(received))
    case 'markdown':
      return single(received, async () => (await import('./formats/markdown.ts')).extractMarkdown(received))
    case 'html':
      return single(received, async () =>
        (await import('./formats/html.ts')).extractHtml(received, fetcher ? { fetchFrame: (url) => fetcher.fetch(url) } : {}),
      )
    case 'mhtml':
      return single(received, async () => (await import('./formats/mhtml.ts')).extractMhtml(received))
    case 'pdf':
      return single(received, async () => (await import('./formats/pdf.ts')).extractPdf(received))
    case 'docx':
      return single(received, async () => (await import('./formats/docx.ts')).extractDocx(received))
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
      return (await import('./formats/warc.ts')).warcItems(received)
    case 'wacz':
      return (await import('./formats/wacz.ts')).waczItems(received)
    case 'gzip': {
      const inner = await unpacked(received)
      const within = formatOf(inner)
      if (within === 'gzip') throw new UserError(`${received.name}: is packed twice; unpack it first`)
      return openReceived(inner, options)
    }
  }
}

/** The only document of a source, or the one that a selector names: a number from 1, or a part of its address or title. */
export function onlyItem(items: readonly SourceItem[], name: string, selector?: string): SourceItem {
  if (selector !== undefined) {
    const number = /^\d{1,7}$/.test(selector) ? Number(selector) : undefined
    const found =
      number === undefined
        ? items.filter((item) => item.label.includes(selector) || item.title?.includes(selector))
        : items.slice(number - 1, number)
    const exact = found.find((item) => item.label === selector) ?? found[0]
    if (!exact || number === 0)
      throw new UserError(
        `${name}: holds no document ${JSON.stringify(selector)}; it holds ${items.length}, named by number or by a part of the address or title`,
      )
    if (found.length > 1 && exact.label !== selector)
      throw new UserError(
        `${name}: ${found.length} documents fit ${JSON.stringify(selector)}; name one by its number, such as ${name}#${items.indexOf(exact) + 1}`,
      )
    return exact
  }
  const first = items[0]
  if (!first) throw new UserError(`${name}: holds no document; check that it is the right file`)
  if (items.length > 1)
    throw new UserError(
      `${name}: holds ${items.length} documents; name one by its number or a part of its address, such as ${name}#1 (${first.title ?? first.label})`,
    )
  return first
}
