// Which language a text is in, as far as its letters alone can tell.
import { traitsOf, type Script } from './languages.ts'

const KANA = /[\u3040-\u30ff]/gu
const JAPANESE = 'ja'

interface ScriptLetters {
  readonly script: Script
  readonly letters: RegExp
  /** How many letters of an alphabet one of its characters stands for. */
  readonly weight: number
  /** The language that most texts in it are in. */
  readonly usual: string
}

const LATIN: ScriptLetters = { script: 'latin', letters: /[A-Za-z\u00c0-\u024f]/gu, weight: 1, usual: 'en' }
const SCRIPTS: readonly ScriptLetters[] = [
  { script: 'hangul', letters: /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/gu, weight: 2, usual: 'ko' },
  { script: 'japanese', letters: KANA, weight: 2, usual: JAPANESE },
  { script: 'han', letters: /\p{Script=Han}/gu, weight: 2, usual: 'zh' },
  { script: 'cyrillic', letters: /\p{Script=Cyrillic}/gu, weight: 1, usual: 'ru' },
  { script: 'arabic', letters: /\p{Script=Arabic}/gu, weight: 1, usual: 'ar' },
  { script: 'hebrew', letters: /\p{Script=Hebrew}/gu, weight: 1, usual: 'he' },
  LATIN,
]

/** Letters of one script only, and the one of most texts. */
const ASCII = /^[\0-\x7f]*$/

/** Enough of a text to tell its script; more would only cost time. */
const SAMPLE = 4000

/** Primary subtag in lower case (`ko-KP` gives `ko`); `undefined` for what is no BCP 47 tag. */
export function primaryLanguage(tag: string | undefined): string | undefined {
  const match = /^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$/.exec(tag ?? '')
  return match?.[1]?.toLowerCase()
}

/** The Cyrillic language of a text, by letters that only one has. */
function amongCyrillic(count: (pattern: RegExp) => number): string {
  const belarusian = count(/[ўЎ]/gu)
  const ukrainian = count(/[їЇєЄґҐ]/gu)
  if (belarusian > ukrainian) return 'be'
  if (ukrainian > 0) return 'uk'
  return count(/[іІ]/gu) > 0 && count(/[иИ]/gu) === 0 ? 'be' : 'ru'
}

/**
 * Language by script, and among Cyrillic by letters that only one of be, uk and ru has.
 * Latin script is called `en`: the caller that must tell French from English asks a language identifier.
 */
export function languageByScript(text: string): string {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  if (ASCII.test(sample)) return LATIN.usual
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  let best = LATIN
  let most = 0
  for (const one of SCRIPTS) {
    const here = count(one.letters) * one.weight
    if (here > most) [best, most] = [one, here]
  }
  if (best.script === 'han' && count(KANA) > 0) return JAPANESE
  return best.script === 'cyrillic' ? amongCyrillic(count) : best.usual
}

/** Whether a text could be in a language at all: a Korean tag on a Latin text is a mistake of the caller's. */
function scriptFits(language: string, byScript: string): boolean {
  return traitsOf(language).script === traitsOf(byScript).script
}

/** The language that was told where it fits the text's script, else the one that the script shows. */
export function resolveLanguage(told: string | undefined, text: string): string {
  const primary = primaryLanguage(told)
  const byScript = languageByScript(text)
  if (primary === undefined) return byScript
  return scriptFits(primary, byScript) || text.trim() === '' ? primary : byScript
}
