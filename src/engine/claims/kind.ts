// What sort of thing a claim is: a promise weighs otherwise than a greeting.
import type { ClaimKind } from '../../model/claim.ts'
import { cue, cueStarts, lowered } from '../../text/cues.ts'

/** Tried in this order: "I wish you good health" is a greeting before it is a wish, "is ready to visit" a commitment before an evaluation. */
const ORDER: readonly ClaimKind[] = ['attribution', 'greeting', 'condition', 'request', 'commitment', 'wish', 'evaluation']

/** What joins a promise to the thanks before it. */
const JOINED = /(?<!\p{L})(?:and|but|и|но|і|ды|але)(?!\p{L})|[며고]\s|[并且，,;；]/u

/** "We thank you and will visit": a promise beside a formula is a promise. "We thank you for your readiness" is thanks. */
function isPromised(lower: string, language: string): boolean {
  const [thanks] = cueStarts('cues.json', 'greeting', language, lower)
  const promise = cueStarts('cues.json', 'commitment', language, lower).at(-1)
  if (thanks === undefined || promise === undefined) return false
  return promise < thanks || JOINED.test(lower.slice(thanks, promise))
}

/** Kind by the cue words of `seeds/cues.json`; `assertion` where none speaks, and of a question: who asks promises nothing. */
export function claimKind(text: string, language: string): ClaimKind {
  const lower = lowered(text)
  const says = (kind: ClaimKind | 'question'): boolean => cue('cues.json', kind, language)?.test(lower) ?? false
  if (says('attribution')) return 'attribution'
  if (says('question')) return 'assertion'
  const kind = ORDER.find(says)
  if (kind === 'greeting' && isPromised(lower, language)) return 'commitment'
  return kind ?? 'assertion'
}
