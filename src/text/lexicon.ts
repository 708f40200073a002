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
  readonly tables: Map<string, PhraseTable>
  readonly weights: readonly number[]
  /** Concepts below this number are names. */
  readonly nameCount: number
  readonly forms: ReadonlyMap<string, readonly (readonly [string, number])[]>
}

let loaded: Concepts | undefined

/** Names weigh as much as a rare word: they are what a claim is about. */
const NAME_WEIGHT = 5

function load(): Concepts {
  if (loaded) return loaded
  const forms = new Map<string, [string, number][]>(COLUMNS.map((language) => [language, []]))
  const weights: number[] = []
  for (const row of nameRows()) {
    const id = weights.length
    weights.push(NAME_WEIGHT)
    for (const language of COLUMNS) {
      for (const form of row.forms[language] ?? []) forms.get(language)?.push([form, id])
      if (language !== 'en') for (const form of row.forms['en'] ?? []) if (/^[A-Z]{2,6}$/.test(form)) forms.get(language)?.push([form, id])
    }
  }
  const nameCount = weights.length
  for (const columns of seedRows('lexicon.tsv')) {
    const id = weights.length
    weights.push(englishRarity(stem(matchForm(columns[0] ?? ''), 'en')))
    COLUMNS.forEach((language, index) => {
      for (const form of (columns[index] ?? '').split('|')) if (form !== '') forms.get(language)?.push([form, id])
    })
  }
  loaded = { tables: new Map(), weights, nameCount, forms }
  return loaded
}

function tableOf(language: string): PhraseTable | undefined {
  const concepts = load()
  const forms = concepts.forms.get(language)
  if (!forms) return undefined
  let table = concepts.tables.get(language)
  if (!table) {
    table = phraseTable(language, forms)
    concepts.tables.set(language, table)
  }
  return table
}

export interface ConceptHit {
  readonly start: number
  readonly end: number
  readonly concepts: readonly number[]
  /** Rarity in nats, on the scale of `rarity`. */
  readonly weight: number
  readonly isName: boolean
}

/** Dictionary words and names of a text part, in order. */
export function conceptHits(text: string, language: string, textWords: readonly Word[], start = 0, end = text.length): ConceptHit[] {
  const table = tableOf(language)
  if (!table) return []
  const { weights, nameCount } = load()
  const hits: ConceptHit[] = []
  for (const hit of phraseHits(table, text, textWords, start, end)) {
    const isName = hit.ids.some((id) => id < nameCount)
    if (isName && !isWritten(text, hit.start)) continue
    hits.push({ start: hit.start, end: hit.end, concepts: hit.ids, weight: Math.min(...hit.ids.map((id) => weights[id] ?? 0)), isName })
  }
  return hits
}
