// Where names that seeds know stand in a text.
import type { NameMention } from '../model/claim.ts'
import { conceptHits, type ConceptHit } from './lexicon.ts'
import { nameRows } from './names.ts'
import { words, type Word } from './words.ts'

/** Names of a text that the seeds know, in order of place. */
export function names(text: string, language: string, textWords: readonly Word[] = words(text, language)): NameMention[] {
  return namesAmong(conceptHits(text, language, textWords))
}

/** The names among dictionary words, each moved back by `offset`. */
export function namesAmong(hits: readonly ConceptHit[], offset = 0): NameMention[] {
  const known = nameRows()
  return hits.flatMap((hit): NameMention[] => {
    if (!hit.isName) return []
    // Names come first among the concepts.
    const row = known[Math.min(...hit.concepts)]
    return row ? [{ span: { start: hit.start - offset, end: hit.end - offset }, id: row.id, kind: row.kind }] : []
  })
}
