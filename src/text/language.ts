// Which language a text is in, as far as its letters alone can tell.

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/gu
const KANA = /[\u3040-\u30ff]/gu
const HAN = /\p{Script=Han}/gu
const CYRILLIC = /\p{Script=Cyrillic}/gu
const LATIN = /[A-Za-z\u00c0-\u024f]/gu
const ARABIC = /\p{Script=Arabic}/gu
const HEBREW = /\p{Script=Hebrew}/gu

/** Letters of one script only, and the one of most texts. */
const ASCII = /^[\0-\x7f]*$/

/** Enough of a text to tell its script; more would only cost time. */
const SAMPLE = 4000

/** Primary subtag in lower case (`ko-KP` gives `ko`); `undefined` for what is no BCP 47 tag. */
export function primaryLanguage(tag: string | undefined): string | undefined {
  const match = /^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$/.exec(tag ?? '')
  return match?.[1]?.toLowerCase()
}

/**
 * Language by script, and among Cyrillic by letters that only one of be, uk and ru has.
 * Latin script is called `en`: the caller that must tell French from English asks a language identifier.
 */
export function languageByScript(text: string): string {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  if (ASCII.test(sample)) return 'en'
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const counts: readonly (readonly [string, number])[] = [
    ['ko', count(HANGUL) * 2],
    ['ja', count(KANA) * 2],
    ['zh', count(HAN) * 2],
    ['cyrillic', count(CYRILLIC)],
    ['ar', count(ARABIC)],
    ['he', count(HEBREW)],
    ['en', count(LATIN)],
  ]
  let best: readonly [string, number] = ['en', 0]
  for (const entry of counts) if (entry[1] > best[1]) best = entry
  if (best[0] === 'zh' && count(KANA) > 0) return 'ja'
  if (best[0] !== 'cyrillic') return best[0]
  const belarusian = count(/[ўЎ]/gu)
  const ukrainian = count(/[їЇєЄґҐ]/gu)
  if (belarusian > ukrainian) return 'be'
  if (ukrainian > 0) return 'uk'
  return count(/[іІ]/gu) > 0 && count(/[иИ]/gu) === 0 ? 'be' : 'ru'
}

/** Whether a text could be in a language at all: a Korean tag on a Latin text is a mistake of the caller's. */
function scriptFits(language: string, byScript: string): boolean {
  const family = (code: string): string => {
    if (['ru', 'be', 'uk', 'bg', 'sr', 'mk', 'kk'].includes(code)) return 'cyrillic'
    return ['ko', 'zh', 'ja', 'ar', 'he'].includes(code) ? code : 'latin'
  }
  return family(language) === family(byScript)
}

/** The language that was told where it fits the text's script, else the one that the script shows. */
export function resolveLanguage(told: string | undefined, text: string): string {
  const primary = primaryLanguage(told)
  const byScript = languageByScript(text)
  if (primary === undefined) return byScript
  return scriptFits(primary, byScript) || text.trim() === '' ? primary : byScript
}

/** Languages whose words are not set apart by spaces. */
export function isUnspaced(language: string): boolean {
  return language === 'zh' || language === 'ja'
}
