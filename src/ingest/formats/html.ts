// HTML: a page as published or saved, also one in frames.
import { dirname, relative, resolve, sep, isAbsolute } from 'node:path'
import { realpath } from 'node:fs/promises'
import { UserError } from '../../model/user-error.ts'
import { receiveFile } from '../bytes.ts'
import { charsetInside, decodeBytes, type Decoded } from '../encoding.ts'
import type { Extracted, Received } from '../received.ts'
import { extractArticle, type Article } from '../html/article.ts'
import { parseHtml, type HtmlDocument } from '../html/dom.ts'
import { leftOutWarning } from '../html/left-out.ts'
import { refuseNoArticle, type Told } from '../html/no-article.ts'
import { refuseBinary } from './text.ts'
import { encodingWarnings } from './warnings.ts'

export interface HtmlOptions {
  /** Gets a frame's page by its absolute address; absent where nothing may be fetched. */
  readonly fetchFrame?: ((url: string) => Promise<Received>) | undefined
  /** A frame that lies in the same archive (MHTML, WARC). */
  readonly frameInside?: ((address: string) => Received | undefined) | undefined
  /** Takes prose into the text that would be left out. */
  readonly keepAll?: boolean | undefined
}

/** A frameset with more is a portal, not an article. */
const MOST_FRAMES = 6

/** Text of a page about to be parsed. */
async function decodePage(received: Received): Promise<Decoded> {
  const decoded = await decodeBytes(received.bytes, { header: received.charset, meta: charsetInside(received.bytes) })
  refuseBinary(decoded, received.name)
  return decoded
}

function frames(document: HtmlDocument): string[] {
  const found = [...document.querySelectorAll('frame[src], iframe[src]')].map((frame) => frame.getAttribute('src')?.trim() ?? '')
  return found.filter((source) => source !== '' && !/^(?:about|javascript|data|blob):/i.test(source)).slice(0, MOST_FRAMES)
}

/** A frame beside a saved page; never a file outside the page's folder, whatever the page asks for. */
async function localFrame(page: string, source: string): Promise<Received | undefined> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(source) || source.startsWith('//') || source.startsWith('/')) return undefined
  let asked: string
  try {
    asked = decodeURIComponent(source.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
  const folder = await realpath(dirname(page))
  const file = await realpath(resolve(folder, asked)).catch(() => undefined)
  if (file === undefined) return undefined
  const inside = relative(folder, file)
  const itself = await realpath(page).catch(() => page)
  if (inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside) || file === itself) return undefined
  return { ...(await receiveFile(file)), name: `${page} (frame ${source})` }
}

async function frame(received: Received, source: string, options: HtmlOptions): Promise<Received | undefined> {
  const base = received.url
  const address = base === undefined || !URL.canParse(source, base) ? undefined : new URL(source, base).href
  const inside = options.frameInside?.(address ?? source)
  if (inside) return inside
  if (received.file !== undefined) return localFrame(received.file, source)
  return address !== undefined && options.fetchFrame ? options.fetchFrame(address) : undefined
}

const letters = (article: Article): number => article.paragraphs.join('').length

interface Page {
  readonly received: Received
  readonly decoded: Decoded
  readonly article: Article
  /** Why a frame could not be read, the first of them. */
  readonly failure?: UserError
}

async function page(received: Received, options: HtmlOptions, depth: number): Promise<Page> {
  const decoded = await decodePage(received)
  const document = await parseHtml(decoded.text, received.name)
  const inner = frames(document)
  const isFrameset = document.querySelector('frameset') !== null
  const own: Page = { received, decoded, article: await extractArticle(document, { ...options, url: received.url }) }
  // Frames are looked into where the page itself has no article; once, since frames may name each other.
  if (depth > 0 || inner.length === 0 || (!isFrameset && letters(own.article) > 200)) return own
  let best = own
  for (const source of inner) {
    try {
      const part = await frame(received, source, options)
      if (!part) continue
      const found = await page(part, options, depth + 1)
      if (letters(found.article) > letters(best.article)) best = found
    } catch (error) {
      // One frame of a page may be missing, most often an advertisement's; the article is perhaps in another.
      if (!(error instanceof UserError)) throw error
      best = { ...best, failure: best.failure ?? error }
    }
  }
  return best
}

/** What a page says that it is: its title, and its first lines. */
const toldBy = ({ metadata, page }: Article): Told => ({
  title: metadata.title,
  first: page.slice(0, FIRST_LINES).flatMap((line) => (line.text.length < LONGEST_HEADLINE ? [line.text] : [])),
})
const FIRST_LINES = 3
const LONGEST_HEADLINE = 100

/** Extracts the article of a page. Throws `UserError` for a page without one, and for a paywall's stub. */
export async function extractHtml(received: Received, options: HtmlOptions = {}): Promise<Extracted> {
  const { received: from, decoded, article, failure } = await page(received, options, 0)
  const { paragraphs, metadata, captions, headline } = article
  if (article.access === 'stub')
    throw new UserError(
      `${received.name}: is the free beginning of a paid article (${article.prompt === undefined ? 'the page says that it is not free' : JSON.stringify(article.prompt)}), not the article; save the whole page from a browser that may read it, and give the file`,
    )
  if (paragraphs.length === 0 && failure) throw failure
  refuseNoArticle(received.name, toldBy(article), paragraphs, article.page)
  if (paragraphs.length === 0)
    throw new UserError(`${received.name}: holds no article that could be found; save the article's text as a text file and give that`)
  const left = leftOutWarning(article.leftOut)
  return {
    text: [...(headline === undefined ? [] : [headline]), ...paragraphs].join('\n\n'),
    title: metadata.title,
    byline: metadata.byline,
    dateline: article.dateline,
    dates: article.dates,
    language: metadata.language,
    outlet: metadata.site,
    url: metadata.canonical,
    captions: captions.length > 0 ? captions : undefined,
    keptAll: options.keepAll === true ? true : undefined,
    encoding: decoded.encoding,
    undecodable: decoded.undecodable,
    extraction: `HTML, ${article.from}, ${decoded.encoding} (${decoded.source})`,
    warnings: [
      ...encodingWarnings(decoded),
      ...(article.access === 'doubtful' ? ['the page says that it is not free; its text may be cut short'] : []),
      ...(article.isTeaserList ? ['the page is a list of other articles, not an article; give the address of the article itself'] : []),
      ...(left === undefined ? [] : [left]),
    ],
    from: from === received ? undefined : from,
  }
}
