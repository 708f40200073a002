// What frames a statement without being part of what it says: datelines, bylines, headlines, salutations.
import type { Span } from '../../model/span.ts'
import { seedJson } from '../../seeds.ts'
import { datelineLength } from '../../text/datelines.ts'
import { paragraphs } from '../../text/sentences.ts'

interface Patterns {
  readonly line: readonly RegExp[]
}

let patterns: Patterns | undefined

function load(): Patterns {
  if (patterns) return patterns
  const table = seedJson('boilerplate.json') as { line: string[] }
  patterns = {
    line: table.line.map((source) => new RegExp(source, 'iu')),
  }
  return patterns
}

const ENDS_A_SENTENCE = /[.!?…。！？][”"»’')\]]?$/

/** A first paragraph without a full stop, followed by paragraphs that have one, is a headline. */
function isHeadline(text: string, at: number, all: readonly Span[]): boolean {
  const paragraph = all[at] as Span
  if (at > 1 || all.length < 2 || paragraph.end - paragraph.start > 200) return false
  if (ENDS_A_SENTENCE.test(text.slice(paragraph.start, paragraph.end))) return false
  return all.slice(at + 1).some((later) => ENDS_A_SENTENCE.test(text.slice(later.start, later.end)))
}

/** A short last line without a full stop: a signature. */
function isSignature(text: string, at: number, all: readonly Span[]): boolean {
  const paragraph = all[at] as Span
  if (at < 2 || at < all.length - 3) return false
  const line = text.slice(paragraph.start, paragraph.end)
  return (
    line.length <= 80 &&
    !ENDS_A_SENTENCE.test(line) &&
    all.slice(0, at).some((earlier) => ENDS_A_SENTENCE.test(text.slice(earlier.start, earlier.end)))
  )
}

/** The parts of a statement that say something: its paragraphs without boilerplate, datelines cut off their fronts. */
export function body(text: string): Span[] {
  const { line } = load()
  const all = paragraphs(text)
  const kept: Span[] = []
  all.forEach((paragraph, at) => {
    const content = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 300))
    if (content.length < 300 && line.some((pattern) => pattern.test(content))) return
    if (isHeadline(text, at, all) || isSignature(text, at, all)) return
    const cut = at > 2 ? 0 : datelineLength(content)
    const start = paragraph.start + cut
    if (start < paragraph.end) kept.push({ start, end: paragraph.end })
  })
  return kept
}
