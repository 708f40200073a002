// Lines of a PDF's pages → paragraphs: a PDF knows where letters stand, not what belongs together.
import { HAN_START, joinedLines, wordsInside } from './pdf-hyphens.ts'
import type { PdfLine } from './pdf-line.ts'
import { withoutRunning } from './pdf-running.ts'

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const END = /[.!?。！？:：…][”"»’'）)」』]*$/u
const BULLET = /^[•▪‣●◦–—]\s/u

/** Most lines that are looked at for a column's edge: pages have about fifty. */
const NEIGHBOURS = 60

interface Column {
  /** Right edge: the farthest of its lines. */
  readonly edge: number
  /** Whether its lines are stretched to the edge. */
  readonly isJustified: boolean
}

/** Share of lines that reach the edge in stretched text; the others end paragraphs. */
const STRETCHED = 0.5

/** The column that a line stands in: the lines around that lie over or under it. */
function columnOf(lines: readonly PdfLine[], index: number, body: number): Column {
  const line = lines[index]!
  const around = lines
    .slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS)
    .filter((one) => one.size < body * 1.15 && one.left < line.right && one.right > line.left)
  const edge = Math.max(...around.map((one) => one.right), 0)
  const reaching = around.filter((one) => one.right > edge - body * 0.1).length
  return { edge, isJustified: around.length > 3 && reaching > around.length * STRETCHED }
}

/** Whether a line's end was wanted: stretched text would reach the edge, in other text the next line's first word would have fitted. */
function endsEarly(line: PdfLine, next: PdfLine, { edge, isJustified }: Column): boolean {
  if (isJustified) return line.right < edge - line.size * 0.3
  const letter = (next.right - next.left) / Math.max(1, next.text.length)
  // Han text breaks between any two characters.
  const first = HAN_START.test(next.text) ? 2 : (/^\S+/.exec(next.text)?.[0].length ?? 1) + 1
  return line.right + first * letter < edge
}

/** Points from one line of body text down to the next: the lower quartile, since gaps between paragraphs are wider. */
function lineStep(lines: readonly PdfLine[], body: number): number {
  const steps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index]!
    const step = before.bottom - line.bottom
    const isBody = Math.max(before.size, line.size) < body * 1.15 && before.page === line.page
    return isBody && step > body * 0.8 && step < body * 4 ? [step] : []
  })
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? body * 1.3
}

/** Paragraphs, with the first line of largest print as the title where it stands out. */
export function pdfParagraphs(all: readonly PdfLine[], pages: number): { readonly paragraphs: readonly string[]; readonly title?: string } {
  const lines = withoutRunning(all, pages)
  if (lines.length === 0) return { paragraphs: [] }
  const inside = wordsInside(lines)
  const body = median(lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size)))
  const step = lineStep(lines, body)
  const left = median(lines.map((line) => line.left))
  const found: { text: string; size: number }[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const current = found.at(-1)
    if (!before || !current) {
      found.push({ text: line.text, size: line.size })
      return
    }
    const down = before.bottom - line.bottom
    // Up again on the same page: the next column.
    const sameColumn = before.page === line.page && down > 0
    const gap = sameColumn && down > step * 1.35 * Math.max(1, Math.min(before.size, line.size) / body)
    const print = Math.abs(line.size - before.size) > body * 0.12
    const indented = line.left > left + body * 0.8 && line.left > before.left + body * 0.8
    const ended = END.test(before.text) && (indented || endsEarly(before, line, columnOf(lines, index - 1, body)))
    if (gap || print || ended || BULLET.test(line.text)) found.push({ text: line.text, size: line.size })
    else current.text = joinedLines(current.text, line.text, inside)
  })
  const largest = Math.max(...found.slice(0, 6).map((paragraph) => paragraph.size))
  const title = largest > body * 1.15 ? found.slice(0, 6).find((paragraph) => paragraph.size === largest)?.text : undefined
  return { paragraphs: found.map((paragraph) => paragraph.text), ...(title === undefined || title.length > 300 ? {} : { title }) }
}
