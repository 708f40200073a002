// How likely a report is one of a statement: from words and names alone, then with what the engine sees.
import { z } from 'zod'
import type { StoredResult } from '../../model/archive.ts'
import modelFile from './match-model.json' with { type: 'json' }
import type { Fingerprint, Terms } from '../../archive/terms.ts'
import { linearLogOdds, probability } from '../../statistics/odds.ts'

const linearSchema = z.object({ bias: z.number(), weights: z.array(z.number()) })
/** Fitted by `npm run bench:matching`; says itself on what. */
const matchModelSchema = z.object({
  about: z.string(),
  quick: z.object({ same: linearSchema, cross: linearSchema }),
  full: z.object({ same: linearSchema, cross: linearSchema }),
  /** Probability from which a match is taken, and from which it is at least shown to a person. */
  accept: z.number(),
  ask: z.number(),
})
export type MatchModel = z.infer<typeof matchModelSchema>

export const matchModel: MatchModel = matchModelSchema.parse(modelFile)

interface Overlap {
  readonly cosine: number
  readonly ofLeft: number
  readonly ofRight: number
}

function overlap(left: Terms, right: Terms): Overlap {
  let shared = 0
  let leftSquares = 0
  let rightSquares = 0
  for (const [term, weight] of left) {
    leftSquares += weight * weight
    if (right.has(term)) shared += weight * weight
  }
  for (const weight of right.values()) rightSquares += weight * weight
  if (leftSquares === 0 || rightSquares === 0) return { cosine: 0, ofLeft: 0, ofRight: 0 }
  return { cosine: shared / Math.sqrt(leftSquares * rightSquares), ofLeft: shared / leftSquares, ofRight: shared / rightSquares }
}

function sharedOf(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left]
  let shared = 0
  for (const one of small) if (large.has(one)) shared += 1
  // Half a name more on each side: one shared name of one is less sure than five of five.
  return shared / (small.size + 0.5)
}

/** Share of the report's quoted runs of words that stand in the statement, 0..1. */
function quotations(statement: Fingerprint, report: Fingerprint): number {
  if (report.quoted.size === 0) return 0
  let shared = 0
  for (const run of report.quoted) if (statement.runs.has(run)) shared += 1
  return shared / report.quoted.size
}

/**
 * Signals that need no comparison: cosine of the words, report in statement, statement in report, names, values, quotations, days apart (log),
 * undated. `days` is the report's day minus the statement's; `undefined` where one is not known.
 */
export function quickRow(statement: Fingerprint, report: Fingerprint, days: number | undefined): number[] {
  const cross = statement.language !== report.language
  const { cosine, ofLeft, ofRight } = cross ? overlap(statement.meanings, report.meanings) : overlap(statement.terms, report.terms)
  return [
    cosine,
    ofRight,
    ofLeft,
    sharedOf(statement.names, report.names),
    sharedOf(statement.values, report.values),
    quotations(statement, report),
    days === undefined ? 0 : Math.log1p(Math.abs(days)),
    days === undefined ? 1 : 0,
  ]
}

/** Claims whose coverage is averaged as the best ones. */
const BEST = 3

/** All signals: the quick ones and what the engine's comparison says. */
export function fullRow(quick: readonly number[], result: StoredResult): number[] {
  const coverages = result.cells.map((cell) => cell.coverage).sort((a, b) => b - a)
  const mean = (list: readonly number[]): number => (list.length === 0 ? 0 : list.reduce((sum, one) => sum + one, 0) / list.length)
  return [
    ...quick,
    mean(coverages.slice(0, BEST)),
    mean(coverages),
    1 - Math.min(1, result.additions.share),
    Math.log1p(coverages.filter((one) => one >= 0.8).length),
  ]
}

/** Probability, 0..1, that the report is one of the statement, by the signals of a step. Throws where they do not fit the model. */
export function matchProbability(row: readonly number[], cross: boolean, step: 'quick' | 'full', model: MatchModel = matchModel): number {
  return probability(linearLogOdds(model[step][cross ? 'cross' : 'same'], row))
}
