// What the code must know of a language, in one table. No other file asks for a language by its code.
import type { Declension } from './declension.ts'
import { BELARUSIAN, ENGLISH, RUSSIAN } from './number-words.ts'
import { belarusianStem, englishStem, koreanStem, russianStem } from './stemmers.ts'

export type Script = 'latin' | 'cyrillic' | 'hangul' | 'han' | 'japanese' | 'arabic' | 'hebrew'

/** How a language spells numbers out: as words with a value each; in Korean's own numbers before a counter; in Han digits. */
export type SpelledNumbers =
  | { readonly kind: 'words'; readonly values: Readonly<Record<string, number>> }
  | { readonly kind: 'before-counters' }
  | { readonly kind: 'han' }

export interface LanguageTraits {
  /** Script that it is usually written in: a told language is believed only where the text's script is this. */
  readonly script: Script
  /** Words are set apart by spaces. */
  readonly spacesBetweenWords: boolean
  /** Names have a capital, so that an unknown word without one is none. */
  readonly hasCapitals: boolean
  /** Words are of plain Latin letters, so that `\b` tells where one begins. */
  readonly wordsAreAscii: boolean
  /** Word in match form → its stem. */
  readonly stem: (word: string) => string

  /** How its names go through the cases, where their stems differ from one case to another. */
  readonly declension: Declension | undefined

  /** Two capitals with stops may be an abbreviation that ends its sentence (the U.S.); elsewhere they are a name's initials. */
  readonly initialsMayEndSentence: boolean
  /** Fewest content words (characters, where words have no spaces) of a clause that is a claim of its own. */
  readonly leastClauseWords: number
  /** Grammar by which a clause without a subject finds the one it leans on; `none` leaves it without. */
  readonly subjectGrammar: 'english' | 'none'

  /** `seeds/frequencies.CODE.tsv` says how rare its stems are; elsewhere length stands in for rarity. */
  readonly hasWordCounts: boolean
  /** `seeds/synonyms.CODE.tsv` has groups of its synonyms. */
  readonly hasSynonyms: boolean
  /** How its rows of `seeds/antonyms.tsv` are looked up: as whole words by stem, or as parts of the text as they stand. */
  readonly antonymsBy: 'stems' | 'parts'
  /** Dictionary words and names are looked for by characters, inside words too: compounds and particles hide where one ends. */
  readonly entriesInsideWords: boolean
  /** Of these, entries of one character count only where a word begins: inside one they are nearly always part of something else. */
  readonly shortEntriesBeginWords: boolean
  /** Words of time may begin only where a word begins. */
  readonly timesBeginWords: boolean
  /** A character says nothing by itself; two neighbours are mostly a word. */
  readonly characterPairsAreWords: boolean
  /** One compound is written with a space or without: 비디오 영업, 비디오영업. */
  readonly compoundsJoinFreely: boolean
  /** A verb is denied by what stands after it, not before. */
  readonly negationAfterVerb: boolean

  /** Numbers spelled out; `undefined` where only digits are read. */
  readonly spelledNumbers: SpelledNumbers | undefined
  /** Digits are followed by units of ten thousand and their like: 1억 2천만, 3万. */
  readonly countsInMyriads: boolean
  /** Thousands are set apart by an ordinary space: 12 000. */
  readonly thousandsBySpace: boolean

  /** Where a foreign name may stand, to be met by its sound: words with a capital, every word, or runs of transliteration characters. */
  readonly nameSounds: 'capitals' | 'every-word' | 'transliterations'
  /** What of a claim in another language is looked for by sound in a text of this one: its names, or any word that the dictionary lacks. */
  readonly soughtBySound: 'names' | 'any-word'
}

