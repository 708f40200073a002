// Columns of a PDF's page: pieces of lines in the order in which a person reads them (recursive cuts, after Nagy and Seth 1984).
import type { PdfLine } from './pdf-line.ts'

/** Pieces on each side of a gutter: fewer are a signature, a date, a table's head. */
const FEWEST = 3
/** Share (0..1) of all pieces that may lie across a gutter: headlines, captions, rules. */
const MOST_ACROSS = 0.25
/** Characters of a column's pieces in the middle: cells of a table have fewer. Han characters say as much in half the room. */
const COLUMN_WIDTH = 14
/** Edges that are tried, the commonest first. */
const MOST_EDGES = 60
/** Columns within columns. */
const DEEPEST = 3

const length = (text: string): number => text.length + (text.match(/[\p{Script=Han}\p{Script=Hangul}]/gu)?.length ?? 0)

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

interface Cut {
  readonly left: readonly PdfLine[]
  readonly right: readonly PdfLine[]
  readonly across: readonly PdfLine[]
}

const cutAt = (lines: readonly PdfLine[], x: number): Cut => ({
  left: lines.filter((line) => line.right <= x),
  right: lines.filter((line) => line.right > x && line.left >= x - 0.5),
  across: lines.filter((line) => line.right > x && line.left < x - 0.5),
})

/** Pieces of one side that stand beside the other, and not above or below it. */
function beside(side: readonly PdfLine[], other: readonly PdfLine[]): number {
  const bottoms = other.map((line) => line.bottom)
  const [low, high] = [Math.min(...bottoms), Math.max(...bottoms)]
  return side.filter((line) => line.bottom > low - line.size && line.bottom < high + line.size).length
}

const isColumn = (side: readonly PdfLine[], other: readonly PdfLine[]): boolean =>
  side.length >= FEWEST && beside(side, other) >= FEWEST && median(side.map((line) => length(line.text))) >= COLUMN_WIDTH

/** The gutter of a page: fewest pieces across it, then most on its thinner side. */
function gutter(lines: readonly PdfLine[]): Cut | undefined {
  const edges = new Map<number, number>()
  for (const line of lines) {
    const edge = Math.floor(line.left / 4) * 4
    edges.set(edge, (edges.get(edge) ?? 0) + 1)
  }
  const tried = [...edges].sort((a, b) => b[1] - a[1]).slice(0, MOST_EDGES)
  const cuts = tried
    .map(([edge]) => cutAt(lines, edge))
    .filter(({ left, right, across }) => across.length <= lines.length * MOST_ACROSS && isColumn(left, right) && isColumn(right, left))
  const thinner = ({ left, right }: Cut): number => Math.min(left.length, right.length)
  return cuts.sort((a, b) => a.across.length - b.across.length || thinner(b) - thinner(a))[0]
}

/**
 * The pieces of one page, column after column. What lies across the gutter ends the columns above it. A page without columns keeps the order
 * in which it was written.
 */
export function columnByColumn(lines: readonly PdfLine[], depth = 0): readonly PdfLine[] {
  const cut = depth < DEEPEST && lines.length >= FEWEST * 2 ? gutter(lines) : undefined
  if (!cut) return lines
  const across = [...cut.across].sort((a, b) => b.bottom - a.bottom)
  const found: PdfLine[] = []
  let above = Infinity
  for (const end of [...across, undefined]) {
    const below = end?.bottom ?? -Infinity
    for (const side of [cut.left, cut.right]) {
      const part = side.filter((line) => line.bottom <= above && line.bottom > below)
      found.push(...columnByColumn(downwards(part), depth + 1))
    }
    if (end) found.push(end)
    above = below
  }
  return found
}

/** From the top; pieces of one row from the left. */
const downwards = (lines: readonly PdfLine[]): readonly PdfLine[] =>
  [...lines].sort((a, b) => (Math.abs(a.bottom - b.bottom) < Math.min(a.size, b.size) * 0.5 ? a.left - b.left : b.bottom - a.bottom))
