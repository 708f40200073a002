// A text cut where claims, evidence and additions begin and end, so that each piece knows all that it belongs to.
import type { Comparison } from '../../model/comparison.ts'
import type { Span } from '../../model/span.ts'
import { isCarried } from '../../model/verdict.ts'
import { isDoubtful } from '../certainty.ts'

/** Why a piece is marked: it is a claim, it carries one, it is the nearest to one that is not carried, or no claim accounts for it. */
export type Reason = 'claim' | 'carries' | 'nearest' | 'addition'

export interface Mark {
  readonly span: Span
  readonly reason: Reason
  /** From 0; -1 for an addition. */
  readonly claim: number
}

export interface Segment {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Marks whose first piece this is. */
  readonly begins: readonly Mark[]
  /** Marks whose last piece this is. */
  readonly ends: readonly Mark[]
}

/** Paragraphs of a text, each as pieces; all pieces together are the text without its line breaks. */
export function paragraphs(text: string, marks: readonly Mark[]): Segment[][] {
  const whole = marks.filter(({ span }) => span.start < span.end && span.start >= 0 && span.end <= text.length)
  const out: Segment[][] = []
  for (const line of text.matchAll(/[^\n]+/g)) {
    const from = line.index
    const to = from + line[0].length
    const here = whole.filter(({ span }) => span.start < to && span.end > from)
    const edges = new Set([from, to])
    for (const { span } of here) for (const edge of [span.start, span.end]) if (edge > from && edge < to) edges.add(edge)
    const cuts = [...edges].sort((a, b) => a - b)
    const pieces = cuts.slice(0, -1).map((start, index): Segment => {
      const end = cuts[index + 1]!
      const on = here.filter(({ span }) => span.start < end && span.end > start)
      return {
        text: text.slice(start, end),
        marks: on,
        begins: on.filter(({ span }) => Math.max(span.start, from) === start),
        ends: on.filter(({ span }) => Math.min(span.end, to) === end),
      }
    })
    if (line[0].trim() !== '') out.push(pieces)
  }
  return out
}

/** Marks of the statement: its claims. */
export function statementMarks(comparison: Comparison): Mark[] {
  return comparison.claims.map(({ span }, claim) => ({ span, reason: 'claim', claim }))
}

/** Marks of a report, by its column: what carries claims or comes nearest, and what is added. */
export function reportMarks(comparison: Comparison, report: number): Mark[] {
  const evidence = comparison.verdicts.flatMap((row, claim): Mark[] => {
    const verdict = row[report]!
    // The passage that the verdict rests on alone: what comes after it was looked at too, and mostly speaks of something else.
    const [first] = verdict.evidence
    const carried = isCarried(verdict.kind) && !isDoubtful(verdict)
    return first ? [{ span: first.span, reason: carried ? 'carries' : 'nearest', claim }] : []
  })
  const added = (comparison.additions[report] ?? []).map(({ span }): Mark => ({ span, reason: 'addition', claim: -1 }))
  return [...evidence, ...added]
}

/** Fragment of a claim in the statement. */
export const claimAnchor = (claim: number): string => `s-${claim + 1}`
/** Fragment of a claim's first evidence in a report. */
export const evidenceAnchor = (report: number, claim: number): string => `r${report + 1}-${claim + 1}`
/** Fragment of a claim's line in the matrix. */
export const rowAnchor = (claim: number): string => `claim-${claim + 1}`
