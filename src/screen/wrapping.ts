// A text as rows of a given width, each knowing where in the text it is, so that spans can be found on the screen.
import type { Span } from '../model/span.ts'
import { safeLine } from '../text/safe-text.ts'
import { columnsOf, run, type Line, type Run, type Style } from './lines.ts'

/** `end` is where the row's words end; what follows up to the next row is white space. */
export type TextRow = Span

const KEPT_WIDTHS = 4
const cache = new Map<string, Map<number, readonly TextRow[]>>()
/** Texts of one case; another case starts afresh. */
const KEPT_TEXTS = 64

/** Where a line may break: after white space, and around each character of scripts that do not space their words. */
const PIECES = /\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+/gu
/** Marks that must not begin a row. */
const CLOSING = /^[、。，．！？：；）」』】〉》\p{Pf}\p{Pe}.,!?:;]/u

function piecesOf(paragraph: string): string[] {
  const pieces: string[] = []
  for (const [piece] of paragraph.matchAll(PIECES)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.trim() !== '' && CLOSING.test(piece)) pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return pieces
}

/** Cuts a piece that is wider than a whole row. */
function cutPieces(piece: string, width: number): string[] {
  if (columnsOf(shown(piece)) <= width) return [piece]
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const character of piece) {
    const columns = columnsOf(shown(character))
    if (part !== '' && used + columns > width) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += character
    used += columns
  }
  return part === '' ? parts : [...parts, part]
}

const shown = (text: string): string => (/^[\u0020-\u007e]*$/.test(text) ? text : safeLine(text))

function wrapParagraph(text: string, start: number, end: number, width: number, rows: TextRow[]): void {
  let rowStart = start
  let used = 0
  let at = start
  let wordsEnd = start
  for (const whole of piecesOf(text.slice(start, end))) {
    for (const piece of cutPieces(whole, width)) {
      const blank = piece.trim() === ''
      const columns = columnsOf(shown(piece))
      if (!blank && used + columns > width && wordsEnd > rowStart) {
        rows.push({ start: rowStart, end: wordsEnd })
        rowStart = at
        used = 0
      }
      used += columns
      at += piece.length
      if (!blank) wordsEnd = at
    }
  }
  rows.push({ start: rowStart, end: wordsEnd })
}

function breakRows(text: string, columns: number): TextRow[] {
  const rows: TextRow[] = []
  let start = 0
  for (const paragraph of text.split('\n')) {
    wrapParagraph(text, start, start + paragraph.length, columns, rows)
    start += paragraph.length + 1
  }
  return rows
}

/** Rows of a document at a width of at least 1 column; remembered, as documents are long. An empty line is an empty row. */
export function rowsOf(text: string, width: number): readonly TextRow[] {
  const columns = Math.max(1, width)
  const known = cache.get(text)?.get(columns)
  if (known) return known
  const rows = breakRows(text, columns)
  if (cache.size >= KEPT_TEXTS) cache.clear()
  const widths = cache.get(text) ?? new Map<number, readonly TextRow[]>()
  if (widths.size >= KEPT_WIDTHS) widths.clear()
  cache.set(text, widths.set(columns, rows))
  return rows
}

/** A styled line wrapped to a width, its further rows indented. */
export function wrapLine(runs: Line, width: number, indent = 0): Line[] {
  const text = runs.map((one) => one.text).join('')
  const highlights: Highlight[] = []
  let at = 0
  for (const one of runs) {
    highlights.push({ start: at, end: at + one.text.length, style: one.style })
    at += one.text.length
  }
  const rows = breakRows(text, Math.max(1, width - indent))
  return rows.map((row, index) => [...(index > 0 && indent > 0 ? [run(' '.repeat(indent))] : []), ...rowLine(text, row, highlights)])
}

/** A stretch of a text with its style; where they overlap, the later one in a list wins. */
export interface Highlight extends Span {
  readonly style: Style
}

/** One row with its highlights, made harmless to show. */
export function rowLine(text: string, row: TextRow, highlights: readonly Highlight[]): Line {
  const here = highlights.filter((one) => one.start < row.end && one.end > row.start)
  if (here.length === 0) return [run(safeLine(text.slice(row.start, row.end)))]
  const edges = [...new Set([row.start, row.end, ...here.flatMap((one) => [one.start, one.end])])]
    .filter((edge) => edge >= row.start && edge <= row.end)
    .sort((a, b) => a - b)
  const runs: Run[] = []
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const start = edges[index]!
    const end = edges[index + 1]!
    const style = here.findLast((one) => one.start <= start && one.end >= end)?.style ?? 'plain'
    runs.push(run(safeLine(text.slice(start, end)), style))
  }
  return runs
}
