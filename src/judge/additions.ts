// What a report says that no claim accounts for.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { Addition } from '../model/verdict.ts'

/** A passage is accounted for where some present claim finds this share of itself in it. */
const ACCOUNTED = 0.3

/** Passages that carry no claim that was found present, in order. */
export function additions(aligned: readonly AlignedClaim[], report: IndexedText, present: number): Addition[] {
  const accounted = new Set<number>()
  for (const claim of aligned) {
    if (claim.coverage < Math.min(present, 0.5)) continue
    for (const score of claim.passages) if (score.recall >= ACCOUNTED) accounted.add(score.passage)
    const best = claim.passages[0]
    if (best) accounted.add(best.passage)
  }
  return report.passages
    .map((span, index) => ({ span, index }))
    .filter(({ index }) => !accounted.has(index) && (report.passageWeights[index] ?? 0) > 0)
    .map(({ span }) => ({ span, text: report.text.slice(span.start, span.end) }))
}
