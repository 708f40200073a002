// What was changed, word by word; and what the reports add.
import type { Comparison } from '../../model/comparison.ts'
import type { Alteration, Verdict } from '../../model/verdict.ts'
import { lacksPassage, shownAlterations } from '../certainty.ts'
import type { Gap } from '../finding.ts'
import { changeName } from '../marks.ts'
import { isReadable, wordChanges } from '../why-not.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Block, type Inline, type Section } from './blocks.ts'
import { quotation } from './context.ts'
import { gapTitle, lackingWords, notes, notTold, verdictLine } from './gaps.ts'

/** Longer passages are not laid over a claim word by word: nothing could be seen in it. */
const LONGEST_PASSAGE = 1200

function alterationLine(alteration: Alteration, words: Words): Block {
  return paragraph(strong(changeName(alteration, words)), text(`: ${alteration.reason}.`))
}

/** What else of a changed claim is not told. */
function lacking(comparison: Comparison, gap: Gap, verdict: Verdict, words: Words): Block[] {
  const found = lackingWords(comparison, gap, verdict)
  return found.length === 0 ? [] : [notTold(found, words)]
}

/** The claim against the passage: word by word in one language, one beside the other across two. */
function sideBySide(comparison: Comparison, gap: Gap, report: number, verdict: Verdict, words: Words): Block[] {
  const best = verdict.evidence[0]
  const { language } = comparison.statement
  const { outlet, language: other } = comparison.reports[report]!
  const said = quotation(comparison, words.gap.statement, gap.claim.span, { claim: gap.index, report: 'statement' }, true)
  if (!best) return lacksPassage(verdict) ? [said, paragraph(text(words.gap.noPassage))] : [said]
  const made = quotation(comparison, words.gap.passage(outlet), best.span, { claim: gap.index, report }, false)
  if (language !== other || best.text.length > LONGEST_PASSAGE) return [said, made]
  const parts = wordChanges(gap.claim.text, best.text, language)
  return isReadable(parts) ? [said, { kind: 'changes', label: words.change.label(outlet), parts, language }] : [said, made]
}

/** What was altered, claim by claim, the most important first. */
export function changesSection(comparison: Comparison, gaps: readonly Gap[], words: Words): Section {
  const sections = gaps.flatMap((gap) =>
    gap.cells
      .filter((cell) => cell.verdict.kind === 'altered')
      .map(({ verdict, report, outlet }) => ({
        id: `change-${gap.index + 1}-${report + 1}`,
        title: [gapTitle(comparison, gap), text(words.change.in(outlet))],
        blocks: [
          verdictLine(outlet, verdict, words),
          ...notes(verdict, words),
          ...shownAlterations(verdict).map((one) => alterationLine(one, words)),
          ...lacking(comparison, gap, verdict, words),
          ...sideBySide(comparison, gap, report, verdict, words),
        ],
        sections: [],
      })),
  )
  return section('changes', words.heading.alterations, sections.length === 0 ? [paragraph(text(words.change.none))] : [], sections)
}

/** Passages that no claim accounts for, outlet by outlet. */
export function additionsSection(comparison: Comparison, words: Words): Section {
  const sections = comparison.reports.flatMap((report, index) => {
    const found = comparison.additions[index] ?? []
    const items = found.map((one): Inline[] => [
      { kind: 'words', text: one.text, language: report.language },
      ...(one.formulas && one.formulas.length > 0
        ? [text(words.additions.formulas(one.formulas.map((span) => report.text.slice(span.start, span.end))))]
        : []),
    ])
    return items.length > 0 ? [section(`additions-${index + 1}`, report.outlet, [{ kind: 'list', items }])] : []
  })
  const lead = sections.length > 0 ? words.additions.lead : words.additions.none
  return section('additions', words.heading.additions, [paragraph(text(lead))], sections)
}
