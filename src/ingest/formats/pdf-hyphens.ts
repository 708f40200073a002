// Lines of a PDF put together: whether a hyphen at a line's end is the word's own, or only parts it there.
import { z } from 'zod'
import { seedJson } from '../../seeds.ts'
import { countedRarity } from '../../text/frequencies.ts'
import { englishStem } from '../../text/stemmers.ts'

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：？！”）」』》]$/u
export const HAN_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}“（「『《，。、]/u

const compoundsSchema = z.strictObject({
  /** Words that stand before a hyphen in compounds. */
  firstParts: z.array(z.string()),
  /** Words that stand behind one. */
  lastParts: z.array(z.string()),
  /** Second syllables of Korean given names in Latin letters. */
  nameParts: z.array(z.string()),
})

interface Compounds {
  readonly first: ReadonlySet<string>
  readonly last: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

let compounds: Compounds | undefined

/** The words of `seeds/compounds.json`. */
function compoundParts(): Compounds {
  if (compounds) return compounds
  const { firstParts, lastParts, nameParts } = compoundsSchema.parse(seedJson('compounds.json'))
  compounds = { first: new Set(firstParts), last: new Set(lastParts), names: new Set(nameParts) }
  return compounds
}

/** Letters of a word that is told by the counts of English words: shorter ones are syllables as often. */
const SHORTEST_WORD = 3

/** Whether English texts that were counted hold a word. */
const isCounted = (word: string): boolean =>
  word.length >= SHORTEST_WORD && countedRarity(englishStem(word), 'en') < countedRarity('\u0000', 'en')

/** Letters behind a Cyrillic first part: fewer are an ending of one word ("военно-му"). */
const SHORTEST_TAIL = 4

const LATIN = /^[a-z-]+$/

/**
 * Whether the hyphen between two parts is the word's own. `inside` are the words that stand within lines: they tell it surest. Then words that
 * are known to make compounds, unless the whole is an English word that texts were seen to hold. What nothing tells was parted.
 */
function isOwnHyphen(head: string, tail: string, inside: ReadonlySet<string>): boolean {
  const [first, last] = [head.toLowerCase(), tail.toLowerCase()]
  const compound = `${first}-${last}`
  const closed = compound.replaceAll('-', '')
  if (inside.has(compound) !== inside.has(closed)) return inside.has(compound)
  const { first: firsts, last: lasts, names } = compoundParts()
  const isLatin = LATIN.test(first + last)
  const [before, after] = [first.split('-').at(-1) ?? first, last.split('-')[0] ?? last]
  if (isLatin && isCounted(closed)) return false
  // Both parts are words of compounds, or one is and the other is a word.
  if (firsts.has(before) && ((!isLatin && after.length >= SHORTEST_TAIL) || lasts.has(after) || isCounted(after))) return true
  if (lasts.has(after) && (!isLatin || isCounted(before))) return true
  // "Jong-un": Korean given names are written so in Latin letters.
  if (/^\p{Lu}\p{Ll}{1,5}$/u.test(head) && names.has(after)) return true
  // "up-to-date": a word that had a hyphen earlier is seldom parted at a syllable.
  return first.includes('-') && isLatin && isCounted(after)
}

/** Letters at the end of what stands before: no word is longer, and a paragraph of many lines is not looked through for each of them. */
const LONGEST_WORD = 100

/** Puts two lines of a paragraph together. `inside` are the words that stand within lines. */
export function joinedLines(before: string, after: string, inside: ReadonlySet<string>): string {
  const end = before.slice(-LONGEST_WORD)
  const head = /[\p{L}-]*\p{L}[-\u00ad\u2010]$/u.exec(end)?.[0]
  const tail = /^\p{Ll}[\p{L}-]*/u.exec(after)?.[0]
  if (head !== undefined && tail !== undefined) {
    const isOwn = !head.endsWith('\u00ad') && isOwnHyphen(head.slice(0, -1), tail, inside)
    return before.slice(0, -1) + (isOwn ? '-' : '') + after
  }
  if (/[\p{L}\p{N}][-\u2010]$/u.test(end) && /^[\p{Lu}\p{N}]/u.test(after)) return before + after
  if (/\p{N}[-\u2010]$/u.test(end) && /^\p{Ll}/u.test(after)) return before + after
  return HAN.test(end) && HAN_START.test(after) ? before + after : `${before} ${after}`
}

/** Words that stand within lines, in small letters: what a line's end cannot have parted. */
export const wordsInside = (lines: readonly { readonly text: string }[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []))
