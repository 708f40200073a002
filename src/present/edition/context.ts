// Passages word for word, with a little of what stands around them.
import type { Comparison } from '../../model/comparison.ts'
import type { Document } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import type { Quotation } from './blocks.ts'

/** Characters shown on each side of a passage, at most. */
const AROUND = 140

/** What stands before a passage in its paragraph, cut at a word, with an ellipsis where cut. */
function before(text: string, start: number): string {
  const from = Math.max(0, start - AROUND)
  const part = text.slice(from, start)
  const line = part.lastIndexOf('\n')
  if (line >= 0) return part.slice(line + 1)
  if (from === 0) return part
  const space = part.search(/\s/u)
  return `… ${space < 0 ? '' : part.slice(space + 1)}`
}

function after(text: string, end: number): string {
  const to = Math.min(text.length, end + AROUND)
  const part = text.slice(end, to)
  const line = part.indexOf('\n')
  if (line >= 0) return part.slice(0, line)
  if (to === text.length) return part
  const space = part.trimEnd().search(/\s\S*$/u)
  return `${space < 0 ? '' : part.slice(0, space)} …`
}

/** The document that a quotation is from. */
function documentAt(comparison: Comparison, report: number | 'statement'): Document {
  return report === 'statement' ? comparison.statement : comparison.reports[report]!
}

/** A passage of a document as a quotation, with the translations that touch it. */
export function quotation(
  comparison: Comparison,
  label: string,
  span: Span,
  at: NonNullable<Quotation['at']>,
  context: boolean,
): Quotation {
  const { text, language, translations = [] } = documentAt(comparison, at.report)
  return {
    kind: 'quotation',
    label,
    before: context ? before(text, span.start) : '',
    exact: text.slice(span.start, span.end),
    after: context ? after(text, span.end) : '',
    language,
    translations: translations
      .filter((one) => one.span.start < span.end && one.span.end > span.start)
      .map((one) => ({ text: one.text, language: one.language })),
    at,
  }
}
