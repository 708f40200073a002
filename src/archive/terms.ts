// A text → weighted terms by which reports are found: its words, and what they mean in any language of the seeds.
import { dates } from '../text/dates.ts'
import { traitsOf } from '../text/languages.ts'
import { conceptHits } from '../text/lexicon.ts'
import { quantities } from '../text/numbers.ts'
import { words, type Word } from '../text/words.ts'

/** Term number (32-bit hash, signed) → weight in nats. */
export type Terms = ReadonlyMap<number, number>

export interface Fingerprint {
  readonly language: string
  readonly terms: Terms
  /** The terms that mean the same in every language: concepts, numbers, days. */
  readonly meanings: Terms
  /** Names (of seeds) and capitalised words' stems, as terms. */
  readonly names: ReadonlySet<number>
  /** Numbers and calendar days, as terms. */
  readonly values: ReadonlySet<number>
  /** Runs of three words inside quotation marks, as hashes; of `runs` the same everywhere in the text. */
  readonly quoted: ReadonlySet<number>
  readonly runs: ReadonlySet<number>
}

/** A report's first words say what it is of; a book must not fill the index. */
const LONGEST = 40_000

/** 32-bit FNV-1a of a term's name, signed, as PostgreSQL's integers are. */
export function termNumber(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash | 0
}

/** A term as the index of SQLite writes it. */
export const wordOf = (term: number): string => `t${(term >>> 0).toString(36)}`

const mix = (left: number, right: number): number => Math.imul(left ^ (right >>> 7), 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)

function runsOf(textWords: readonly Word[], from = 0, to = textWords.length): number[] {
  const runs: number[] = []
  for (let at = from; at + 2 < to; at++) {
    runs.push(mix(mix(textWords[at]!.form.hash, textWords[at + 1]!.form.hash), textWords[at + 2]!.form.hash) | 0)
  }
  return runs
}

const QUOTED = /“[^”]{12,600}”|«[^»]{12,600}»|"[^"]{12,600}"|《[^》]{6,300}》|「[^」]{6,300}」/gu

function quotedRuns(text: string, textWords: readonly Word[]): Set<number> {
  const found = new Set<number>()
  let at = 0
  for (const match of text.matchAll(QUOTED)) {
    const end = match.index + match[0].length
    while (at < textWords.length && textWords[at]!.start < match.index) at += 1
    let last = at
    while (last < textWords.length && textWords[last]!.end <= end) last += 1
    for (const run of runsOf(textWords, at, last)) found.add(run)
  }
  return found
}

/** Small numbers stand in every text. */
const LEAST_NUMBER = 10
const NUMBER_WEIGHT = 4
const DAY_WEIGHT = 4
/** A concept that only repeats a word of the text adds little: it weighs a part of what the word weighs. */
const CONCEPT_SHARE = 0.8

/** Fingerprint of a text in stored form. `language` is the primary subtag. */
export function fingerprint(whole: string, language: string): Fingerprint {
  const text = whole.length > LONGEST ? whole.slice(0, LONGEST) : whole
  const textWords = words(text, language)
  const { characterPairsAreWords } = traitsOf(language)
  const terms = new Map<number, number>()
  const meanings = new Map<number, number>()
  const names = new Set<number>()
  const values = new Set<number>()
  const times = new Map<number, number>()
  const put = (name: string, weight: number): number => {
    const term = termNumber(name)
    const count = (times.get(term) ?? 0) + 1
    times.set(term, count)
    // What a text says again and again is what it is about, and what is left of it in a short report.
    const weighed = weight * (1 + Math.log(count))
    terms.set(term, Math.max(terms.get(term) ?? 0, weighed))
    if (name.startsWith('#') || name.startsWith('=') || name.startsWith('@')) meanings.set(term, terms.get(term) ?? 0)
    return term
  }
  textWords.forEach((word, index) => {
    if (word.form.weight <= 0 || word.form.isNumber) return
    const term = put(`${language}:${word.form.stem}`, word.form.weight)
    const next = textWords[index + 1]
    if (characterPairsAreWords && next && next.start === word.end && word.end - word.start === 1)
      put(`${language}:${word.form.stem}${next.form.stem}`, word.form.weight * 1.6)
    if (word.capital && index > 0 && !/[.!?\n]\s*$/u.test(text.slice(Math.max(0, word.start - 3), word.start))) names.add(term)
  })
  for (const hit of conceptHits(text, language, textWords)) {
    for (const concept of hit.concepts) {
      const term = put(`#${concept}`, hit.weight * (hit.isName ? 1 : CONCEPT_SHARE))
      if (hit.isName) names.add(term)
    }
  }
  for (const quantity of quantities(text, language)) {
    if (Math.abs(quantity.value) < LEAST_NUMBER && Number.isInteger(quantity.value)) continue
    values.add(put(`=${quantity.value}`, NUMBER_WEIGHT))
  }
  for (const date of dates(text)) {
    if (date.month !== undefined && date.day !== undefined) values.add(put(`@${date.month}-${date.day}`, DAY_WEIGHT))
  }
  return { language, terms, meanings, names, values, quoted: quotedRuns(text, textWords), runs: new Set(runsOf(textWords)) }
}

/** Milliseconds of a day. */
const DAY = 86_400_000

/** Days since 1970 of an ISO date; `undefined` for none. */
export function dayNumber(published: string): number | undefined {
  const time = Date.parse(published.slice(0, 10))
  return Number.isNaN(time) ? undefined : Math.floor(time / DAY)
}

/** The day of such a number, `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
