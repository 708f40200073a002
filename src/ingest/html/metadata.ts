// What a page says about its article: JSON-LD first, then OpenGraph and meta, then what stands on the page.
import { datePlaces } from '../dating.ts'
import type { HtmlDocument, HtmlElement } from './dom.ts'
import { lineOf } from './blocks.ts'
import { findOutlet } from '../outlets.ts'
import { bare } from './prose.ts'
import { linkedArticles, textOf, type JsonObject } from './json-data.ts'
import type { DatePlace } from '../received.ts'

export interface PageMetadata {
  readonly title?: string
  /** Who says that this is the headline: the page's data, a heading on it that nothing else confirms, or only the name of its tab. */
  readonly titleFrom?: 'data' | 'heading' | 'tab'
  readonly byline?: string
  /** Where the page says when it was published, surest first. */
  readonly dates: readonly DatePlace[]
  /** BCP 47, as the page claims. */
  readonly language?: string
  readonly site?: string
  /** Address that the page calls its own. */
  readonly canonical?: string
  /** Whether the page says that one must pay or sign in to read. */
  readonly locked: boolean
  /** The article's JSON-LD, where there is one. */
  readonly linked?: JsonObject
}

function metas(document: HtmlDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim()
    const key = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      meta.getAttribute('http-equiv')
    )
      ?.trim()
      .toLowerCase()
    if (content && key && !found.has(key)) found.set(key, content.slice(0, 2000))
  }
  return found
}

const flat = (text: string | undefined): string | undefined => {
  const line = text?.replace(/\s+/g, ' ').trim()
  return line ? line : undefined
}

/** JSON-LD often carries entities a second time. */
const plain = (text: string | undefined): string | undefined =>
  flat(
    text
      ?.replace(/&quot;/g, '"')
      .replace(/&#0?39;|&apos;/g, "'")
      .replace(/&amp;/g, '&')
      .replace(/&nbsp;/g, ' '),
  )

/** "Headline | Outlet" and "Headline - Outlet" without the outlet. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined) return undefined
  const cut = title.replace(/\s+[|｜»•·–—-]\s+[^|｜»•·–—]{2,60}$/u, '')
  if (cut === title) return title
  const suffix = title.slice(cut.length).replace(/^[\s|｜»•·–—-]+/u, '')
  // Without the site's name known, only a short suffix with no end of sentence is a name.
  const isSite = site !== undefined && suffix.toLowerCase().includes(site.toLowerCase())
  return isSite || (cut.length > suffix.length && suffix.length < 40) ? cut : title
}

const HEADLINE_ELEMENTS = 'h2, [class*="title" i], [class*="headline" i], [id*="title" i], [id*="headline" i], [class~="subject"]'
const LONGEST_HEADLINE = 300

function headings(document: HtmlDocument, selectors: string): string[] {
  return [...document.querySelectorAll(selectors)]
    .slice(0, 100)
    .filter((element) => !isElsewhere(element) && (element.textContent ?? '').length < LONGEST_HEADLINE * 2)
    .map((element) => lineOf(element))
    .filter((text) => text !== '' && text.length < LONGEST_HEADLINE)
}

interface Titled {
  readonly title: string | undefined
  readonly titleFrom: 'data' | 'heading' | 'tab'
}

function titleOf(
  document: HtmlDocument,
  linked: JsonObject | undefined,
  meta: ReadonlyMap<string, string>,
  site: string | undefined,
): Titled {
  const told = [plain(textOf(linked?.['headline'])), flat(meta.get('og:title')), flat(meta.get('twitter:title'))].filter(
    (one) => one !== undefined,
  )
  const documentTitle = flat(document.querySelector('title')?.textContent ?? undefined)
  const heads = headings(document, 'h1')
  const titled = headings(document, HEADLINE_ELEMENTS)
  // What stands on the page and in its title too is the headline; the outlet's name, which does so as well, is shorter.
  const confirmed = [...heads, ...titled]
    .filter(
      (head) =>
        bare(head).length > 5 &&
        bare(head) !== bare(site ?? '') &&
        [...told, documentTitle ?? ''].some((one) => bare(one).includes(bare(head))),
    )
    .sort((a, b) => bare(b).length - bare(a).length)[0]
  if (confirmed !== undefined) return { title: confirmed, titleFrom: 'data' }
  if (told[0] !== undefined) return { title: withoutSite(told[0], site), titleFrom: 'data' }
  const only = heads.length === 1 ? heads[0] : undefined
  if (only !== undefined && only.toLowerCase() !== site?.toLowerCase()) return { title: only, titleFrom: 'heading' }
  const title = withoutSite(documentTitle, site)
  // A title that only names the outlet: the page's own headline says more.
  const own =
    title === undefined || isOutletName(title, site)
      ? titled.find((head) => head.length > Math.max((title?.length ?? 0) * 1.5, 15))
      : undefined
  return own === undefined ? { title, titleFrom: 'tab' } : { title: own, titleFrom: 'heading' }
}

/** Whether a tab is only called after who publishes: few words, or the name of an outlet that seeds know. */
const isOutletName = (title: string, site: string | undefined): boolean =>
  title.split(/\s+/).length < 3 || bare(title) === bare(site ?? '') || findOutlet(title) !== undefined || OUTLET.test(title)

/** What outlets' names end in. */
const OUTLET =
  /(?:news|press|telegraph(?:ic)?|information|wire)\s+agency(?:\s.{0,40})?$|информационное агентство|интернет-портал|통신사?$|신문$|新闻网$|通讯社$/iu

const DATE_META = [
  'article:published_time',
  'og:article:published_time',
  // Daum and sites built on its system.
  'og:regdate',
  'regdate',
  'article:regdate',
  'datepublished',
  'date.issued',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.created',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'parsely-pub-date',
  'sailthru.date',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'date',
]

/** Elements that are named for a date, outside what lists other articles. */
const DATE_ELEMENTS =
  '[class*="date" i], [class*="time" i], [id*="date" i], [id*="pubtime" i], [class*="publish" i], [class*="info" i], [class*="byline" i]'
const ELSEWHERE =
  'aside, nav, footer, [class*="related" i], [class*="sidebar" i], [class*="comment" i], [class*="recommend" i], [class*="most" i]'

function isElsewhere(element: HtmlElement): boolean {
  return element.closest(ELSEWHERE) !== null
}

/** What elements of a date hold: those that are meant for programs first. */
function visibleDates(document: HtmlDocument): string[] {
  const times = [...document.querySelectorAll('time, [itemprop="datePublished"]')]
    .filter((time) => !isElsewhere(time))
    .map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent ?? '')
  const named = [...document.querySelectorAll(DATE_ELEMENTS)]
    .slice(0, 200)
    .filter((element) => (element.textContent ?? '').length <= 200 && !isElsewhere(element))
    .map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim())
  return [...times, ...named]
}

