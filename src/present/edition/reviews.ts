// What reviewers decided, and how far they agree.
import type { Comparison } from '../../model/comparison.ts'
import type { ReviewerVerdict, Verdict } from '../../model/verdict.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, text, type Block, type Inline, type Section } from './blocks.ts'

interface Reviewed {
  readonly claim: number
  readonly report: number
  readonly verdict: Verdict
  readonly decisions: readonly ReviewerVerdict[]
}

function reviewedCells(comparison: Comparison): Reviewed[] {
  return comparison.verdicts.flatMap((row, claim) =>
    row.flatMap((verdict, report) => (verdict.review ? [{ claim, report, verdict, decisions: verdict.review.decisions }] : [])),
  )
}

/** `agreement`: sentences of the review room about how far the reviewers agree, ready to print. */
export function reviewsSection(comparison: Comparison, agreement: readonly string[], stale: number, words: Words): Section {
  const { reviews } = words
  const cells = reviewedCells(comparison)
  const old = stale > 0 ? [paragraph(text(reviews.stale(stale)))] : []
  if (cells.length === 0) return section('reviews', words.heading.reviews, [paragraph(text(reviews.none)), ...old])
  const reviewers = [...new Set(cells.flatMap((cell) => cell.decisions.map((one) => one.reviewer)))].sort()
  const all = comparison.claims.length * comparison.reports.length
  const settled = cells.filter((cell) => cell.verdict.kind !== 'disputed')
  const undecided = settled.filter((cell) => cell.verdict.review!.engine.kind === 'unsure').length
  const overruled = settled.filter(
    ({ verdict }) => verdict.review!.engine.kind !== verdict.kind && verdict.review!.engine.kind !== 'unsure',
  ).length
  const disputed = cells.filter((cell) => cell.verdict.kind === 'disputed').length
  const { head } = reviews
  const rows = cells.flatMap((cell) =>
    cell.decisions.map((one): Inline[][] => [
      [text(String(cell.claim + 1))],
      [text(comparison.reports[cell.report]!.outlet)],
      [{ kind: 'verdict', verdict: cell.verdict.review!.engine.kind }],
      [{ kind: 'verdict', verdict: one.verdict }, ...(one.adjudicates ? [text(` (${reviews.adjudicates})`)] : [])],
      [text(one.reviewer)],
      [text(one.time)],
      [text(one.note ?? '')],
    ]),
  )
  const blocks: Block[] = [
    paragraph(
      text(
        `${reviews.decided(cells.length, all, reviewers)} ${reviews.overruled(overruled)}${undecided > 0 ? reviews.undecided(undecided) : ''}${disputed > 0 ? reviews.disputed(disputed) : ''}`,
      ),
    ),
    ...agreement.map((sentence) => paragraph(text(sentence))),
    ...old,
    {
      kind: 'table',
      caption: reviews.caption,
      head: [head.claim, head.outlet, head.engine, head.decision, head.reviewer, head.time, head.note],
      rows,
    },
  ]
  return section('reviews', words.heading.reviews, blocks)
}
