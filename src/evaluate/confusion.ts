// What was said of claims of each gold label, as counts.
import { VERDICT_KINDS } from '../model/verdict.ts'
import { GOLD_LABELS, type Sample } from './sample.ts'

/** `counts[g][v]`: claims of gold label `g` (of `GOLD_LABELS`) that got verdict `v` (of `VERDICT_KINDS`). */
export function confusion(sample: Sample): number[][] {
  const counts = GOLD_LABELS[sample.task].map(() => VERDICT_KINDS.map(() => 0))
  for (let at = 0; at < sample.size; at++) counts[sample.gold[at]!]![sample.verdicts[at]!]! += 1
  return counts
}
