// A page → its article: headline, paragraphs, captions, and what the page says about them.
import { datelineLength } from '../../text/datelines.ts'
import { holdsDate } from '../dates-written.ts'
import { datePlaces } from '../dating.ts'
import { pageLines, type PageLine } from './blocks.ts'
import { findBody, uncleanedBody, type Body } from './body.ts'
import { cleanPage, removeUnseen } from './clean.ts'
import type { HtmlDocument } from './dom.ts'
import { linkedBody, stateBody, type JsonArticle } from './json-article.ts'
import { leftOut, outsideFrame, withLeftOut } from './left-out.ts'
import { isTeaserList } from './no-article.ts'
import { pageMetadata, type PageMetadata } from './metadata.ts'
import { accessOf, paywallPrompt, type Access } from './paywall.ts'
import { bare, SENTENCE_END, wordCount } from './prose.ts'
import type { DatePlace } from '../received.ts'

export interface Article {
  /** What the text begins with: the title, where it is one. */
  readonly headline?: string
  /** Without the headline. Empty where the page holds no article. */
  readonly paragraphs: readonly string[]
  readonly captions: readonly string[]
  readonly metadata: PageMetadata
  readonly dateline?: string
  /** Where page and article say when it was published, surest first. */
  readonly dates: readonly DatePlace[]
  readonly access: Access
  /** The words by which the page asks for money or a sign-in. */
  readonly prompt?: string
  /** Which way found the paragraphs. */
  readonly from: string
  /** Lines outside the page's frame, as a reader sees them. */
  readonly page: readonly PageLine[]
  /** Prose of the page that is not among the paragraphs. */
  readonly leftOut: readonly PageLine[]
  /** Whether the page is a list of other articles with a sentence of each. */
  readonly isTeaserList: boolean
}

const letters = (paragraphs: readonly string[]): number => bare(paragraphs.join('')).length

