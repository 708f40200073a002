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
import { FILL, inLanguage, inlines, plainOf, run } from './text.ts'

const INDENT = 400
/** Half points. */
const SMALL = 18
/** A4 between margins of an inch. */
const PAGE_WIDTH = 9026
/** Characters. */
const LEAST_NEED = 8
const WIDEST_NEED = 40
const label = (text: string): Paragraph =>
  new Paragraph({ children: [run(text, { color: '595F69', size: 18 })], keepNext: true, spacing: { before: 120 } })

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
  readonly content: readonly ParagraphChild[]
  readonly fill?: string
  readonly language?: string
}

function cellOf({ content, fill, language }: StyledCell, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      new Paragraph({ children: [...content], ...(language === undefined ? {} : { bidirectional: direction(language) === 'rtl' }) }),
    ],
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
  })
}

/** Column widths in twentieths of a point that share the page by how long the texts are; no column is so narrow that words break. */
function widths(columns: readonly (readonly string[])[]): number[] {
  const needs = columns.map((texts) =>
    Math.min(WIDEST_NEED, Math.max(texts.length === 0 ? 3 : LEAST_NEED, ...texts.map((text) => text.length + 2))),
  )
  const sum = needs.reduce((total, need) => total + need, 0)
  return needs.map((need) => Math.floor((need / sum) * PAGE_WIDTH))
}

function table(head: readonly string[], rows: readonly (readonly StyledCell[])[], needs: readonly (readonly string[])[]): FileChild[] {
  const columnWidths = widths(needs)
  const heads = head.map((text, column) =>
    cellOf({ content: [run(text, { bold: true, size: SMALL - 2 })], fill: 'EEF0F3' }, columnWidths[column]!),
  )
  return [
    new Table({
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
        ...rows.map(
          (cells) => new TableRow({ cantSplit: true, children: cells.map((cell, column) => cellOf(cell, columnWidths[column]!)) }),
        ),
      ],
    }),
    new Paragraph({ children: [] }),
  ]
}

function matrix(block: Matrix, edition: Edition): FileChild[] {
  const { words } = edition
  const outlets = block.outlets.map(({ name, control }) => (control ? `${name} (${words.matrix.control})` : name))
  const rows = block.rows.map((row, index): StyledCell[] => [
    { content: [run(String(index + 1))] },
    { content: [run(row.words, inLanguage(block.language))], language: block.language },
    ...row.cells.map(({ verdict, confidence, reviewed }): StyledCell => {
      const surety = reviewed ? ` ✓ ${words.matrix.reviewedShort}` : !hasConfidence(verdict) ? '' : ` ${percent(confidence)}`
      return { content: [run(`${MARKS[verdict].sign} ${words.verdict[verdict]}${surety}`, { size: 18 })], fill: FILL[verdict] }
    }),
  ])
  const legend = block.legend.map(({ verdict, meaning }) => `${MARKS[verdict].sign} ${words.verdict[verdict]}: ${meaning}`)
  const cells = block.outlets.map(() => [`${MARKS.reported.sign} ${words.verdict.reported} 99 %..`])
  const needs = [[], block.rows.map((row) => row.words), ...cells]
  return [...table(['', block.claimHead, ...outlets], rows, needs), ...legend.map((text) => label(text))]
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

/** A block of the report as parts of a Word document. */
export function blockChildren(block: Block, edition: Edition): FileChild[] {
  const { words } = edition
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: inlines(block.content, words), spacing: { after: 120 } })]
    case 'list':
      return block.items.map((item) => new Paragraph({ children: inlines(item, words), bullet: { level: 0 } }))
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => ({ content: inlines(cell, words, SMALL) })))
      const longest = (text: string): string => text.split(/\s+/u).reduce((a, b) => (a.length >= b.length ? a : b), '')
      const needs = block.head.map((name, column) => [longest(name), ...block.rows.map((row) => plainOf(row[column] ?? []))])
      return [label(block.caption), ...table(block.head, rows, needs)]
    }
    case 'pairs':
      return block.pairs.map(
        ({ name, value }) =>
          new Paragraph({ children: [run(`${name}: `, { color: '595F69' }), ...inlines(value, words)], spacing: { after: 40 } }),
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
