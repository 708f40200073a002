// Web archives (WARC): each page that was captured is a document.
import { Readable } from 'node:stream'
import type { WARCRecord } from 'warcio'
import { UserError } from '../../model/user-error.ts'
import { charsetOf } from '../encoding.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { onlyItem, type Received, type SourceItem } from '../received.ts'
import type { OpenPage } from '../opening.ts'
import { capturedBody } from './warc-body.ts'

/** Bytes of one page. */
const LARGEST_PAGE = 32 * 1024 * 1024
/** Bytes of all pages of one archive together. */
const LARGEST_TOTAL = 512 * 1024 * 1024
const MOST_PAGES = 20_000

/** What may be an article; pictures, scripts and styles are passed over. */
const READABLE =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/
const KEPT_HEADERS = ['content-type', 'content-language', 'date', 'last-modified', 'etag']

function archivedItem(page: Received, archive: Fetcher, open: OpenPage): SourceItem {
  return {
    label: page.url ?? page.name,
    read: async () => {
      const { received, extracted } = await onlyItem(await open(page, { fetcher: archive }), page.name).read()
      return { received, extracted: { ...extracted, url: page.url, extraction: `WARC, ${extracted.extraction}` } }
    },
  }
}

/** Address and media type of a record that may hold an article; `undefined` for all others. */
function pageOf(record: WARCRecord): { readonly url: string; readonly type: string } | undefined {
  const url = record.warcTargetURI?.replace(/^<|>$/g, '')
  const isPage = record.warcType === 'response' || record.warcType === 'resource' || record.warcType === 'conversion'
  const type = (record.httpHeaders ? record.httpHeaders.headers.get('content-type') : record.warcContentType) ?? ''
  const status = Number(record.httpHeaders?.statusCode ?? 200)
  const isReadable = READABLE.test(type.split(';')[0]?.trim().toLowerCase() ?? '')
  return isPage && url !== undefined && /^https?:/i.test(url) && isReadable && status >= 200 && status < 300 ? { url, type } : undefined
}

function headersOf(record: WARCRecord): Received['http'] {
  const http = record.httpHeaders
  if (!http) return undefined
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = http.headers.get(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { status: Number(http.statusCode), headers: Object.fromEntries(kept) }
}

const tooLarge = (name: string, url: string): UserError =>
  new UserError(`${name}: unpacks to more than it should (at ${url}); take the pages that you need into an archive of their own`)

async function bodyOf(record: WARCRecord, most: number, name: string, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record.contentReader) {
    size += chunk.length
    if (size > most) throw tooLarge(name, url)
    chunks.push(chunk)
  }
  return capturedBody(Buffer.concat(chunks), record.httpHeaders?.headers as Headers | undefined, most, `${name} (${url})`)
}

/** Pages as they come; `total` is how many bytes they may have together, `most` how many they may be. */
async function* capturedPages(input: AsyncIterable<Uint8Array>, name: string, total: number, most: number): AsyncGenerator<Received> {
  const { WARCParser } = await import('warcio')
  let left = total
  let pages = 0
  for await (const record of new WARCParser(Readable.from(input))) {
    const page = pages < most ? pageOf(record) : undefined
    if (!page) {
      await record.skipFully()
      continue
    }
    const bytes = await bodyOf(record, Math.min(LARGEST_PAGE, left), name, page.url)
    left -= bytes.length
    if (bytes.length === 0) continue
    pages += 1
    yield {
      name: `${name} (${page.url})`,
      bytes,
      mediaType: page.type.split(';')[0]?.trim().toLowerCase(),
      charset: charsetOf(page.type),
      url: page.url,
      retrieved: record.warcDate ?? undefined,
      http: headersOf(record),
    }
  }
}

const broken = (name: string, error: unknown): UserError =>
  error instanceof UserError
    ? error
    : new UserError(`${name}: is a broken web archive (${(error as Error).message.replace(/\s+/g, ' ')}); make it anew`)

const noPages = (name: string): UserError => new UserError(`${name}: is a web archive without pages; give the page itself`)

/**
 * Documents of an archive of any size, each read before the next: what a page asks for, its frames, is not there.
 * Throws `UserError` for a broken archive.
 */
export async function* warcStream(input: AsyncIterable<Uint8Array>, name: string, open: OpenPage): AsyncGenerator<SourceItem> {
  const nothing: Fetcher = {
    fetch: (url) => Promise.reject(new UserError(`${name}: is too large for frames to be looked up (${url}); give the page itself`)),
  }
  let pages = 0
  try {
    for await (const page of capturedPages(input, name, Infinity, Infinity)) {
      pages += 1
      yield archivedItem(page, nothing, open)
    }
  } catch (error) {
    throw broken(name, error)
  }
  if (pages === 0) throw noPages(name)
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Documents of an archive in the order of capture. Throws `UserError` for a broken archive and for one that unpacks beyond the limits. */
export async function warcItems(received: Received, open: OpenPage): Promise<SourceItem[]> {
  const pages: Received[] = []
  try {
    for await (const page of capturedPages(one(received.bytes), received.name, LARGEST_TOTAL, MOST_PAGES)) pages.push(page)
  } catch (error) {
    throw broken(received.name, error)
  }
  if (pages.length === 0) throw noPages(received.name)
  const byAddress = new Map(pages.map((page) => [page.url, page]))
  // What a page asks for, its frames, comes from the archive and from nowhere else.
  const archive: Fetcher = {
    fetch: (url) => {
      const found = byAddress.get(url)
      return found ? Promise.resolve(found) : Promise.reject(new UserError(`${received.name}: does not hold ${url}; give the page itself`))
    },
  }
  return pages.map((page) => archivedItem(page, archive, open))
}
