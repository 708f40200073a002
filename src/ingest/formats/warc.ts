// Web archives (WARC): each page that was captured is a document.
import { Readable } from 'node:stream'
import { UserError } from '../../model/user-error.ts'
import { charsetOf } from '../encoding.ts'
import { openReceived } from '../open.ts'
import type { Received, SourceItem } from '../received.ts'

/** Bytes of one page. */
const LARGEST_PAGE = 32 * 1024 * 1024
/** Bytes of all pages of one archive together. */
const LARGEST_TOTAL = 512 * 1024 * 1024
const MOST_PAGES = 20_000

/** What may be an article; pictures, scripts and styles are passed over. */
const READABLE =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/

function archivedItem(page: Received): SourceItem {
  return {
    label: page.url ?? page.name,
    read: async () => {
      const items = await openReceived(page)
      const first = items[0]
      if (!first) throw new UserError(`${page.name}: holds no document`)
      const { received, extracted } = await first.read()
      return { received, extracted: { ...extracted, url: page.url, extraction: `WARC, ${extracted.extraction}` } }
    },
  }
}

/** Documents of an archive in the order of capture. Throws `UserError` for a broken archive and for one that unpacks beyond the limits. */
export async function warcItems(received: Received): Promise<SourceItem[]> {
  const { WARCParser } = await import('warcio')
  const pages: SourceItem[] = []
  let total = 0
  try {
    for await (const record of new WARCParser(Readable.from([received.bytes]))) {
      const url = record.warcTargetURI ?? undefined
      const isPage = record.warcType === 'response' || record.warcType === 'resource' || record.warcType === 'conversion'
      const headers = record.httpHeaders?.headers
      const type = headers?.get('content-type') ?? record.warcContentType ?? ''
      const mediaType = type.split(';')[0]?.trim().toLowerCase() ?? ''
      const status = Number(record.httpHeaders?.statusCode ?? 200)
      if (
        !isPage ||
        url === undefined ||
        !/^https?:/i.test(url) ||
        !READABLE.test(mediaType) ||
        status < 200 ||
        status >= 300 ||
        pages.length >= MOST_PAGES
      ) {
        await record.skipFully()
        continue
      }
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of record.contentReader) {
        size += chunk.length
        total += chunk.length
        if (size > LARGEST_PAGE || total > LARGEST_TOTAL)
          throw new UserError(
            `${received.name}: unpacks to more than it should (at ${url}); take the pages that you need into an archive of their own`,
          )
        chunks.push(chunk)
      }
      const kept = ['content-type', 'content-language', 'date', 'last-modified', 'etag'].flatMap((name) => {
        const value = headers?.get(name)
        return value === null || value === undefined ? [] : [[name, value] as const]
      })
      pages.push(
        archivedItem({
          name: `${received.name} (${url})`,
          bytes: Buffer.concat(chunks),
          mediaType,
          charset: charsetOf(type),
          url,
          retrieved: record.warcDate ?? undefined,
          http: { status, headers: Object.fromEntries(kept) },
        }),
      )
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${received.name}: is a broken web archive (${(error as Error).message.replace(/\s+/g, ' ')}); make it anew`)
  }
  if (pages.length === 0) throw new UserError(`${received.name}: is a web archive without pages; give the page itself`)
  return pages
}
