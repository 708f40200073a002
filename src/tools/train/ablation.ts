// What each signal is worth: the model fitted again and again with one of them left out, cross-validated by document.
// Run: npm run train:ablation -- ../shared/data/benchmarks [--figures] [--trees 200] [--folds 5]
// --figures prints the cross-validated figures of the whole model instead; fewer trees and folds take less time.
// Fits, but never writes model.json. The local model and the order of the alignment stay as they were fitted.
import { parseArgs } from 'node:util'
import { alignClaims, prepareClaims, signalsOf } from '../../engine/align/align.ts'
import { indexText } from '../../engine/align/indexed-text.ts'
import { engineModel } from '../../engine/align/model.ts'
import { probability } from '../../statistics/odds.ts'
import { treeLogOdds } from '../../engine/align/trees.ts'
import { markdownTable } from '../table.ts'
import { evaluateSet } from '../../evaluate/evaluate.ts'
import { gather } from '../../evaluate/sample.ts'
import { resolveLanguage } from '../../text/language.ts'
import { ABLATIONS, type Ablation } from './ablations.ts'
import { boost, type BoostSettings } from './boosting.ts'
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'
import type { Example } from '../../statistics/logistic.ts'
import { labelledPairs, type LabelledPair } from './data.ts'
import { CROSS, disordered, foldOf, SAME } from './folds.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    figures: { type: 'boolean', default: false },
    trees: { type: 'string', default: '200' },
    folds: { type: 'string', default: '5' },
  },
})
const folder = positionals[0]
if (folder === undefined) throw new Error('give the folder of the benchmarks')
const folds = Number(values.folds)
/** As in `npm run train`, where 200 trees learn at a rate of 0.05: fewer learn faster. */
const trees = Number(values.trees)
const settings = { trees, depth: 4, rate: 10 / trees, leastLeaf: 60, ridge: 20 }
/** Share of the weight that goes to reports out of order, as in `npm run train`. */
const DISORDERED = 0.35

/** `label` is fitted, `gold` (0 or 1) is measured on. */
type FittedRow = Example & {
  readonly gold: number
  readonly fold: number
  readonly set: string
  readonly document: string
  readonly place: number
}

function rowsOf(set: string, pairs: readonly LabelledPair[], weight: number): FittedRow[] {
  return pairs.flatMap((pair) => {
    const claims = prepareClaims(pair.claims, resolveLanguage(pair.claimLanguage, pair.claims.join('\n')))
    const report = indexText(pair.report, resolveLanguage(pair.reportLanguage, pair.report))
    return alignClaims(claims, report).map((aligned, index) => ({
      row: aligned.row,
      label: pair.shares[index]!,
      gold: pair.labels[index]!,
      weight,
      fold: foldOf(pair.document, folds),
      set,
      document: pair.document,
      place: aligned.crossLanguage ? 0 : aligned.place,
    }))
  })
}

function load(names: readonly string[], cross: boolean): FittedRow[] {
  return names.flatMap((name) => {
    const pairs = labelledPairs(folder as string, name)
    const weight = Math.sqrt(1000 / pairs.reduce((sum, pair) => sum + pair.labels.length, 0))
    if (!cross) return rowsOf(name, pairs, weight)
    return [...rowsOf(name, pairs, weight * (1 - DISORDERED)), ...rowsOf(`${name}, shuffled`, pairs.map(disordered), weight * DISORDERED)]
  })
}

/** Probability of each row by a model that never saw its document nor the signals left out. */
function crossValidated(rows: readonly FittedRow[], monotone: readonly number[], left: ReadonlySet<number>, place: number): number[] {
  const masked = left.size === 0 ? rows : rows.map((one) => ({ ...one, row: one.row.map((value, at) => (left.has(at) ? 0 : value)) }))
  const fitting: BoostSettings = { ...settings, monotone }
  const models = Array.from({ length: folds }, (_, fold) =>
    boost(
      masked.filter((one) => one.fold !== fold),
      fitting,
    ),
  )
  return masked.map((one) => probability(treeLogOdds(models[one.fold]!, one.row) - place * one.place))
}

