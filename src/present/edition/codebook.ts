// What the reviewers judged by, in a report that holds their decisions.
import type { Comparison } from '../../model/comparison.ts'
import { codebook, codebookName } from '../codebook/codebook.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Section } from './blocks.ts'

/** Definitions and decision rules; no section where nobody has decided anything. The whole codebook is `unsaid codebook`. */
export function codebookSections(comparison: Comparison, words: Words): Section[] {
  if (!comparison.verdicts.flat().some((verdict) => verdict.review)) return []
  const book = codebook()
  const questions = book.questions.map(({ ask, yes, no }) => [text(`${ask} Yes: ${yes}. No: ${no}.`)])
  const verdicts = book.verdicts.map(({ verdict, definition, rules }) =>
    section(
      `codebook-${verdict}`,
      [{ kind: 'verdict', verdict }],
      [paragraph(strong(definition)), { kind: 'list', items: rules.map((rule) => [text(rule)]) }],
    ),
  )
  return [
    section(
      'codebook',
      words.heading.codebook,
      [paragraph(text(`${codebookName(book)}. ${book.about}`)), { kind: 'list', items: questions }],
      verdicts,
    ),
  ]
}
