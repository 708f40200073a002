// Texts in languages that the engine does not know: a state of its own, of which no verdict tells anything.
import type { Comparison } from '../model/comparison.ts'
import { resolveLanguage } from '../text/language.ts'
import { isSupported } from '../text/languages.ts'
import { safeLine } from '../text/safe-text.ts'

/** The language code by which a report could not be compared: its own or the statement's; `undefined` where both are known, or somebody else has judged. */
export function unsupportedLanguage(comparison: Comparison, report: number): string | undefined {
  const { statement, reports, verdicts } = comparison
  const text = reports[report]
  if (!text || verdicts.some((row) => row[report]?.kind !== 'unsure')) return undefined
  return [text, statement].map((one) => resolveLanguage(one.language, one.text)).find((language) => !isSupported(language))
}

/** `Spanish (es)`; the code alone where nobody has a name for it. */
export function languageWords(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code)
  return name === undefined ? safeLine(code) : `${name} (${safeLine(code)})`
}
