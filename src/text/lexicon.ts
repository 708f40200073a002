// Words across languages: each dictionary line is one concept, and words that share a concept can carry the same news.
import { seedRows } from '../seeds/load.ts'
import { englishRarity } from './frequencies.ts'
import { matchForm } from './normalise.ts'
import { isWritten, nameRows } from './names.ts'
import { phraseHits, phraseTable, type PhraseTable } from './phrases.ts'
import { stem } from './stem.ts'
import type { Word } from './words.ts'

const COLUMNS = ['en', 'ru', 'ko', 'zh', 'be'] as const

/** Languages that the dictionary has; others are aligned by numbers, dates, names and order alone. */
export function inLexicon(language: string): boolean {
  return (COLUMNS as readonly string[]).includes(language)
}

interface Concepts {
  readonly weights: Float64Array
  /** Concepts below this number are names. */
  readonly nameCount: number
  /** Rows of the dictionary, a column per language. */
  readonly rows: readonly (readonly string[])[]
}

/** What a set of concepts weighs; sets are told apart by identity, for each belongs to one entry of a table. */
interface Standing {
  readonly weight: number
  readonly isName: boolean
}

interface ConceptTable {
  readonly phrases: PhraseTable
  readonly standings: Map<readonly number[], Standing>
  /** Concept → the sets that it is in. */
  readonly setsWith: ReadonlyMap<number, readonly (readonly number[])[]>
}

let loaded: Concepts | undefined
const tables = new Map<string, ConceptTable>()

/** Names weigh as much as a rare word: they are what a claim is about. */
const NAME_WEIGHT = 5

function load(): Concepts {
  if (loaded) return loaded
  const rows = seedRows('lexicon.tsv')
  const nameCount = nameRows().length
  const weights = new Float64Array(nameCount + rows.length).fill(NAME_WEIGHT, 0, nameCount)
  rows.forEach((columns, index) => {
    weights[nameCount + index] = englishRarity(stem(matchForm(columns[0] ?? ''), 'en'))
  })
  loaded = { weights, nameCount, rows }
  return loaded
}

/** All forms of a language with the concept that each one names. */
function* formsOf(language: string, { rows, nameCount }: Concepts): Generator<readonly [form: string, concept: number]> {
  for (const [concept, row] of nameRows().entries()) {
    for (const form of row.forms[language] ?? []) yield [form, concept]
    if (language !== 'en') for (const form of row.forms['en'] ?? []) if (/^[A-Z]{2,6}$/.test(form)) yield [form, concept]
  }
  const column = (COLUMNS as readonly string[]).indexOf(language)
  for (const [index, row] of rows.entries()) {
    const cell = row[column] ?? ''
    if (cell.includes('|')) {
      for (const form of cell.split('|')) if (form !== '') yield [form, nameCount + index]
    } else if (cell !== '') yield [cell, nameCount + index]
  }
}

function conceptTable(language: string): ConceptTable {
  const concepts = load()
  const phrases = phraseTable(language, formsOf(language, concepts))
  const standings = new Map<readonly number[], Standing>()
  const setsWith = new Map<number, (readonly number[])[]>()
  for (const entries of [...phrases.byFirstStem.values(), ...phrases.byHead.values()])
    for (const { ids } of entries) {
      const weight = ids.reduce((least, id) => Math.min(least, concepts.weights[id] ?? 0), Infinity)
      standings.set(ids, { weight, isName: ids.some((id) => id < concepts.nameCount) })
      for (const id of ids) {
        const sets = setsWith.get(id)
        if (sets) sets.push(ids)
        else setsWith.set(id, [ids])
      }
    }
  return { phrases, standings, setsWith }
}

function tableOf(language: string): ConceptTable | undefined {
  if (!inLexicon(language)) return undefined
  let table = tables.get(language)
  if (!table) {
    table = conceptTable(language)
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

/** Dictionary words and names of a text part, in order. */
export function conceptHits(text: string, language: string, textWords: readonly Word[], start = 0, end = text.length): ConceptHit[] {
  const table = tableOf(language)
  if (!table) return []
  const hits: ConceptHit[] = []
  for (const hit of phraseHits(table.phrases, text, textWords, start, end)) {
    const { weight, isName } = table.standings.get(hit.ids)!
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
