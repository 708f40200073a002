// Each claim that was left out, or carried only in part: its words in context, the nearest passage, who else carried it.
import type { Comparison } from '../../model/comparison.ts'
import type { Verdict } from '../../model/verdict.ts'
import { chanceTold, isWitness, lacksPassage, openState, whatSeemsToDiffer } from '../certainty.ts'
import { claimWords, type Gap } from '../finding.ts'
import { percent } from '../marks.ts'
import { passagesIn } from '../scope.ts'
import { subjectsOf } from '../standing.ts'
import { missingWords } from '../why-not.ts'
import { shortened } from '../../text/safe-text.ts'
import { notJudged } from '../not-judged.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Block, type Inline, type Section } from './blocks.ts'
import { quotation } from './context.ts'

/** Outlets that carried a gap are quoted up to this many; the others are named. */
const MOST_CARRIERS = 2

/** Who says the verdict, and how surely. */
export function verdictLine(outlet: string, verdict: Verdict, words: Words): Block {
  const { review } = verdict
  const content: Inline[] = [strong(outlet), text(': '), { kind: 'verdict', verdict: verdict.kind }]
  if (!review || review.settled === 'disputed') return paragraph(...content, text(words.gap.verdict(percent(verdict.confidence))))
  const names = review.decisions.filter((one) => one.verdict === verdict.kind).map((one) => one.reviewer)
  const overruled = review.engine.kind === verdict.kind ? '' : words.gap.engineSaid(words.verdict[review.engine.kind])
  return paragraph(...content, text(words.gap.reviewerSays([...new Set(names)]) + overruled))
}

/** Reviewers' notes on a cell, word for word. */
export function notes(verdict: Verdict, words: Words): Block[] {
  return (verdict.review?.decisions ?? []).flatMap((one) =>
    one.note === undefined || one.note.trim() === ''
      ? []
      : [paragraph(text(words.gap.note(one.reviewer).trimStart()), { kind: 'words', text: one.note, language: 'und' })],
  )
}

/** What of a gap's claim a report lacks, as its words set in a row; empty where nothing is lacking. */
export const lackingWords = (comparison: Comparison, gap: Gap, verdict: Verdict): Inline[] =>
  missingWords(gap.claim, verdict).flatMap((part, index): Inline[] => [
    ...(index > 0 ? [text(', ')] : []),
    { kind: 'words', text: part, language: comparison.statement.language },
  ])

/** What of a claim that is told in part, or changed, is not told. */
export const notTold = (lacking: readonly Inline[], words: Words): Block => paragraph(text(words.gap.whyPartial), ...lacking, text('.'))

/** Why the nearest passage does not carry the claim: what it has in common with it, and what it has nothing for. */
function whyNot(comparison: Comparison, gap: Gap, verdict: Verdict, words: Words): Block {
  const best = verdict.evidence[0]
  const lacking = lackingWords(comparison, gap, verdict)
  if (verdict.kind === 'partial') return lacking.length > 0 ? notTold(lacking, words) : paragraph(text(words.gap.partUnknown))
  const reasons = best?.reasons ?? []
  // Where it lacks nearly all, what it has says more.
  const isMost = missingWords(gap.claim, verdict).join('').length > gap.claim.text.length * MOST_LACKING
  const shared = reasons.filter(isShared).map((reason) => reason.slice(reason.indexOf(': ') + 2))
  return paragraph(
    text(words.gap.why),
    text(shared.length > 0 ? words.gap.has(shared.join(', ')) : words.gap.nearestOnly),
    ...(lacking.length > 0 && !isMost ? [text(`; ${words.gap.lacks}`), ...lacking] : []),
    text('.'),
    text(words.gap.probability(percent(verdict.coverage))),
  )
}

/** Share of a claim's text from which a list of what is lacking would say it all over again. */
const MOST_LACKING = 0.5
const isShared = (reason: string): boolean => /^(?:shared|translated): /u.test(reason)

function cellBlocks(comparison: Comparison, gap: Gap, cell: Gap['cells'][number], words: Words): Block[] {
  const { verdict, report, outlet } = cell
  const best = verdict.evidence[0]
  const label = verdict.kind === 'omitted' ? words.gap.nearest(outlet, passagesIn(comparison.reports[report]!)) : words.gap.passage(outlet)
  const at = { claim: gap.index, report }
  return [
    verdictLine(outlet, verdict, words),
    ...notes(verdict, words),
    ...(best
      ? [quotation(comparison, label, best.span, at, true)]
      : [paragraph(text(lacksPassage(verdict) ? words.gap.noPassage : words.gap.nothingNear(passagesIn(comparison.reports[report]!))))]),
    ...(best && (verdict.kind === 'omitted' || verdict.kind === 'partial') ? [whyNot(comparison, gap, verdict, words)] : []),
  ]
}

