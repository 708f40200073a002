// Each kind of block as paragraphs and tables of Word.
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx'
import type { Block, Changes, Matrix, Quotation } from '../edition/blocks.ts'
import type { Edition } from '../edition/edition.ts'
import { direction } from '../language-tags.ts'
import { hasConfidence } from '../certainty.ts'
import { MARKS, percent } from '../marks.ts'
import { bands, CELL_MARGIN, layColumns, leastWidth, PAGE_WIDTH } from './columns.ts'
import { FILL, inLanguage, inlines, plainOf, run } from './text.ts'

const INDENT = 400
/** Half points. */
const SMALL = 18
/** Heads of columns are that much smaller than what stands in them. */
const HEAD_STEP = 2
/** The claims' share of the page beside their verdicts: narrower, and a claim would be a tower of words. */
const CLAIMS_SHARE = 0.3
/** Keeps what stands on both sides of it on one line. */
const FIXED_SPACE = '\u00a0'
const label = (text: string, keepNext = true): Paragraph =>
  new Paragraph({ children: [run(text, { color: '595F69', size: SMALL })], keepNext, spacing: { before: 120 } })

function quoted(children: ParagraphChild[], language: string): Paragraph {
  return new Paragraph({
    children,
    bidirectional: direction(language) === 'rtl',
    indent: { start: INDENT },
    border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'C4C9D1', space: 8 } },
    spacing: { after: 120 },
  })
}

interface StyledCell {
  /** In a size of type, in half points. */
  readonly content: (size: number) => readonly ParagraphChild[]
  /** The same in plain words, for the width of its column. */
  readonly plain: string
  readonly fill?: string
  readonly language?: string
}

function cellOf({ content, fill, language }: StyledCell, width: number, size: number, keepNext: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      new Paragraph({
        children: [...content(size)],
        keepNext,
        ...(language === undefined ? {} : { bidirectional: direction(language) === 'rtl' }),
      }),
    ],
    margins: { top: 40, bottom: 40, left: CELL_MARGIN, right: CELL_MARGIN },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
  })
}

/** Rows that stay together at either end of a table, besides its head. */
const TOGETHER = 2

function table(head: readonly string[], rows: readonly (readonly StyledCell[])[]): FileChild[] {
  const { widths, size } = layColumns(head.map((name, column) => [name, ...rows.map((row) => row[column]?.plain ?? '')]))
  const heads = head.map((name, column) =>
    cellOf(
      { content: () => [run(name, { bold: true, size: size - HEAD_STEP })], plain: name, fill: 'EEF0F3' },
      widths[column]!,
      size,
      true,
    ),
  )
  return [
    new Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
        ...rows.map((cells, index) => {
          const left = rows.length - 1 - index
          const keepNext = left > 0 && (index < TOGETHER - 1 || left < TOGETHER)
          return new TableRow({ cantSplit: true, children: cells.map((cell, column) => cellOf(cell, widths[column]!, size, keepNext)) })
        }),
      ],
    }),
    new Paragraph({ children: [] }),
  ]
}

/** A cell of the matrix in words, which breaks nowhere but before how sure it is. */
function verdictWords(
  { verdict, confidence, reviewed, doubtful }: Matrix['rows'][number]['cells'][number],
  words: Edition['words'],
): string {
  const surety = reviewed ? ` ✓ ${words.matrix.reviewedShort}` : !hasConfidence(verdict) ? '' : ` ${percent(confidence)}`
  const [sign, sure] = [`${MARKS[verdict].sign} ${words.verdict[verdict]}${doubtful ? words.matrix.doubt : ''}`, surety.trim()].map(
    (part) => part.replaceAll(' ', FIXED_SPACE),
  )
  return sure === '' ? sign! : `${sign!} ${sure!}`
}

