// Markdown: its words, without the marks; front matter tells title, date and author.
import { isoDate } from '../dates-written.ts'
import type { Extracted, Received } from '../received.ts'
import { decodeText } from './text.ts'
import { encodingWarnings } from './warnings.ts'

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly alt?: string | null
  readonly depth?: number
  readonly children?: readonly MarkdownNode[]
}

/** Blocks whose children are blocks. */
const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition', 'table'])
const SILENT = new Set(['html', 'definition', 'thematicBreak', 'image', 'imageReference', 'yaml', 'footnoteReference'])

function words(node: MarkdownNode): string {
  if (SILENT.has(node.type)) return ''
  if (node.type === 'break') return ' '
  return node.value ?? (node.children ?? []).map(words).join(node.type === 'tableRow' ? ' | ' : '')
}

function* paragraphs(node: MarkdownNode): Generator<{ readonly text: string; readonly depth?: number }> {
  if (CONTAINERS.has(node.type)) {
    for (const child of node.children ?? []) yield* paragraphs(child)
    return
  }
  const text = words(node).replace(/\s+/g, ' ').trim()
  if (text !== '') yield { text, ...(node.depth === undefined ? {} : { depth: node.depth }) }
}

/** `key: value` lines between `---` at the top. */
function frontMatter(text: string): { readonly fields: ReadonlyMap<string, string>; readonly rest: string } {
  const found = /^\ufeff?---[ \t]*\r?\n([^]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return { fields: new Map(), rest: text }
  const lines = found[1]!.split(/\r?\n/).flatMap((line) => {
    const pair = /^([\w-]+)\s*:\s*(.+)$/.exec(line)
    return pair ? [[pair[1]!.toLowerCase(), pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2')] as const] : []
  })
  return { fields: new Map(lines), rest: text.slice(found[0].length) }
}

export async function extractMarkdown(received: Received): Promise<Extracted> {
  const decoded = await decodeText(received)
  const { fields, rest } = frontMatter(decoded.text)
  const { fromMarkdown } = await import('mdast-util-from-markdown')
  const { gfm } = await import('micromark-extension-gfm')
  const { gfmFromMarkdown } = await import('mdast-util-gfm')
  const tree = fromMarkdown(rest, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as MarkdownNode
  const all = [...paragraphs(tree)]
  const heading = all[0]?.depth === 1 ? all[0].text : undefined
  const title = fields.get('title') ?? heading
  const texts = all.map((paragraph) => paragraph.text)
  return {
    text: (fields.has('title') && texts[0] !== title ? [title!, ...texts] : texts).join('\n\n'),
    title,
    byline: fields.get('author') ?? fields.get('byline'),
    published: isoDate(fields.get('date') ?? fields.get('published')),
    language: fields.get('lang') ?? fields.get('language'),
    outlet: fields.get('outlet') ?? fields.get('source'),
    url: fields.get('url'),
    extraction: `Markdown, ${decoded.encoding.toUpperCase()}`,
    warnings: encodingWarnings(decoded),
  }
}
