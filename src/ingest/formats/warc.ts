// Web archives (WARC): each page that was captured is a document.
import { UserError } from '../../model/user-error.ts'
import { charsetOf } from '../encoding.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { onlyItem, type Received, type SourceItem } from '../received.ts'
import type { OpenPage } from '../opening.ts'
import { capturedBody } from './warc-body.ts'
import { PackingFault, unpackedRuns } from './warc-packing.ts'
import { headEnd, headersOf, warcRecords, type WarcRecord } from './warc-records.ts'

/** Bytes of one page. */
const LARGEST_PAGE = 32 * 1024 * 1024
/** Bytes of all pages of one archive together. */
const LARGEST_TOTAL = 512 * 1024 * 1024
const MOST_PAGES = 20_000
/** Damaged places of one archive that are told one by one. */
const MOST_FAULTS = 20

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

/** A page of an archive, or what is wrong with one. */
type Captured = { readonly page: Received } | { readonly problem: string }

interface Message {
  readonly status: number
  readonly headers: ReadonlyMap<string, string> | undefined
  readonly body: Buffer
}

/** The message that a record holds; a record of another kind is its own body. */
function messageOf({ headers, content }: WarcRecord): Message | undefined {
  const type = headers.get('warc-type')
  if (type === 'resource' || type === 'conversion') return { status: 200, headers: undefined, body: content }
  if (type !== 'response') return undefined
  const head = headEnd(content)
  if (!head) return undefined
  const [line = '', ...rest] = content.subarray(0, head.end).toString('latin1').split(/\r?\n/)
  return {
    status: Number(/^HTTP\/\S+ +(\d{3})/.exec(line)?.[1] ?? 0),
    headers: headersOf(rest.join('\n')),
    body: content.subarray(head.next),
  }
}

/** The page that a record holds, or why it cannot be read; `undefined` for what is no page. Throws `UserError`. */
async function pageOf(record: WarcRecord, name: string, most: number): Promise<Received | undefined> {
  const url = record.headers.get('warc-target-uri')?.replace(/^<|>$/g, '')
  const message = messageOf(record)
  if (!message || url === undefined || !/^https?:/i.test(url)) return undefined
  const type = (message.headers ?? record.headers).get('content-type') ?? ''
  const mediaType = type.split(';')[0]?.trim().toLowerCase()
  if (!READABLE.test(mediaType ?? '') || message.status < 200 || message.status >= 300) return undefined
  const shown = `${name} (${url})`
  if (record.announced > LARGEST_PAGE) throw tooLarge(name, url)
  const cut = record.headers.get('warc-truncated')
  if (cut !== undefined)
    throw new UserError(`${shown}: was cut off when it was captured (${cut}); capture it anew, or give the page itself`)
  const bytes = await capturedBody(message.body, message.headers, Math.min(LARGEST_PAGE, most), shown)
  if (bytes.length === 0) return undefined
  const kept = KEPT_HEADERS.flatMap((header) => {
    const value = message.headers?.get(header)
    return value === undefined ? [] : [[header, value] as const]
  })
  return {
    name: shown,
    bytes,
    mediaType,
    charset: charsetOf(type),
    url,
    retrieved: record.headers.get('warc-date'),
    http: message.headers && { status: message.status, headers: Object.fromEntries(kept) },
  }
}

const tooLarge = (name: string, url: string): UserError =>
  new UserError(`${name}: unpacks to more than it should (at ${url}); take the pages that you need into an archive of their own`)

