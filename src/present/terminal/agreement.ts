// Agreement between reviewers as terminal text.
import type { Agreement, Disagreement } from '../../model/agreement.ts'
import type { Figure } from '../../model/evaluation.ts'
import { MARKS } from '../marks.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'
import { block, fitted, labelled, pen, verdictPen, type TerminalOptions } from './style.ts'

const LONGEST_CLAIM = 300
const NAME_COLUMNS = 30
/** Krippendorff (2004, p. 241): rely on data from .800, draw tentative conclusions from .667. */
const RELIABLE = 0.8
const TENTATIVE = 0.667

const share = (value: number): string => `${(value * 100).toFixed(1)} %`
const coefficient = (value: number): string => value.toFixed(3)

function figure({ value, low, high }: Figure, shown: (value: number) => string): string {
  if (value === null) return 'cannot be told'
  return low === null || high === null ? shown(value) : `${shown(value)}  (95 %: ${shown(low)} to ${shown(high)})`
}

function verdictOnAlpha({ value, low }: Figure): string {
  if (value === null) return 'Alpha cannot be told: nobody shares a cell, or only one verdict occurs.'
  const sure = low ?? value
  if (sure >= RELIABLE) return 'Krippendorff’s rule: data to rely on (alpha of .800 or more, also at the low end).'
  if (value >= RELIABLE)
    return 'Krippendorff’s rule: alpha is .800 or more, but the interval reaches below it; more shared cells would tell.'
  if (value >= TENTATIVE) return 'Krippendorff’s rule: good for tentative conclusions only (alpha from .667 to .800).'
  return 'Krippendorff’s rule: do not draw conclusions from these data (alpha below .667); settle what the verdicts mean first.'
}

function disagreementLines(one: Disagreement, place: number, cases: number, options: TerminalOptions): string[] {
  const ink = pen(options)
  const where = `${cases > 1 ? `${safeLine(one.case)} · ` : ''}${safeLine(one.outlet)}`
  const said = Object.entries(one.verdicts).map(([name, verdict]) => {
    const note = one.notes?.[name]
    return `${safeLine(name)} ${verdictPen(ink, verdict)(`${MARKS[verdict].sign} ${verdict}`)}${note === undefined ? '' : ` (“${safeLine(note)}”)`}`
  })
  return [
    block(`${place}. ${ink.bold(`“${shortened(safeLine(one.claim), LONGEST_CLAIM)}”`)} in ${where}`, options, 0),
    block(said.join(', '), options, 3),
    ...(one.settled
      ? [block(`settled by ${safeLine(one.settled.by)}: ${MARKS[one.settled.verdict].sign} ${one.settled.verdict}`, options, 3)]
      : []),
  ]
}

/** From so much between the two coefficients on, skew is what tells them apart. */
const APART = 0.2
const SKEWED =
  'AC1 is well above alpha: one verdict is most of what was said, and alpha takes that for chance. Report both, with the shares below.'

const apart = ({ alpha, ac1 }: Agreement): boolean => (ac1.value ?? 0) - (alpha.value ?? 0) >= APART

const short = ({ value }: Figure, shown: (value: number) => string): string => (value === null ? '–' : shown(value))

function verdictTable({ verdicts }: Agreement, options: TerminalOptions): string[] {
  if (verdicts.length === 0) return []
  const ink = pen(options)
  return [
    ink.bold('By verdict: ratings, share that another reviewer joins, alpha and AC1 against all others'),
    ...verdicts.map(
      ({ verdict, ratings, specific, alpha, ac1 }) =>
        `${fitted(`${MARKS[verdict].sign} ${verdict}`, 14)} ${String(ratings).padStart(5)}  ${short(specific, share).padStart(8)}  ${short(alpha, coefficient).padStart(6)}  ${short(ac1, coefficient).padStart(6)}`,
    ),
    '',
  ]
}

function kindTable({ kinds }: Agreement, options: TerminalOptions): string[] {
  if (kinds.length === 0) return []
  const ink = pen(options)
  return [
    ink.bold('By kind of claim: cells, percent agreement, alpha, AC1'),
    ...kinds.map(
      ({ kind, cells, percent, alpha, ac1 }) =>
        `${fitted(kind, 14)} ${String(cells).padStart(5)}  ${short(percent, share).padStart(8)}  ${short(alpha, coefficient).padStart(6)}  ${short(ac1, coefficient).padStart(6)}`,
    ),
    '',
  ]
}

/** The whole answer with a final line break. */
export function terminalAgreement(agreement: Agreement, options: TerminalOptions): string {
  const ink = pen(options)
  const { reviewers, cells, pairs, disagreements, resampling, cases } = agreement
  const names = reviewers.map((one) => `${safeLine(one.name)} (${one.decided})`).join(', ')
  const lines = [
    block(ink.bold(`${reviewers.length} reviewers, ${cells.decided} cells decided, ${cells.shared} of them by two or more`), options, 0),
    block(`Cells by reviewer: ${names}`, options, 0),
    '',
    `percent agreement     ${figure(agreement.percent, share)}`,
    `Krippendorff’s alpha  ${figure(agreement.alpha, coefficient)}`,
    `Gwet’s AC1            ${figure(agreement.ac1, coefficient)}`,
    block(ink.dim(verdictOnAlpha(agreement.alpha)), options, 0),
    ...(apart(agreement) ? [block(ink.dim(SKEWED), options, 0)] : []),
    '',
    ...verdictTable(agreement, options),
    ...kindTable(agreement, options),
  ]
  if (pairs.length > 0) lines.push(ink.bold('Pairs: cells both decided, percent agreement, Cohen’s kappa'))
  for (const pair of pairs) {
    const who = pair.reviewers.map(safeLine).join(' and ')
    const percent = pair.percent.value === null ? '–' : share(pair.percent.value)
    const figures = `${String(pair.cells).padStart(5)}  ${percent.padStart(8)}  ${figure(pair.kappa, coefficient)}`
    lines.push(labelled(who, figures, NAME_COLUMNS, options, 0))
  }
  for (const { name, right, decided } of agreement.planted ?? [])
    lines.push(block(`${safeLine(name)}: ${right} of ${decided} planted cells decided as known`, options, 0))
  lines.push('', ink.bold(disagreements.length === 0 ? 'No disagreements' : `Disagreements (${disagreements.length})`), '')
  disagreements.forEach((one, index) => lines.push(...disagreementLines(one, index + 1, cases.length, options), ''))
  const drawn = resampling.drawn === 'cases' ? `${resampling.of} cases` : `${resampling.of} claims, each with all its outlets`
  lines.push(block(ink.dim(`Intervals: ${resampling.resamples} bootstrap draws of the ${drawn}, seed ${resampling.seed}.`), options, 0))
  return `${lines.join('\n')}\n`
}
