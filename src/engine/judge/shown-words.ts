// The words of a claim or a passage as a reader sees them: Han characters by the word, numbers whole.
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import type { Word } from '../../text/words.ts'

export interface ShownWord extends Span {
  /** Sum of the weights of what it is made of, 0 for words of grammar. */
  readonly weight: number
  readonly capital: boolean
  readonly isNumber: boolean
}

const segmenters = new Map<string, Intl.Segmenter>()
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language)
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })))
  return segmenter
}

/** Words of a text without spaces, by the language's own rules; signs are none. */
export const segmentsOf = (text: string, language: string): Span[] =>
  [...segmenterOf(language).segment(text)].flatMap(({ index, segment, isWordLike }) =>
    isWordLike === true ? [{ start: index, end: index + segment.length }] : [],
  )

const toShown = ({ start, end, form, capital }: Word): ShownWord => ({ start, end, weight: form.weight, capital, isNumber: form.isNumber })

/** Characters as the words that they make: 遇难, not 遇 and 难. `words`: those of `text`, in order, with spans on it. */
function bySegments(text: string, language: string, words: readonly Word[]): ShownWord[] {
  const out: ShownWord[] = []
  let next = 0
  for (const { start, end } of segmentsOf(text, language)) {
    let weight = 0
    let isNumber = false
    while (next < words.length && words[next]!.start < end) {
      weight += words[next]!.form.weight
      isNumber ||= words[next]!.form.isNumber
      next += 1
    }
    out.push({ start, end, weight, capital: false, isNumber })
  }
  return out
}

/** Words in order of place. `words`: those of `text` by the engine's own cut, with spans on it. */
export function shownWords(text: string, language: string, words: readonly Word[]): readonly ShownWord[] {
  return traitsOf(language).characterPairsAreWords ? bySegments(text, language, words) : words.map(toShown)
}
