// Styled lines of text: what views are made of, before any escape code.
import stringWidth from 'string-width'

/** What a piece of text means on the screen; a theme says how that looks. */
export type Style =
  | 'plain'
  | 'faint'
  | 'strong'
  | 'title'
  | 'focus'
  | 'cursor'
  | 'claim'
  | 'evidence'
  | 'missing'
  | 'altered'
  | 'mark'
  | 'match'
  | 'added'
  | 'removed'
  | 'warning'
  | 'verdict-reported'
  | 'verdict-partial'
  | 'verdict-altered'
  | 'verdict-omitted'
  | 'verdict-unsure'
  | 'verdict-disputed'

export interface Run {
  readonly text: string
  readonly style: Style
  /** Where a click on it leads; a safe address. */
  readonly link?: string
}

export type Line = readonly Run[]

/** A piece of a line. */
export const run = (text: string, style: Style = 'plain'): Run => ({ text, style })
/** A line of one piece. */
export const line = (text: string, style: Style = 'plain'): Line => [run(text, style)]

const widths = new Map<string, number>()
/** Screens show the same short texts again and again; more than this are never in use at once. */
const MOST_WIDTHS = 20_000
const LONGEST_REMEMBERED = 300

/** Terminal columns of a string; East Asian wide characters take two. */
export function columnsOf(text: string): number {
  // Printable ASCII is the common case and needs no table.
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length
  const known = widths.get(text)
  if (known !== undefined) return known
  const width = stringWidth(text)
  if (text.length > LONGEST_REMEMBERED) return width
  if (widths.size >= MOST_WIDTHS) widths.clear()
  widths.set(text, width)
  return width
}

/** Terminal columns of a line. */
export const lineColumns = (runs: Line): number => runs.reduce((sum, one) => sum + columnsOf(one.text), 0)

/** The longest beginning of a text that fits, by whole characters as a reader sees them. */
export function headOf(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  let used = 0
  let end = 0
  for (const { segment } of graphemes.segment(text)) {
    const width = columnsOf(segment)
    if (used + width > columns) break
    used += width
    end += segment.length
  }
  return text.slice(0, end)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cuts with an ellipsis, or pads with spaces, to exactly `columns`. */
export function fit(text: string, columns: number): string {
  if (columns <= 0) return ''
  const width = columnsOf(text)
  if (width <= columns) return text + ' '.repeat(columns - width)
  const head = headOf(text, columns - 1)
  return `${head}…${' '.repeat(Math.max(0, columns - 1 - columnsOf(head)))}`
}

/** A line cut or padded to exactly `columns`. */
export function fitLine(runs: Line, columns: number, padding: Style = 'plain'): Line {
  const out: Run[] = []
  let left = columns
  for (const [index, one] of runs.entries()) {
    const width = columnsOf(one.text)
    const last = index === runs.length - 1
    if (width > left || (width === left && !last && runs.slice(index + 1).some((next) => next.text !== ''))) {
      out.push(run(fit(width > left ? one.text : `${one.text} `, left), one.style))
      return out
    }
    out.push(one)
    left -= width
  }
  if (left > 0) out.push(run(' '.repeat(left), padding))
  return out
}

/** Left and right ends of one line; the left end gives way. */
export function between(left: Line, right: Line, columns: number): Line {
  const tail = fitLine(right, Math.min(columns, lineColumns(right)))
  return [...fitLine(left, columns - lineColumns(tail)), ...tail]
}

/** A line without its looks. */
export const plainText = (runs: Line): string => runs.map((one) => one.text).join('')

/** The part of a line between two columns; a wide character that a cut falls into becomes a space. */
export function sliceLine(runs: Line, from: number, to: number): Line {
  const out: Run[] = []
  let at = 0
  for (const one of runs) {
    let text = ''
    for (const { segment } of graphemes.segment(one.text)) {
      const width = columnsOf(segment)
      const end = at + width
      if (at >= from && end <= to) text += segment
      else if (end > from && at < to) text += ' '.repeat(Math.min(end, to) - Math.max(at, from))
      at = end
    }
    if (text !== '') out.push(run(text, one.style))
  }
  return out
}
