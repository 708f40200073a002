// What was said of a labelled case: of each quote in each report one cell, its verdict and coverage beside its label.
import type { Comparison } from '../model/comparison.ts'
import type { GoldCase, GoldVerdict } from '../model/gold-case.ts'
import type { Span } from '../model/span.ts'
import { engineKind, VERDICT_KINDS, type Verdict, type VerdictKind } from '../model/verdict.ts'

/** What the claims over a quote say of it together; `missing` where no claim is over it. */
export type Said = VerdictKind | 'missing'
export const SAID: readonly Said[] = [...VERDICT_KINDS, 'missing']

export interface Cell {
  /** Languages of statement and report as the case names them, `en>ru`. */
  readonly pair: string
  readonly label: GoldVerdict
  readonly said: Said
  readonly right: boolean
  /** 0..1, of the quote given as a claim. */
  readonly coverage: number
}

/** A claim is over a quote where they share at least this much of the shorter of the two. Set by hand. */
const LEAST_SHARED = 0.3

const length = ({ start, end }: Span): number => end - start

/** Whether the claim and the quote are of the same words, if only in part. */
export const isOver = (claim: Span, quote: Span): boolean =>
  Math.min(claim.end, quote.end) - Math.max(claim.start, quote.start) >= LEAST_SHARED * Math.min(length(claim), length(quote))

/** One word for the verdicts of all claims over a quote: a change anywhere is a change, and omitted is what all leave out. */
export function saidOf(kinds: readonly VerdictKind[]): Said {
  if (kinds.length === 0) return 'missing'
  if (kinds.includes('altered')) return 'altered'
  if (kinds.every((kind) => kind === 'omitted')) return 'omitted'
  if (kinds.includes('omitted') || kinds.includes('partial')) return 'partial'
  return kinds.includes('unsure') ? 'unsure' : 'reported'
}

/**
 * Whether the verdicts of the claims over a quote fit its label. Where it is reported, "partial" will do if no claim is
 * called omitted; where it is partial, "reported" will do if the quote was cut into several claims.
 */
export function isRight(label: GoldVerdict, kinds: readonly VerdictKind[]): boolean {
  const said = saidOf(kinds)
  if (said === label) return true
  if (label === 'reported') return said === 'partial' && !kinds.includes('omitted')
  return label === 'partial' && said === 'reported' && kinds.length > 1
}

/** Where the quote stands in the statement; it stands there once. */
export function quoteSpan(statement: string, quote: string): Span {
  const start = statement.indexOf(quote)
  return { start, end: start + quote.length }
}

/** Cells of a case. `given[r][q]` is the verdict on quote `q`, given as a claim, in report `r`. */
export function cellsOf(comparison: Comparison, one: GoldCase, given: readonly (readonly Verdict[])[]): Cell[] {
  return one.gold.flatMap(({ quote, verdicts }, index) => {
    const span = quoteSpan(comparison.statement.text, quote)
    const over = comparison.verdicts.filter((_, claim) => isOver(comparison.claims[claim]!.span, span))
    return verdicts.map((label, report): Cell => {
      const kinds = over.map((row) => engineKind(row[report]!))
      return {
        pair: `${one.lang}>${one.reports[report]!.lang}`,
        label,
        said: saidOf(kinds),
        right: isRight(label, kinds),
        coverage: given[report]![index]!.coverage,
      }
    })
  })
}

/** How many gaps stand before the first that is over the quote; `Infinity` where none is. `gaps` are spans, the most important first. */
export function placeOf(gaps: readonly Span[], quote: Span): number {
  const place = gaps.findIndex((gap) => isOver(gap, quote))
  return place < 0 ? Infinity : place
}
