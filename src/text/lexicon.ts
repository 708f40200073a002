// Words across languages: each dictionary line is one concept, and words that share a concept can carry the same news.
import { CASES, standingEntries, type ConceptEntries } from './concept-entries.ts'
import { isSupported } from './languages.ts'
import { once } from './once.ts'
import { phraseHits, tableOfEntries, type PhraseTable } from './phrases.ts'
import type { Word } from './words.ts'

interface ConceptTable {
  readonly phrases: PhraseTable
  readonly entries: ConceptEntries
  /** Set of concepts → its entry's place; sets are told apart by identity, for each belongs to one entry of a table. */
  readonly places: ReadonlyMap<readonly number[], number>
  /** Concept → the sets that it is in. */
  readonly setsWith: () => ReadonlyMap<number, readonly (readonly number[])[]>
}

const tables = new Map<string, ConceptTable>()

function conceptTable(language: string, entries: ConceptEntries): ConceptTable {
  const { words, runs } = entries
  const places = new Map<readonly number[], number>()
  for (const [, ids] of words) places.set(ids, places.size)
  for (const [, ids] of runs) places.set(ids, places.size)
  return {
    phrases: tableOfEntries(language, words, runs),
    entries,
    places,
    setsWith: once(() => {
      const found = new Map<number, (readonly number[])[]>()
      const common = entries.common.flatMap((entry) => (entry === null ? [] : [entry.ids]))
      for (const ids of [...places.keys(), ...common])
        for (const id of ids) {
          const sets = found.get(id)
          if (sets) sets.push(ids)
          else found.set(id, [ids])
        }
      return found
    }),
  }
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

const isSmall = (letter: string): boolean => letter !== letter.toUpperCase()

/** Whether a name that must stand in the given way (`CASES`) stands so: "Turkey", not "turkey"; UN, not "un". */
function isWritten(text: string, { start, end }: { readonly start: number; readonly end: number }, as: number): boolean {
  const shown = text.slice(start, end)
  if (as === CASES.capitals) return ![...shown.slice(0, 2)].some(isSmall)
  // A name of several words may begin small where only a later one is a name by itself: «сектор Газа».
  return as !== CASES.capital || shown.split(/[\s-]/u).some((word) => word !== '' && !isSmall(word[0]!))
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
    const place = table.places.get(hit.ids)!
    const { entries } = table
    const as = entries.names[place]!
    if (isWritten(text, hit, as)) {
      if (entries.own[place] === 1 && !own) continue
      hits.push({ start: hit.start, end: hit.end, concepts: hit.ids, weight: entries.weights[place]!, isName: as !== CASES.none })
    } else {
      const common = entries.common[place]
      if (common && (common.own === 0 || own))
        hits.push({ start: hit.start, end: hit.end, concepts: common.ids, weight: common.weight, isName: false })
    }
  }
  return hits
}

const NO_SETS: readonly (readonly number[])[] = []

/** The sets of concepts, as `conceptHits` gives them, that a concept is in. */
export function conceptSets(concept: number, language: string): readonly (readonly number[])[] {
  return tableOf(language)?.setsWith().get(concept) ?? NO_SETS
}
