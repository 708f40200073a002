// HTML → a tree, within limits, with no script run; and the few names of the DOM that this room uses.
import { UserError } from '../../model/user-error.ts'

/** The part of the DOM that extraction walks; the project is compiled without the browser's types on purpose. */
export interface HtmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<HtmlNode> & Iterable<HtmlNode>
  readonly parentNode: HtmlNode | null
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string
  readonly parentElement: HtmlElement | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  closest(selectors: string): HtmlElement | null
  querySelector(selectors: string): HtmlElement | null
  querySelectorAll(selectors: string): Iterable<HtmlElement> & ArrayLike<HtmlElement>
  remove(): void
  innerHTML: string
}

export interface HtmlDocument extends HtmlElement {
  readonly body: HtmlElement | null
  readonly documentElement: HtmlElement | null
}

const ELEMENT = 1
export const TEXT = 3

/** Whether a node is an element, and no text or comment. */
export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === ELEMENT

/** Browsers flatten what nests deeper than 512; pages that never close a tag go somewhat beyond, attacks far. */
const DEEPEST = 2000
/** Elements of the largest pages with all comments shown stay below. */
const MOST_ELEMENTS = 80_000
/** Of one element. */
const MOST_ATTRIBUTES = 300
/** Pieces of text between tags and entities: pages that write each letter as an entity stay below. */
const MOST_PIECES = 300_000
/** Characters of a class, an id or a style. */
const LONGEST_NAMES = 50_000
/** Characters of markup. */
const LONGEST_PAGE = 16 * 1024 * 1024

/** Elements with no end tag: they hold nothing. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr frame basefont bgsound keygen'.split(' '))

/** Refuses what would take minutes or a deep stack to walk, by reading tags alone. */
async function checkShape(html: string, name: string): Promise<void> {
  if (html.length > LONGEST_PAGE)
    throw new UserError(`${name}: is a page of more than ${LONGEST_PAGE / 1024 / 1024} MB of markup; save the article alone as text`)
  const { Parser } = await import('htmlparser2')
  let depth = 0
  let count = 0
  let attributes = 0
  let pieces = 0
  const refuse = (what: string): never => {
    throw new UserError(`${name}: ${what}; save the article alone as text`)
  }
  const parser = new Parser({
    onopentagname(tag) {
      count += 1
      attributes = 0
      if (!VOID.has(tag)) depth += 1
      if (depth > DEEPEST) refuse(`nests elements deeper than ${DEEPEST}`)
      if (count > MOST_ELEMENTS) refuse(`has more than ${MOST_ELEMENTS} elements`)
    },
    onattribute(attribute, value) {
      attributes += 1
      if (value.length > LONGEST_NAMES && /^(?:class|id|style)$/i.test(attribute))
        refuse(`has a ${attribute.toLowerCase()} of more than ${LONGEST_NAMES} characters`)
      if (attributes > MOST_ATTRIBUTES) refuse(`has an element with more than ${MOST_ATTRIBUTES} attributes`)
    },
    ontext() {
      pieces += 1
      if (pieces > MOST_PIECES) refuse('holds more broken tags or entities than a page does')
    },
    onclosetag(tag) {
      if (!VOID.has(tag)) depth -= 1
    },
  })
  // In pieces, so that an attack is refused before all of it is read.
  for (let at = 0; at < html.length; at += 65_536) parser.write(html.slice(at, at + 65_536))
  parser.end()
}

/** HTML's attribute names know no case, the parser's do: old pages shout them. */
function lowerAttributeNames(document: HtmlDocument): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase()
      if (lower === name) continue
      element.removeAttribute(name)
      if (element.getAttribute(lower) === null) element.setAttribute(lower, value)
    }
  }
}

/** Parses a page. Throws `UserError` for pages beyond the limits. `name` is what errors call it. */
export async function parseHtml(html: string, name: string): Promise<HtmlDocument> {
  await checkShape(html, name)
  const { parseHTML } = await import('linkedom')
  const source = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  const { document } = parseHTML(source) as unknown as { readonly document: HtmlDocument }
  lowerAttributeNames(document)
  return document
}
