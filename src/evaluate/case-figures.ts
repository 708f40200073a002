// Judged cases of one set → every figure about them, for all cells and for those of each pair of languages.
import type { CellFigures, EvaluatedCases } from '../model/evaluation.ts'
import { goldVerdictSchema } from '../model/gold-case.ts'
import { byScore, weightedArea } from '../statistics/area-under-curve.ts'
import { withIntervals, type Resampling } from '../statistics/bootstrap.ts'
import { binnedError, binSums, calibrationBins } from '../statistics/calibration-error.ts'
import { eachOnce, type Scored } from '../statistics/scored.ts'
import { SAID, type Cell } from './cells.ts'
import { binOut } from './bins.ts'

export interface JudgedCase {
  /** Cases of one statement are drawn as a whole when resampling. */
  readonly statement: string
  readonly reports: number
  readonly cells: readonly Cell[]
  /** How many of the engine's gaps stand before the one that matters most; absent where the case names none. */
  readonly topPlace?: number
}

/** What a cell adds to each sum. A claim that is told in part and called omitted is half right. */
export const TALLIES = {
  cells: () => 1,
  right: (cell) => Number(cell.right),
  unsure: ({ said }) => Number(said === 'unsure'),
  omittedSaid: ({ said }) => Number(said === 'omitted'),
  omittedRight: ({ said, label }) => (said !== 'omitted' ? 0 : label === 'omitted' ? 1 : label === 'partial' ? 0.5 : 0),
  omittedFound: ({ said, label }) => Number(said === 'omitted' && label === 'omitted'),
  omittedDue: ({ label }) => Number(label === 'omitted'),
  alteredSaid: ({ said }) => Number(said === 'altered'),
  alteredFound: ({ said, label }) => Number(said === 'altered' && label === 'altered'),
  alteredDue: ({ label }) => Number(label === 'altered'),
} as const satisfies Record<string, (cell: Pick<Cell, 'label' | 'said' | 'right'>) => number>
type Tally = keyof typeof TALLIES

/** Cells beside the statement that each is of. */
interface Placed {
  readonly cells: readonly Cell[]
  /** 0..statements - 1, of each cell. */
  readonly statements: Int32Array
  readonly count: number
}

/** Numbers what is drawn as a whole: 0 for the first statement. */
function numbered(judged: readonly JudgedCase[]): { readonly of: (one: JudgedCase) => number; readonly count: number } {
  const known = new Map<string, number>()
  for (const { statement } of judged) if (!known.has(statement)) known.set(statement, known.size)
  return { of: ({ statement }) => known.get(statement)!, count: known.size }
}

function placed(judged: readonly JudgedCase[]): Placed {
  const { of, count } = numbered(judged)
  return {
    cells: judged.flatMap(({ cells }) => cells),
    statements: Int32Array.from(judged.flatMap((one) => one.cells.map(() => of(one)))),
    count,
  }
}

/** Coverage beside carried (1) or omitted (0). What is told in part is neither. */
function ranking({ cells, statements, count }: Placed): Scored {
  const used = [...cells.keys()].filter((at) => cells[at]!.label !== 'partial')
  return {
    scores: Float64Array.from(used, (at) => cells[at]!.coverage),
    labels: Uint8Array.from(used, (at) => Number(cells[at]!.label !== 'omitted')),
    documents: Int32Array.from(used, (at) => statements[at]!),
    documentCount: count,
  }
}

function tallied({ cells, statements, count }: Placed): Record<Tally, Float64Array> {
  const sums = {} as Record<Tally, Float64Array>
  for (const name of Object.keys(TALLIES) as Tally[]) {
    const column = new Float64Array(count)
    cells.forEach((cell, at) => (column[statements[at]!]! += TALLIES[name](cell)))
    sums[name] = column
  }
  return sums
}

const weighted = (counts: Float64Array, weights: Float64Array): number =>
  counts.reduce((sum, count, statement) => sum + count * weights[statement]!, 0)

/** NaN where there is nothing to be a share of. */
const share = (part: Float64Array, of: Float64Array, weights: Float64Array): number => {
  const whole = weighted(of, weights)
  return whole > 0 ? weighted(part, weights) / whole : Number.NaN
}

function cellFigures(of: Placed, resampling: Resampling): CellFigures {
  const sums = tallied(of)
  const columns = ranking(of)
  const ranked = byScore(columns)
  const bins = binSums(columns)
  const figures = withIntervals(
    (weights) => ({
      right: share(sums.right, sums.cells, weights),
      unsure: share(sums.unsure, sums.cells, weights),
      omittedPrecision: share(sums.omittedRight, sums.omittedSaid, weights),
      omittedRecall: share(sums.omittedFound, sums.omittedDue, weights),
      alteredPrecision: share(sums.alteredFound, sums.alteredSaid, weights),
      alteredRecall: share(sums.alteredFound, sums.alteredDue, weights),
      auc: weightedArea(ranked, weights),
      error: binnedError(calibrationBins(bins, weights)),
    }),
    of.count,
    resampling,
  )
  return {
    cells: of.cells.length,
    ranked: columns.scores.length,
    right: figures.right,
    omitted: { precision: figures.omittedPrecision, recall: figures.omittedRecall },
    altered: { precision: figures.alteredPrecision, recall: figures.alteredRecall },
    unsure: figures.unsure,
    auc: figures.auc,
    calibrationError: figures.error,
  }
}

/** How often the gap that matters most is where a reader looks, over the cases that name one. */
function topFigures(judged: readonly JudgedCase[], resampling: Resampling): EvaluatedCases['top'] {
  const named = judged.filter(({ topPlace }) => topPlace !== undefined)
  const { of, count } = numbered(named)
  const counted = (isCounted: (place: number) => boolean): Float64Array => {
    const column = new Float64Array(count)
    for (const one of named) if (isCounted(one.topPlace!)) column[of(one)]! += 1
    return column
  }
  const cases = counted(() => true)
  const first = counted((place) => place === 0)
  const amongThree = counted((place) => place < 3)
  const figures = withIntervals(
    (weights) => ({ first: share(first, cases, weights), amongThree: share(amongThree, cases, weights) }),
    count,
    resampling,
  )
  return { cases: named.length, ...figures }
}

/** All figures of a set of at least one cell. Deterministic for a seed. */
export function evaluateCases(
  judged: readonly JudgedCase[],
  facts: { readonly name: string; readonly broken: number },
  resampling: Resampling,
): EvaluatedCases {
  const all = placed(judged)
  const pairs = [...new Set(all.cells.map(({ pair }) => pair))].sort()
  const columns = ranking(all)
  const labels = goldVerdictSchema.options
  const count = (label: string, said: string): number => all.cells.filter((cell) => cell.label === label && cell.said === said).length
  return {
    ...facts,
    statements: all.count,
    cases: judged.length,
    reports: judged.reduce((sum, { reports }) => sum + reports, 0),
    ...cellFigures(all, resampling),
    top: topFigures(judged, resampling),
    calibrationBins: calibrationBins(binSums(columns), eachOnce(columns)).map(binOut),
    confusion: { gold: [...labels], said: [...SAID], counts: labels.map((label) => SAID.map((said) => count(label, said))) },
    pairs: pairs.map((pair) => {
      const own = judged.flatMap((one) => {
        const cells = one.cells.filter((cell) => cell.pair === pair)
        return cells.length > 0 ? [{ ...one, cells }] : []
      })
      return { pair, ...cellFigures(placed(own), resampling) }
    }),
  }
}
