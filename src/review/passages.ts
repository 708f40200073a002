// The passages of a report that a reviewer is offered when asked where it carries a claim.
import type { Comparison } from '../model/comparison.ts'
import type { Span } from '../model/span.ts'
import { resolveLanguage } from '../text/language.ts'
import { sentences } from '../text/sentences.ts'
import { overlaps } from '../text/spans.ts'
import { words } from '../text/words.ts'

/** Stems of the words that say something, with how rare each is (nats). */
const stemsIn = (text: string, language: string, span: Span): Map<string, number> =>
  new Map(words(text, language, span.start, span.end).flatMap(({ form }) => (form.weight > 0 ? [[form.stem, form.weight] as const] : [])))

/**
 * Up to `count` spans of report `column` to choose from for claim `claim` (both by index), the likeliest first: what the engine
 * found nearest, then the sentences that have most words in common with the claim, rare words weighing more. Across languages
 * only names and numbers that are written alike can be had in common; then the report's order decides.
 */
export function candidatePassages(comparison: Comparison, claim: number, column: number, count = 3): Span[] {
  const report = comparison.reports[column]
  const said = comparison.claims[claim]
  if (!report || !said) return []
  const found = [...new Map((comparison.verdicts[claim]?.[column]?.evidence ?? []).map(({ span }) => [span.start, span])).values()]
  if (found.length >= count) return found.slice(0, count)
  const language = resolveLanguage(report.language, report.text)
  const statementLanguage = resolveLanguage(comparison.statement.language, comparison.statement.text)
  const wanted = stemsIn(comparison.statement.text, statementLanguage, said.span)
  const all = sentences(report.text, language).map((span) => ({ span, stems: stemsIn(report.text, language, span) }))
  const shared = (stems: ReadonlyMap<string, number>): number =>
    [...wanted].reduce((sum, [stem, weight]) => sum + (stems.has(stem) ? weight : 0), 0)
  const others = all
    .filter(({ span }) => !found.some((one) => overlaps(one, span)))
    .map(({ span, stems }) => ({ span, score: shared(stems) }))
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start)
  return [...found, ...others.map((one) => one.span)].slice(0, count)
}
