// The codebook as HTML: a part of a page, or a page by itself.
import type { Codebook } from '../../model/codebook.ts'
import { escaped } from '../audit/charts.ts'
import { PAGE_STYLE } from '../audit/page-style.ts'
import { MARKS } from '../marks.ts'
import { codebookName } from './codebook.ts'

const tag = (name: string, content: string): string => `<${name}>${content}</${name}>`
const text = (name: string, content: string): string => tag(name, escaped(content))
const list = (name: 'ul' | 'ol', items: readonly string[]): string => tag(name, items.map((item) => text('li', item)).join(''))

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], name: string): string => tag('tr', cells.map((one) => text(name, one)).join(''))
  return `<div class="scroll">${tag('table', tag('thead', row(head, 'th')) + tag('tbody', rows.map((one) => row(one, 'td')).join('')))}</div>`
}

function verdict({ verdict: kind, definition, rules, examples }: Codebook['verdicts'][number]): string {
  const shown = examples.map((one) =>
    tag('blockquote', text('p', `Claim: “${one.claim}”`) + text('p', `Report: “${one.report}”`) + text('p', one.why)),
  )
  return text('h3', `${MARKS[kind].sign} ${kind}`) + text('p', definition) + list('ul', rules) + shown.join('')
}

/** The codebook's parts without a heading of their own, for the inside of a page. */
export function codebookBody(book: Codebook): string {
  return [
    text('p', `${codebookName(book)}. ${book.about}`),
    list('ol', book.task),
    text('h3', 'The questions, in their order'),
    list(
      'ol',
      book.questions.map(({ ask, yes, no }) => `${ask} Yes: ${yes}. No: ${no}.`),
    ),
    ...book.verdicts.map(verdict),
    text('h3', 'What may be altered'),
    table(
      ['Kind', 'What it is', 'Rule', 'Claim', 'Report'],
      book.alterations.map((one) => [one.kind, one.definition, one.rule, one.claim, one.report]),
    ),
    text('h3', 'Kinds of claim'),
    table(
      ['Kind', 'What it is', 'Example'],
      book.claims.map((one) => [one.kind, one.definition, one.example]),
    ),
    text('h3', 'How to work'),
    list('ul', book.work),
  ].join('\n')
}

/** A page that loads nothing and runs nothing. */
export function codebookPage(book: Codebook): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How claims are coded</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>How claims are coded</h1>${codebookBody(book)}</main></body></html>
`
}
