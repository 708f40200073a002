// A report made ready to be searched: words by stem, dictionary concepts by place, passages.
import type { Span } from '../model/span.ts'
import { conceptHits } from '../text/lexicon.ts'
import { nameHits } from '../text/names.ts'
import { quantities } from '../text/numbers.ts'
import { soundKey, isNameCharacter } from '../text/phonetic.ts'
import { sentences } from '../text/sentences.ts'
import { words, type Word } from '../text/words.ts'

export interface SoundAt {
  readonly start: number
  readonly key: string
}

export interface IndexedText {
  readonly text: string
  readonly language: string
  readonly words: readonly Word[]
  /** Sentence spans in order. */
  readonly passages: readonly Span[]
  /** Content weight of each passage, in nats. */
  readonly passageWeights: readonly number[]
  /** Stem → indices into `words`. */
  readonly byStem: ReadonlyMap<string, readonly number[]>
  /** First four letters of a stem → the stems that begin so. */
  readonly byHead: () => ReadonlyMap<string, readonly string[]>
  /** Concept → offsets. */
  readonly byConcept: () => ReadonlyMap<number, readonly number[]>
  /** Name, by its place in seeds → offsets. */
  readonly byName: () => ReadonlyMap<number, readonly number[]>
  /** Value of a number → offsets. */
  readonly byValue: () => ReadonlyMap<number, readonly number[]>
  /** How possible names sound, with where they stand. */
  readonly sounds: () => readonly SoundAt[]
}

/** Letters that a derived or misspelled form must share with the form sought. */
export const HEAD_LETTERS = 4

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

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

/** Runs of transliteration characters in Chinese: the only places where a foreign name can be. */
function hanSounds(text: string): SoundAt[] {
  const found: SoundAt[] = []
  for (const match of text.matchAll(/[\p{Script=Han}·]{2,}/gu)) {
    let start = -1
    for (let at = 0; at <= match[0].length; at++) {
      const inName = at < match[0].length && (isNameCharacter(match[0][at] as string) || match[0][at] === '·')
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
  if (language === 'zh') return hanSounds(text)
  return textWords
    .filter((word) => !word.form.isNumber && word.form.weight > 0 && (word.capital || language === 'ko') && word.form.stem.length >= 2)
    .map((word) => ({ start: word.start, key: soundKey(word.form.stem) }))
    .filter((sound) => sound.key.length >= 2)
}

/** Indexes a text of `language`. Costs time linear in the text; the parts that only cross-language work needs are made when first asked for. */
export function indexText(text: string, language: string): IndexedText {
  const textWords = words(text, language)
  const passages = sentences(text, language)
  const byStem = new Map<string, number[]>()
  const passageWeights = new Array<number>(passages.length).fill(0)
  let passage = 0
  textWords.forEach((word, index) => {
    push(byStem, word.form.stem, index)
    while (passage + 1 < passages.length && (passages[passage + 1] as Span).start <= word.start) passage += 1
    if (passages.length > 0) passageWeights[passage] = (passageWeights[passage] as number) + word.form.weight
  })
  return {
    text,
    language,
    words: textWords,
    passages,
    passageWeights,
    byStem,
    byHead: once(() => heads(byStem.keys())),
    byConcept: once(() => {
      const found = new Map<number, number[]>()
      for (const hit of conceptHits(text, language, textWords)) for (const concept of hit.concepts) push(found, concept, hit.start)
      return found
    }),
    byName: once(() => {
      const found = new Map<number, number[]>()
      for (const hit of nameHits(text, language, textWords)) for (const name of hit.ids) push(found, name, hit.start)
      return found
    }),
    byValue: once(() => {
      const found = new Map<number, number[]>()
      for (const quantity of quantities(text, language)) push(found, quantity.value, quantity.span.start)
      return found
    }),
    sounds: once(() => soundsOf(text, language, textWords)),
  }
}

/** Index of the passage that holds an offset (the last that starts at or before it). */
export function passageAt(index: IndexedText, offset: number): number {
  let low = 0
  let high = index.passages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((index.passages[middle] as Span).start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
