// Where names that seeds know stand in a text.
import type { NameMention } from '../model/claim.ts'
import { conceptHits } from './lexicon.ts'
import { nameRows } from './names.ts'
import { words, type Word } from './words.ts'

/** Names of a text that the seeds know, in order of place. */
export function names(text: string, language: string, textWords: readonly Word[] = words(text, language)): NameMention[] {
  const known = nameRows()
  return conceptHits(text, language, textWords).flatMap((hit): NameMention[] => {
    // Names come first among the concepts.
    const row = known[Math.min(...hit.concepts)]
    return row ? [{ span: { start: hit.start, end: hit.end }, id: row.id, kind: row.kind }] : []
  })
}
