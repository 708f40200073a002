// Words across languages: each dictionary line is one concept, and words that share a concept can carry the same news.
import { standingEntries, type ConceptEntries } from './concept-entries.ts'
import { isSupported } from './languages.ts'
import { isWritten } from './names.ts'
import { phraseHits, tableOfEntries, type PhraseTable } from './phrases.ts'
import type { Word } from './words.ts'

/** What a set of concepts weighs; sets are told apart by identity, for each belongs to one entry of a table. */
interface EntryWorth {
  readonly weight: number
  readonly isName: boolean
  readonly isOwn: boolean
}

interface ConceptTable {
  readonly phrases: PhraseTable
  readonly standings: ReadonlyMap<readonly number[], EntryWorth>
  /** Concept → the sets that it is in. */
  readonly setsWith: ReadonlyMap<number, readonly (readonly number[])[]>
}

const tables = new Map<string, ConceptTable>()

function conceptTable(language: string, { words, runs, weights, names, own }: ConceptEntries): ConceptTable {
  const standings = new Map<readonly number[], EntryWorth>()
  const setsWith = new Map<number, (readonly number[])[]>()
  for (const [index, [, ids]] of [...words, ...runs].entries()) {
    standings.set(ids, { weight: weights[index]!, isName: names[index] === 1, isOwn: own[index] === 1 })
    for (const id of ids) {
      const sets = setsWith.get(id)
      if (sets) sets.push(ids)
      else setsWith.set(id, [ids])
    }
  }
  return { phrases: tableOfEntries(language, words, runs), standings, setsWith }
}

function tableOf(language: string): ConceptTable | undefined {
  // Languages that the dictionary does not have are aligned by numbers, dates, names and order alone.
  if (!isSupported(language)) return undefined
  let table = tables.get(language)
  if (!table) {
    table = conceptTable(language, standingEntries(language))
    tables.set(language, table)
  }
  return table
}

export interface ConceptHit {
  readonly start: number
  readonly end: number
  /** Equal sets are one and the same array. */
  readonly concepts: readonly number[]
  /** Rarity in nats, on the scale of `rarity`. */
  readonly weight: number
  readonly isName: boolean
}

/** Dictionary words and names of a text part, in order: what can be met in another language. */
export function conceptHits(text: string, language: string, textWords: readonly Word[], start = 0, end = text.length): ConceptHit[] {
  return hitsOf(text, language, textWords, start, end, false)
}

/** The same, and what has synonyms in its own language alone. */
export function meaningHits(text: string, language: string, textWords: readonly Word[]): ConceptHit[] {
  return hitsOf(text, language, textWords, 0, text.length, true)
}

function hitsOf(text: string, language: string, textWords: readonly Word[], start: number, end: number, own: boolean): ConceptHit[] {
  const table = tableOf(language)
  if (!table) return []
  const hits: ConceptHit[] = []
  for (const hit of phraseHits(table.phrases, text, textWords, start, end)) {
    const { weight, isName, isOwn } = table.standings.get(hit.ids)!
    if (isOwn && !own) continue
    if (isName && !isWritten(text, hit.start)) continue
    hits.push({ start: hit.start, end: hit.end, concepts: hit.ids, weight, isName })
  }
  return hits
}

const NO_SETS: readonly (readonly number[])[] = []

/** The sets of concepts, as `conceptHits` gives them, that a concept is in. */
export function conceptSets(concept: number, language: string): readonly (readonly number[])[] {
  return tableOf(language)?.setsWith.get(concept) ?? NO_SETS
}
