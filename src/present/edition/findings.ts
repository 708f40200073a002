// One plain sentence for each outlet, written from the verdicts and never saying more than they do.
import type { Comparison } from '../../model/comparison.ts'
import type { CellState, Verdict } from '../../model/verdict.ts'
import { isFlat, isWitness } from '../certainty.ts'
import { claimWords, type Gap } from '../finding.ts'
import { shortened } from '../../text/safe-text.ts'
import { notJudged } from '../not-judged.ts'
import { passagesIn } from '../scope.ts'
import { controlsOf, standing, subjectsOf } from '../standing.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Block, type Inline, type Section } from './blocks.ts'

const LONGEST_CLAIM = 240
const LONGEST_PASSAGE = 240

interface ClaimVerdict {
  readonly claim: number
  readonly verdict: Verdict
}

function cellsOf(comparison: Comparison, report: number, kind: CellState): ClaimVerdict[] {
  return comparison.verdicts.flatMap((row, claim) => (row[report]?.kind === kind ? [{ claim, verdict: row[report] }] : []))
}

/** The stop that ends a quoted sentence would meet the one that ends ours. */
const withoutStop = (quoted: string): string => quoted.replace(/[.。]$/u, '')

function wordsOf(comparison: Comparison, claim: number): Inline {
  const words = withoutStop(shortened(claimWords(comparison.claims[claim]!, comparison.statement.text), LONGEST_CLAIM))
  return { kind: 'words', text: words, language: comparison.statement.language }
}

/** Of these cells, the one whose claim matters most. */
function foremost(found: readonly ClaimVerdict[], order: readonly Gap[]): ClaimVerdict {
  const place = (one: ClaimVerdict): number => {
    const at = order.findIndex((gap) => gap.index === one.claim)
    return at < 0 ? order.length : at
  }
  return found.reduce((best, one) => (place(one) < place(best) ? one : best))
}

/** Of omissions the one that is named: a sure one before those that only appear so. */
function foremostOmitted(omitted: readonly ClaimVerdict[], order: readonly Gap[]): ClaimVerdict {
  const flat = omitted.filter((one) => isFlat(one.verdict))
  return foremost(flat.length > 0 ? flat : omitted, order)
}

function omittedSentence(
  comparison: Comparison,
  report: number,
  omitted: readonly ClaimVerdict[],
  order: readonly Gap[],
  words: Words,
): Inline[] {
  const total = comparison.claims.length
  const flat = omitted.filter((one) => isFlat(one.verdict))
  const first = foremostOmitted(omitted, order)
  const controls = controlsOf(comparison)
  const held = standing(comparison, first.claim) !== undefined && !controls.includes(report)
  const carriers = comparison.reports.filter((_, index) => isWitness(comparison.verdicts[first.claim]?.[index]))
  const altered = cellsOf(comparison, report, 'altered').length
  const partial = cellsOf(comparison, report, 'partial').length
  const count = (kind: string): number => omitted.filter((one) => standing(comparison, one.claim) === kind).length
  return [
    text(
      words.finding.omitted(flat.length, omitted.length - flat.length, total) +
        words.finding.first(flat.length > 0 ? flat.length : omitted.length),
    ),
    wordsOf(comparison, first.claim),
    ...(held
      ? [
          text(
            words.finding.control({
              controls: controls.map((index) => comparison.reports[index]!.outlet),
              omitted: omitted.length,
              onlyHere: count('only-here'),
              shared: count('shared'),
            }),
          ),
        ]
      : carriers.length > 0
        ? [text(words.finding.carriedBy(carriers.map((one) => one.outlet)))]
        : []),
    text(`${words.finding.also(flat.length > 0 ? omitted.length - flat.length : 0, altered, partial)}.`),
  ]
}

