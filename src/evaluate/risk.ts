// Risk against coverage: the share of wrong answers where only the surest ones are given (El-Yaniv and Wiener 2010).
import type { Sample } from './sample.ts'

export interface RiskAt {
  /** Share of the claims that is answered, surest first, 0..1. */
  readonly answered: number
  /** Share of those answers that is wrong, 0..1. */
  readonly risk: number
}

export interface RiskCurve {
  readonly points: readonly RiskAt[]
  /** Mean risk over all shares answered, 0..1: the lower, the better the scores know when they are wrong. */
  readonly area: number
}

const STEPS = 10

/**
 * The answer is "positive" where the score is 0.5 or more, and it is the surer the farther the score is from 0.5.
 * Claims of one sureness share their mistakes evenly, so their order in the file does not matter.
 */
export function riskCurve(sample: Sample): RiskCurve {
  const sureness = sample.scores.map((score) => Math.abs(score - 0.5))
  const order = Int32Array.from(sureness.keys()).sort((a, b) => sureness[b]! - sureness[a]!)
  const wrong = new Float64Array(sample.size)
  let before = 0
  for (let from = 0; from < order.length;) {
    let to = from
    let mistakes = 0
    while (to < order.length && sureness[order[to]!] === sureness[order[from]!]) {
      const at = order[to]!
      mistakes += sample.scores[at]! >= 0.5 === (sample.labels[at] === 1) ? 0 : 1
      to += 1
    }
    for (let at = from; at < to; at++) wrong[at] = before + (mistakes * (at - from + 1)) / (to - from)
    before += mistakes
    from = to
  }
  const points = Array.from({ length: STEPS }, (_, step) => {
    const answered = (step + 1) / STEPS
    const count = Math.max(1, Math.round(answered * sample.size))
    return { answered, risk: (wrong[count - 1] ?? Number.NaN) / count }
  })
  const area = wrong.reduce((sum, mistakes, at) => sum + mistakes / (at + 1), 0) / sample.size
  return { points, area }
}
