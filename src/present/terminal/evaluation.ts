// An evaluation as terminal text: figures with intervals, confusion, a reliability diagram, risk against share answered.
import { basename } from 'node:path'
import type { EvaluatedSet, Evaluation, Figure } from '../../model/evaluation.ts'
import { reliabilityDiagram, riskChart } from './evaluation-charts.ts'
import { block, fitted, pen, type TerminalOptions } from './style.ts'
import { safeLine } from '../../text/safe-text.ts'

/** A probability with three decimals; a dash where the data do not define it. */
const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(3))
const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

const POSITIVE = { presence: 'present', contrast: 'supported', case: 'not omitted' } as const
const SCORE = { presence: 'coverage', contrast: 'standing unaltered', case: 'coverage' } as const

const LABEL_WIDTH = 34
const NUMBER_WIDTH = 8

function figureLine(label: string, { value, low, high }: Figure): string {
  const interval = low === null || high === null ? '' : `${decimal(low)} to ${decimal(high)}`
  return `  ${fitted(label, LABEL_WIDTH)}${decimal(value).padStart(NUMBER_WIDTH)}   ${interval}`.trimEnd()
}

function confusionTable({ confusion }: EvaluatedSet): string[] {
  const columns = confusion.verdicts.map((verdict) => Math.max(9, verdict.length + 2))
  const row = (label: string, cells: readonly string[]): string =>
    `  ${fitted(label, 12)}${cells.map((cell, index) => cell.padStart(columns[index]!)).join('')}`
  return [
    row('gold', confusion.verdicts),
    ...confusion.gold.map((label, index) =>
      row(
        label,
        confusion.counts[index]!.map((count) => count.toLocaleString('en')),
      ),
    ),
  ]
}

function section(set: EvaluatedSet, options: TerminalOptions): string {
  const ink = pen(options)
  const left = [
    set.unlabelled > 0 ? `${counted(set.unlabelled, 'line')} without a usable label left out` : '',
    set.broken > 0 ? `${counted(set.broken, 'line')} broken` : '',
  ].filter((one) => one !== '')
  const about = `${counted(set.claims, 'claim')} in ${counted(set.pairs, 'pair')} of ${counted(set.documents, 'document')}, ${Math.round(set.positive * 100)} % ${POSITIVE[set.task]}${left.map((one) => `; ${one}`).join('')}.`
  const { verdict } = set.found
  const figures = [
    figureLine(`AUC of ${SCORE[set.task]}`, set.auc),
    figureLine(`“${verdict}”: precision`, set.found.precision),
    figureLine(`“${verdict}”: share found (recall)`, set.found.recall),
    figureLine(`“${verdict}”: F1`, set.found.f1),
    figureLine('decided, not “unsure”', set.decided.share),
    figureLine('wrong among the decided', set.decided.wrong),
    figureLine('calibration error (ECE, 10 bins)', set.calibration.error),
    ...(set.shareCorrelation ? [figureLine('correlation across systems', set.shareCorrelation)] : []),
  ]
  const heading = `  ${' '.repeat(LABEL_WIDTH + NUMBER_WIDTH)}   95 % interval`
  return [
    ink.bold(safeLine(set.name)),
    block(about, options, 0),
    '',
    ink.dim(set.documents > 1 ? heading : `${' '.repeat(LABEL_WIDTH + NUMBER_WIDTH + 5)}one document: no interval`),
    ...figures,
    '',
    ink.bold('What was said of claims of each label'),
    ...confusionTable(set),
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

/** Every set in full, and before them one table of all where there are several. */
export function terminalEvaluation(evaluation: Evaluation, options: TerminalOptions): string {
  const parts = evaluation.sets.map((set) => section(set, options))
  if (parts.length > 1) parts.unshift(overview(evaluation.sets, options))
  const how = `unsaid ${evaluation.engine.version}; intervals from ${counted(evaluation.resamples, 'draw')} of documents, seed ${evaluation.seed}.`
  return `${[...parts, block(how, options, 0)].join('\n\n')}\n`
}