/** Mean over the sets that `choose` picks of the area under the curve. */
function meanArea(rows: readonly FittedRow[], scores: readonly number[], choose: (set: string) => boolean): number {
  const sets = [...new Set(rows.map((row) => row.set))].filter(choose)
  const areas = sets.map((set) => {
    const at = rows.flatMap((row, index) => (row.set === set ? [index] : []))
    return areaUnderCurve(
      at.map((index) => scores[index]!),
      at.map((index) => rows[index]!.gold),
    )
  })
  return areas.reduce((sum, area) => sum + area, 0) / areas.length
}

function figures(rows: readonly FittedRow[], scores: readonly number[]): string {
  const sets = [...new Set(rows.map((row) => row.set))]
  const { omitted, present } = engineModel.presence.thresholds.words
  const lines = sets.map((set) => {
    const into = gather('presence')
    rows.forEach((row, index) => {
      const score = scores[index]!
      if (row.set === set)
        into.add({
          document: row.document,
          gold: row.gold,
          score,
          verdict: score < omitted ? 'omitted' : score >= present ? 'reported' : 'unsure',
        })
    })
    const facts = { name: set, pairs: 0, unlabelled: 0, broken: 0 }
    const { claims, auc, found, calibration } = evaluateSet(into.finish(), facts, { resamples: 1000, seed: 1 })
    const cell = (value: number | null): string => (value === null ? '–' : value.toFixed(3))
    const interval = `${cell(auc.low)}–${cell(auc.high)}`
    return [
      set,
      claims.toLocaleString('en'),
      cell(auc.value),
      interval,
      cell(found.precision.value),
      cell(found.recall.value),
      cell(calibration.error.value),
    ]
  })
  return markdownTable(['set', 'claims', 'AUC', '95 % interval', 'omitted: precision', 'found', 'ECE'], lines)
}

/** Prints the figures of the whole model where those are asked for, else what its AUC loses by each signal. */
function ablate(
  title: string,
  rows: readonly FittedRow[],
  cross: boolean,
  columns: Readonly<Record<string, (set: string) => boolean>>,
): void {
  const signals = signalsOf(cross)
  const monotone = signals.map((signal) => signal.direction)
  const indices = (ablation: Ablation): Set<number> =>
    new Set(signals.flatMap((signal, at) => (ablation.signals.includes(signal.name) ? [at] : [])))
  const place = engineModel.place
  const whole = crossValidated(rows, monotone, new Set(), place)
  if (values.figures) {
    console.log(`${title}\n\n${figures(rows, whole)}`)
    return
  }
  const areas = (scores: readonly number[]): number[] => Object.values(columns).map((choose) => meanArea(rows, scores, choose))
  const base = areas(whole)
  const lines = [['nothing', ...base.map((area) => area.toFixed(4))]]
  const minus = (name: string, scores: readonly number[]): void => {
    lines.push([
      name,
      ...areas(scores).map((area, index) => `${area >= base[index]! ? '+' : '−'}${Math.abs(area - base[index]!).toFixed(4)}`),
    ])
  }
  console.log(`${title}, mean AUC (${trees} trees, ${folds} folds)\n`)
  for (const ablation of ABLATIONS) {
    const left = indices(ablation)
    if (left.size > 0) minus(`${ablation.name} (${left.size})`, crossValidated(rows, monotone, left, place))
  }
  signals.forEach((signal, at) => {
    minus(signal.name, crossValidated(rows, monotone, new Set([at]), place))
  })
  if (!cross) minus('place in the statement', crossValidated(rows, monotone, new Set(), 0))
  console.log(markdownTable(['left out', ...Object.keys(columns)], lines))
}

const shuffled = (set: string): boolean => set.endsWith('shuffled')
const sameColumns = Object.fromEntries(SAME.map((name) => [name, (set: string) => set === name]))
ablate('One language', load(SAME, false), false, { 'mean of the sets': () => true, ...sameColumns })
ablate('Two languages', load(CROSS, true), true, { 'report in order': (set) => !shuffled(set), 'report shuffled': shuffled })
