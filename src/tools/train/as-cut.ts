// Labelled quotes and the claims that the engine cuts: which quotes a claim is about, and what its label is then.
import type { Span } from '../../model/span.ts'

/** Share of the shorter of two spans from which a claim is taken to be about a labelled quote. */
const LEAST_OVERLAP = 0.3

/** Labelled quotes that a claim of the engine's own cut is about. */
export function quotesOf(claim: Span, quotes: readonly Span[]): readonly number[] {
  const length = (span: Span): number => span.end - span.start
  const shared = quotes.map((quote) => Math.min(claim.end, quote.end) - Math.max(claim.start, quote.start))
  return quotes.flatMap((quote, index) => (shared[index]! >= LEAST_OVERLAP * Math.min(length(claim), length(quote)) ? [index] : []))
}

/** What a report made of a claim, from what it made of the quotes in it: altered where one is, partial where they differ. */
export function labelOver(labels: readonly string[]): string {
  if (labels.includes('altered')) return 'altered'
  return new Set(labels).size === 1 ? labels[0]! : 'partial'
}
