// Keys of other keyboards: a key that types another script is taken for the Latin one at its place.
import type { KeyName } from './input.ts'

/** Characters in the order of `LATIN`'s places. Russian; Ukrainian and Belarusian letters at their own places below. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюё'
/** Belarusian has its і where Russian has и, and ў for щ; Ukrainian ї and є for ъ and э. */
const BY_ALPHABET: readonly (readonly [string, string])[] = [
  ['і', 'b'],
  ['ў', 'o'],
  ['ї', ']'],
  ['є', "'"],
]
/** `;` and `:` of a Greek keyboard stand for q; they are left to those that mean them. */
const GREEK = 'ςερτυθιοπασδφγηξκλζχψωβνμ'
const GREEK_PLACES = 'wertyuiopasdfghjklzxcvbnm'

/** Korean two-set keyboard: consonants and vowels that a key types, and with Shift. Compounds are two keys. */
const JAMO: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ㅂq ㅈw ㄷe ㄱr ㅅt ㅛy ㅕu ㅑi ㅐo ㅔp ㅁa ㄴs ㅇd ㄹf ㅎg ㅗh ㅓj ㅏk ㅣl ㅋz ㅌx ㅊc ㅍv ㅠb ㅜn ㅡm ㅃQ ㅉW ㄸE ㄲR ㅆT ㅒO ㅖP ' +
    'ㅘhk ㅙho ㅚhl ㅝnj ㅞnp ㅟnl ㅢml ㄳrt ㄵsw ㄶsg ㄺfr ㄻfa ㄼfq ㄽft ㄾfx ㄿfv ㅀfg ㅄqt'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)
const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const TAILS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'
/** Hangul syllables (The Unicode Standard, 3.12): lead × 21 vowels × 28 tails, the first of them none. */
const FIRST_SYLLABLE = 0xac00
const SYLLABLES = 11_172
const OF_LEAD = 588
const OF_VOWEL = 28

const places = new Map<string, string>([
  ...[...RUSSIAN].map((letter, index) => [letter, LATIN[index]!] as const),
  ...BY_ALPHABET,
  ...[...GREEK].map((letter, index) => [letter, GREEK_PLACES[index]!] as const),
])

/** Signs that an input method types for ASCII ones, beyond those that compatibility normalisation (NFKC) knows. */
const SIGNS: Readonly<Record<string, string>> = { '、': '/', '。': '.', '？': '?', '·': '`' }

/** With Shift: letters as capitals, signs as an American keyboard has them. */
const SHIFTED: Readonly<Record<string, string>> = { '[': '{', ']': '}', ';': ':', "'": '"', ',': '<', '.': '>', '`': '~' }

function hangul(key: string): string | undefined {
  const known = JAMO[key]
  if (known !== undefined) return known
  const index = (key.codePointAt(0) ?? 0) - FIRST_SYLLABLE
  if (index < 0 || index >= SYLLABLES) return undefined
  const tail = index % OF_VOWEL
  const parts = [LEADS[Math.floor(index / OF_LEAD)]!, VOWELS[Math.floor((index % OF_LEAD) / OF_VOWEL)]!, tail === 0 ? '' : TAILS[tail - 1]!]
  return parts.map((part) => JAMO[part] ?? '').join('')
}

/**
 * The Latin keys that stand where this key was pressed, none where it is of no keyboard known here. A Hangul syllable that an
 * input method has put together is the keys that it was typed with.
 */
export function latinKeys(key: KeyName): KeyName[] {
  const normal = key.normalize('NFC')
  const jamo = hangul(normal)
  if (jamo !== undefined) return [...jamo]
  const lower = normal.toLowerCase()
  const place = places.get(normal) ?? places.get(lower)
  if (place !== undefined) return [normal === lower ? place : (SHIFTED[place] ?? place.toUpperCase())]
  const ascii = SIGNS[normal] ?? normal.normalize('NFKC')
  if (ascii === normal || !/^[ -~]$/.test(ascii)) return []
  return [ascii === ' ' ? 'space' : ascii]
}
