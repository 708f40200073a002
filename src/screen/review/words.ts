// Words and sentences of a text as places to put the edges of a selection.
import type { Span } from '../../model/span.ts'

const cached = <T>(make: (text: string) => T): ((text: string) => T) => {
  let lastText: string | undefined
  let last: T
  return (text) => {
    if (text !== lastText) {
      last = make(text)
      lastText = text
    }
    return last
  }
}

/** Runs a segmenter a line at a time: on one long string it takes more than linear time. */
function segments(text: string, granularity: 'word' | 'sentence', keep: (one: Intl.SegmentData) => boolean): Span[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity })
  const spans: Span[] = []
  let from = 0
  for (const row of text.split('\n')) {
    for (const one of segmenter.segment(row)) {
      if (!keep(one)) continue
      const start = from + one.index + (one.segment.length - one.segment.trimStart().length)
      spans.push({ start, end: start + one.segment.trim().length })
    }
    from += row.length + 1
  }
  return spans
}

/** Words without the punctuation between them. */
const wordsOf = cached((text) => segments(text, 'word', (one) => one.isWordLike === true))

/** Sentences without the space between them; a line break ends one. */
export const sentencesOf = cached((text) => segments(text, 'sentence', (one) => one.segment.trim() !== ''))

/** Index of the sentence that holds an offset, or of the last before it; 0 where none is. */
export function sentenceAt(text: string, offset: number): number {
  return Math.max(
    0,
    sentencesOf(text).findLastIndex((one) => one.start <= offset),
  )
}

/** From the first word that a stretch of the text touches to the last; `undefined` where it touches none. */
export function wordsOver(text: string, start: number, end: number): Span | undefined {
  const touched = wordsOf(text).filter((word) => word.start < end && word.end > start)
  return touched.length === 0 ? undefined : { start: touched[0]!.start, end: touched.at(-1)!.end }
}

/** A selection with one edge moved by words or sentences; never empty, never outside the text. */
export function extended(text: string, span: Span, edge: 'start' | 'end', by: number, unit: 'word' | 'sentence'): Span {
  const sentences = sentencesOf(text)
  if (unit === 'sentence' && edge === 'start') {
    const index = Math.max(0, Math.min(sentences.length - 1, sentenceAt(text, span.start) + by))
    return sentences[index] ?? span
  }
  const edges = (unit === 'word' ? wordsOf(text) : sentences).map((one) => one[edge])
  const moved = by > 0 ? edges.find((at) => at > span[edge]) : edges.findLast((at) => at < span[edge])
  if (moved === undefined) return span
  const next = { ...span, [edge]: moved }
  return next.start < next.end ? next : span
}

/** Where a claim can be cut: before each of its words but the first. */
export function cutsOf(text: string, claim: Span): number[] {
  return wordsOf(text)
    .filter((word) => word.start > claim.start && word.end <= claim.end)
    .map((word) => word.start)
    .slice(wordsOf(text).some((word) => word.start === claim.start) ? 0 : 1)
}
