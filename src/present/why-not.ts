// The nearest passage against the claim, word by word.
import { diffWordsWithSpace, type ChangeObject } from 'diff'
import type { Claim } from '../model/claim.ts'
import type { Verdict } from '../model/verdict.ts'
import { safeLine } from './safe-text.ts'

/** Word-level changes from a claim to the passage that alters it; words are found by the language's own rules. */
export function wordChanges(claim: string, passage: string, language: string): ChangeObject<string>[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return diffWordsWithSpace(safeLine(claim), safeLine(passage), { intlSegmenter: segmenter })
}

/** What of the claim no evidence carries, as words; empty where nothing is missing. */
export function missingWords(claim: Claim, verdict: Verdict): string[] {
  return verdict.missing.map((span) => safeLine(claim.text.slice(span.start - claim.span.start, span.end - claim.span.start)))
}
