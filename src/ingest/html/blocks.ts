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

type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'break' } | { readonly kind: 'block' }

function* pieces(root: HtmlNode): Generator<Piece> {
  // A stack instead of recursion: a page may nest as deep as the limit allows.
  const stack: (HtmlNode | 'end')[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node === 'end') {
      yield { kind: 'block' }
      continue
    }
    if (node.nodeType === TEXT) {
      yield { kind: 'text', text: node.textContent ?? '' }
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

/** Paragraphs of an element in reading order; blank space within one is a single space. */
export function blocks(root: HtmlNode): string[] {
  const found: string[] = []
  let lines: string[] = ['']
  const flush = (): void => {
    // Only the last line of a paragraph is looked at: pages exist that are one paragraph of a hundred thousand lines.
    let paragraph = [lines[0] ?? '']
    for (const line of lines.slice(1)) {
      if (endsParagraph(paragraph[paragraph.length - 1]!, line)) {
        found.push(tidy(paragraph.join(' ')))
        paragraph = [line]
      } else paragraph.push(line)
    }
    found.push(tidy(paragraph.join(' ')))
    lines = ['']
  }
  for (const piece of pieces(root)) {
    if (piece.kind === 'text') lines[lines.length - 1] = `${lines[lines.length - 1] ?? ''}${piece.text}`
    else if (piece.kind === 'break') lines.push('')
    else flush()
  }
  flush()
  return found.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))
}

/** Text of an element on one line. */
export const lineOf = (element: HtmlElement | null | undefined): string => (element ? blocks(element).join(' ') : '')
