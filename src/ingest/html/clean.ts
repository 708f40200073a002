// Takes out of a page what is not its article: navigation, related links, share buttons, banners, comments; sets captions apart.
import { isElement, type HtmlDocument, type HtmlElement } from './dom.ts'
import { leadsElsewhere, lineOf, pageLines } from './blocks.ts'
import { bare, isConsent, isProse, proseByElement, SENTENCE_END, wordCount } from './prose.ts'
import { surroundings } from './surroundings.ts'

/** What no reader sees or can read. */
const UNSEEN =
  'script, style, noscript, template, svg, canvas, audio, video, object, embed, button, select, textarea, input, [hidden], [aria-hidden="true"]'
/** What stands around an article, by what HTML calls it. */
export const AROUND =
  'nav, footer, aside, dialog, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="search"], ' +
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="toolbar"]'

/** An id that is its heading once more ("sharing-with-mutable-history") names a chapter, and no kind of box. */
function isAnchor(element: HtmlElement, id: string): boolean {
  if (!/-.*-|_.*_/.test(id)) return false
  const heading = element.querySelector('h1, h2, h3, h4, h5, h6')
  return heading !== null && bare(heading.textContent ?? '').includes(bare(id))
}

/** Class and id of an element, as far as they say what kind of box it is. */
function named(element: HtmlElement): string {
  const id = element.getAttribute('id') ?? ''
  return `${element.getAttribute('class') ?? ''} ${isAnchor(element, id) ? '' : id}`.slice(0, 500)
}

/** "with-sidebar", "no_caption": what a box has beside it or in it is not what it is. */
const BESIDE = /(?:^|[\s_-])(?:no|not|with|without|has|have)[_-][a-z\d]+(?=$|[\s_-])/g

const words = (element: HtmlElement): string[] =>
  named(element)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(BESIDE, ' ')
    .split(/[\s_\-:./]+/)

const isHiddenByStyle = (element: HtmlElement): boolean =>
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '')

const KEPT = new Set(['html', 'body', 'main', 'article', 'h1'])

/** Characters of text an element holds. */
const weight = (element: HtmlElement): number => (element.textContent ?? '').replace(/\s+/g, '').length

/** An element that holds most of the page is no surrounding, whatever its class says ("with-sidebar"). */
const MOST_OF_PAGE = 0.5

/** How surely the name of an element says that it is none of the article: `even with sentences`, or only where it has none. */
function noiseOf(element: HtmlElement): 'consent' | 'even with sentences' | 'without sentences' | undefined {
  const { noise, noiseInSentences, consent, noisePairs } = surroundings()
  const own = words(element)
  if (own.some((word) => consent.has(word))) return 'consent'
  if (own.some((word) => noiseInSentences.has(word)) || noisePairs.test(named(element))) return 'even with sentences'
  return own.some((word) => noise.has(word)) ? 'without sentences' : undefined
}

function isCaption(element: HtmlElement): boolean {
  const name = element.localName.toLowerCase()
  if (name === 'figcaption') return true
  if (KEPT.has(name)) return false
  return words(element).some((word) => surroundings().captions.has(word))
}

