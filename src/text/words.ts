// Text → words with spans, stems and how much news each one carries.
import type { Span } from '../model/span.ts'
import { rarity } from './frequencies.ts'
import { traitsOf } from './languages.ts'
import { matchForm } from './normalise.ts'
import { touching } from './spans.ts'
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
  const isLetter = !isNumber && norm.length === 1 && traitsOf(language).spacesBetweenWords && !/\p{Script=Han}/u.test(norm)
  const isStop = forms.stops.has(norm) || isLetter
  const form: WordForm = { norm, stem: stemmed, weight: isStop ? 0 : rarity(stemmed, language, isNumber), isNumber, hash: hashOf(stemmed) }
  if (forms.byText.size >= MOST_FORMS) forms.byText.clear()
  forms.byText.set(text, form)
  return form
}

const DIGIT = 1
const LETTER = 2
const kindOf = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return DIGIT
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) ? LETTER : 0
}

/** End of the plain Latin word or number at a place, as `WORD` would find it; -1 where it must be asked. */
function plainEnd(text: string, at: number, end: number): number {
  const kind = kindOf(text.charCodeAt(at))
  let next = at + 1
  while (next < end && kindOf(text.charCodeAt(next)) === kind) next += 1
  if (next >= end) return next
  const code = text.charCodeAt(next)
  // An apostrophe, a separator of digits or a letter beyond ASCII may go on.
  if (code >= 0x80 || code === 0x27 || (kind === DIGIT && (code === 0x2c || code === 0x2e))) return -1
  return next
}

/** Words of `text` from `start` to `end`, in order, with spans on `text`. */
export function words(text: string, language: string, start = 0, end = text.length): Word[] {
  const forms = formsOf(language)
  const found: Word[] = []
  const slice = start === 0 && end === text.length ? text : text.slice(start, end)
  let at = 0
  while (at < slice.length) {
    const first = slice.charCodeAt(at)
    let to = -1
    if (first < 0x80) {
      if (kindOf(first) === 0) {
        at += 1
        continue
      }
      to = plainEnd(slice, at, slice.length)
    }
    if (to < 0) {
      WORD.lastIndex = at
      const match = WORD.exec(slice)
      if (!match) break
      at = match.index
      to = at + match[0].length
    }
    const piece = slice.slice(at, to)
    const code = piece.charCodeAt(0)
    const capital = (code >= 65 && code <= 90) || (code >= 0x400 && code <= 0x42f) || (code >= 0xc0 && code <= 0xde)
    found.push({ start: start + at, end: start + to, form: wordForm(piece, language, forms), capital })
    at = to
  }
  return found
}

/**
 * Words of a part of `text`, with spans on `text`, taken from those of a stretch that holds the part: the same as `words` finds in the part
 * alone, which is asked only where a word lies across its edges. `all` is in order.
 */
export function wordsWithin(text: string, language: string, all: readonly Word[], part: Span): readonly Word[] {
  const inside = touching(all, part)
  const isCrossed = (inside[0]?.start ?? part.start) < part.start || (inside.at(-1)?.end ?? part.end) > part.end
  return isCrossed ? words(text, language, part.start, part.end) : inside
}