/** The bytes without their packing, if they are packed, in runs that no fault is in. */
async function* plain(input: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const from = input[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  for (let length = 0; length < 2;) {
    const next = await from.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  if (first.length === 0) return
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* first
    for (let next = await from.next(); !next.done; next = await from.next()) yield next.value
  }
  const begins = Buffer.concat(first.map((chunk) => chunk.subarray(0, 2)))
  const isPacked = begins[0] === 0x1f && begins[1] === 0x8b
  if (isPacked) yield* unpackedRuns(whole())
  else yield whole()
}

/** What a run of records holds, page by page. Throws `UserError` where it breaks off, and whatever its stream ends with. */
async function* pagesOf(run: AsyncIterable<Uint8Array>, name: string, left: () => number): AsyncGenerator<Captured> {
  let given = 0
  for await (const record of warcRecords(run, LARGEST_PAGE)) {
    const at = record.headers.get('warc-target-uri')
    const where = at === undefined ? '' : ` (${at})`
    if (record.fault instanceof PackingFault && !record.fault.isEnd)
      throw new UserError(
        `${name}: is a broken web archive, damaged in a record${where}: ${record.fault.message}; ${record.fault.isFirst && given > 0 ? 'it is packed as one piece, so that what was read before may be damaged too, ' : ''}make it anew`,
      )
    if (record.size < record.announced || record.fault instanceof PackingFault)
      throw new UserError(
        `${name}: breaks off in a record${where}, as when a crawl is interrupted; what came before it is read, capture the rest anew`,
      )
    given += 1
    if (record.isMisfit) {
      yield {
        problem:
          record.headers.size === 0
            ? `${name}: is a broken web archive, with bytes that are no record where records may have stood; make it anew`
            : `${name}: is a broken web archive, with a record${where} of another length than it says; make it anew`,
      }
      continue
    }
    try {
      const page = await pageOf(record, name, left())
      if (page) yield { page }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      yield { problem: error.message }
    }
  }
}

/**
 * Pages as they come, and what is wrong with those that cannot be read; `total` is how many bytes they may have together, `most`
 * how many they may be. A fault of the archive ends a run of its records and is told; it is thrown only where nothing else is found.
 */
async function* capturedPages(input: AsyncIterable<Uint8Array>, name: string, total: number, most: number): AsyncGenerator<Captured> {
  let left = total
  let found = 0
  const faults: UserError[] = []
  for await (const run of plain(input))
    try {
      for await (const captured of pagesOf(run, name, () => left)) {
        if (found >= most) return
        if ('page' in captured) left -= captured.page.bytes.length
        found += 1
        yield captured
      }
    } catch (error) {
      faults.push(broken(name, error))
    }
  if (found === 0 && faults[0]) throw faults[0]
  for (const { message } of faults.slice(0, MOST_FAULTS)) yield { problem: message }
  if (faults.length > MOST_FAULTS)
    yield { problem: `${name}: is damaged at ${faults.length - MOST_FAULTS} more places; capture its pages anew` }
}

const broken = (name: string, error: unknown): UserError =>
  error instanceof UserError
    ? error
    : new UserError(`${name}: is a broken web archive (${(error as Error).message.replace(/\s+/g, ' ')}); make it anew`)

const noPages = (name: string): UserError => new UserError(`${name}: is a web archive without pages; give the page itself`)

const itemOf = (captured: Captured, name: string, archive: Fetcher, open: OpenPage): SourceItem =>
  'page' in captured
    ? archivedItem(captured.page, archive, open)
    : { label: name, read: () => Promise.reject(new UserError(captured.problem)) }

/**
 * Documents of an archive of any size, each read before the next: what a page asks for, its frames, is not there.
 * Throws `UserError` for a broken archive that holds nothing before it breaks.
 */
export async function* warcStream(input: AsyncIterable<Uint8Array>, name: string, open: OpenPage): AsyncGenerator<SourceItem> {
  const nothing: Fetcher = {
    fetch: (url) => Promise.reject(new UserError(`${name}: is too large for frames to be looked up (${url}); give the page itself`)),
  }
  let found = 0
  for await (const captured of capturedPages(input, name, Infinity, Infinity)) {
    found += 1
    yield itemOf(captured, name, nothing, open)
  }
  if (found === 0) throw noPages(name)
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/**
 * Documents of an archive in the order of capture; what cannot be read of it is a document that fails, so that the others go on.
 * Throws `UserError` for a broken archive that holds nothing before it breaks.
 */
export async function warcItems(received: Received, open: OpenPage): Promise<SourceItem[]> {
  const found: Captured[] = []
  for await (const captured of capturedPages(one(received.bytes), received.name, LARGEST_TOTAL, MOST_PAGES)) found.push(captured)
  if (found.length === 0) throw noPages(received.name)
  const byAddress = new Map(found.flatMap((captured) => ('page' in captured ? [[captured.page.url, captured.page] as const] : [])))
  // What a page asks for, its frames, comes from the archive and from nowhere else.
  const archive: Fetcher = {
    fetch: (url) => {
      const page = byAddress.get(url)
      return page ? Promise.resolve(page) : Promise.reject(new UserError(`${received.name}: does not hold ${url}; give the page itself`))
    },
  }
  return found.map((captured) => itemOf(captured, received.name, archive, open))
}
