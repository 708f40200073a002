// Finds the element that holds the article, and reads its paragraphs.
import { packageVersion } from '../package-version.ts'
import { blocks, lineOf } from './blocks.ts'
import type { HtmlDocument, HtmlElement } from './dom.ts'

export interface Body {
  readonly paragraphs: readonly string[]
  /** Which way found it. */
  readonly from: string
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
const size = (paragraphs: readonly string[]): number => paragraphs.reduce((sum, paragraph) => sum + letters(paragraph), 0)

/** Places that name themselves the article's body, most exact first. */
const MARKED = [
  '[itemprop~="articleBody"]',
  '[data-testid="article-body"], [class~="article-body"], [class~="article__body"], [class~="article-text"], [class~="article_text"], [class~="story-body"], [id="articleBody"], [id="article-body"], [id="detail"], [id="detailContent"], [class~="text-content"]',
]

function marked(document: HtmlDocument): readonly string[] {
  for (const selectors of MARKED) {
    const found = [...document.querySelectorAll(selectors)]
    const outer = found.filter((element) => !found.some((other) => other !== element && contains(other, element)))
    if (outer.length > 0) return outer.flatMap((element) => blocks(element))
  }
  return []
}

function contains(outer: HtmlElement, inner: HtmlElement): boolean {
  for (let at = inner.parentElement; at !== null; at = at.parentElement) if (at === outer) return true
  return false
}

/** Version of the article finder, for provenance. */
const finderVersion = (): string => packageVersion('@mozilla/readability')

/** The finder's own types speak of a browser's tree; ours is handed through. */
const asElement = (node: unknown): HtmlElement => node as HtmlElement

async function readable(document: HtmlDocument): Promise<readonly string[]> {
  const { Readability } = await import('@mozilla/readability')
  const copy = (document as HtmlDocument & { cloneNode(deep: boolean): never }).cloneNode(true)
  const reader = new Readability<HtmlElement>(copy, { charThreshold: 200, serializer: asElement })
  const content = reader.parse()?.content
  return content ? blocks(content) : []
}

/** Paragraphs of a lead that stands before the body in a box of its own. */
function lead(document: HtmlDocument, paragraphs: readonly string[]): readonly string[] {
  const known = paragraphs.join('\n')
  const boxes =
    '[class~="lead"], [class~="lede"], [class~="standfirst"], [class~="deck"], [class~="summary"], [class~="article-lead"], [class~="article__lead"], [class~="news-header__lead"], [class~="announce"]'
  const found = [...document.querySelectorAll(boxes)].map((element) => lineOf(element))
  return found.filter((text) => text.length > 40 && /[.!?。]/.test(text) && !known.includes(text.slice(0, 60))).slice(0, 1)
}

/** A marked body with less of the page's text than this share of what Readability finds is only a part. */
const ENOUGH = 0.6
const PROSE = /[.!?。！？][»”"')）」』]*$/u

/** The article's paragraphs in a cleaned page; empty where the page has none. */
export async function findBody(document: HtmlDocument): Promise<Body> {
  const own = marked(document)
  const found = await readable(document)
  if (size(own) > 0 && size(own) >= size(found) * ENOUGH)
    return { paragraphs: [...lead(document, own), ...own], from: 'marked article body' }
  if (size(found) > 0) return { paragraphs: [...lead(document, found), ...found], from: `readability ${finderVersion()}` }
  const all = document.body ? blocks(document.body) : []
  // Nothing stood out: what reads as sentences is all that can be told from labels.
  return {
    paragraphs: all.some((one) => PROSE.test(one)) ? all.filter((one) => PROSE.test(one) || one.length > 60) : [],
    from: 'sentences of the page',
  }
}
