// The codebook beside the item: what the verdicts mean, over the right of the screen, or all of it where it is narrow.
import type { Codebook } from '../../../model/codebook.ts'
import { codebook, codebookName } from '../../../present/codebook/codebook.ts'
import { MARKS } from '../../../present/marks.ts'
import { fitLine, line, run, sliceLine, type Line } from '../../lines.ts'
import { wrapLine } from '../../wrapping.ts'

/** Columns of the panel, and the least that must be left of the item beside it. */
const PANEL = 64
const LEAST_BESIDE = 56

/** Columns that the codebook is laid out in. */
export const codebookWidth = (width: number): number => (width >= PANEL + LEAST_BESIDE ? PANEL : width)

function verdictLines({ verdict, definition, rules, examples }: Codebook['verdicts'][number], index: number, width: number): Line[] {
  return [
    [run(`${index + 1} `, 'focus'), run(`${MARKS[verdict].sign} ${verdict}`, `verdict-${verdict}`)],
    ...wrapLine([run(definition, 'strong')], width, 2),
    ...rules.flatMap((rule) => wrapLine([run(`– ${rule}`)], width, 2)),
    ...examples.flatMap(({ claim, report, why }) => [
      ...wrapLine([run('  claim  ', 'faint'), run(`“${claim}”`, 'claim')], width, 9),
      ...wrapLine([run('  report ', 'faint'), run(`“${report}”`, 'evidence')], width, 9),
      ...wrapLine([run(`         ${why}`, 'faint')], width, 9),
    ]),
    line(''),
  ]
}

/** The codebook's lines at a width. */
export function codebookLines(width: number): Line[] {
  const book = codebook()
  const inner = Math.max(20, codebookWidth(width) - 2)
  return [
    line('The questions, in their order', 'title'),
    ...book.questions.flatMap(({ ask, yes, no }, index) =>
      wrapLine([run(`${index + 1}. ${ask} `), run(`Yes: ${yes}. No: ${no}.`, 'strong')], inner, 3),
    ),
    line(''),
    ...book.verdicts.flatMap((verdict, index) => verdictLines(verdict, index, inner)),
    line('What may be altered', 'title'),
    ...book.alterations.flatMap(({ kind, definition, claim, report }) => [
      ...wrapLine([run(kind, 'altered'), run(`: ${definition}`)], inner, 2),
      ...wrapLine([run(`  “${claim}” → “${report}”`, 'faint')], inner, 2),
    ]),
    line(''),
    ...wrapLine([run(codebookName(book), 'faint')], inner),
  ]
}

/** The codebook over the right of what is under it, from row `top` on; over all of it where the item would have no room. */
export function withCodebook(under: readonly Line[], top: number, width: number): Line[] {
  const panel = codebookWidth(width)
  const rows = codebookLines(width).slice(top)
  return under.map((row, index) => {
    const text = fitLine(rows[index] ?? line(''), panel - 2)
    if (panel === width) return [run(' '), ...text, run(' ')]
    return [...sliceLine(row, 0, width - panel), run('│', 'focus'), run(' '), ...text]
  })
}
