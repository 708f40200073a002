// Finds the element that holds the article, and reads its paragraphs.
import { packageVersion } from '../package-version.ts'
import { blocks, pageLines, type PageLine } from './blocks.ts'
import type { HtmlDocument, HtmlElement } from './dom.ts'
import { SENTENCE_END } from './prose.ts'
import { completed } from './whole.ts'

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

/** A marked body with less of the page's text than this share of what Readability finds is only a part. */
const ENOUGH = 0.6

/**
 * The article's paragraphs in a cleaned page; empty where the page has none. `seen` are its lines before it was cleaned, `headline` is what
 * the page says it is called.
 */
export async function findBody(document: HtmlDocument, seen: readonly PageLine[], headline: string | undefined): Promise<Body> {
  const own = marked(document)
  const found = await readable(document)
  const lines = document.body ? pageLines(document.body) : []
  if (size(own) > 0 && size(own) >= size(found) * ENOUGH)
    return { paragraphs: completed({ seen, cleaned: lines }, own, headline, found), from: 'marked article body' }
  if (size(found) > 0) return { paragraphs: completed({ seen, cleaned: lines }, found, headline), from: `readability ${finderVersion()}` }
  // Nothing stood out: what reads as sentences is all that can be told from labels.
  const isSentence = ({ text }: PageLine): boolean => SENTENCE_END.test(text)
  return {
    paragraphs: lines.some(isSentence) ? lines.filter((line) => isSentence(line) || line.text.length > 60).map(({ text }) => text) : [],
    from: 'sentences of the page',
  }
}

/** What a page holds that is a list of other articles: all that the finder takes of it, uncleaned. */
export async function uncleanedBody(document: HtmlDocument): Promise<Body> {
  return { paragraphs: await readable(document), from: `a list of articles, readability ${finderVersion()}` }
}
