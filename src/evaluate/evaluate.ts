// Judged claims of one set → every figure about them.
import type { EvaluatedSet } from '../model/evaluation.ts'
import { VERDICT_KINDS } from '../model/verdict.ts'
import { byScore, weightedArea } from '../statistics/area-under-curve.ts'
import { withIntervals, type Resampling } from '../statistics/bootstrap.ts'
import { binnedError, binSums, calibrationBins } from '../statistics/calibration-error.ts'
import { eachOnce } from '../statistics/scored.ts'
import { binOut } from './bins.ts'
import { confusion } from './confusion.ts'
import { decided, decidedCounts } from './decided.ts'
import { found, foundCounts } from './found.ts'
import { riskCurve } from './risk.ts'
import { GOLD_LABELS, type Sample, type Task } from './sample.ts'
import { meanCorrelation, shareCorrelations } from './share-correlation.ts'

export interface SetFacts {
  readonly name: string
  readonly pairs: number
  readonly unlabelled: number
  readonly broken: number
}

/** The verdict that each task looks for; its gold label is the task's first. */
const SOUGHT = { presence: 'omitted', contrast: 'altered', case: 'omitted' } as const satisfies Record<Task, string>

/** All figures of a set of at least one claim. Deterministic for a seed. */
export function evaluateSet(sample: Sample, facts: SetFacts, resampling: Resampling): EvaluatedSet {
  const ranked = byScore(sample)
  const sought = SOUGHT[sample.task]
  const counts = foundCounts(sample, VERDICT_KINDS.indexOf(sought), 0)
  const sums = binSums(sample)
  const decisions = decidedCounts(sample)
  const curve = riskCurve(sample)
  const correlations = shareCorrelations(sample.shares)
  const figures = withIntervals(
    (weights) => {
      const { precision, recall, f1 } = found(counts, weights)
      const { share, wrong } = decided(decisions, weights)
      return {
        auc: weightedArea(ranked, weights),
        precision,
        recall,
        f1,
        share,
        wrong,
        error: binnedError(calibrationBins(sums, weights)),
        correlation: meanCorrelation(correlations, weights),
      }
    },
    sample.documentCount,
    resampling,
  )
  const { precision, recall, f1, share, wrong } = figures
  return {
    name: facts.name,
    task: sample.task,
    documents: sample.documentCount,
    pairs: facts.pairs,
    claims: sample.size,
    positive: sample.labels.reduce((sum, label) => sum + label, 0) / sample.size,
    unlabelled: facts.unlabelled,
    broken: facts.broken,
    auc: figures.auc,
    found: { verdict: sought, precision, recall, f1 },
    decided: { share, wrong },
    calibration: { error: figures.error, bins: calibrationBins(sums, eachOnce(sample)).map(binOut) },
    risk: { area: curve.area, points: [...curve.points] },
    confusion: { gold: [...GOLD_LABELS[sample.task]], verdicts: [...VERDICT_KINDS], counts: confusion(sample) },
    ...(figures.correlation.value === null ? {} : { shareCorrelation: figures.correlation }),
  }
}
