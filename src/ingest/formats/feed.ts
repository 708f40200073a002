// RSS and Atom: each entry is a document, from its own text where the feed carries it, else from its page.
import { UserError } from '../../model/user-error.ts'
import { charsetInside, decodeBytes } from '../encoding.ts'
import { datePlaces } from '../dating.ts'
import { blocks, lineOf } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import type { Received, SourceItem } from '../received.ts'
import { encodingWarnings } from './warnings.ts'

export interface FeedOptions {
  /** Gets an entry's page as a document; absent where nothing may be fetched. */
  readonly readPage?: ((url: string) => ReturnType<SourceItem['read']>) | undefined
}

/** Characters: a summary has fewer, an article seldom. What is called the content is believed to be it sooner. */
const FULL_SUMMARY = 600
const FULL_CONTENT = 200
const MOST_ENTRIES = 1000

interface Entry {
  readonly title?: string | undefined
  readonly link?: string | undefined
  readonly content?: string | undefined
  readonly summary?: string | undefined
  readonly published?: string | undefined
  readonly author?: string | undefined
}

/** A title may carry markup and entities, escaped once more than the feed itself is. */
async function plainTitle(title: string | undefined): Promise<string | undefined> {
  if (title === undefined) return undefined
  const line = /[<&]/.test(title) ? lineOf(await parseHtml(markupOf(title), 'a title')) : title.replace(/\s+/g, ' ').trim()
  return line === '' ? undefined : line
}

/** Markup that is still escaped once it has been unescaped: how often feeds do that at most. */
const MOST_ESCAPES = 3
const CDATA = /<!\[CDATA\[([^]*?)(?:\]\]>|$)/g
/** An escaped tag, or an escaped escape: words of prose have neither. */
const ESCAPED = /&(?:amp;)*lt;\/?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|blockquote|!\[CDATA)\b|&(?:amp;)*lt;!\[CDATA/i

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&(?:#0?39|apos);/gi, "'")
    .replace(/&amp;/gi, '&')

/** An entry's markup as its author wrote it: CDATA marks taken off, and escapes that programs put on once too often. */
function markupOf(written: string): string {
  let text = written
  for (let step = 0; step < MOST_ESCAPES && ESCAPED.test(text); step += 1) text = unescaped(text)
  return text.replace(CDATA, '$1').replace(/\]\]>\s*$/, '')
}

/** Lines that a publishing system puts below an entry: where it first appeared, and that there is more. */
const SYSTEM_LINE =
  /^(?:the post\s.{1,300}\s(?:appeared first on|first appeared on)\s.{1,120}|(?:continue reading|read more|read the full (?:article|story)|читать (?:далее|дальше|полностью)|подробнее|чытаць далей|더 ?보기|계속 읽기|阅读(?:全文|更多))\W*.{0,80}|(?:запись|сообщение)\s.{1,300}\s(?:впервые появил\p{L}+|опубликован\p{L}+ впервые)\s.{1,120})$/iu

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

interface Feed {
  readonly site?: string | undefined
  /** Address of the site, on which entries' addresses may stand. */
  readonly home?: string | undefined
  readonly language?: string | undefined
  readonly entries: readonly Entry[]
}

async function parsedFeed(xml: string, name: string): Promise<Feed> {
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
      home: feed.links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href,
      entries: (feed.entries ?? []).map((entry) => ({
        title: entry.title?.value,
        link: (entry.links?.find((link) => link.rel === undefined || link.rel === 'alternate') ?? entry.links?.[0])?.href,
        content: entry.content?.value,
        summary: entry.summary?.value,
        published: text(entry.published) ?? text(entry.updated),
        author: entry.authors?.[0]?.name,
      })),
    }
  if (format === 'rss')
    return {
      site: feed.title,
      home: feed.link,
      language: feed.language,
      entries: (feed.items ?? []).map((item) => ({
        title: item.title,
        link: item.link ?? item.guid?.value,
        content: item.content?.encoded,
        summary: item.description,
        published: text(item.pubDate) ?? text(item.dc?.dates?.[0]),
        author: item.dc?.creators?.[0],
      })),
    }
  if (format === 'rdf')
    return {
      site: feed.title,
      home: feed.link,
      language: feed.dc?.languages?.[0],
      entries: (feed.items ?? []).map((item) => ({
        title: item.title,
        link: item.link,
        content: item.content?.encoded,
        summary: item.description,
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
  const feed = await parsedFeed(decoded.text, received.name)
  if (feed.entries.length === 0)
    throw new UserError(`${received.name}: is a feed without entries; give the addresses of the articles themselves`)
  const base = [received.url, feed.home].find((address) => address !== undefined && URL.canParse(address))
  const site = await plainTitle(feed.site)
  const titles = await Promise.all(feed.entries.map((entry) => plainTitle(entry.title)))
  return feed.entries.map((entry, index): SourceItem => {
    const title = titles[index]
    const address = entry.link !== undefined && URL.canParse(entry.link, base) ? new URL(entry.link, base) : undefined
    const link = address !== undefined && /^https?:$/.test(address.protocol) ? address.href : undefined
    const where = link ?? `${received.name}, entry ${index + 1}`
    return {
      label: link ?? `entry ${index + 1}`,
      title,
      read: async () => {
        const text = entry.content ?? entry.summary
        const paragraphs = (text === undefined ? [] : blocks(await parseHtml(markupOf(text), where))).filter(
          (line) => !SYSTEM_LINE.test(line),
        )
        const isFull = paragraphs.join('').length >= (entry.content === undefined ? FULL_SUMMARY : FULL_CONTENT)
        if (!isFull && link !== undefined && options.readPage) return options.readPage(link)
        if (paragraphs.length === 0) throw new UserError(`${where}: the feed carries no text of it; give the address of the article`)
        return {
          received: { ...received, name: `${received.name} (${link ?? `entry ${index + 1}`})`, url: undefined },
          extracted: {
            text: [...(title === undefined ? [] : [title]), ...paragraphs].join('\n\n'),
            title,
            byline: entry.author,
            dates: [...datePlaces('field', [entry.published]), ...datePlaces('address', [link])],
            language: feed.language,
            outlet: site,
            url: link ?? received.url,
            encoding: decoded.encoding,
            undecodable: decoded.undecodable,
            extraction: `feed entry, ${decoded.encoding}`,
            warnings: [...encodingWarnings(decoded), ...(isFull ? [] : ['the feed carries little text of it, perhaps a summary'])],
          },
        }
      },
    }
  })
}
