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

/** Letters that a sound may be longer or shorter than another one. */
const lengthApart = (key: string): number => Math.max(1, key.length * 0.4)

/** How many letters may be changed between a key and a sound, where the longer of them has `longest`. */
const mostChanges = (key: string, longest: number): number =>
  key.length <= EXACT_LETTERS ? 0 : Math.floor((1 - SOUNDS_ALIKE) * longest + 1e-9)

/**
 * The sounds that begin like a key and are near it, by the least number of letters to add, drop or change (Levenshtein), whose table is
 * filled a row for each letter on a walk down the tree: sounds that begin alike share their rows, and a branch that is too far off already
 * is left. So a question costs what is near, not what there is.
 */
function near(root: SoundNode, key: string): NearSound[] {
  const found: NearSound[] = []
  const reach = Math.floor(key.length + lengthApart(key))
  const visit = (at: SoundNode, depth: number, above: readonly number[]): void => {
    const row = [depth]
    let least = depth
    for (let column = 1; column <= key.length; column++) {
      const changed = above[column - 1]! + (key[column - 1] === at.letter ? 0 : 1)
      const cost = Math.min(changed, above[column]! + 1, row[column - 1]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > mostChanges(key, Math.max(key.length, Math.min(at.longest, reach)))) return
    if (at.sound && Math.abs(depth - key.length) <= lengthApart(key)) {
      const alike = 1 - row[key.length]! / Math.max(key.length, depth)
      if (key.length <= EXACT_LETTERS ? alike === 1 : alike >= SOUNDS_ALIKE) found.push({ words: at.sound.words, alike })
    }
    if (depth < reach) for (const next of at.next) visit(next, depth + 1, row)
  }
  const first = root.next.find((one) => one.letter === key[0])
  if (first)
    visit(
      first,
      1,
      Array.from({ length: key.length + 1 }, (_, column) => column),
    )
  return found
}

/** The sounds of a text. A name longer than any is found by no sound. */
export function soundsOf(text: string, language: string, textWords: readonly Word[]): Sounds {
  const root = node('')
  for (const [key, at] of wordsBySound(text, language, textWords)) if (key.length <= LONGEST_SOUND) put(root, { key, words: at })
  return (key) => (key.length > LONGEST_SOUND ? [] : near(root, key))
}
