// Pieces of text as a PDF's page places them → its lines, the way the page is turned.
import { columnByColumn } from './pdf-columns.ts'
import type { PdfLine } from './pdf-line.ts'

export interface PdfItem {
  readonly str: string
  /** Matrix `[a, b, c, d, x, y]` from the letters' own space to the page's. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** Quarter turns of an item, 0..3; `undefined` for what stands aslant: stamps and watermarks. */
function turns({ transform: [a = 1, b = 0] }: PdfItem): number | undefined {
  const quarters = Math.atan2(b, a) / (Math.PI / 2)
  const whole = Math.round(quarters)
  return Math.abs(quarters - whole) < 0.1 ? (whole + 4) % 4 : undefined
}

/** The way most letters of a page run. A page turned as a whole is read as if it were not. */
function mainTurn(items: readonly PdfItem[]): number {
  const letters = [0, 0, 0, 0]
  for (const item of items) {
    const turn = turns(item)
    if (turn !== undefined) letters[turn] = letters[turn]! + item.str.trim().length
  }
  return letters.indexOf(Math.max(...letters))
}

/** Where an item stands once its page is turned back. */
function placed({ transform: [, , , , x = 0, y = 0] }: PdfItem, turn: number): { readonly x: number; readonly y: number } {
  if (turn === 1) return { x: y, y: -x }
  if (turn === 2) return { x: -x, y: -y }
  return turn === 3 ? { x: -y, y: x } : { x, y }
}

/** Letters' sizes between two pieces of a row, from which on the second may be of another column. */
const COLUMN_GAP = 0.7

/** Whether a piece goes on in the row of another. */
const isSameRow = (line: PdfLine, piece: Pick<PdfLine, 'bottom' | 'left' | 'size'>): boolean =>
  Math.abs(line.bottom - piece.bottom) < piece.size * 0.5 && piece.left >= line.left - piece.size

/** Two pieces of one row as one, a blank between them where there is room for one. */
function together(line: PdfLine, piece: PdfLine): PdfLine {
  const isApart = piece.left - line.right > piece.size * 0.15 && !line.text.endsWith(' ') && !piece.text.startsWith(' ')
  return {
    ...line,
    text: `${line.text}${isApart ? ' ' : ''}${piece.text}`,
    right: Math.max(line.right, piece.right),
    size: piece.text.trim() === '' ? line.size : Math.max(line.size, piece.size),
  }
}

/** Neighbours of one row put together, where `may` allows it. */
function joinedRows(pieces: readonly PdfLine[], may: (line: PdfLine, piece: PdfLine) => boolean): PdfLine[] {
  const found: PdfLine[] = []
  for (const piece of pieces) {
    const line = found.at(-1)
    if (line && isSameRow(line, piece) && may(line, piece)) found[found.length - 1] = together(line, piece)
    else found.push(piece)
  }
  return found
}

/**
 * Lines of one page as a person reads them: column after column where it has columns, else in the order in which its text was written. Text
 * that runs another way than the page's is none of it.
 */
export function linesOf(items: readonly PdfItem[], page: number): PdfLine[] {
  const turn = mainTurn(items)
  const pieces = items.flatMap((item): PdfLine[] => {
    if (item.str === '' || (turns(item) !== turn && item.str.trim() !== '')) return []
    const { x, y } = placed(item, turn)
    const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0) || item.height || 1
    return [{ text: item.str, page, left: x, right: x + item.width, bottom: y, size }]
  })
  const isBlank = (line: PdfLine): boolean => line.text.trim() === ''
  const apart = joinedRows(
    pieces.filter((piece, index) => !isBlank(piece) || !isWide(piece, pieces[index + 1])),
    (line, piece) => piece.left - line.right < piece.size * COLUMN_GAP,
  )
  const read = columnByColumn(apart.filter((line) => !isBlank(line)))
  return joinedRows(read, () => true)
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '')
}

/** A blank as wide as a gutter, which some programs write between columns. */
const isWide = (piece: PdfLine, next: PdfLine | undefined): boolean =>
  next !== undefined && piece.right - piece.left > piece.size * COLUMN_GAP
