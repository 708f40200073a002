// The nearest passage against the claim, word by word.
import { diffArrays, type ChangeObject } from 'diff'
import type { Claim } from '../model/claim.ts'
import type { Span } from '../model/span.ts'
import type { Verdict } from '../model/verdict.ts'
import { simplified } from '../text/han.ts'
import { safeLine } from '../text/safe-text.ts'

const HAS_WORD = /[\p{L}\p{N}]/u

/** Neighbouring changes as one: spaces and signs between two changed words belong to the change, or nobody could read it. */
function readable(parts: readonly ChangeObject<string>[]): ChangeObject<string>[] {
  const out: ChangeObject<string>[] = []
  let removed = ''
  let added = ''
  let between = ''
  const put = (value: string, kind: 'kept' | 'removed' | 'added'): void => {
    if (value !== '') out.push({ value, added: kind === 'added', removed: kind === 'removed', count: 1 })
  }
  const flush = (): void => {
    put(removed, 'removed')
    put(added, 'added')
    put(between, 'kept')
    removed = added = between = ''
  }
  for (const part of parts) {
    if (!part.added && !part.removed) {
      if (HAS_WORD.test(part.value)) {
        flush()
        put(part.value, 'kept')
      } else between += part.value
      continue
    }
    if (between !== '' && removed + added !== '') {
      removed += removed === '' ? '' : between
      added += added === '' ? '' : between
    } else put(between, 'kept')
    between = ''
    if (part.removed) removed += part.value
    else added += part.value
  }
  flush()
  return out
}

/** Words, spaces and signs of a text in order, by the language's own rules; together they are the text. */
function segments(text: string, language: string): string[] {
  // A library's caller may have named a language in any way; only a tag's first part is asked for.
  const segmenter = new Intl.Segmenter(/^[A-Za-z]{2,3}(?![A-Za-z])/.exec(language)?.[0] ?? 'en', { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/**
 * Word-level changes from a claim to a passage of its language; words are found by the language's own rules, since those of the
 * library for texts know Latin letters alone. The parts that are kept or removed make the claim, those kept or added the passage,
 * but for spaces and signs between changes.
 */
export function wordChanges(claim: string, passage: string, language: string): ChangeObject<string>[] {
  const [before, after] = [claim, passage].map((text) => segments(safeLine(text), language))
  // In Chinese the same word may stand in another script.
  const comparator = (one: string, other: string): boolean => one === other || simplified(one) === simplified(other)
  return readable(diffArrays(before!, after!, { comparator }).map((part) => ({ ...part, value: part.value.join('') })))
}

/** Share of a claim's letters that must be kept for changes to be laid over it: below, all is struck out and nothing can be seen. */
const LEAST_KEPT = 0.3

/** Whether enough of the claim is kept for its changes to be read word by word. */
export function isReadable(parts: readonly ChangeObject<string>[]): boolean {
  const letters = (of: readonly ChangeObject<string>[]): number =>
    of.reduce((sum, { value }) => sum + value.replace(/\P{L}/gu, '').length, 0)
  const claim = parts.filter((part) => !part.added)
  return letters(claim.filter((part) => !part.removed)) >= letters(claim) * LEAST_KEPT
}

/** Spans in order, those that touch or overlap made one. */
function separate(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else out.push(span)
  }
  return out
}

/** What of the claim no evidence carries, as words; empty where nothing is missing. */
export function missingWords(claim: Claim, verdict: Verdict): string[] {
  return separate(verdict.missing).map((span) => safeLine(claim.text.slice(span.start - claim.span.start, span.end - claim.span.start)))
}