/** Lines at an article's edges that are about it, not of it. */
const FURNITURE: readonly RegExp[] = [
  /^(?:by|reporting by|writing by|editing by|автор|текст|фото|photo|photos?|source|источник|updated|published|last updated|опубликовано|обновлено)\s*[:|]?\s?.{0,80}$/iu,
  /^(?:share|tweet|print|email|поделиться|печать|распечатать|версия для печати|공유하기?|인쇄|分享|打印|字号.{0,12}|【?纠错】?.{0,20})$/iu,
  /^[<(【[\s]*(?:copyright|©|\(c\)|all rights reserved|все права защищены|저작권자|무단\s?전재|ⓒ|版权所有|责任编辑|编辑\s*[:：]|\[责任编辑|【责任编辑).{0,160}$/iu,
  /^[\p{Script=Hangul}]{2,4}\s?(?:기자|특파원)(?:\s.{0,40})?$/u,
  /^[\w.+-]+@[\w.-]+$/,
  // How agencies end a report, and what printed pages say of their address.
  /^[-–—\s]*(?:0|30|#{2,3}|[(（]?(?:끝|完|конец|ends?)[)）]?)[-–—\s]*$/iu,
  /^(?:https?:\/\/)?www\.\S+(?:\s*[(（].{6,16}[)）])?$/iu,
  /^(?:记者|来源|來源|作者)\s*[:：]\s?.{1,60}$/u,
]
const EDGE = 4

function isFurniture(paragraph: string, byline: string | undefined): boolean {
  if (paragraph.length > 200) return false
  if (FURNITURE.some((pattern) => pattern.test(paragraph)) && !(SENTENCE_END.test(paragraph) && wordCount(paragraph) > 12)) return true
  if (byline !== undefined && bare(paragraph) !== '' && bare(`by${byline}`).endsWith(bare(paragraph))) return true
  // A line that is a date, with at most a time and two words beside it.
  return (
    holdsDate(paragraph) &&
    paragraph.length < 60 &&
    wordCount(paragraph.replace(/[\d.:/년월일年月日시분-]+/g, ' ')) <= 4 &&
    !SENTENCE_END.test(paragraph.replace(/г\.$/u, ''))
  )
}

/** Drops the headline's repetition and lines about the article from both ends; what stands between is never touched. */
function trimmed(paragraphs: readonly string[], title: string | undefined, byline: string | undefined): string[] {
  const head = bare(title ?? '')
  const kept = [...paragraphs]
  const drop = (paragraph: string): boolean => (head !== '' && bare(paragraph) === head) || isFurniture(paragraph, byline)
  // Old pages part headline and text by a mere line break.
  const [first = ''] = kept
  if (title !== undefined && first.startsWith(title) && datelineLength(first.slice(title.length).trimStart()) > 0)
    kept[0] = first.slice(title.length).trimStart()
  // Labels above the headline are the page's.
  const at = head === '' ? -1 : kept.slice(0, EDGE).findIndex((paragraph) => bare(paragraph) === head)
  if (at > 0 && !kept.slice(0, at).some((paragraph) => SENTENCE_END.test(paragraph))) kept.splice(0, at)
  const front = kept.slice(0, EDGE).filter((paragraph) => !drop(paragraph))
  const rest = kept.slice(EDGE)
  const end = rest.slice(-EDGE).filter((paragraph) => !drop(paragraph))
  const all = [...front, ...rest.slice(0, Math.max(0, rest.length - EDGE)), ...end]
  while (all.length > 1 && drop(all[all.length - 1]!)) all.pop()
  return all
}

/** A generic document title ("KCNA") is no headline: then the first short line without a full stop is. */
function headlineFrom(paragraphs: readonly string[], metadata: PageMetadata): string | undefined {
  const title = metadata.title
  const isGeneric = title === undefined || wordCount(title) < 3 || bare(title) === bare(metadata.site ?? '')
  if (!isGeneric) return title
  const first = paragraphs
    .slice(0, 3)
    .find((line) => line.length < 250 && !isFurniture(line, metadata.byline) && datelineLength(line) === 0)
  const isLine = first !== undefined && !/[.。]["'”’»」』)）]*$/u.test(first) && wordCount(first) >= 3
  return isLine && paragraphs.length > 1 ? first : title
}

const LINES_ABOVE = 10

/** Lines with the article's date: those above it, nearest first, then its own first ones. */
function nearTop(lines: readonly string[], first: string | undefined): string[] {
  const at = Math.max(0, lines.indexOf(first ?? ''))
  return [...lines.slice(Math.max(0, at - LINES_ABOVE), at).reverse(), ...lines.slice(at, at + EDGE)]
}

/** Data replaces what is visible only where it says clearly more. */
const MORE = 1.6
/** Letters: a headline and a caption. */
const NEXT_TO_NOTHING = 200

/** A heading that nothing confirms is the headline only where it stands above the article, not in it. */
function isAbove(title: string, paragraphs: readonly string[], page: readonly PageLine[]): boolean {
  const place = (text: string | undefined): number => page.findIndex((line) => bare(line.text) === bare(text ?? ''))
  const first = place(paragraphs.find((paragraph) => bare(paragraph) !== bare(title) && SENTENCE_END.test(paragraph)))
  return first < 0 || place(title) < first
}

/** Where the article's paragraphs stand on a page that has any. */
async function bodyOf(document: HtmlDocument, seen: readonly PageLine[], title: string | undefined, isList: boolean): Promise<Found> {
  // A list of other articles is all links: what takes those out of an article would take out all of it.
  if (isList) return { ...(await uncleanedBody(document)), captions: [] }
  const captions = cleanPage(document)
  return { ...(await findBody(document, seen, title)), captions }
}

interface Found extends Body {
  readonly captions: readonly string[]
}

export interface ArticleOptions {
  /** Address of the page, where it is known. */
  readonly url?: string | undefined
  /** Takes prose into the text that would be left out. */
  readonly keepAll?: boolean | undefined
}

/** Extracts the article. The document is changed by it. */
export async function extractArticle(document: HtmlDocument, { url, keepAll }: ArticleOptions = {}): Promise<Article> {
  const metadata = pageMetadata(document, url)
  const prompt = paywallPrompt(document)
  // Read before cleaning: that takes the scripts out.
  const state = await stateBody(document)
  removeUnseen(document)
  const seen = document.body ? pageLines(document.body) : []
  const page = outsideFrame(seen)
  const isList = isTeaserList(page)
  const body = await bodyOf(document, seen, metadata.title, isList)
  const letterCount = letters(body.paragraphs)
  const linked = await linkedBody(metadata.linked)
  const says = (data: JsonArticle | undefined): boolean => data !== undefined && letters(data.paragraphs) > letterCount * MORE
  // State trees hold other articles too: they are asked only where the page shows next to nothing.
  const found = says(linked) ? linked : letterCount < NEXT_TO_NOTHING && says(state) ? state : undefined
  const chosen = found ?? body
  const { title: toldTitle, titleFrom, ...told } = metadata
  const isHeadline = toldTitle !== undefined && (titleFrom !== 'heading' || isAbove(toldTitle, chosen.paragraphs, seen))
  const known: PageMetadata = {
    ...told,
    ...(isHeadline ? { title: toldTitle } : {}),
    ...(found?.title !== undefined && (!isHeadline || wordCount(toldTitle) < 3) ? { title: found.title } : {}),
  }
  const title = headlineFrom(chosen.paragraphs, known)
  const paragraphs = trimmed(chosen.paragraphs, title, known.byline)
  const left = leftOut(page, [...(title === undefined ? [] : [title]), ...chosen.paragraphs], body.captions)
  const first = paragraphs[0] ?? ''
  const dateline = first.slice(0, datelineLength(first)).trim()
  const above = nearTop(
    seen.map((line) => line.text),
    paragraphs[0],
  )
  // The name of a tab that no reader sees is the headline of a text, and of a page without sentences only its name.
  const isSeen = titleFrom !== 'tab' || title !== toldTitle || seen.some((line) => bare(line.text).includes(bare(title ?? '')))
  const isHead = isSeen || paragraphs.some((paragraph) => SENTENCE_END.test(paragraph))
  return {
    ...(title !== undefined && isHead ? { headline: title } : {}),
    paragraphs: keepAll === true ? withLeftOut(page, paragraphs, left) : paragraphs,
    captions: body.captions,
    metadata: { ...known, ...(title === undefined ? {} : { title }) },
    dates: [...metadata.dates, ...datePlaces('mark', [found?.published, dateline]), ...datePlaces('line', above)],
    ...(dateline === '' ? {} : { dateline }),
    access: accessOf(paragraphs.join('\n'), metadata.locked, prompt),
    ...(prompt === undefined ? {} : { prompt }),
    from: chosen.from,
    page,
    leftOut: keepAll === true ? [] : left,
    isTeaserList: isList,
  }
}
