// How often the engine commits itself, and how often it is wrong then: `unsure` is an answer, and a silent one.
import { VERDICT_KINDS } from '../model/verdict.ts'
import { GOLD_LABELS, type Sample } from './sample.ts'

/** Per document. */
export interface DecidedCounts {
  readonly claims: Float64Array
  readonly decided: Float64Array
  readonly wrong: Float64Array
}

/**
 * Whether a verdict is right. A presence set knows only presence, so any verdict but omitted is right where the claim is
 * present; in a contrast set what is supported must be reported, if only in part; a case asks for the verdict itself.
 */
function isRight(sample: Sample, at: number): boolean {
  const verdict = VERDICT_KINDS[sample.verdicts[at]!]!
  switch (sample.task) {
    case 'presence':
      return (verdict !== 'omitted') === (sample.labels[at] === 1)
    case 'contrast':
      return sample.labels[at] === 1 ? verdict === 'reported' || verdict === 'partial' : verdict === 'altered'
    case 'case':
      return verdict === GOLD_LABELS.case[sample.gold[at]!]
  }
}

/** Claims of each document, those decided (any verdict but unsure), and those decided wrongly. */
export function decidedCounts(sample: Sample): DecidedCounts {
  const unsure = VERDICT_KINDS.indexOf('unsure')
  const empty = (): Float64Array => new Float64Array(sample.documentCount)
  const counts = { claims: empty(), decided: empty(), wrong: empty() }
  for (let at = 0; at < sample.size; at++) {
    const document = sample.documents[at]!
    counts.claims[document]! += 1
    if (sample.verdicts[at] === unsure) continue
    counts.decided[document]! += 1
    if (!isRight(sample, at)) counts.wrong[document]! += 1
  }
  return counts
}

/** `share` of the claims that is decided, and the `wrong` share of those, each 0..1. */
export function decided(counts: DecidedCounts, weights: Float64Array): { readonly share: number; readonly wrong: number } {
  const sum = (values: Float64Array): number => values.reduce((total, value, document) => total + value * weights[document]!, 0)
  const said = sum(counts.decided)
  return { share: said / sum(counts.claims), wrong: said > 0 ? sum(counts.wrong) / said : Number.NaN }
}
