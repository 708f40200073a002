// Labelled claims and what engine and models say of them → weights, and how well they did on documents left out. Pure.
import type { Calibration, Measures } from '../model/models.ts'
import { areaUnderCurve } from '../statistics/area-under-curve.ts'
import { calibrationError } from '../statistics/calibration-error.ts'
import { fitLogistic } from '../statistics/logistic.ts'
import { combined } from './combine.ts'

export interface LabelledCell {
  readonly document: string
  /** The engine's own coverage, 0..1. */
  readonly coverage: number
  /** The engine's log odds and all signals. */
  readonly values: Readonly<Record<string, number>>
  readonly label: 0 | 1
}

export interface Fitted extends Pick<Calibration, 'bias' | 'weights' | 'thresholds' | 'measured'> {
  /** Signals that were left out: with others beside them they would have spoken against their own meaning. */
  readonly left: readonly string[]
}

const FOLDS = 5
/** Of the claims called omitted, the least share that must be; as for the engine alone. */
const OMITTED_PRECISION = 0.9
/** However precise the claims below it are on the whole, a claim this likely to be there is not called omitted. */
const MOST_OMITTED = 0.2
const STEP = 0.005

/** A judge's "absent" speaks against presence; every other signal for it. "Changed" may do either. */
const sign = (name: string): -1 | 0 | 1 => (name === 'judge.absent' ? -1 : name === 'judge.changed' ? 0 : 1)

interface Weights {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
}

function fitted(cells: readonly LabelledCell[], names: readonly string[]): Weights {
  const examples = cells.map(({ values, label }) => ({ row: names.map((name) => values[name] ?? 0), label, weight: 1 }))
  const { bias, weights } = fitLogistic(examples)
  return { bias, weights: Object.fromEntries(names.map((name, index) => [name, weights[index] ?? 0])) }
}

/** The signals that keep their meaning when all are fitted together: the one most against its own goes first. */
function meaningful(cells: readonly LabelledCell[], all: readonly string[]): readonly string[] {
  let names = all
  for (;;) {
    const { weights } = fitted(cells, names)
    const against = (name: string): number => -sign(name) * (weights[name] ?? 0)
    const worst = names.reduce((a, b) => (against(b) > against(a) ? b : a))
    if (against(worst) <= 0 || names.length === 1) return names
    names = names.filter((name) => name !== worst)
  }
}

function measures(cells: readonly LabelledCell[], scores: readonly number[], omittedBelow: number): Measures {
  const labels = cells.map((cell) => cell.label)
  const auc = areaUnderCurve(scores, labels)
  const said = cells.filter((_, index) => scores[index]! < omittedBelow)
  const right = said.filter((cell) => cell.label === 0).length
  const absent = cells.filter((cell) => cell.label === 0).length
  return {
    ...(Number.isNaN(auc) ? {} : { auc }),
    brier: cells.reduce((sum, cell, index) => sum + (scores[index]! - cell.label) ** 2, 0) / cells.length,
    calibrationError: calibrationError(scores, labels),
    ...(said.length > 0 ? { omittedPrecision: right / said.length } : {}),
    ...(absent > 0 ? { omittedRecall: right / absent } : {}),
  }
}

/** The highest bound below which enough of the claims are truly absent; 0, and thus no omission at all, where none is. */
function omittedBound(cells: readonly LabelledCell[], scores: readonly number[]): number {
  for (let bound = MOST_OMITTED; bound > 0; bound -= STEP) {
    const said = cells.filter((_, index) => scores[index]! < bound)
    if (said.length > 0 && said.filter((cell) => cell.label === 0).length / said.length >= OMITTED_PRECISION)
      return Number(bound.toFixed(3))
  }
  return 0
}

/** Documents dealt to folds in turn, so that each fold has its share whatever they are called. */
function foldsOf(cells: readonly LabelledCell[]): number[] {
  const folds = new Map<string, number>()
  return cells.map(({ document }) => {
    const fold = folds.get(document) ?? folds.size % FOLDS
    folds.set(document, fold)
    return fold
  })
}

/**
 * Fits log-odds weights by logistic regression and measures them on documents that the fit did not see.
 * `engine` holds the thresholds that the engine uses alone. Needs both labels among the cells.
 */
export function calibrate(cells: readonly LabelledCell[], engine: Calibration['thresholds']): Fitted {
  const all = [...new Set(cells.flatMap((cell) => Object.keys(cell.values)))].sort()
  const names = meaningful(cells, all)
  const folds = foldsOf(cells)
  const scores = new Array<number>(cells.length).fill(0)
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = cells.filter((_, index) => folds[index] !== fold)
    if (rest.length === 0) continue
    const model = { ...fitted(rest, meaningful(rest, all)), source: 'fitted' as const }
    cells.forEach((cell, index) => {
      if (folds[index] === fold) scores[index] = combined(cell.values, model)
    })
  }
  const omitted = omittedBound(cells, scores)
  const engineScores = cells.map((cell) => cell.coverage)
  return {
    ...fitted(cells, names),
    thresholds: { present: engine.present, omitted },
    measured: { folds: FOLDS, engine: measures(cells, engineScores, engine.omitted), combined: measures(cells, scores, omitted) },
    left: all.filter((name) => !names.includes(name)),
  }
}