/** What was searched for the foremost claim that an outlet left out, and what came nearest. */
function searchedBlocks(comparison: Comparison, report: number, order: readonly Gap[], words: Words): Block[] {
  const document = comparison.reports[report]!
  const passages = passagesIn(document)
  const omitted = cellsOf(comparison, report, 'omitted')
  if (omitted.length === 0 || passages === 0 || notJudged(comparison, report) !== undefined) return []
  const { verdict } = foremostOmitted(omitted, order)
  const near = verdict.evidence[0]
  const quote: Inline[] =
    near === undefined
      ? []
      : [{ kind: 'words', text: withoutStop(shortened(near.text, LONGEST_PASSAGE).trim()), language: document.language }, text('.')]
  return [paragraph(text(words.finding.searched(document.outlet, passages, isFlat(verdict), near !== undefined)), ...quote)]
}

/** What reviewers differ on: nothing is said of the claim, but that is said. */
function disputedSentence(comparison: Comparison, report: number, order: readonly Gap[], words: Words): Inline[] {
  const found = cellsOf(comparison, report, 'disputed')
  if (found.length === 0) return []
  const first = foremost(found, order)
  const said = (first.verdict.review?.decisions ?? []).map((one) => words.finding.saidBy(one.reviewer, words.verdict[one.verdict]))
  return [
    text(words.finding.disputed(found.length, comparison.claims.length) + words.finding.first(found.length)),
    wordsOf(comparison, first.claim),
    text(`${said.length > 0 ? ` (${said.join(', ')})` : ''}.`),
  ]
}

/** The finding about one outlet, from what is settled. */
function findingOf(comparison: Comparison, report: number, order: readonly Gap[], words: Words): Inline[] {
  const silent = notJudged(comparison, report)
  if (silent !== undefined) return [text(`${words.finding.notJudged(silent)}.`)]
  const total = comparison.claims.length
  const of = (kind: CellState): ClaimVerdict[] => cellsOf(comparison, report, kind)
  const certainty = (found: readonly ClaimVerdict[]): 'flat' | 'apparent' =>
    found.every((one) => isFlat(one.verdict)) ? 'flat' : 'apparent'
  const omitted = of('omitted')
  if (omitted.length > 0) return omittedSentence(comparison, report, omitted, order, words)
  const altered = of('altered')
  const partial = of('partial')
  const changed = altered.length > 0 ? altered : partial
  if (changed.length > 0) {
    const say = altered.length > 0 ? words.finding.altered : words.finding.partial
    return [
      text(say(changed.length, total, certainty(changed)) + words.finding.first(changed.length)),
      wordsOf(comparison, foremost(changed, order).claim),
      text(`${altered.length > 0 ? words.finding.also(0, 0, partial.length) : ''}.`),
    ]
  }
  const unsure = of('unsure')
  if (unsure.length > 0) return [text(`${words.finding.unsure(unsure.length, total)}.`)]
  const reported = of('reported')
  if (reported.length === total) return [text(`${words.finding.all(total, certainty(reported))}.`)]
  return [
    text(reported.length === 0 ? words.finding.nothingSettled : `${words.finding.some(reported.length, total, certainty(reported))}.`),
  ]
}

/** Subjects first, then controls. */
export function findingSection(comparison: Comparison, order: readonly Gap[], words: Words): Section {
  const { finding } = words
  const reviewed = comparison.verdicts.some((row) => row.some((verdict) => verdict.review))
  if (comparison.claims.length === 0) return section('finding', words.heading.finding, [paragraph(text(finding.noClaims))])
  if (comparison.reports.length === 0) return section('finding', words.heading.finding, [paragraph(text(finding.noReports))])
  const subjects = subjectsOf(comparison)
  const columns = [...subjects, ...comparison.reports.map((_, index) => index).filter((index) => !subjects.includes(index))]
  return section('finding', words.heading.finding, [
    ...columns.flatMap((index) => {
      const { outlet, role } = comparison.reports[index]!
      const subject = finding.subject(outlet, role === 'control' && !subjects.includes(index))
      return [
        paragraph(strong(subject), ...findingOf(comparison, index, order, words), ...disputedSentence(comparison, index, order, words)),
        ...searchedBlocks(comparison, index, order, words),
      ]
    }),
    paragraph(text(finding.doubt(reviewed))),
  ])
}
