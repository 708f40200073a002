// A report made ready to be searched: words by stem, dictionary concepts and values by word, passages.
import type { Meaning, TokenVectors } from '../../model/meaning.ts'
import type { Span } from '../../model/span.ts'
import { datelines } from '../../text/datelines.ts'
import { conceptSets, meaningHits, type ConceptHit } from '../../text/lexicon.ts'
import { quantities } from '../../text/numbers.ts'
import { once } from '../../text/once.ts'
import { sentences } from '../../text/sentences.ts'
import { spanAt } from '../../text/spans.ts'
import { words, type Word } from '../../text/words.ts'
import { soundsOf, type Sounds } from './sounds.ts'

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
  readonly sounds: () => Sounds
}

/** Letters that a derived or misspelled form must share with the form sought. */
export const HEAD_LETTERS = 4

const NOWHERE: readonly number[] = []

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function heads(stems: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const one of stems) {
    if (one.length < HEAD_LETTERS) continue
    push(found, one.slice(0, HEAD_LETTERS), one)
  }
  return found
}

/** One number for two neighbouring stems: equal for equal stems, different for nearly all others. */
export function pairKey(left: Word, right: Word): number {
  return left.form.hash * 0x200000 + (right.form.hash & 0x1fffff)
}

/**
 * Indexes a text of `language`, in time linear in the text; the parts that only some claims need are made when first asked for.
 * `passages`: its sentences in order, where they have been cut already.
 */
export function indexText(
  text: string,
  language: string,
  published?: string,
  meaning?: Meaning,
  passages: readonly Span[] = sentences(text, language),
): IndexedText {
  // A place in the dateline is no mention of that place.
  const filed = datelines(text)
  const allWords = words(text, language)
  const textWords =
    filed.length === 0 ? allWords : allWords.filter((word) => !filed.some((span) => word.start >= span.start && word.end <= span.end))
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
      for (const hit of concepts()) push(bySet, hit.concepts, spanAt(textWords, hit.start))
      const known = new Map<number, readonly number[]>()
      const get = (concept: number): readonly number[] => {
        const before = known.get(concept)
        if (before) return before
        let found = NOWHERE
        for (const set of conceptSets(concept, language)) {
          const here = bySet.get(set)
          if (here) found = found.length === 0 ? here : [...found, ...here]
        }
        const places = found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b)
        known.set(concept, places)
        return places
      }
      return { get }
    }),
    byValue: once(() => {
      const found = new Map<number, number[]>()
      for (const quantity of quantities(text, language)) push(found, quantity.value, spanAt(textWords, quantity.span.start))
      return found
    }),
    sounds: once(() => soundsOf(text, language, textWords)),
  }
}
