// A report made ready to be searched: words by stem, dictionary concepts and values by word, passages.
import type { Meaning, TokenVectors } from '../../model/meaning.ts'
import type { Span } from '../../model/span.ts'
import { datelines } from '../../text/datelines.ts'
import { traitsOf } from '../../text/languages.ts'
import { conceptSets, meaningHits, type ConceptHit } from '../../text/lexicon.ts'
import { quantities } from '../../text/numbers.ts'
import { once } from '../../text/once.ts'
import { soundKey, isNameCharacter } from '../../text/phonetic.ts'
import { sentences } from '../../text/sentences.ts'
import { words, type Word } from '../../text/words.ts'

export interface SoundAt {
  /** Index into `words`. */
  readonly word: number
  readonly key: string
}

/** Where the words of a concept stand. */
export interface ConceptPlaces {
  /** Indices into `words`, ascending, each once; empty where the text has no word of it. */
  readonly get: (concept: number) => readonly number[]
}

export interface IndexedText {
  readonly text: string
  readonly language: string
  /** Day of publication (ISO 8601), where it is known. */
  readonly published: string | undefined
  readonly words: readonly Word[]
  /** Sentence spans in order. */
  readonly passages: readonly Span[]
  /** Passage of each word. */
  readonly passageOf: Int32Array
  /** Content weight of each passage, in nats. */
  readonly passageWeights: Float64Array
  /** What the tokens of each passage mean; absent where no meaning was read. */
  readonly meanings: readonly (TokenVectors | undefined)[] | undefined
  /** Stem → indices into `words`. */
  readonly byStem: ReadonlyMap<string, readonly number[]>
  /** Neighbouring stems, by `pairKey`. */
  readonly pairs: () => ReadonlySet<number>
  /** First four letters of a stem → the stems that begin so. */
  readonly byHead: () => ReadonlyMap<string, readonly string[]>
  /** Dictionary words and names, in order. */
  readonly concepts: () => readonly ConceptHit[]
  readonly byConcept: () => ConceptPlaces
  /** Value of a number → indices into `words`. */
  readonly byValue: () => ReadonlyMap<number, readonly number[]>
  /** How possible names sound, with where they stand. */
  readonly sounds: () => readonly SoundAt[]
}

/** Letters that a derived or misspelled form must share with the form sought. */
export const HEAD_LETTERS = 4

const NOWHERE: readonly number[] = []

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function heads(stems: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const one of stems) {
    if (one.length < HEAD_LETTERS) continue
    const head = one.slice(0, HEAD_LETTERS)
    const list = found.get(head)
    if (list) list.push(one)
    else found.set(head, [one])
  }
  return found
}

/** One number for two neighbouring stems: equal for equal stems, different for nearly all others. */
export function pairKey(left: Word, right: Word): number {
  return left.form.hash * 0x200000 + (right.form.hash & 0x1fffff)
}

/** Index of the word that holds an offset (the last that starts at or before it, 0 where none does). */
function wordAt(textWords: readonly Word[], offset: number): number {
  let low = 0
  let high = textWords.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (textWords[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

interface Sound {
  readonly start: number
  readonly key: string
}

/** Runs of transliteration characters in Chinese: the only places where a foreign name can be. */
function hanSounds(text: string): Sound[] {
  const found: Sound[] = []
  for (const match of text.matchAll(/[\p{Script=Han}·]{2,}/gu)) {
    let start = -1
    for (let at = 0; at <= match[0].length; at++) {
      const inName = at < match[0].length && (isNameCharacter(match[0][at]!) || match[0][at] === '·')
      if (inName && start < 0) start = at
      if (!inName && start >= 0) {
        if (at - start >= 2)
          for (const part of match[0].slice(start, at).split('·'))
            if (part.length >= 2) found.push({ start: match.index + start, key: soundKey(part) })
        start = -1
      }
    }
  }
  return found
}

function soundsOf(text: string, language: string, textWords: readonly Word[]): SoundAt[] {
  const { nameSounds } = traitsOf(language)
  if (nameSounds === 'transliterations') return hanSounds(text).map((sound) => ({ word: wordAt(textWords, sound.start), key: sound.key }))
  const found: SoundAt[] = []
  textWords.forEach((word, index) => {
    if (word.form.isNumber || word.form.weight === 0 || word.form.stem.length < 2) return
    if (nameSounds === 'capitals' && !word.capital) return
    const key = soundKey(word.form.stem)
    if (key.length >= 2) found.push({ word: index, key })
  })
  return found
}

/** Indexes a text of `language`. Costs time linear in the text; the parts that only some claims need are made when first asked for. */
export function indexText(text: string, language: string, published?: string, meaning?: Meaning): IndexedText {
  // A place in the dateline is no mention of that place.
  const filed = datelines(text)
  const allWords = words(text, language)
  const textWords =
    filed.length === 0 ? allWords : allWords.filter((word) => !filed.some((span) => word.start >= span.start && word.end <= span.end))
  const passages = sentences(text, language)
  const byStem = new Map<string, number[]>()
  const passageOf = new Int32Array(textWords.length)
  const passageWeights = new Float64Array(passages.length)
  let passage = 0
  textWords.forEach((word, index) => {
    push(byStem, word.form.stem, index)
    while (passage + 1 < passages.length && passages[passage + 1]!.start <= word.start) passage += 1
    passageOf[index] = passage
    if (passages.length > 0) passageWeights[passage]! += word.form.weight
  })
  const concepts = once(() => meaningHits(text, language, textWords))
  return {
    text,
    language,
    published,
    words: textWords,
    passages,
    passageOf,
    passageWeights,
    meanings: meaning && passages.map((span) => meaning.of(text.slice(span.start, span.end))),
    byStem,
    pairs: once(() => {
      const found = new Set<number>()
      for (let index = 1; index < textWords.length; index++) found.add(pairKey(textWords[index - 1]!, textWords[index]!))
      return found
    }),
    byHead: once(() => heads(byStem.keys())),
    concepts,
    byConcept: once(() => {
      // By set: a word is in many concepts, of which few are ever asked for.
      const bySet = new Map<readonly number[], number[]>()
      for (const hit of concepts()) push(bySet, hit.concepts, wordAt(textWords, hit.start))
      const get = (concept: number): readonly number[] => {
        let found = NOWHERE
        for (const set of conceptSets(concept, language)) {
          const here = bySet.get(set)
          if (here) found = found.length === 0 ? here : [...found, ...here]
        }
        return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b)
      }
      return { get }
    }),
    byValue: once(() => {
      const found = new Map<number, number[]>()
      for (const quantity of quantities(text, language)) push(found, quantity.value, wordAt(textWords, quantity.span.start))
      return found
    }),
    sounds: once(() => soundsOf(text, language, textWords)),
  }
}
