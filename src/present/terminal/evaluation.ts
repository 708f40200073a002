// An evaluation as terminal text: figures with intervals, confusion, a reliability diagram, risk against share answered.
import { basename } from 'node:path'
import type { EvaluatedSet, Evaluation } from '../../model/evaluation.ts'
import { reliabilityDiagram, riskChart } from './evaluation-charts.ts'
import { caseSection, casesOverview } from './evaluation-cases.ts'
import { confusionTable, counted, decimal, figureLines } from './evaluation-figures.ts'
import { block, fitted, pen, type TerminalOptions } from './style.ts'
import { safeLine } from '../../text/safe-text.ts'

const POSITIVE = { presence: 'present', contrast: 'supported', case: 'not omitted' } as const
const SCORE = { presence: 'coverage', contrast: 'standing unaltered', case: 'coverage' } as const

function section(set: EvaluatedSet, options: TerminalOptions): string {
  const ink = pen(options)
  const left = [
    set.unlabelled > 0 ? `${counted(set.unlabelled, 'line')} without a usable label left out` : '',
    set.broken > 0 ? `${counted(set.broken, 'line')} broken` : '',
  ].filter((one) => one !== '')
  const about = `${counted(set.claims, 'claim')} in ${counted(set.pairs, 'pair')} of ${counted(set.documents, 'document')}, ${Math.round(set.positive * 100)} % ${POSITIVE[set.task]}${left.map((one) => `; ${one}`).join('')}.`
  const { verdict } = set.found
  const figures = [
    [`AUC of ${SCORE[set.task]}`, set.auc],
    [`“${verdict}”: precision`, set.found.precision],
    [`“${verdict}”: share found (recall)`, set.found.recall],
    [`“${verdict}”: F1`, set.found.f1],
    ['decided, not “unsure”', set.decided.share],
    ['wrong among the decided', set.decided.wrong],
    ['calibration error (ECE, 10 bins)', set.calibration.error],
    ...(set.shareCorrelation ? [['correlation across systems', set.shareCorrelation] as const] : []),
  ] as const
  return [
    ink.bold(safeLine(set.name)),
    block(about, options, 0),
    '',
    ...figureLines(figures, { count: set.documents, noun: 'document' }, options),
    '',
    ink.bold('What was said of claims of each label'),
    ...confusionTable(set.confusion.gold, set.confusion.verdicts, set.confusion.counts),
    '',
    ink.bold(
      `Calibration: of the claims that got this ${set.task === 'contrast' ? 'score' : 'coverage'}, how many are ${POSITIVE[set.task]}`,
    ),
    ...reliabilityDiagram(set.calibration.bins, options),
    '',
    ink.bold('Risk: how many answers are wrong where only the surest are given'),
    ...riskChart(set.risk, options),
  ].join('\n')
}

const NUMBER_WIDTH = 8

function overview(sets: readonly EvaluatedSet[], options: TerminalOptions): string {
  const numbers = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(NUMBER_WIDTH + 2)).join('')
  const heads = ['claims', 'AUC', 'precision', 'found', 'wrong', 'ECE']
  const nameWidth = Math.max(16, Math.min(36, options.width - heads.length * (NUMBER_WIDTH + 2)))
  const name = (set: EvaluatedSet): string => fitted(safeLine(basename(set.name)), nameWidth)
  return [
    pen(options).dim(`${' '.repeat(nameWidth)}${numbers(heads)}`),
    ...sets.map((set) => {
      const { precision, recall } = set.found
      const values = [set.auc, precision, recall, set.decided.wrong, set.calibration.error].map((figure) => decimal(figure.value))
      return `${name(set)}${numbers([set.claims.toLocaleString('en'), ...values])}`
    }),
    block('precision, found: of “omitted”, in contrast sets of “altered”. wrong: among the decided.', options, 0),
  ].join('\n')
}

/** Every set in full, and before them a table of all where there are several of a kind. */
export function terminalEvaluation(evaluation: Evaluation, options: TerminalOptions): string {
  const { sets, cases = [] } = evaluation
  const parts = [
    ...(sets.length > 1 ? [overview(sets, options)] : []),
    ...(cases.length > 1 ? [casesOverview(cases, options)] : []),
    ...sets.map((set) => section(set, options)),
    ...cases.map((set) => caseSection(set, options)),
  ]
  const drawn = [...(sets.length > 0 ? ['documents'] : []), ...(cases.length > 0 ? ['statements'] : [])].join(' or ')
  const how = `unsaid ${evaluation.engine.version}; intervals from ${counted(evaluation.resamples, 'draw')} of ${drawn}, seed ${evaluation.seed}.`
  return `${[...parts, block(how, options, 0)].join('\n\n')}\n`
}
