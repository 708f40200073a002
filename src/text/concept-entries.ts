// The dictionary and the names as the entries of one language, worked out when the program is built: stemming them takes longer than most cases.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFolder, seedBytes, seedRows } from '../seeds.ts'
import { countedRarity } from './frequencies.ts'
import { caseForms } from './declension.ts'
import { SUPPORTED, traitsOf, WEIGHING } from './languages.ts'
import { nameRows } from './names.ts'
import { matchForm } from './normalise.ts'
import { once } from './once.ts'
import { entriesOf, entryKey, phraseTable, type PhraseEntry } from './phrases.ts'
import { stem } from './stem.ts'

/** Names weigh as much as a rare word: they are what a claim is about. */
const NAME_WEIGHT = 5

export interface ConceptEntries {
  /** SHA-256 of the seeds that the entries were made of. */
  readonly seeds: string
  /** By words: the stems, parted by spaces, and the concepts; longer ones first among those that begin alike. */
  readonly words: readonly PhraseEntry[]
  /** By characters, likewise. */
  readonly runs: readonly PhraseEntry[]
  /** Rarity of each entry in nats, `words` first. */
  readonly weights: readonly number[]
  /** `CASES` of each entry. */
  readonly names: readonly number[]
  /** 1 where an entry is in groups of synonyms alone, and so has no word in another language. */
  readonly own: readonly number[]
  /** What an entry is where it does not stand as a name would: its words of the dictionary; `null` where it has none. */
  readonly common: readonly (CommonEntry | null)[]
}

export interface CommonEntry {
  readonly ids: readonly number[]
  readonly weight: number
  readonly own: number
}

/** How an entry must stand in a text to be a name: it is none; however it stands; with a capital; in capitals throughout. */
export const CASES = { none: 0, any: 1, capital: 2, capitals: 3 } as const

const synonymFiles = SUPPORTED.filter((language) => traitsOf(language).hasSynonyms).map((language) => ({
  language,
  name: `synonyms.${language}.tsv`,
}))

const seedsHash = once(() => {
  const hash = createHash('sha256')
  const files = ['lexicon.tsv', 'names.tsv', ...synonymFiles.map(({ name }) => name), `frequencies.${WEIGHING}.tsv`]
  for (const name of files) hash.update(seedBytes(name))
  return hash.digest('hex')
})

const rows = once(() => seedRows('lexicon.tsv'))

/** Groups of synonyms of all languages in one row, so that no two share a number. */
const synonyms = once(() =>
  synonymFiles.flatMap(({ language, name }) => seedRows(name).map(([group = '']) => ({ language, forms: group.split('|') }))),
)

const conceptWeights = once(() => {
  const nameCount = nameRows().length
  const weights = new Float64Array(nameCount + rows().length).fill(NAME_WEIGHT, 0, nameCount)
  const column = SUPPORTED.indexOf(WEIGHING)
  rows().forEach((columns, index) => {
    weights[nameCount + index] = countedRarity(stem(matchForm(columns[column] ?? ''), WEIGHING), WEIGHING)
  })
  return weights
})

/** Abbreviations in Latin capitals (NATO) stand in texts of every language. */
const ABBREVIATION = /^[A-Z]{2,6}$/

/** Short abbreviations that a common word would be taken for: UN beside "un", ВАДА beside «вада». Longer ones are also written Unesco. */
const CAPITALS = /^(?:[A-Z]{2,3}|(?=\p{Script=Cyrillic})\p{Lu}{2,4})$/u
const caseOf = (form: string): number => (CAPITALS.test(form) ? CASES.capitals : /^\p{Lu}/u.test(form) ? CASES.capital : CASES.any)

/** Forms of a name as they are looked for; only what has a capital is declined, for adjectives have one stem in all cases. */
const inCases = (form: string, language: string): readonly string[] => {
  const { declension } = traitsOf(language)
  return declension !== undefined && caseOf(form) === CASES.capital ? caseForms(form, declension) : [form]
}

/** All forms of a language with the concept that each one names; names come first among the concepts. */
function* formsOf(language: string): Generator<readonly [form: string, concept: number]> {
  const nameCount = nameRows().length
  for (const [concept, row] of nameRows().entries()) {
    const forms = row.forms()
    const abbreviations = (forms['en'] ?? []).filter((form) => ABBREVIATION.test(form))
    for (const form of new Set([...(forms[language] ?? []), ...abbreviations]))
      for (const inCase of inCases(form, language)) yield [inCase, concept]
  }
  const column = (SUPPORTED as readonly string[]).indexOf(language)
  for (const [index, row] of rows().entries()) {
    const cell = row[column] ?? ''
    if (cell.includes('|')) {
      for (const form of cell.split('|')) if (form !== '') yield [form, nameCount + index]
    } else if (cell !== '') yield [cell, nameCount + index]
  }
  for (const [group, own] of synonyms().entries())
    if (own.language === language) for (const form of own.forms) yield [form, nameCount + rows().length + group]
}

/** Entries of a supported language, made from the seeds as they are now. */
export function makeEntries(language: string): ConceptEntries {
  const nameCount = nameRows().length
  const weights = conceptWeights()
  const { words, runs } = entriesOf(phraseTable(language, formsOf(language)))
  const all = [...words, ...runs]
  const firstSynonym = weights.length
  const weightOf = (ids: readonly number[]): number =>
    ids.reduce((least, id) => Math.min(least, weights[id] ?? NAME_WEIGHT), NAME_WEIGHT * 2)
  const ownOf = (ids: readonly number[]): number => Number(ids.every((id) => id >= firstSynonym))
  const least = new Map<string, number>()
  for (const [form, concept] of formsOf(language)) {
    if (concept >= nameCount) continue
    const key = entryKey(form, language)
    least.set(key, Math.min(least.get(key) ?? CASES.capitals, caseOf(form)))
  }
  const names = all.map(([key, ids]) => (ids.some((id) => id < nameCount) ? (least.get(key) ?? CASES.any) : CASES.none))
  return {
    seeds: seedsHash(),
    words,
    runs,
    weights: all.map(([, ids]) => weightOf(ids)),
    names,
    own: all.map(([, ids]) => ownOf(ids)),
    common: all.map(([, ids], index) => {
      const common = names[index]! >= CASES.capital ? ids.filter((id) => id >= nameCount) : []
      return common.length === 0 ? null : { ids: common, weight: weightOf(common), own: ownOf(common) }
    }),
  }
}

/** Where the build leaves the entries of a language. */
export function entriesFile(language: string): string {
  return join(builtFolder(), 'concepts', `${language}.json`)
}

/** Entries of a language: those of the build where the built program runs and no seed has been edited since, else made anew. */
export function standingEntries(language: string): ConceptEntries {
  const file = entriesFile(language)
  const isBuilt = dirname(fileURLToPath(import.meta.url)).startsWith(builtFolder())
  if (isBuilt && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as ConceptEntries
    if (kept.seeds === seedsHash()) return kept
  }
  return makeEntries(language)
}
