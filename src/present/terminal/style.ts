// Colours and layout of terminal text.
import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import type { CellState } from '../../model/verdict.ts'

export interface TerminalOptions {
  /** Columns, at least 40. */
  readonly width: number
  readonly colour: boolean
}

/** Writes in colour, or plainly where there is none. */
export function pen(options: TerminalOptions): ChalkInstance {
  return new Chalk({ level: options.colour ? 1 : 0 })
}

/** The colour of a verdict. */
export function verdictPen(ink: ChalkInstance, kind: CellState): ChalkInstance {
  switch (kind) {
    case 'reported':
      return ink.green
    case 'partial':
      return ink.cyan
    case 'altered':
      return ink.magenta
    case 'omitted':
      return ink.red.bold
    case 'unsure':
      return ink.yellow
    case 'disputed':
      return ink.yellow.bold
  }
}

/** Cuts to `columns` terminal columns (East Asian wide characters take two) and pads with spaces. */
export function fitted(text: string, columns: number): string {
  let used = 0
  let out = ''
  if (stringWidth(text) <= columns) return text + ' '.repeat(columns - stringWidth(text))
  for (const character of text) {
    const width = stringWidth(character)
    if (used + width > columns - 1) break
    out += character
    used += width
  }
  return `${out}…${' '.repeat(Math.max(0, columns - used - 1))}`
}

/**
 * A row's label and its figures, the figures of all rows below one another. A label of more than `columns` stands on lines of its own above
 * them: no label is cut.
 */
export function labelled(label: string, figures: string, columns: number, options: TerminalOptions, indent = 2): string {
  const pad = ' '.repeat(indent)
  const room = columns - stringWidth(label)
  if (room >= 0) return `${pad}${label}${' '.repeat(room)} ${figures}`
  return `${block(label, options, indent)}\n${pad}${' '.repeat(columns)} ${figures}`
}

/** Wraps to the width with an indent on every line. */
export function block(text: string, options: TerminalOptions, indent: number): string {
  const pad = ' '.repeat(indent)
  return wrapAnsi(text, Math.max(20, options.width - indent), { hard: true })
    .split('\n')
    .map((line) => pad + line)
    .join('\n')
}
