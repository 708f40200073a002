// Takes out of a page what is not its article: navigation, related links, share buttons, banners, comments; sets captions apart.
import { pageNoiseSchema } from '../../model/page-noise.ts'
import { seedJson } from '../../seeds.ts'
import { isElement, type HtmlDocument, type HtmlElement } from './dom.ts'
import { lineOf } from './blocks.ts'

const NEVER =
  'script, style, noscript, template, svg, canvas, audio, video, object, embed, button, select, textarea, input, nav, footer, aside, dialog, ' +
  '[hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="search"], ' +
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="toolbar"]'

interface Surroundings {
  /** Whole words only: `share` but not `shareholder`. */
  readonly noise: ReadonlySet<string>
  readonly noisePairs: RegExp
  readonly captions: ReadonlySet<string>
  readonly readAlso: RegExp
}

let known: Surroundings | undefined

/** The words of `seeds/page-noise.json`. */
function surroundings(): Surroundings {
  if (known) return known
  const { noise, noisePairs, captions, readAlso } = pageNoiseSchema.parse(seedJson('page-noise.json'))
  known = {
    noise: new Set(noise),
    noisePairs: new RegExp(noisePairs.join('|'), 'iu'),
    captions: new Set(captions),
    readAlso: new RegExp(`^(?:${readAlso.join('|')})`, 'iu'),
  }
  return known
}

function words(element: HtmlElement): string[] {
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500)
  return named
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_\-:./]+/)
}

const isHiddenByStyle = (element: HtmlElement): boolean =>
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '')

const KEPT = new Set(['html', 'body', 'main', 'article', 'h1'])

/** Characters of text an element holds. */
const weight = (element: HtmlElement): number => (element.textContent ?? '').replace(/\s+/g, '').length

/** An element that holds most of the page is no surrounding, whatever its class says ("with-sidebar"). */
const MOST_OF_PAGE = 0.5

const isNoise = (element: HtmlElement): boolean => {
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500)
  return words(element).some((word) => surroundings().noise.has(word)) || surroundings().noisePairs.test(named)
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
  for (const link of element.querySelectorAll('a[href]')) linked += weight(link)
  return Math.min(1, linked / all)
}

/** A paragraph, list item or box that is nothing but a way to another page. */
function isLinkOnly(element: HtmlElement): boolean {
  const text = lineOf(element)
  if (text === '' || text.length > 400) return false
  if (surroundings().readAlso.test(text) && (linkShare(element) > 0.4 || text.length < 40)) return true
  return linkShare(element) > 0.85
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

/** Old pages are laid out in tables: beside the article's cell stand menus, weather, exchange rates. */
function dropSideCells(body: HtmlElement): void {
  for (const row of [...body.querySelectorAll('tr')]) {
    const cells = [...row.childNodes].filter(isElement).filter((child) => /^t[dh]$/i.test(child.localName))
    if (cells.length < 2) continue
    const weights = cells.map(weight)
    const heaviest = Math.max(...weights)
    if (heaviest < LAYOUT_LETTERS || heaviest < weights.reduce((sum, one) => sum + one, 0) * LAYOUT_SHARE) continue
    cells.forEach((cell, index) => {
      if (weights[index] !== heaviest) cell.remove()
    })
  }
}

/** Takes out what a reader does not see: hidden by attribute or by its own style. */
export function removeHidden(document: HtmlDocument): void {
  for (const element of [...document.querySelectorAll('[hidden], [style]')])
    if (element.getAttribute('hidden') !== null || isHiddenByStyle(element)) element.remove()
}

/** Cleans a page in place; returns the captions of its pictures. */
export function cleanPage(document: HtmlDocument): readonly string[] {
  for (const element of [...document.querySelectorAll(NEVER)]) element.remove()
  const body = document.body
  if (!body) return []
  const all = weight(body)
  for (const element of [...body.querySelectorAll('[class], [id], [style]')]) {
    if (KEPT.has(element.localName.toLowerCase()) && !isHiddenByStyle(element)) continue
    if (!isHiddenByStyle(element) && !isNoise(element)) continue
    // A box that holds the headline or the marked body is the article's own, or the page's frame.
    if (element.querySelector('[itemprop~="articleBody"], article') !== null || weight(element) > all * MOST_OF_PAGE) continue
    if (element.getAttribute('itemprop')?.includes('articleBody')) continue
    element.remove()
  }
  const captions = takeCaptions(document)
  dropSideCells(body)
  for (const element of [...body.querySelectorAll('p, li, div, ul, h2, h3, h4, h5, h6, td, center')]) {
    const holdsBlocks = [...element.childNodes].some(
      (child) => isElement(child) && /^(?:p|div|table|center|article|section|main|h1)$/i.test(child.localName),
    )
    if (!holdsBlocks && isLinkOnly(element)) element.remove()
  }
  return captions
}