const BYLINE_ELEMENTS = '[rel="author"], [itemprop="author"], .byline, .author, .article-author, .writer, .reporter, .journalist'

function bylineOf(document: HtmlDocument, linked: JsonObject | undefined, meta: ReadonlyMap<string, string>): string | undefined {
  const named =
    plain(textOf(linked?.['author'])) ?? flat(meta.get('author')) ?? flat(meta.get('article:author')) ?? flat(meta.get('dc.creator'))
  if (named !== undefined && !/^https?:/.test(named) && named.length < 200) return named
  for (const element of document.querySelectorAll(BYLINE_ELEMENTS)) {
    const line = isElsewhere(element) ? '' : lineOf(element)
    if (line !== '' && line.length < 200) return line
  }
  return undefined
}

const isFalse = (value: unknown): boolean => value === false || (typeof value === 'string' && value.toLowerCase() === 'false')

/** Reads a page's metadata. `url` is where the page was got, where that is known. */
export function pageMetadata(document: HtmlDocument, url?: string): PageMetadata {
  const meta = metas(document)
  const linked = linkedArticles(document)[0]
  const site = flat(meta.get('og:site_name')) ?? plain(textOf(linked?.['publisher']))
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url')
  const fields = {
    ...titleOf(document, linked, meta, site),
    byline: bylineOf(document, linked, meta),
    language:
      textOf(linked?.['inLanguage']) ??
      (document.documentElement?.getAttribute('lang') || undefined) ??
      meta.get('content-language') ??
      meta.get('og:locale')?.replace('_', '-'),
    site,
    canonical: /^https?:\/\//.test(canonical ?? '') ? canonical : undefined,
    linked,
  }
  const locked = isFalse(linked?.['isAccessibleForFree']) || /^(?:locked|premium|paid)$/i.test(meta.get('article:content_tier') ?? '')
  return {
    ...(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Partial<PageMetadata>),
    dates: [
      ...datePlaces('mark', [textOf(linked?.['datePublished']), ...DATE_META.map((name) => meta.get(name)), ...visibleDates(document)]),
      ...datePlaces('address', [url ?? canonical]),
    ],
    locked,
  }
}
