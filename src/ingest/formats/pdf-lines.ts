// Lines of a PDF's pages → paragraphs: a PDF knows where letters stand, not what belongs together.

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

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const END = /[.!?。！？:][”"»’')）」]*$/u
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：？！”）」]$/u
const HAN_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}“（「，。、]/u

function joined(before: string, after: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  return HAN.test(before) && HAN_START.test(after) ? before + after : `${before} ${after}`
}

/** Running heads, feet and page numbers: the same words, but for digits, at one height of most pages, or a number alone at an edge. */
function withoutRunning(lines: readonly PdfLine[], pages: number): PdfLine[] {
  const keyOf = (line: PdfLine): string => `${Math.round(line.bottom / 4)} ${line.text.replace(/\d+/g, '#')}`
  const seen = new Map<string, Set<number>>()
  for (const line of lines) seen.set(keyOf(line), (seen.get(keyOf(line)) ?? new Set()).add(line.page))
  const edges = new Set<PdfLine>()
  for (let page = 1; page <= pages; page += 1) {
    const own = lines.filter((line) => line.page === page).sort((a, b) => b.bottom - a.bottom)
    for (const line of [own[0], own.at(-1)]) if (line && own.length > 1) edges.add(line)
  }
  return lines.filter((line) => {
    const repeats = pages >= 2 && (seen.get(keyOf(line))?.size ?? 0) > pages / 2
    const isNumber = /^[-–—\s]*(?:page|стр\.?|p\.)?\s*\d{1,4}(?:\s*(?:\/|of|из)\s*\d{1,4})?[-–—\s]*$/i.test(line.text)
    return !repeats && !(isNumber && edges.has(line))
  })
}

/** Paragraphs, with the first line of largest print as the title where it stands out. */
export function pdfParagraphs(all: readonly PdfLine[], pages: number): { readonly paragraphs: readonly string[]; readonly title?: string } {
  const lines = withoutRunning(all, pages)
  if (lines.length === 0) return { paragraphs: [] }
  const body = median(lines.map((line) => line.size))
  const steps = lines.slice(1).flatMap((line, index) => {
    const step = lines[index]!.bottom - line.bottom
    return line.page === lines[index]!.page && step > 0 && step < body * 4 ? [step] : []
  })
  const step = median(steps) || body * 1.2
  const right = Math.max(...lines.filter((line) => line.size < body * 1.15).map((line) => line.right), 0)
  const left = median(lines.map((line) => line.left))
  const found: { text: string; size: number }[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const current = found.at(-1)
    if (!before || !current) {
      found.push({ text: line.text, size: line.size })
      return
    }
    const samePage = before.page === line.page
    const gap = samePage && Math.abs(before.bottom - line.bottom) > step * 1.35
    const print = Math.abs(line.size - before.size) > body * 0.12
    const isShort = before.right < left + (right - left) * 0.85
    const indented = line.left > left + body * 0.8 && line.left > before.left + body * 0.8
    const starts = gap || print || (indented && END.test(before.text)) || (isShort && END.test(before.text)) || /^[•▪‣●]\s/.test(line.text)
    if (starts || (!samePage && END.test(before.text) && (isShort || indented))) found.push({ text: line.text, size: line.size })
    else current.text = joined(current.text, line.text)
  })
  const largest = Math.max(...found.slice(0, 6).map((paragraph) => paragraph.size))
  const title = largest > body * 1.15 ? found.slice(0, 6).find((paragraph) => paragraph.size === largest)?.text : undefined
  return { paragraphs: found.map((paragraph) => paragraph.text), ...(title === undefined || title.length > 300 ? {} : { title }) }
}
