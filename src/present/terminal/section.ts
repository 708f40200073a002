// A section of a published report as terminal text.
import stringWidth from 'string-width'
import { safeLine, shortened } from '../../text/safe-text.ts'
import type { Block, Inline, Section } from '../edition/blocks.ts'
import { MARKS, percent } from '../marks.ts'
import { block as wrapped, fitted, pen, verdictPen, type TerminalOptions } from './style.ts'

const LONGEST_QUOTE = 600
const WIDEST_CELL = 40

function inline(part: Inline, options: TerminalOptions): string {
  const ink = pen(options)
  switch (part.kind) {
    case 'text':
    case 'code':
      return safeLine(part.text)
    case 'strong':
      return ink.bold(safeLine(part.text))
    case 'words':
      return `“${safeLine(part.text)}”`
    case 'verdict':
      return verdictPen(ink, part.verdict)(`${MARKS[part.verdict].sign} ${part.verdict}`)
    case 'address':
      return safeLine(part.url)
  }
}

const line = (parts: readonly Inline[], options: TerminalOptions): string => parts.map((part) => inline(part, options)).join('')

/** Columns as wide as their widest cell, the first one cut to what is left of the width. */
function table(head: readonly string[], rows: readonly (readonly string[])[], options: TerminalOptions): string[] {
  const ink = pen(options)
  const widths = head.map((name, column) =>
    Math.min(WIDEST_CELL, Math.max(stringWidth(safeLine(name)), ...rows.map((row) => stringWidth(row[column] ?? '')))),
  )
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0)
  // Where the columns leave the first one no room, each row is told cell by cell.
  if (options.width - others < 24)
    return rows.flatMap((row) => [
      wrapped(row[0] ?? '', options, 0),
      ...row.slice(1).map((cell, index) => wrapped(`${ink.dim(`${safeLine(head[index + 1] ?? '')}:`)} ${cell}`, options, 3)),
    ])
  widths[0] = Math.min(Math.max(widths[0] ?? 0, ...rows.map((row) => stringWidth(row[0] ?? ''))), options.width - others)
  const laid = (cells: readonly string[], paint: (text: string) => string = (text) => text): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return stringWidth(cell) <= width ? `${paint(cell)}${' '.repeat(width - stringWidth(cell))}` : paint(fitted(cell, width))
      })
      .join('  ')
      .trimEnd()
  return [laid(head.map(safeLine), ink.bold), ...rows.map((row) => laid(row))]
}

function lines(one: Block, options: TerminalOptions): string[] {
  const ink = pen(options)
  switch (one.kind) {
    case 'paragraph':
      return [wrapped(line(one.content, options), options, 0)]
    case 'list':
      return one.items.map((item) => wrapped(`- ${line(item, options)}`, options, 0))
    case 'pairs':
      return one.pairs.map(({ name, value }) => wrapped(`${name}: ${line(value, options)}`, options, 0))
    case 'source':
      return [one.label, ...one.text.split('\n').map((part) => `  ${safeLine(part)}`)]
    case 'table':
      return [
        '',
        ...table(
          one.head,
          one.rows.map((row) => row.map((cell) => line(cell, options))),
          options,
        ),
        '',
      ]
    case 'matrix':
      return [
        '',
        ...table(
          [one.claimHead, ...one.outlets.map(({ name }) => name)],
          one.rows.map((row, index) => [
            `${index + 1}  ${safeLine(row.words)}`,
            ...row.cells.map(({ verdict, confidence, doubtful }) =>
              inline({ kind: 'verdict', verdict }, options).concat(
                doubtful ? '?' : '',
                verdict === 'unsure' ? '' : ink.dim(` ${percent(confidence)}`),
              ),
            ),
          ]),
          options,
        ),
        '',
      ]
    case 'quotation':
      return [
        wrapped(
          `${ink.dim(`${safeLine(one.label)}:`)} “${shortened(safeLine(`${one.before}${one.exact}${one.after}`), LONGEST_QUOTE)}”`,
          options,
          3,
        ),
      ]
    case 'changes': {
      const parts = one.parts.map((part) => {
        const value = safeLine(part.value)
        if (part.added) return options.colour ? ink.green.underline(value) : `{+${value}+}`
        if (part.removed) return options.colour ? ink.red.strikethrough(value) : `[-${value}-]`
        return value
      })
      return [wrapped(`${ink.dim(`${safeLine(one.label)}:`)} ${parts.join('')}`, options, 3)]
    }
    case 'reading':
      return []
  }
}

/** A section with all within it, as lines with a blank one after each. */
export function sectionLines(one: Section, options: TerminalOptions, depth = 0): string[] {
  const ink = pen(options)
  const title = line(one.title, options)
  return [
    wrapped(depth === 0 ? ink.bold(title) : ink.underline(title), options, 0),
    ...(depth === 0 ? [''] : []),
    ...one.blocks.flatMap((part) => lines(part, options)),
    '',
    ...one.sections.flatMap((within) => sectionLines(within, options, depth + 1)),
  ]
}
