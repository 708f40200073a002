// What sort of thing a claim is: a promise weighs otherwise than a greeting.
import type { ClaimKind } from '../../model/claim.ts'
import { cue, lowered } from '../../text/cues.ts'

/** Tried in this order: "I wish you good health" is a greeting before it is a wish, "is ready to visit" a commitment before an evaluation. */
const ORDER: readonly ClaimKind[] = ['attribution', 'greeting', 'condition', 'request', 'commitment', 'wish', 'evaluation']

/** Kind by the cue words of `seeds/cues.json`; `assertion` where none speaks. */
export function claimKind(text: string, language: string): ClaimKind {
  const lower = lowered(text)
  const says = (kind: ClaimKind): boolean => cue('cues.json', kind, language)?.test(lower) ?? false
  for (const kind of ORDER) {
    if (!says(kind)) continue
    // "We thank you and will visit": a promise wrapped in a formula is a promise.
    if (kind === 'greeting' && says('commitment')) return 'commitment'
    return kind
  }
  return 'assertion'
}
