// A ready-made claim of several sentences says several things: each sentence is a part that is judged by itself.
import type { Span } from '../../model/span.ts'
import { sentences } from '../../text/sentences.ts'
import { words } from '../../text/words.ts'

/** A sentence of a claim, or the whole of a claim of one. */
export interface ClaimPart {
  /** Which claim, by index. */
  readonly claim: number
  /** On the claim's text. */
  readonly span: Span
  readonly text: string
}

/** Shorter ones say nothing by themselves: “W.” of a name, “he said.” */
const LEAST_WORDS = 4

/** The sentences of a text; a short one stands with the one before, or, the first, with the one after. */
function partSpans(text: string, language: string): Span[] {
  const spans: Span[] = []
  let isShort = false
  for (const { start, end } of sentences(text, language)) {
    const own = words(text.slice(start, end), language).length < LEAST_WORDS
    const last = spans.at(-1)
    if (last && (own || isShort)) spans[spans.length - 1] = { start: last.start, end }
    else spans.push({ start, end })
    isShort = own && spans.length === 1
  }
  return spans
}

/** The parts of ready-made claims, in order; each claim has one at least. */
export function partsOf(texts: readonly string[], language: string): ClaimPart[] {
  return texts.flatMap((text, claim) => {
    const spans = partSpans(text, language)
    if (spans.length < 2) return [{ claim, span: { start: 0, end: text.length }, text }]
    return spans.map((span) => ({ claim, span, text: text.slice(span.start, span.end) }))
  })
}