/** What holds of a language that nobody has described: spaces, capitals, no grammar and no seeds of its own. */
const DEFAULTS: LanguageTraits = {
  script: 'latin',
  spacesBetweenWords: true,
  hasCapitals: true,
  wordsAreAscii: false,
  stem: (word) => word,
  declension: undefined,
  initialsMayEndSentence: false,
  leastClauseWords: 2,
  subjectGrammar: 'none',
  hasWordCounts: false,
  hasSynonyms: false,
  antonymsBy: 'parts',
  entriesInsideWords: false,
  shortEntriesBeginWords: false,
  timesBeginWords: true,
  characterPairsAreWords: false,
  compoundsJoinFreely: false,
  negationAfterVerb: false,
  spelledNumbers: undefined,
  countsInMyriads: false,
  thousandsBySpace: false,
  nameSounds: 'capitals',
  soughtBySound: 'names',
}

type Differing = Readonly<Partial<LanguageTraits>>

/**
 * Languages with seeds: words of each lead into all others, so that a report without a claim can be told from one not understood.
 * In the order of the columns of `seeds/lexicon.tsv` and `seeds/names.tsv`; a new one comes last.
 */
export const SUPPORTED = ['en', 'ru', 'ko', 'zh', 'be'] as const
export type Supported = (typeof SUPPORTED)[number]

/** The supported language whose words say how rare a line of the dictionary is. */
export const WEIGHING: Supported = 'en'

const OF_SUPPORTED: Readonly<Record<Supported, Differing>> = {
  en: {
    wordsAreAscii: true,
    stem: englishStem,
    initialsMayEndSentence: true,
    subjectGrammar: 'english',
    hasWordCounts: true,
    hasSynonyms: true,
    antonymsBy: 'stems',
    spelledNumbers: { kind: 'words', values: ENGLISH },
    thousandsBySpace: true,
    soughtBySound: 'any-word',
  },
  ru: {
    script: 'cyrillic',
    stem: russianStem,
    declension: 'russian',
    spelledNumbers: { kind: 'words', values: RUSSIAN },
    thousandsBySpace: true,
    soughtBySound: 'any-word',
  },
  ko: {
    script: 'hangul',
    hasCapitals: false,
    stem: koreanStem,
    entriesInsideWords: true,
    shortEntriesBeginWords: true,
    timesBeginWords: false,
    compoundsJoinFreely: true,
    negationAfterVerb: true,
    spelledNumbers: { kind: 'before-counters' },
    countsInMyriads: true,
    thousandsBySpace: true,
    nameSounds: 'every-word',
  },
  zh: {
    script: 'han',
    spacesBetweenWords: false,
    hasCapitals: false,
    leastClauseWords: 4,
    entriesInsideWords: true,
    timesBeginWords: false,
    characterPairsAreWords: true,
    spelledNumbers: { kind: 'han' },
    countsInMyriads: true,
    nameSounds: 'transliterations',
  },
  be: {
    script: 'cyrillic',
    stem: belarusianStem,
    declension: 'belarusian',
    spelledNumbers: { kind: 'words', values: BELARUSIAN },
    thousandsBySpace: true,
  },
}

/** Languages without seeds of which something is known. What was never tried on them (no capitals in Arabic) is not claimed. */
const OF_OTHERS: Readonly<Record<string, Differing>> = {
  uk: { script: 'cyrillic', stem: belarusianStem, thousandsBySpace: true },
  bg: { script: 'cyrillic' },
  sr: { script: 'cyrillic' },
  mk: { script: 'cyrillic' },
  kk: { script: 'cyrillic' },
  ja: { script: 'japanese', spacesBetweenWords: false, entriesInsideWords: true, countsInMyriads: true },
  ar: { script: 'arabic' },
  he: { script: 'hebrew' },
}

const TABLE: ReadonlyMap<string, LanguageTraits> = new Map(
  Object.entries({ ...OF_OTHERS, ...OF_SUPPORTED }).map(([code, differing]) => [code, { ...DEFAULTS, ...differing }]),
)

/** Codes that the table has traits for, supported or not. */
export const DESCRIBED: readonly string[] = [...TABLE.keys()]

/** Traits of a language by its primary subtag (`ko`); the defaults for one that the table does not have. */
export function traitsOf(language: string): LanguageTraits {
  return TABLE.get(language) ?? DEFAULTS
}

/** Whether a language, by its primary subtag, has seeds. */
export function isSupported(language: string): language is Supported {
  return (SUPPORTED as readonly string[]).includes(language)
}
