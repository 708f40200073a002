// Text → words with spans, stems and how much news each one carries.
import type { Span } from '../model/span.ts'
import { rarity } from './frequencies.ts'
import { isUnspaced } from './language.ts'
import { matchForm } from './normalise.ts'
import { stem } from './stem.ts'
import { functionWords } from './stopwords.ts'

/** What is known of a word form without its place; shared by all its occurrences in a language. */
export interface WordForm {
  readonly norm: string
  readonly stem: string
  /** Inverse document frequency in nats, 0 for function words. */
  readonly weight: number
  readonly isNumber: boolean
  /** 32-bit hash of the stem (FNV-1a), unsigned. */
  readonly hash: number
}

export interface Word extends Span {
  readonly form: WordForm
  /** Starts with a capital letter in a script that has them. */
  readonly capital: boolean
}

// A run of one script's letters and digits; Han is cut into single characters, numbers keep their separators.
const WORD =
  /\d+(?:[.,\u00a0\u202f]\d+)*|\p{Script=Han}|[\p{Script=Hangul}]+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?!\p{Script=Han}|\p{Script=Hangul})[\p{L}\p{M}])+(?:['’](?!s\b)(?:(?!\p{Script=Han}|\p{Script=Hangul})\p{L})+)*|(?:\p{L}|\p{N})/gu

/** Word forms kept per language; news vocabulary is far below this, junk must not fill the memory. */
const MOST_FORMS = 200_000

interface Forms {
  readonly byText: Map<string, WordForm>
  readonly stops: ReadonlySet<string>
}
const caches = new Map<string, Forms>()

function formsOf(language: string): Forms {
  let forms = caches.get(language)
  if (!forms) {
    forms = { byText: new Map(), stops: functionWords(language) }
    caches.set(language, forms)
  }
  return forms
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

function wordForm(text: string, language: string, forms: Forms): WordForm {
  const known = forms.byText.get(text)
  if (known) return known
  const norm = matchForm(text)
  const isNumber = /^\d/.test(text)
  const stemmed = isNumber ? norm.replace(/[,\u00a0\u202f](?=\d{3}(?:\D|$))/g, '') : stem(norm, language)
  const isStop = forms.stops.has(norm) || (!isNumber && norm.length === 1 && !isUnspaced(language) && !/\p{Script=Han}/u.test(norm))
  const form: WordForm = { norm, stem: stemmed, weight: isStop ? 0 : rarity(stemmed, language, isNumber), isNumber, hash: hashOf(stemmed) }
  if (forms.byText.size >= MOST_FORMS) forms.byText.clear()
  forms.byText.set(text, form)
  return form
}

/** Words of `text` from `start` to `end`, in order, with spans on `text`. */
export function words(text: string, language: string, start = 0, end = text.length): Word[] {
  const forms = formsOf(language)
  const found: Word[] = []
  const slice = start === 0 && end === text.length ? text : text.slice(start, end)
  WORD.lastIndex = 0
  for (const match of slice.matchAll(WORD)) {
    const piece = match[0]
    const first = piece.charCodeAt(0)
    const capital = (first >= 65 && first <= 90) || (first >= 0x400 && first <= 0x42f) || (first >= 0xc0 && first <= 0xde)
    found.push({ start: start + match.index, end: start + match.index + piece.length, form: wordForm(piece, language, forms), capital })
  }
  return found
}