/** Outlets that do not fit beside one another follow in tables of their own, each with all claims. */
function matrix(block: Matrix, edition: Edition): FileChild[] {
  const { words } = edition
  const outlets = block.outlets.map(({ name, control }) => (control ? `${name} (${words.matrix.control})` : name))
  const cells = block.rows.map((row) =>
    row.cells.map((cell): StyledCell => {
      const plain = verdictWords(cell, words)
      return { content: (size) => [run(plain, { size })], plain, fill: FILL[cell.verdict] }
    }),
  )
  const claims = block.rows.map((row, index): StyledCell[] => [
    { content: (size) => [run(String(index + 1), { size })], plain: String(index + 1) },
    {
      content: (size) => [run(row.words, { ...inLanguage(block.language), size: Math.min(size + HEAD_STEP, SMALL + HEAD_STEP) })],
      plain: row.words,
      language: block.language,
    },
  ])
  const numbers = leastWidth(claims.map(([number]) => number?.plain ?? ''))
  const least = outlets.map((name, column) => leastWidth([name, ...cells.map((row) => row[column]?.plain ?? '')]))
  const tables = bands(least, PAGE_WIDTH * (1 - CLAIMS_SHARE) - numbers).flatMap((band) =>
    table(
      ['', block.claimHead, ...band.map((column) => outlets[column]!)],
      claims.map((claim, index) => [...claim, ...band.map((column) => cells[index]![column]!)]),
    ),
  )
  const legend = block.legend.map(({ verdict, meaning }) => `${MARKS[verdict].sign} ${words.verdict[verdict]}: ${meaning}`)
  return [...tables, ...legend.map((text, index) => label(text, index < legend.length - 1))]
}

function quotation(block: Quotation, edition: Edition): FileChild[] {
  const { language } = block
  const soft = { ...inLanguage(language), color: '595F69' }
  const around = block.before.trim() !== '' || block.after.trim() !== ''
  const exact = run(block.exact, { ...inLanguage(language), ...(around ? { highlight: 'yellow' as const } : {}) })
  const passage = around ? [run(block.before, soft), exact, run(block.after, soft)] : [exact]
  const translations = block.translations.map((one) =>
    quoted(
      [
        run(`${edition.words.gap.translation(one.language)}: `, { italics: true }),
        run(one.text, { ...inLanguage(one.language), italics: true }),
      ],
      one.language,
    ),
  )
  return [label(block.label), quoted(passage, language), ...translations]
}

function changes(block: Changes): FileChild[] {
  const runs = block.parts.map((part) => {
    const options = inLanguage(block.language)
    if (part.removed) return run(part.value, { ...options, strike: true, color: 'A32A1E' })
    if (part.added) return run(part.value, { ...options, underline: {}, color: '1E6B40' })
    return run(part.value, options)
  })
  return [label(block.label), quoted(runs, block.language)]
}

/** Blocks that a paragraph before them leads to. */
const LED_TO: ReadonlySet<Block['kind'] | undefined> = new Set(['quotation', 'changes', 'list', 'table', 'pairs', 'source'])

/** A block of the report as parts of a Word document. `next` is the block that follows: what leads to it stays on its page. */
export function blockChildren(block: Block, edition: Edition, next: Block | undefined): FileChild[] {
  const { words } = edition
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: inlines(block.content, words), spacing: { after: 120 }, keepNext: LED_TO.has(next?.kind) })]
    case 'list':
      return block.items.map(
        (item, index) =>
          new Paragraph({ children: inlines(item, words), bullet: { level: 0 }, keepNext: index === 0 && block.items.length > 1 }),
      )
    case 'table': {
      const rows = block.rows.map((row) =>
        row.map((cell): StyledCell => ({ content: (size) => inlines(cell, words, size), plain: plainOf(cell) })),
      )
      return [label(block.caption), ...table(block.head, rows)]
    }
    case 'pairs':
      return block.pairs.map(
        ({ name, value }, index) =>
          new Paragraph({
            children: [run(`${name}: `, { color: '595F69' }), ...inlines(value, words)],
            spacing: { after: 40 },
            keepNext: index < block.pairs.length - 1,
          }),
      )
    case 'source':
      return [
        label(block.label),
        ...block.text
          .split('\n')
          .map((line) => new Paragraph({ children: [run(line, { font: 'Consolas', size: 18 })], indent: { start: INDENT } })),
      ]
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
