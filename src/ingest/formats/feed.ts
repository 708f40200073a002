// RSS and Atom: each entry is a document, from its own text where the feed carries it, else from its page.
import { UserError } from '../../model/user-error.ts'
import { charsetInside, decodeBytes } from '../encoding.ts'
import { isoDate } from '../dates-written.ts'
import { blocks } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import type { Received, SourceItem } from '../received.ts'

export interface FeedOptions {
  /** Gets an entry's page as a document; absent where nothing may be fetched. */
  readonly readPage?: ((url: string) => ReturnType<SourceItem['read']>) | undefined
}

/** Characters: a summary has fewer, an article seldom. */
const FULL_TEXT = 600
const MOST_ENTRIES = 1000

interface Entry {
  readonly title?: string | undefined
  readonly link?: string | undefined
  readonly content?: string | undefined
  readonly published?: string | undefined
  readonly author?: string | undefined
}

const plainTitle = (title: string | undefined): string | undefined =>
  title
    ?.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim() || undefined

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

async function entriesOf(xml: string, name: string): Promise<{ readonly site?: string | undefined; readonly entries: readonly Entry[] }> {
  const { parseFeed } = await import('feedsmith')
  let parsed: ReturnType<typeof parseFeed>
  try {
    parsed = parseFeed(xml, { maxItems: MOST_ENTRIES })
  } catch (error) {
    throw new UserError(
      `${name}: is a broken feed (${(error as Error).message.replace(/\s+/g, ' ').slice(0, 200)}); give the addresses of the articles themselves`,
    )
  }
  const { format, feed } = parsed
  if (format === 'atom')
    return {
      site: feed.title?.value,
      entries: (feed.entries ?? []).map((entry) => ({
        title: entry.title?.value,
        link: (entry.links?.find((link) => link.rel === undefined || link.rel === 'alternate') ?? entry.links?.[0])?.href,
        content: entry.content?.value ?? entry.summary?.value,
        published: text(entry.published) ?? text(entry.updated),
        author: entry.authors?.[0]?.name,
      })),
    }
  if (format === 'rss')
    return {
      site: feed.title,
      entries: (feed.items ?? []).map((item) => ({
        title: item.title,
        link: item.link ?? item.guid?.value,
        content: item.content?.encoded ?? item.description,
        published: text(item.pubDate) ?? text(item.dc?.dates?.[0]),
        author: item.dc?.creators?.[0],
      })),
    }
  if (format === 'rdf')
    return {
      site: feed.title,
      entries: (feed.items ?? []).map((item) => ({
        title: item.title,
        link: item.link,
        content: item.content?.encoded ?? item.description,
        published: text(item.dc?.dates?.[0]),
        author: item.dc?.creators?.[0],
      })),
    }
  return { entries: [] }
}

/** Entries of a feed, in its order. Throws `UserError` for a broken or hostile feed. */
export async function feedItems(received: Received, options: FeedOptions): Promise<SourceItem[]> {
  const decoded = await decodeBytes(received.bytes, { header: received.charset, meta: charsetInside(received.bytes) })
  // Feeds have no need of entities of their own; their expansion is an old way to fill memory.
  if (/<!ENTITY/i.test(decoded.text))
    throw new UserError(
      `${received.name}: declares entities of its own, as no feed needs to; give the addresses of the articles themselves`,
    )
  const { site, entries } = await entriesOf(decoded.text, received.name)
  if (entries.length === 0)
    throw new UserError(`${received.name}: is a feed without entries; give the addresses of the articles themselves`)
  return entries.map((entry, index): SourceItem => {
    const title = plainTitle(entry.title)
    const link = entry.link !== undefined && URL.canParse(entry.link, received.url) ? new URL(entry.link, received.url).href : undefined
    return {
      label: link ?? `entry ${index + 1}`,
      title,
      read: async () => {
        const paragraphs = entry.content === undefined ? [] : blocks(await parseHtml(entry.content, received.name))
        const isFull = paragraphs.join('').length >= FULL_TEXT
        if (!isFull && link !== undefined && options.readPage) return options.readPage(link)
        if (paragraphs.length === 0)
          throw new UserError(
            `${link ?? `${received.name}, entry ${index + 1}`}: the feed carries no text of it; give the address of the article`,
          )
        return {
          received: { ...received, name: `${received.name} (${link ?? `entry ${index + 1}`})` },
          extracted: {
            text: [...(title === undefined ? [] : [title]), ...paragraphs].join('\n\n'),
            title,
            byline: entry.author,
            published: isoDate(entry.published),
            outlet: plainTitle(site),
            url: link,
            encoding: decoded.encoding,
            undecodable: decoded.undecodable,
            extraction: `feed entry, ${decoded.encoding}`,
            warnings: isFull ? [] : ['the feed carries a summary, not the whole article'],
          },
        }
      },
    }
  })
}
