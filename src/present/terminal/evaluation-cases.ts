// Evaluated cases as terminal text: the cells of a set with intervals, its pairs of languages, confusion, calibration.
import { basename } from 'node:path'
import type { CellFigures, EvaluatedCases } from '../../model/evaluation.ts'
import { safeLine } from '../../text/safe-text.ts'
import { reliabilityDiagram } from './evaluation-charts.ts'
import { confusionTable, counted, decimal, figureLines } from './evaluation-figures.ts'
import { block, fitted, pen, type TerminalOptions } from './style.ts'

const NUMBER_WIDTH = 7
const HEADS = ['cells', 'right', 'right', 'found', 'right', 'found', 'unsure', 'AUC', 'ECE']

/** One line for each named row, without intervals. */
function cellTable(rows: readonly (readonly [string, CellFigures])[], options: TerminalOptions): string[] {
  const nameWidth = Math.max(10, Math.min(36, options.width - 1 - HEADS.length * NUMBER_WIDTH))
  const numbers = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('')
  const ink = pen(options)
  return [
    ink.dim(`${' '.repeat(nameWidth)}${numbers(['', '', '', '“omitted”', '', '“altered”']).trimEnd()}`),
    ink.dim(`${' '.repeat(nameWidth)}${numbers(HEADS)}`),
    ...rows.map(([name, { cells, right, omitted, altered, unsure, auc, calibrationError }]) => {
      const figures = [right, omitted.precision, omitted.recall, altered.precision, altered.recall, unsure, auc, calibrationError]
      return `${fitted(name, nameWidth)}${numbers([cells.toLocaleString('en'), ...figures.map(({ value }) => decimal(value))])}`
    }),
  ]
}

/** One set in full. */
export function caseSection(set: EvaluatedCases, options: TerminalOptions): string {
  const ink = pen(options)
  const broken = set.broken > 0 ? `; ${counted(set.broken, 'line')} broken` : ''
  const about = `${counted(set.cells, 'cell')}: the labelled claims of ${counted(set.statements, 'statement')}, each in every one of its reports, ${set.reports.toLocaleString('en')} in all${broken}.`
  const { top } = set
  const topLines =
    top.cases === 0
      ? []
      : ([
          ['most important gap first', top.first],
          ['most important gap among three', top.amongThree],
        ] as const)
  return [
    ink.bold(safeLine(set.name)),
    block(about, options, 0),
    '',
    ...figureLines(
      [
        ['cells right', set.right],
        ['“omitted”: right when said', set.omitted.precision],
        ['“omitted”: share found', set.omitted.recall],
        ['“altered”: right when said', set.altered.precision],
        ['“altered”: share found', set.altered.recall],
        ['said “unsure”', set.unsure],
        ['AUC, carried against omitted', set.auc],
        ['calibration error (ECE, 10 bins)', set.calibrationError],
        ...topLines,
      ],
      { count: set.statements, noun: 'statement' },
      options,
    ),
    '',
    ink.bold('By languages of statement and report'),
    ...cellTable(
      set.pairs.map((pair) => [safeLine(pair.pair), pair]),
      options,
    ),
    '',
    ink.bold('What was said of cells of each label'),
    ...confusionTable(set.confusion.gold, set.confusion.said, set.confusion.counts),
    '',
    ink.bold('Calibration: of the claims that got this coverage, how many are carried'),
    ...reliabilityDiagram(set.calibrationBins, options),
  ].join('\n')
}

/** One line a set. */
export function casesOverview(sets: readonly EvaluatedCases[], options: TerminalOptions): string {
  return cellTable(
    sets.map((set) => [safeLine(basename(set.name)), set]),
    options,
  ).join('\n')
}
