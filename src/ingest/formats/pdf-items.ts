// Pieces of text as a PDF's page places them → its lines, the way the page is turned.

export interface PdfLine {
  readonly text: string
  readonly page: number
  /** Points from the left and from the bottom of the page. */
  readonly left: number
  readonly right: number
  readonly bottom: number
  /** Size of its letters in points. */
  readonly size: number
}

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

/** Lines of one page in the order in which its text was written. Text that runs another way than the page's is none of it. */
export function linesOf(items: readonly PdfItem[], page: number): PdfLine[] {
  const turn = mainTurn(items)
  const lines: { text: string; page: number; left: number; right: number; bottom: number; size: number }[] = []
  for (const item of items) {
    if (item.str === '' || (turns(item) !== turn && item.str.trim() !== '')) continue
    const { x, y } = placed(item, turn)
    const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0) || item.height || 1
    const line = lines.at(-1)
    const same = line && Math.abs(line.bottom - y) < size * 0.5 && x >= line.left - size
    if (!same) {
      lines.push({ text: item.str, page, left: x, right: x + item.width, bottom: y, size })
      continue
    }
    const gap = x - line.right
    line.text += gap > size * 0.15 && !line.text.endsWith(' ') && !item.str.startsWith(' ') ? ` ${item.str}` : item.str
    line.right = Math.max(line.right, x + item.width)
    if (item.str.trim() !== '') line.size = Math.max(line.size, size)
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })).filter((line) => line.text !== '')
}
