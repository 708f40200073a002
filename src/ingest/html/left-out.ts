// What of a page's prose did not come into its text: counted and said, and taken where a person asks for all of it.
import type { PageLine } from './blocks.ts'
import { isElement, type HtmlNode } from './dom.ts'
import { around, bare, isConsent, isProse, wordCount } from './prose.ts'

/** A paragraph of a report has more words; a notice or a teaser's line fewer. */
const FEWEST_WORDS = 10

const FRAME = /^(?:nav|footer|dialog|figcaption)$/i
const FRAME_ROLE = /^(?:navigation|banner|contentinfo|search|dialog|alertdialog|menu|toolbar)$/i
const LEGAL = /©|\ball rights reserved\b|\bcopyright\b|все права защищены|усе правы абаронены|무단\s?전재|저작권|版权所有|备案/iu

const isFrame = (node: HtmlNode): boolean =>
  isElement(node) && (FRAME.test(node.localName) || FRAME_ROLE.test(node.getAttribute('role')?.trim() ?? ''))

/** A page's lines outside what frames it: to be called before cleaning takes elements out. */
export const outsideFrame = (page: readonly PageLine[]): readonly PageLine[] => page.filter((line) => ![...around(line.node)].some(isFrame))

/** Prose among `page` that is in none of `paragraphs` and `captions`, in the page's order. */
export function leftOut(page: readonly PageLine[], paragraphs: readonly string[], captions: readonly string[]): readonly PageLine[] {
  const taken = bare([...paragraphs, ...captions].join('\n'))
  return page.filter(
    (line) =>
      isProse(line) &&
      wordCount(line.text) >= FEWEST_WORDS &&
      !isConsent(line.text) &&
      !LEGAL.test(line.text) &&
      !taken.includes(bare(line.text)),
  )
}

/** The article's paragraphs and what was left out of it, where each stands on the page. */
export function withLeftOut(page: readonly PageLine[], paragraphs: readonly string[], left: readonly PageLine[]): readonly string[] {
  const added = new Set(left)
  const found: string[] = []
  let next = 0
  for (const line of page) {
    if (added.has(line)) {
      found.push(line.text)
      continue
    }
    const at = paragraphs.indexOf(line.text, next)
    if (at < 0) continue
    // What stands on the page in other words keeps its place before the one that was met.
    found.push(...paragraphs.slice(next, at + 1))
    next = at + 1
  }
  return [...found, ...paragraphs.slice(next)]
}

/** How much was left out, as a warning says it; `undefined` for nothing. */
export function leftOutWarning(left: readonly { readonly text: string }[]): string | undefined {
  if (left.length === 0) return undefined
  const words = Math.round(left.reduce((sum, line) => sum + wordCount(line.text), 0))
  const paragraphs = left.length === 1 ? '1 paragraph' : `${left.length} paragraphs`
  return `left out: ${paragraphs}, ${words} words; --keep-all takes them`
}