function carriers(comparison: Comparison, gap: Gap, words: Words): Block[] {
  const found = comparison.verdicts[gap.index]!.flatMap((verdict, report) => (isWitness(verdict) ? [{ verdict, report }] : []))
  if (found.length === 0) {
    const others = comparison.verdicts[gap.index]!.flatMap((verdict, report) =>
      gap.cells.some((cell) => cell.report === report && cell.verdict.kind !== 'altered')
        ? []
        : [[comparison.reports[report]!.outlet, verdict.kind] as const],
    )
    const alone = comparison.reports.length > 1 ? [text(words.gap.nobody(others))] : []
    const shared = gap.standing === 'shared' ? [text(`${alone.length > 0 ? ' ' : ''}${words.gap.sharedGap}`)] : []
    return alone.length + shared.length > 0 ? [paragraph(...alone, ...shared)] : []
  }
  const outlet = (report: number): string => comparison.reports[report]!.outlet
  const rest = found.slice(MOST_CARRIERS).map((one) => outlet(one.report))
  return [
    ...found.slice(0, MOST_CARRIERS).flatMap(({ verdict, report }) => {
      const label = words.gap.carried(outlet(report), comparison.reports[report]!.role === 'control')
      const best = verdict.evidence[0]
      return best
        ? [quotation(comparison, label, best.span, { claim: gap.index, report }, false)]
        : [paragraph(text(`${label}${lacksPassage(verdict) ? words.gap.butNoPassage : ''}.`))]
    }),
    ...(rest.length > 0 ? [paragraph(text(words.gap.othersCarry(rest)))] : []),
  ]
}

/** The words of a gap's claim, in the statement's language. */
export function gapTitle(comparison: Comparison, gap: Gap): Inline {
  return { kind: 'words', text: claimWords(gap.claim, comparison.statement.text), language: comparison.statement.language }
}

/** Longest quotation of a passage in a list of cells to be looked at. */
const LONGEST_OPEN = 200

/** One claim that a person must look at, in the reports where that is so, each with the passage that comes nearest. */
function openClaim(comparison: Comparison, claim: number, reports: readonly number[], words: Words): Inline[] {
  const { text: statement, language } = comparison.statement
  const cells = reports.flatMap((report, index): Inline[] => {
    const verdict = comparison.verdicts[claim]![report]!
    const { outlet, language: other } = comparison.reports[report]!
    const near = verdict.evidence[0]
    return [
      text(index > 0 ? ' · ' : ''),
      text(
        words.gap.openIn(
          outlet,
          openState(verdict)!,
          near === undefined ? undefined : percent(chanceTold(verdict)),
          whatSeemsToDiffer(verdict),
        ),
      ),
      near === undefined
        ? text(words.gap.nothingNear(passagesIn(comparison.reports[report]!)))
        : { kind: 'words', text: shortened(near.text.trim(), LONGEST_OPEN), language: other },
    ]
  })
  return [
    { kind: 'words', text: claimWords(comparison.claims[claim]!, statement), language },
    text(words.gap.openClaim(claim + 1)),
    ...cells,
  ]
}

/** Cells that only a person can decide, and those that people decide each in their own way: counted by outlet, then one by one. */
function undecided(comparison: Comparison, words: Words): Block[] {
  const subjects = subjectsOf(comparison).filter((report) => notJudged(comparison, report) === undefined)
  const lists = [
    { state: 'disputed', lead: words.gap.disputed },
    { state: 'unsure', lead: words.gap.undecided },
    { state: 'reported', lead: words.gap.doubtful },
  ]
  const counts = lists.flatMap(({ state, lead }) => {
    const parts = subjects.flatMap((report) => {
      const claims = comparison.verdicts.flatMap((row, claim) => (openState(row[report]!) === state ? [claim + 1] : []))
      return claims.length > 0 ? [words.gap.undecidedIn(comparison.reports[report]!.outlet, claims)] : []
    })
    return parts.length > 0 ? [paragraph(text(`${lead}${parts.join('; ')}.`))] : []
  })
  const open = comparison.claims.flatMap((claim, index) => {
    const reports = subjects.filter((report) => openState(comparison.verdicts[index]![report]!) !== undefined)
    return reports.length > 0 ? [{ index, reports, salience: claim.salience.value }] : []
  })
  if (open.length === 0) return counts
  const items = open
    .sort((a, b) => b.salience - a.salience || a.index - b.index)
    .map(({ index, reports }) => openClaim(comparison, index, reports, words))
  return [...counts, paragraph(text(words.gap.lookAt)), { kind: 'list', items }]
}

/** What was left out or carried in part, the most important first. */
export function gapsSection(comparison: Comparison, gaps: readonly Gap[], words: Words): Section {
  const found = gaps
    .map((gap) => ({ ...gap, cells: gap.cells.filter((cell) => cell.verdict.kind !== 'altered') }))
    .filter((gap) => gap.cells.length > 0)
  const sections = found.map((gap, index) =>
    section(
      `gap-${gap.index + 1}`,
      [text(`${index + 1}. `), gapTitle(comparison, gap)],
      [
        paragraph(text(words.gap.claim(gap.index + 1, gap.reasons))),
        quotation(comparison, words.gap.statement, gap.claim.span, { claim: gap.index, report: 'statement' }, true),
        ...gap.cells.flatMap((cell) => cellBlocks(comparison, gap, cell, words)),
        ...carriers(comparison, gap, words),
      ],
    ),
  )
  const lead = found.length === 0 ? [paragraph(text(words.gap.none))] : []
  return section('gaps', words.heading.gaps, [...lead, ...undecided(comparison, words)], sections)
}
