// Reports of which nothing is said: a state of its own, outside of every count.
import type { Comparison } from '../model/comparison.ts'
import { languageWords, unsupportedLanguage } from './unsupported.ts'

/** Why nothing is said of a report, in words; `undefined` where it was judged, by the engine or by somebody since. */
export function notJudged(comparison: Comparison, report: number): string | undefined {
  const unknown = unsupportedLanguage(comparison, report)
  if (unknown !== undefined) return `language not supported, ${languageWords(unknown)}`
  const outlet = comparison.reports[report]?.outlet
  if (outlet === undefined || !comparison.apart?.includes(outlet)) return undefined
  return comparison.verdicts.every((row) => row[report]?.kind === 'unsure') ? 'seems not to be about the statement' : undefined
}
