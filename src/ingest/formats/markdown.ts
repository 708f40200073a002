// Markdown: its words, without the marks; front matter tells title, date and author.
import { UserError } from '../../model/user-error.ts'
import { datePlaces } from '../dating.ts'
import { blocks } from '../html/blocks.ts'
import { removeHidden } from '../html/clean.ts'
import { parseHtml } from '../html/dom.ts'
import type { Extracted, Received } from '../received.ts'
import { markdownParts } from './markdown-parts.ts'
import { dateLines, decodeText } from './text.ts'
import { encodingWarnings } from './warnings.ts'

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly alt?: string | null
  readonly depth?: number
  readonly children?: readonly MarkdownNode[]
}

/** A hundred quotations in one another, or as many lists or footnotes: the parser takes time and stack by their square. */
const TOO_DEEP = /^(?:[ \t]{0,3}(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\][\s]{1,999}\]:)){100}|^[ \t]{200}[ \t]*\S/m

/** Blocks whose children are blocks. */
const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition', 'table'])
const SILENT = new Set(['html', 'definition', 'thematicBreak', 'image', 'imageReference', 'yaml', 'footnoteReference'])

function words(node: MarkdownNode): string {
  if (SILENT.has(node.type)) return ''
  if (node.type === 'break') return ' '
  return node.value ?? (node.children ?? []).map(words).join(node.type === 'tableRow' ? ' | ' : '')
}

interface Paragraph {
  readonly text: string
  /** Of a heading, from 1. */
  readonly depth?: number
}

/** Markup between blocks holds blocks of its own; among words it is only tags. */
async function paragraphs(root: MarkdownNode, name: string): Promise<Paragraph[]> {
  const found: Paragraph[] = []
  const stack = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (CONTAINERS.has(node.type)) {
      stack.push(...[...(node.children ?? [])].reverse())
      continue
    }
    if (node.type === 'html') {
      const document = await parseHtml(node.value ?? '', name)
      removeHidden(document)
      found.push(...blocks(document).map((text) => ({ text })))
      continue
    }
    const text = words(node).replace(/\s+/g, ' ').trim()
    if (text !== '') found.push({ text, ...(node.depth === undefined ? {} : { depth: node.depth }) })
  }
  return found
}

/** `key: value` lines between `---` at the top, or `key = value` between `+++`. */
function frontMatter(text: string): { readonly fields: ReadonlyMap<string, string>; readonly rest: string } {
  const found = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([^]{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return { fields: new Map(), rest: text }
  const lines = found[2]!.split(/\r?\n/).flatMap((line) => {
    const pair = /^([\w-]+)\s*[:=]\s*(\S.*)$/.exec(line)
    return pair ? [[pair[1]!.toLowerCase(), pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2')] as const] : []
  })
  return { fields: new Map(lines), rest: text.slice(found[0].length) }
}

/**
 * Text of a Markdown file without its marks; front matter tells title, date and address. Throws `UserError` where it is no text or nested
 * too deep.
 */
export async function extractMarkdown(received: Received): Promise<Extracted> {
  const decoded = await decodeText(received)
  const { fields, rest } = frontMatter(decoded.text)
  if (TOO_DEEP.test(rest)) throw new UserError(`${received.name}: nests blocks deeper than a text does; save it as plain text`)
  const { fromMarkdown } = await import('mdast-util-from-markdown')
  const { gfm } = await import('micromark-extension-gfm')
  const { gfmFromMarkdown } = await import('mdast-util-gfm')
  const all: Paragraph[] = []
  for (const part of markdownParts(rest)) {
    const tree = fromMarkdown(part, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as MarkdownNode
    all.push(...(await paragraphs(tree, received.name)))
  }
  const heading = all[0]?.depth === 1 ? all[0].text : undefined
  const title = fields.get('title') ?? heading
  const texts = all.map((paragraph) => paragraph.text)
  return {
    text: (fields.has('title') && texts[0] !== title ? [title!, ...texts] : texts).join('\n\n'),
    title,
    byline: fields.get('author') ?? fields.get('byline'),
    dates: [...datePlaces('field', [fields.get('date') ?? fields.get('published')]), ...datePlaces('line', dateLines(texts))],
    language: fields.get('lang') ?? fields.get('language'),
    outlet: fields.get('outlet') ?? fields.get('source'),
    url: fields.get('url'),
    encoding: decoded.encoding,
    undecodable: decoded.undecodable,
    extraction: `Markdown, ${decoded.encoding.toUpperCase()}`,
    warnings: encodingWarnings(decoded),
  }
}
