// How rare a word is in news: the one weight that all matching is built on.
import { seedRows } from '../seeds.ts'
import { traitsOf } from './languages.ts'

interface Table {
  readonly documents: number
  readonly counts: ReadonlyMap<string, number>
}

const tables = new Map<string, Table>()

function tableOf(language: string): Table {
  const known = tables.get(language)
  if (known) return known
  const counts = new Map<string, number>()
  let documents = 1
  for (const [word, count] of seedRows(`frequencies.${language}.tsv`)) {
    if (word === '*') documents = Number(count)
    else if (word !== undefined) counts.set(word, Number(count))
  }
  const table = { documents, counts }
  tables.set(language, table)
  return table
}

/** Weight of a word of unknown frequency, in nats: that of a word seen in one of 400 documents. */
const UNKNOWN = 6
/** A single Han character or a short syllable says little by itself. */
const SHORT = 2.5

/** Rarity of a stem of a language with word counts, `log((N + 1) / (df + 0.5))`, at least 0.3. */
export function countedRarity(stemmed: string, language: string): number {
  const table = tableOf(language)
  const count = table.counts.get(stemmed) ?? 0.5
  return Math.max(0.3, Math.log((table.documents + 1) / (count + 0.5)))
}

/**
 * Inverse document frequency (Spärck Jones 1972) of a stem, in nats.
 * Where a language has no counts, length stands in for rarity.
 */
export function rarity(stemmed: string, language: string, isNumber: boolean): number {
  if (isNumber) return stemmed.length === 1 ? 3.5 : 5
  if (traitsOf(language).hasWordCounts) return countedRarity(stemmed, language)
  if (/^\p{Script=Han}$/u.test(stemmed)) return SHORT
  if (/^[\uac00-\ud7af]+$/.test(stemmed)) return stemmed.length === 1 ? SHORT : Math.min(UNKNOWN, 3 + stemmed.length * 0.75)
  return Math.min(UNKNOWN, 2 + stemmed.length * 0.5)
}
