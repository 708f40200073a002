// Who is said to have said it.
import type { Span } from '../../model/span.ts'
import { cue } from '../../text/cues.ts'

/** Who speaks in a lowered text, by the patterns of `seeds/alterations.json`; the first one found. */
export function speakerIn(lower: string, language: string): Span | undefined {
  const match = cue('alterations.json', 'speaker', language)?.exec(lower)
  const named = match?.[1] ?? match?.[2]
  if (!match || named === undefined) return undefined
  const start = match.index + match[0].indexOf(named)
  return { start, end: start + named.trimEnd().length }
}