/** Share of an element's text that stands in links, 0..1. */
function linkShare(element: HtmlElement): number {
  const all = weight(element)
  if (all === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a[href]')) if (leadsElsewhere(link)) linked += weight(link)
  return Math.min(1, linked / all)
}

/** A sentence that is linked as a whole has at least so many words; a headline of another article has fewer, or no full stop. */
const LINKED_SENTENCE = 12

/** A paragraph, list item or box that is nothing but a way to another page. */
function isLinkOnly(element: HtmlElement): boolean {
  const text = lineOf(element)
  if (text === '' || text.length > 400) return false
  if (surroundings().readAlso.test(text) && (linkShare(element) > 0.4 || text.length < 40)) return true
  const isSentence = element.localName.toLowerCase() === 'p' && SENTENCE_END.test(text) && wordCount(text) >= LINKED_SENTENCE
  return linkShare(element) > 0.85 && !isSentence
}

/** Share (0..1) of a list's items that lead elsewhere, from which on the list is a way to other pages. */
const LIST_OF_LINKS = 0.6

/** Items of lists in which others are text: a source, a law, a treaty that is named and linked. */
function mixedItems(body: HtmlElement): ReadonlySet<HtmlElement> {
  const lists = new Map<HtmlElement, HtmlElement[]>()
  for (const item of body.querySelectorAll('li')) {
    const list = item.parentElement
    if (list) {
      const items = lists.get(list)
      if (items) items.push(item)
      else lists.set(list, [item])
    }
  }
  const mixed = [...lists.values()].filter((items) => items.filter(isLinkOnly).length < items.length * LIST_OF_LINKS)
  return new Set(mixed.flatMap((items) => items.filter((item) => !surroundings().readAlso.test(lineOf(item)))))
}

/** Removes and returns captions, so that they are neither lost nor taken for the article. */
function takeCaptions(document: HtmlDocument): string[] {
  const found: string[] = []
  for (const element of [...document.querySelectorAll('figcaption, [class], [id]')]) {
    if (!isCaption(element) || weight(element) > 1000) continue
    const text = lineOf(element)
    if (text !== '' && !found.includes(text)) found.push(text)
    element.remove()
  }
  return found
}

/** A cell with this share of its table's text, and prose in it, makes the table a page's frame, not data. */
const LAYOUT_SHARE = 0.6
const LAYOUT_LETTERS = 200

/** Characters of sentences that make a cell more than a box with the weather. */
const CELL_PROSE = 200

/** Old pages are laid out in tables: beside the article's cell stand menus, weather, exchange rates. */
function dropSideCells(body: HtmlElement): void {
  for (const row of [...body.querySelectorAll('tr')]) {
    const cells = [...row.childNodes].filter(isElement).filter((child) => /^t[dh]$/i.test(child.localName))
    if (cells.length < 2) continue
    const weights = cells.map(weight)
    const heaviest = Math.max(...weights)
    if (heaviest < LAYOUT_LETTERS || heaviest < weights.reduce((sum, one) => sum + one, 0) * LAYOUT_SHARE) continue
    cells.forEach((cell, index) => {
      if (weights[index] === heaviest) return
      const prose = pageLines(cell).filter(isProse)
      if (prose.reduce((sum, line) => sum + line.text.length, 0) < CELL_PROSE) cell.remove()
    })
  }
}

/** Takes out what a reader does not see: hidden by attribute or by its own style. */
export function removeHidden(document: HtmlDocument): void {
  for (const element of [...document.querySelectorAll('[hidden], [style]')])
    if (element.getAttribute('hidden') !== null || isHiddenByStyle(element)) element.remove()
}

/** Takes out scripts, controls and what is hidden: what is left is what a reader sees. */
export function removeUnseen(document: HtmlDocument): void {
  for (const element of [...document.querySelectorAll(UNSEEN)]) element.remove()
  for (const element of [...document.querySelectorAll('[style]')]) if (isHiddenByStyle(element)) element.remove()
}

/** Whether an element holds what belongs to a page as a whole: frames are called after what they hold ("with-cookie-banner"). */
const isFrame = (element: HtmlElement): boolean => element.querySelector('h1, main, article, nav, [itemprop~="articleBody"]') !== null

/** Share (0..1) of a box's text that may stand in links where it is kept for its sentences. */
const FEW_LINKS = 0.2

/** Cleans a page in place, of which what is not seen has been taken out; returns the captions of its pictures. */
export function cleanPage(document: HtmlDocument): readonly string[] {
  const body = document.body
  if (!body) return []
  const prose = proseByElement(pageLines(body))
  const ofPage = prose.get(body) ?? 0
  const all = weight(body)
  /** An article in a box that HTML or its name calls a surrounding: most of the page's sentences stand in it. */
  const isMost = (element: HtmlElement): boolean => ofPage > 0 && (prose.get(element) ?? 0) > ofPage * MOST_OF_PAGE
  for (const element of [...document.querySelectorAll(AROUND)]) if (!isMost(element)) element.remove()
  for (const element of [...body.querySelectorAll('[class], [id]')]) {
    if (KEPT.has(element.localName.toLowerCase())) continue
    const noise = noiseOf(element)
    if (noise === undefined || (isMost(element) && (noise !== 'consent' || isFrame(element)))) continue
    // A box that holds the headline or the marked body is the article's own, or the page's frame.
    if (element.querySelector('[itemprop~="articleBody"], article') !== null) continue
    if (element.getAttribute('itemprop')?.includes('articleBody')) continue
    if (noise !== 'consent' && weight(element) > all * MOST_OF_PAGE) continue
    // The lead in a box of its own ("summary-tools"): sentences that lead nowhere are the article's.
    if (noise === 'without sentences' && (prose.get(element) ?? 0) > 0 && linkShare(element) < FEW_LINKS) continue
    element.remove()
  }
  const captions = takeCaptions(document)
  dropSideCells(body)
  const kept = mixedItems(body)
  for (const element of [...body.querySelectorAll('p, li, div, ul, h2, h3, h4, h5, h6, td, center')]) {
    const holdsBlocks = [...element.childNodes].some(
      (child) => isElement(child) && /^(?:p|div|table|center|article|section|main|h1)$/i.test(child.localName),
    )
    if (holdsBlocks || kept.has(element)) continue
    if (isLinkOnly(element) || isConsent(lineOf(element))) element.remove()
  }
  return captions
}
