// Tells languages of one script apart; loaded only for texts whose language nobody has told.
import { resolveLanguage } from '../text/language.ts'

/** The identifier is sure of itself on a bare name too, so it is asked only about texts of some length. */
const LEAST_LETTERS = 60

/** BCP 47 primary subtag of a text. Script decides first; Latin script is told apart by n-grams (eld). */
export async function identifyLanguage(text: string, told?: string): Promise<string> {
  const byScript = resolveLanguage(told, text)
  if (told !== undefined || byScript !== 'en' || text.length < LEAST_LETTERS) return byScript
  const { eld } = await import('eld/small')
  const found = eld.detect(text.slice(0, 2000))
  return found.isReliable() && found.language !== '' ? found.language : byScript
}
