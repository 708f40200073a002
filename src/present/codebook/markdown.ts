// The codebook as Markdown, to be printed, put into an appendix or handed to coders.
import type { Codebook } from '../../model/codebook.ts'
import { MARKS } from '../marks.ts'
import { codebookName } from './codebook.ts'

const list = (items: readonly string[], mark = '-'): string =>
  items.map((item, index) => `${mark === '1' ? `${index + 1}.` : mark} ${item}`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function verdictPart({ verdict, definition, rules, examples }: Codebook['verdicts'][number]): string {
  const shown = examples.map(({ claim, report, why }) => `> Claim: “${claim}”\n>\n> Report: “${report}”\n>\n> ${why}`).join('\n\n')
  return `### ${MARKS[verdict].sign} ${verdict}\n\n${definition}\n\n${list(rules)}\n\n${shown}`
}

/** The whole codebook with a final line break. */
export function codebookMarkdown(book: Codebook): string {
  const questions = book.questions.map(({ ask, yes, no }) => `${ask} Yes: ${yes}. No: ${no}.`)
  const parts = [
    `# How claims are coded`,
    `${codebookName(book)}. ${book.about}`,
    '## The task',
    list(book.task, '1'),
    '## The questions, in their order',
    list(questions, '1'),
    '## The verdicts',
    ...book.verdicts.map(verdictPart),
    '## What may be altered',
    table(
      ['kind', 'what it is', 'rule', 'claim', 'report'],
      book.alterations.map((one) => [one.kind, one.definition, one.rule, `“${one.claim}”`, `“${one.report}”`]),
    ),
    '## Kinds of claim',
    'The program tells them by their words; coders do not code them. Agreement is given for each.',
    table(
      ['kind', 'what it is', 'example'],
      book.claims.map((one) => [one.kind, one.definition, `“${one.example}”`]),
    ),
    '## How to work',
    list(book.work),
  ]
  return `${parts.join('\n\n')}\n`
}
