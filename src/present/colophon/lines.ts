// Two pages beside one another: the lines in which their words differ. For people; whether pages are the same is told by their bytes.
import { diffArrays } from 'diff'
import { safeLine } from '../../text/safe-text.ts'
import type { ReportFormat } from '../../model/colophon.ts'

/** What ends a line of an HTML page. */
const BLOCKS =
  /<\/?(?:p|li|tr|h[1-6]|dt|dd|dl|blockquote|figcaption|figure|caption|section|div|pre|title|header|footer|nav|ul|ol|table|thead|tbody|main|body|head|meta|style)\b[^>]*>/gi
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", apos: "'" }

const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27|apos);/g, (_, name: string) => ENTITIES[name]!)

const lined = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const trimmed = line.replace(/\s+/gu, ' ').trim()
    return trimmed === '' ? [] : [trimmed]
  })

const htmlLines = (page: string): string[] =>
  lined(
    unescaped(
      page
        .replaceAll('\n', ' ')
        .replace(BLOCKS, '\n')
        .replace(/<\/?t[dh]\b[^>]*>/gi, '  ')
        .replace(/<[^>]*>/g, ''),
    ),
  )

/** A row of a table is one line, as it is to the reader. */
const wordLines = (xml: string): string[] =>
  lined(
    unescaped(
      xml
        .replaceAll('\n', ' ')
        .replace(/<w:tr[ >].*?<\/w:tr>/gs, (row) => `${row.replaceAll('</w:p>', '  ')}</w:p>`)
        .replaceAll('</w:p>', '\n')
        .replace(/<w:(?:tab|br)\/>/g, ' ')
        .replace(/<[^>]*>/g, ''),
    ),
  )

/** The words of a page, line by line, without markup. */
export function pageLines(page: string, format: ReportFormat): readonly string[] {
  if (format === 'html') return htmlLines(page)
  return format === 'docx' ? wordLines(page) : lined(page)
}

/** Lines that differ, beyond which no pairing is looked for. */
const MOST = 4000
const BEFORE = 40
const SHOWN = 120

/** Where two lines part, with a little of what stands before. */
function around(line: string, at: number): string {
  const from = at <= BEFORE ? 0 : at - BEFORE
  const part = line.slice(from, from + SHOWN)
  return `“${from > 0 ? '… ' : ''}${safeLine(part.toWellFormed())}${from + SHOWN < line.length ? ' …' : ''}”`
}

function firstDifference(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return length
}

/** A line for each place where the words of two pages differ; `undefined` where there are too many to tell. */
export function differentLines(published: readonly string[], recomputed: readonly string[]): string[] | undefined {
  const parts = diffArrays([...published], [...recomputed], { maxEditLength: MOST })
  if (parts === undefined) return undefined
  const lines: string[] = []
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!
    if (!part.added && !part.removed) continue
    const next = parts[index + 1]
    const paired = part.removed && next?.added === true
    if (paired) index += 1
    const was = part.removed ? part.value : []
    const is = paired ? next.value : part.added ? part.value : []
    for (let at = 0; at < Math.max(was.length, is.length); at += 1) {
      const [one, other] = [was[at], is[at]]
      if (one !== undefined && other !== undefined) {
        const from = firstDifference(one, other)
        lines.push(`has ${around(one, from)} where the case gives ${around(other, from)}`)
      } else if (one !== undefined) lines.push(`has ${around(one, 0)}, which the case does not give`)
      else lines.push(`lacks ${around(other!, 0)}`)
    }
  }
  return lines
}
