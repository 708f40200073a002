// How much of a statement became no claim, and why, as one sentence.
import type { Comparison } from '../model/comparison.ts'
import type { UnclaimedReason } from '../model/unclaimed.ts'
import { words as wordsOf } from '../text/words.ts'
import type { Words } from './words/en.ts'

/** One sentence, or none where the claims were given. Counts are of words of content (characters in a script without spaces). */
export function unclaimedSentence({ statement, claims, unclaimed }: Comparison, words: Words): string[] {
  if (!unclaimed) return []
  const counts = new Map<UnclaimedReason, number>()
  for (const { reason, words: count } of unclaimed) if (count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count)
  const claimed = claims.reduce((sum, { text }) => sum + wordsOf(text, statement.language).filter((word) => word.form.weight > 0).length, 0)
  return [
    words.method.unclaimed(
      claimed,
      [...counts].sort((a, b) => b[1] - a[1]),
    ),
  ]
}
