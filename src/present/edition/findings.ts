// One plain sentence for each outlet, written from the verdicts and never saying more than they do.
import type { Comparison } from '../../model/comparison.ts'
import type { Verdict, VerdictKind } from '../../model/verdict.ts'
import { isFlat } from '../certainty.ts'
import { claimWords, type Gap } from '../finding.ts'
import { shortened } from '../../text/safe-text.ts'
import { notJudged } from '../not-judged.ts'
import { controlsOf, standing, subjectsOf } from '../standing.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Inline, type Section } from './blocks.ts'

const LONGEST_CLAIM = 240

interface ClaimVerdict {
  readonly claim: number
  readonly verdict: Verdict
}

function cellsOf(comparison: Comparison, report: number, kind: VerdictKind): ClaimVerdict[] {
  return comparison.verdicts.flatMap((row, claim) => (row[report]?.kind === kind ? [{ claim, verdict: row[report] }] : []))
}

function wordsOf(comparison: Comparison, claim: number): Inline {
  // The stop that ends the quoted sentence would meet the one that ends ours.
  const words = shortened(claimWords(comparison.claims[claim]!, comparison.statement.text), LONGEST_CLAIM).replace(/[.。]$/u, '')
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

function omittedSentence(
  comparison: Comparison,
  report: number,
  omitted: readonly ClaimVerdict[],
  order: readonly Gap[],
  words: Words,
): Inline[] {
  const total = comparison.claims.length
  const flat = omitted.filter((one) => isFlat(one.verdict))
  const first = foremost(flat.length > 0 ? flat : omitted, order)
  const controls = controlsOf(comparison)
  const held = standing(comparison, first.claim) !== undefined && !controls.includes(report)
  const carriers = comparison.reports.filter((_, index) => comparison.verdicts[first.claim]?.[index]?.kind === 'reported')
  const altered = cellsOf(comparison, report, 'altered').length
  const partial = cellsOf(comparison, report, 'partial').length
  const count = (kind: string): number => omitted.filter((one) => standing(comparison, one.claim) === kind).length
  return [
    text(words.finding.omitted(flat.length, omitted.length - flat.length, total) + words.finding.first(omitted.length)),
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
    text(`${words.finding.alsoChanged(altered, partial)}.`),
  ]
}

/** The finding about one outlet. */
function findingOf(comparison: Comparison, report: number, order: readonly Gap[], words: Words): Inline[] {
  const silent = notJudged(comparison, report)
  if (silent !== undefined) return [text(`${words.finding.notJudged(silent)}.`)]
  const total = comparison.claims.length
  const of = (kind: VerdictKind): ClaimVerdict[] => cellsOf(comparison, report, kind)
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
      text(`${altered.length > 0 ? words.finding.alsoChanged(0, partial.length) : ''}.`),
    ]
  }
  const unsure = of('unsure')
  if (unsure.length > 0) return [text(`${words.finding.unsure(unsure.length, total)}.`)]
  return [text(`${words.finding.all(total, certainty(of('reported')))}.`)]
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
    ...columns.map((index) => {
      const { outlet, role } = comparison.reports[index]!
      const subject = finding.subject(outlet, role === 'control' && !subjects.includes(index))
      return paragraph(strong(subject), ...findingOf(comparison, index, order, words))
    }),
    paragraph(text(finding.doubt(reviewed))),
  ])
}
