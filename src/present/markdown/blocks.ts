// Each kind of block as nodes of a Markdown syntax tree.
import type { BlockContent, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast'
import type { Block, Changes, Inline, Matrix, Quotation } from '../edition/blocks.ts'
import type { Edition } from '../edition/edition.ts'
import { hasConfidence } from '../certainty.ts'
import { MARKS, percent } from '../marks.ts'
import { safeLine } from '../../text/safe-text.ts'
import { safeLink } from '../edition/blocks.ts'

/** Text as text, safe to print. */
export const plain = (value: string): PhrasingContent => ({ type: 'text', value: safeLine(value) })
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [plain(value)] })
/** A paragraph of these parts. */
export const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })
/** A heading, the title of the report being of depth 1. */
export const heading = (depth: 1 | 2 | 3, children: PhrasingContent[]): RootContent => ({ type: 'heading', depth, children })

/** A part of a line as Markdown. */
export function inline(one: Inline): PhrasingContent {
  switch (one.kind) {
    case 'text':
      return plain(one.text)
    case 'strong':
      return strong(one.text)
    case 'code':
      return { type: 'inlineCode', value: safeLine(one.text) }
    case 'words':
      return plain(`“${one.text}”`)
    case 'verdict':
      return strong(`${MARKS[one.verdict].sign} ${one.verdict}`)
    case 'address': {
      const url = safeLink(one.url)
      return url === undefined ? plain(one.url) : { type: 'link', url, children: [plain(one.url)] }
    }
  }
}

const row = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children) => ({ type: 'tableCell', children })),
})

const list = (items: readonly PhrasingContent[][]): BlockContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((item): ListItem => ({ type: 'listItem', spread: false, children: [paragraph(...item)] })),
})

function matrix(block: Matrix, edition: Edition): BlockContent[] {
  const { words } = edition
  const outlets = block.outlets.map(({ name, control }) => [plain(control ? `${name} (${words.matrix.control})` : name)])
  const rows = block.rows.map((one, index) =>
    row([
      [plain(String(index + 1))],
      [plain(one.words)],
      ...one.cells.map(({ verdict, confidence, reviewed, doubtful }) => [
        plain(
          `${MARKS[verdict].sign} ${words.verdict[verdict]}${doubtful ? words.matrix.doubt : ''} ${reviewed ? '✓' : !hasConfidence(verdict) ? '' : percent(confidence)}`.trimEnd(),
        ),
      ]),
    ]),
  )
  const legend = block.legend.map(({ verdict, meaning }) => `${MARKS[verdict].sign} ${words.verdict[verdict]}: ${meaning}`)
  if (block.rows.some((one) => one.cells.some((cell) => cell.reviewed))) legend.push(`✓ ${words.matrix.reviewed}`)
  if (block.rows.some((one) => one.cells.some((cell) => cell.doubtful)))
    legend.push(`${words.verdict.reported}${words.matrix.doubt} ${words.matrix.doubtful}`)
  return [
    { type: 'table', children: [row([[plain('')], [plain(block.claimHead)], ...outlets]), ...rows] },
    list(legend.map((one) => [plain(one)])),
  ]
}

function quotation(block: Quotation, edition: Edition): BlockContent[] {
  const around = block.before.trim() !== '' || block.after.trim() !== ''
  const passage = around ? [plain(block.before), strong(block.exact), plain(block.after)] : [plain(block.exact)]
  const translations = block.translations.map((one) =>
    paragraph({ type: 'emphasis', children: [plain(`${edition.words.gap.translation(one.language)}: ${one.text}`)] }),
  )
  return [paragraph(plain(`${block.label}:`)), { type: 'blockquote', children: [paragraph(...passage), ...translations] }]
}

/** Spaces at the edges stand outside the marks: inside them they would not be marks. */
function marked(value: string, mark: (inner: PhrasingContent) => PhrasingContent): PhrasingContent[] {
  const [, start = '', inner = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(value) ?? []
  return [...(start === '' ? [] : [plain(start)]), ...(inner === '' ? [] : [mark(plain(inner))]), ...(end === '' ? [] : [plain(end)])]
}

function changes(block: Changes): BlockContent[] {
  const parts = block.parts.flatMap((part, index): PhrasingContent[] => {
    const before = block.parts[index - 1]
    // What was taken out and what stands in its place would run together.
    const apart = part.added && before?.removed === true && !/\s$/u.test(before.value) && !/^\s/u.test(part.value)
    if (part.removed) return marked(part.value, (inner) => ({ type: 'delete', children: [inner] }))
    if (part.added) return [...(apart ? [plain(' ')] : []), ...marked(part.value, (inner) => ({ type: 'strong', children: [inner] }))]
    return [plain(part.value)]
  })
  return [paragraph(plain(`${block.label}:`)), { type: 'blockquote', children: [paragraph(...parts)] }]
}

/** A block of the report as Markdown. */
export function blockNodes(block: Block, edition: Edition): RootContent[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(...block.content.map(inline))]
    case 'list':
      return [list(block.items.map((item) => item.map(inline)))]
    case 'table':
      return [
        paragraph(plain(`${block.caption}:`)),
        {
          type: 'table',
          children: [row(block.head.map((cell) => [plain(cell)])), ...block.rows.map((one) => row(one.map((cell) => cell.map(inline))))],
        },
      ]
    case 'pairs':
      return [list(block.pairs.map(({ name, value }) => [plain(`${name}: `), ...value.map(inline)]))]
    case 'source':
      return [paragraph(plain(`${block.label}:`)), { type: 'code', lang: block.syntax, value: block.text }]
    case 'quotation':
      return quotation(block, edition)
    case 'changes':
      return changes(block)
    case 'matrix':
      return matrix(block, edition)
    case 'reading':
      return []
  }
}
