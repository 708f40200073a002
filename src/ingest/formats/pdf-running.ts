// What runs along the edges of a PDF's pages and is none of its text: heads, feet, page numbers, a browser's print line.
import type { PdfLine } from './pdf-line.ts'

/** Lines at the top and at the bottom of a page that may run. */
const EDGE_LINES = 3
/** Share of pages from which on what repeats at an edge runs: left and right pages may differ. */
const RUNS_FROM = 0.4

/** Share (0..1) of pages on which nothing would be left, from which on what repeats is the text. */
const ALIKE = 0.5

const NUMBER = /^[-–—\s]*(?:page|стр\.?|страница|p\.|第)?\s*\d{1,4}(?:\s*(?:\/|of|из|页)\s*\d{0,4})?[-–—\s页]*$/iu
/** "11/25/26, 2:06 PM  Title" and "https://… 1/2", as browsers print them. */
const PRINT_HEAD = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d{2}(?:\s[AP]M)?(?:\s|$)/i
const PRINT_FOOT = /^(?:https?|file):\/\/\S+\s+\d{1,4}\/\d{1,4}$/i

/** The lines without those that run. A line in the middle of a page always stays. */
export function withoutRunning(lines: readonly PdfLine[], pages: number): PdfLine[] {
  const keyOf = (line: PdfLine): string => line.text.replace(/\d+/g, '#')
  const edges = new Set<PdfLine>()
  const outermost = new Set<PdfLine>()
  for (let page = 1; page <= pages; page += 1) {
    const own = lines.filter((line) => line.page === page).sort((a, b) => b.bottom - a.bottom)
    for (const line of [...own.slice(0, EDGE_LINES), ...own.slice(-EDGE_LINES)]) edges.add(line)
    if (own.length > 1) for (const line of [own[0]!, own.at(-1)!]) outermost.add(line)
  }
  const heights = new Map<string, PdfLine[]>()
  for (const line of edges) heights.set(keyOf(line), [...(heights.get(keyOf(line)) ?? []), line])
  const runs = (line: PdfLine): boolean => {
    const same = (heights.get(keyOf(line)) ?? []).filter((one) => Math.abs(one.bottom - line.bottom) < line.size)
    return pages >= 2 && new Set(same.map((one) => one.page)).size >= Math.max(2, pages * RUNS_FROM)
  }
  // Short pages that are all alike are no running heads: their text would vanish with them.
  const short = new Set(
    Array.from({ length: pages }, (_, index) => index + 1).filter((page) =>
      lines.filter((line) => line.page === page).every((line) => edges.has(line) && runs(line)),
    ),
  )
  const isAlike = short.size > pages * ALIKE
  return lines.filter((line) => {
    if (!edges.has(line)) return true
    if (runs(line) && !isAlike) return false
    return !(outermost.has(line) && (NUMBER.test(line.text) || PRINT_HEAD.test(line.text) || PRINT_FOOT.test(line.text)))
  })
}
