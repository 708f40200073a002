// What a language model says are claims → claims with spans, or nothing: a claim that is not in the statement is dropped.
import { givenClaim } from '../engine/claims/extract.ts'
import type { Claim } from '../model/claim.ts'
import type { Span } from '../model/span.ts'
import { sentences } from '../text/sentences.ts'
import { words } from '../text/words.ts'
import type { SplitClaim } from './model.ts'
import { findQuote } from './quote.ts'

export interface AnchoredClaims {
  readonly claims: readonly Claim[]
  /** Proposals that are not in the statement, overlap another one, or hold no words that weigh. */
  readonly dropped: number
}

const shifted = <T extends { readonly span: Span }>(found: readonly T[], by: number): T[] =>
  found.map((one) => ({ ...one, span: { start: one.span.start + by, end: one.span.end + by } }))

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** Where a claim's sentence lies: the one it begins in, widened to hold the claim whole. */
function sentenceOf(span: Span, all: readonly Span[]): Span {
  const touched = all.filter((one) => one.start < span.end && one.end > span.start)
  return { start: Math.min(span.start, ...touched.map((one) => one.start)), end: Math.max(span.end, ...touched.map((one) => one.end)) }
}

/** Claims in the statement's order; spans never overlap, and every claim's text is the statement's. */
export function anchorClaims(text: string, language: string, proposed: readonly SplitClaim[]): AnchoredClaims {
  const all = sentences(text, language)
  const taken: { span: Span; subject: string }[] = []
  for (const { quote, subject } of proposed) {
    // The same words may stand twice in a statement: the next free place is meant.
    let span = findQuote(text, quote)
    while (span && taken.some((one) => one.span.start < span!.end && span!.start < one.span.end))
      span = findQuote(text, quote, span.start + 1)
    if (span && words(text.slice(span.start, span.end), language).some((word) => word.form.weight > 0)) taken.push({ span, subject })
  }
  taken.sort((a, b) => a.span.start - b.span.start)
  const claims = taken.map(({ span, subject }, index): Claim => {
    const own = givenClaim(text.slice(span.start, span.end), language, index)
    const sentence = sentenceOf(span, all)
    const leans = subject.trim() === '' ? undefined : findQuote(text, subject, sentence.start)
    return {
      ...own,
      id: `c${index + 1}`,
      span,
      sentence,
      ...(leans && within(leans, { start: sentence.start, end: span.start }) ? { subject: leans } : {}),
      quantities: shifted(own.quantities, span.start),
      dates: shifted(own.dates, span.start),
      names: shifted(own.names, span.start),
    }
  })
  return { claims, dropped: proposed.length - claims.length }
}
