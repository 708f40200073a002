// How the possible names of a report sound, and those that sound like a name that is sought.
import { traitsOf } from '../../text/languages.ts'
import { isNameCharacter, soundKey } from '../../text/phonetic.ts'
import { spanAt } from '../../text/spans.ts'
import type { Word } from '../../text/words.ts'

/** A sound that words of a report have. */
interface SoundAt {
  readonly key: string
  /** Indices into the report's words, ascending. */
  readonly words: readonly number[]
}

/** Sounds that begin alike, a letter deeper than the node above. */
interface SoundNode {
  readonly letter: string
  readonly next: SoundNode[]
  sound?: SoundAt
  /** Letters of the longest sound from here on. */
  longest: number
}

/** A sound that is near one sought. */
export interface NearSound {
  /** Indices into the report's words, ascending. */
  readonly words: readonly number[]
  /** 1 less the share of letters to change: 1 for the same sound, `SOUNDS_ALIKE` at least. */
  readonly alike: number
}

/** The sounds of a report: asked for those near a sound key, as `soundKey` gives it. */
export type Sounds = (key: string) => readonly NearSound[]

/** Smallest share of two sound keys that must agree. Chosen by hand on ntrex-*.dev. */
const SOUNDS_ALIKE = 0.7
/** Sounds up to this length have no letter to spare. */
const EXACT_LETTERS = 3
/** Share of a key's letters, one at least, that a sound may be longer. */
const LENGTH_APART = 0.4
/**
 * Sounds near one name that are looked at, the most alike of them. Of 81,532 words of labelled statements, each sought in a report in
 * another language, nine have more (six at most); in long texts of names alone it is a dozen.
 */
const MOST_NEAR = 4
/** Longest sound of a name, in letters: what is longer are words written as one, and would be compared by the square of its length. */
const LONGEST_SOUND = 64

/** Runs of transliteration characters in Chinese: the only places where a foreign name can be. */
function hanSounds(text: string): { readonly start: number; readonly key: string }[] {
  const found: { readonly start: number; readonly key: string }[] = []
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

/** Words of each sound that a name may have. */
function wordsBySound(text: string, language: string, textWords: readonly Word[]): Map<string, number[]> {
  const { nameSounds } = traitsOf(language)
  const found = new Map<string, number[]>()
  const push = (key: string, index: number): void => {
    const list = found.get(key)
    if (list) list.push(index)
    else found.set(key, [index])
  }
  if (nameSounds === 'transliterations') {
    for (const sound of hanSounds(text)) push(sound.key, spanAt(textWords, sound.start))
    return found
  }
  const keys = new Map<string, string>()
  textWords.forEach((word, index) => {
    const { isNumber, weight, stem } = word.form
    if (isNumber || weight === 0 || stem.length < 2) return
    if (nameSounds === 'capitals' && !word.capital) return
    let key = keys.get(stem)
    if (key === undefined) keys.set(stem, (key = soundKey(stem)))
    if (key.length >= 2) push(key, index)
  })
  return found
}

const node = (letter: string): SoundNode => ({ letter, next: [], longest: 0 })

function put(root: SoundNode, sound: SoundAt): void {
  let at = root
  // By unit, as lengths are counted.
  for (const letter of sound.key.split('')) {
    let next = at.next.find((one) => one.letter === letter)
    if (!next) at.next.push((next = node(letter)))
    next.longest = Math.max(next.longest, sound.key.length)
    at = next
  }
  at.sound = sound
}

/** How many letters may be changed between a key and a sound, where the longer of them has `longest`. */
const mostChanges = (key: string, longest: number): number =>
  key.length <= EXACT_LETTERS ? 0 : Math.floor((1 - SOUNDS_ALIKE) * longest + 1e-9)

/** A question to a tree of sounds. */
interface Sought {
  readonly key: string
  /** Letters that may be changed at most, whatever the sound. */
  readonly most: number
  /** Most letters of a sound. */
  readonly reach: number
  /** The table of changes (Levenshtein), a row of `key.length + 1` for each letter of a sound; row 0 is none. */
  readonly table: Uint8Array
  readonly found: NearSound[]
}

/** More changes than any two sounds need. */
const TOO_MANY = 0xff

/**
 * Fills the row of a node, as far as cells are within `most` of the diagonal: the others need more changes than that. Returns the least of
 * the row, below which no sound from here on can be.
 */
function fillRow({ key, most, table }: Sought, letter: string, depth: number): number {
  const row = depth * (key.length + 1)
  const above = row - key.length - 1
  const from = Math.max(1, depth - most)
  const to = Math.min(key.length, depth + most)
  table[row + from - 1] = from === 1 ? depth : TOO_MANY
  let least = table[row + from - 1]!
  for (let column = from; column <= to; column++) {
    let cost = table[above + column - 1]! + (key[column - 1] === letter ? 0 : 1)
    cost = Math.min(cost, table[above + column]! + 1, table[row + column - 1]! + 1)
    table[row + column] = cost
    if (cost < least) least = cost
  }
  if (to < key.length) table[row + to + 1] = TOO_MANY
  return least
}

/** Whether a letter can follow a row that has no change to spare: only as the next one of the key. */
function goesOn({ key, most, table }: Sought, letter: string, depth: number): boolean {
  const row = depth * (key.length + 1)
  for (let column = Math.max(0, depth - most); column < Math.min(key.length, depth + 1 + most); column++)
    if (key[column] === letter && table[row + column]! <= most) return true
  return false
}

function visit(sought: Sought, at: SoundNode, depth: number): void {
  const { key, reach, table, found } = sought
  const least = fillRow(sought, at.letter, depth)
  if (least > mostChanges(key, Math.max(key.length, Math.min(at.longest, reach)))) return
  if (at.sound && Math.abs(depth - key.length) <= sought.most) {
    const alike = 1 - table[depth * (key.length + 1) + key.length]! / Math.max(key.length, depth)
    if (key.length <= EXACT_LETTERS ? alike === 1 : alike >= SOUNDS_ALIKE) found.push({ words: at.sound.words, alike })
  }
  if (depth === reach) return
  const isSpent = least >= sought.most
  for (const next of at.next) if (!isSpent || goesOn(sought, next.letter, depth)) visit(sought, next, depth + 1)
}

/**
 * The sounds that begin like a key and are near it, by the least number of letters to add, drop or change. The table is filled on a walk
 * down the tree: sounds that begin alike share their rows, and a branch that is too far off already is left. So a question costs what is
 * near, not what there is. Of more than `MOST_NEAR` the most alike are kept.
 */
function near(root: SoundNode, key: string, table: Uint8Array): NearSound[] {
  const first = root.next.find((one) => one.letter === key[0])
  if (!first) return []
  const reach = Math.min(first.longest, Math.floor(key.length + Math.max(1, key.length * LENGTH_APART)))
  const most = mostChanges(key, Math.max(key.length, reach))
  const found: NearSound[] = []
  for (let column = 0; column <= key.length; column++) table[column] = column
  visit({ key, most, reach, table, found }, first, 1)
  return found.length > MOST_NEAR ? found.sort((a, b) => b.alike - a.alike).slice(0, MOST_NEAR) : found
}

/** The sounds of a text. A name longer than any is found by no sound. */
export function soundsOf(text: string, language: string, textWords: readonly Word[]): Sounds {
  const root = node('')
  for (const [key, at] of wordsBySound(text, language, textWords)) if (key.length <= LONGEST_SOUND) put(root, { key, words: at })
  const table = new Uint8Array((LONGEST_SOUND + 1) ** 2)
  return (key) => (key.length > LONGEST_SOUND ? [] : near(root, key, table))
}
