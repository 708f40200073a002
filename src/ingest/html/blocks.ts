// An element → its paragraphs as a reader sees them: never glued, never split inside a sentence.
import { isElement, TEXT, type HtmlElement, type HtmlNode } from './dom.ts'

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** What holds no words of the article. */
const SILENT = new Set(
  'script style noscript template head title meta link svg math canvas audio video object embed iframe frame frameset map select textarea button input datalist'.split(
    ' ',
  ),
)

/** Characters that only guide a browser's line breaking: soft hyphen, zero-width space, word joiner, byte order mark. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g

const END_OF_SENTENCE = /[.!?…。！？．][»”"'’)）」』\]]*$/u
/** Old pages indent a paragraph with two or more hard or wide spaces after a line break. */
const INDENT = /^(?:[\u00a0\u3000]|\s*[\u00a0\u3000]{2})/u

/** Whether an element is a link to another page; one to a place in the same page leads nowhere else. */
export const leadsElsewhere = (element: HtmlElement): boolean =>
  element.localName.toLowerCase() === 'a' && !(element.getAttribute('href') ?? '#').trim().startsWith('#')

type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly node: HtmlNode; readonly isLinked: boolean }
  | { readonly kind: 'break' }
  | { readonly kind: 'block' }

function* pieces(root: HtmlNode): Generator<Piece> {
  // A stack instead of recursion: a page may nest as deep as the limit allows.
  const stack: (HtmlNode | 'end' | 'end of link')[] = [root]
  let links = 0
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node === 'end') {
      yield { kind: 'block' }
      continue
    }
    if (node === 'end of link') {
      links -= 1
      continue
    }
    if (node.nodeType === TEXT) {
      yield { kind: 'text', text: node.textContent ?? '', node, isLinked: links > 0 }
      continue
    }
    if (!isElement(node)) {
      // A document's children are walked, a comment has none.
      for (const child of [...node.childNodes].reverse()) stack.push(child)
      continue
    }
    const name = node.localName.toLowerCase()
    if (SILENT.has(name)) continue
    if (name === 'br') {
      yield { kind: 'break' }
      continue
    }
    if (BLOCKS.has(name)) {
      yield { kind: 'block' }
      stack.push('end')
    }
    if (leadsElsewhere(node)) {
      links += 1
      stack.push('end of link')
    }
    for (const child of [...node.childNodes].reverse()) stack.push(child)
  }
}

const tidy = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(/[\s\u00a0\u3000]+/gu, ' ')
    .trim()

/** Whether a single line break between two lines of a run is where a paragraph ends. */
function endsParagraph(before: string, after: string): boolean {
  const line = tidy(before)
  return line === '' || tidy(after) === '' || END_OF_SENTENCE.test(line) || INDENT.test(after)
}

/** A paragraph of a page, and where it stands there. */
export interface PageLine {
  readonly text: string
  /** Characters of it that lead to other pages. */
  readonly linked: number
  /** The node that its first words stand in. */
  readonly node: HtmlNode
}

/** Lines that a break parts; what holds no words of its own is dropped when they become paragraphs. */
interface Raw {
  text: string
  linked: number
  node: HtmlNode | undefined
}

/** Paragraphs of an element in reading order; blank space within one is a single space. */
export function pageLines(root: HtmlNode): PageLine[] {
  const found: PageLine[] = []
  const fresh = (): Raw => ({ text: '', linked: 0, node: undefined })
  let lines = [fresh()]
  const put = (paragraph: readonly Raw[]): void => {
    const text = tidy(paragraph.map((line) => line.text).join(' '))
    const node = paragraph.find((line) => line.node !== undefined)?.node
    if (node === undefined || !/[\p{L}\p{N}]/u.test(text)) return
    found.push({ text, linked: paragraph.reduce((sum, line) => sum + line.linked, 0), node })
  }
  const flush = (): void => {
    // Only the last line of a paragraph is looked at: pages exist that are one paragraph of a hundred thousand lines.
    let paragraph = [lines[0]!]
    for (const line of lines.slice(1)) {
      if (endsParagraph(paragraph[paragraph.length - 1]!.text, line.text)) {
        put(paragraph)
        paragraph = [line]
      } else paragraph.push(line)
    }
    put(paragraph)
    lines = [fresh()]
  }
  for (const piece of pieces(root)) {
    if (piece.kind === 'block') flush()
    else if (piece.kind === 'break') lines.push(fresh())
    else {
      const line = lines[lines.length - 1]!
      line.text += piece.text
      if (piece.isLinked) line.linked += tidy(piece.text).length
      if (line.node === undefined && piece.text.trim() !== '') line.node = piece.node
    }
  }
  flush()
  return found
}

/** Texts of the paragraphs of an element. */
export const blocks = (root: HtmlNode): string[] => pageLines(root).map((line) => line.text)

/** Text of an element on one line. */
export const lineOf = (element: HtmlElement | null | undefined): string => (element ? blocks(element).join(' ') : '')
