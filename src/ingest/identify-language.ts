// Tells languages of one script apart; loaded only for texts whose language nobody has told.
import { resolveLanguage } from '../text/language.ts'
import { traitsOf } from '../text/languages.ts'

/** The identifier is sure of itself on a bare name too, so it is asked only about texts of some length. */
const LEAST_LETTERS = 60

/** Text enough to tell a language by. */
const SAMPLE = 2000
/** From this share of "the, and, of, to, that" on, a text is English; in other languages they make up next to nothing. Set by hand. */
const ENGLISH_SHARE = 0.08

/** Most texts in Latin letters are English, and loading the identifier takes longer than comparing two texts. */
function isPlainlyEnglish(sample: string): boolean {
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  return /\bthe\b/i.test(sample) && count(/\b(?:the|and|of|to|that)\b/gi) >= count(/\p{L}+/gu) * ENGLISH_SHARE
}

/** BCP 47 primary subtag of a text. Script decides first; Latin script is told apart by n-grams (eld). */
export async function identifyLanguage(text: string, told?: string): Promise<string> {
  const byScript = resolveLanguage(told, text)
  if (told !== undefined || traitsOf(byScript).script !== 'latin' || text.length < LEAST_LETTERS) return byScript
  const sample = text.slice(0, SAMPLE)
  if (isPlainlyEnglish(sample)) return byScript
  const { eld } = await import('eld/small')
  const found = eld.detect(sample)
  return found.isReliable() && found.language !== '' ? found.language : byScript
}
