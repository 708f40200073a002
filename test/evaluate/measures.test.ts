import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve, byScore, weightedArea } from '../../src/statistics/area-under-curve.ts'
import { withIntervals } from '../../src/statistics/bootstrap.ts'
import { binnedError, binSums, calibrationBins, calibrationError } from '../../src/statistics/calibration-error.ts'
import { eachOnce } from '../../src/statistics/scored.ts'
import { found, foundCounts } from '../../src/evaluate/found.ts'
import { riskCurve } from '../../src/evaluate/risk.ts'
import { gather, type LabelledVerdict, type Sample } from '../../src/evaluate/sample.ts'
import { meanCorrelation, shareCorrelations } from '../../src/evaluate/share-correlation.ts'
import { VERDICT_KINDS } from '../../src/model/verdict.ts'

const sampleOf = (claims: readonly LabelledVerdict[]): Sample => {
  const gathering = gather('presence')
  for (const claim of claims) gathering.add(claim)
  return gathering.finish()
}
/** A claim as [score, gold, document?, verdict?]. */
const claim = (score: number, gold: number, document = 'one', verdict: LabelledVerdict['verdict'] = 'unsure'): LabelledVerdict => ({
  score,
  gold,
  document,
  verdict,
})
const area = (sample: Sample): number => weightedArea(byScore(sample), eachOnce(sample))

const anyClaim = fc.record({
  score: fc.integer({ min: 0, max: 20 }).map((value) => value / 20),
  gold: fc.integer({ min: 0, max: 1 }),
  document: fc.constantFrom('a', 'b', 'c', 'd'),
  verdict: fc.constantFrom(...VERDICT_KINDS),
})
const anySample = fc.array(anyClaim, { minLength: 1, maxLength: 60 })

describe('the area under the ROC curve', () => {
  it('is the share of pairs in which the present claim scores higher, ties counted half', () => {
    fc.assert(
      fc.property(anySample, (claims) => {
        const present = claims.filter((one) => one.gold === 1)
        const absent = claims.filter((one) => one.gold === 0)
        fc.pre(present.length > 0 && absent.length > 0)
        let won = 0
        for (const a of present) for (const b of absent) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0
        expect(area(sampleOf(claims))).toBeCloseTo(won / (present.length * absent.length), 12)
      }),
    )
  })

  it('counts a document that is drawn twice like two documents', () => {
    fc.assert(
      fc.property(anySample, (claims) => {
        const sample = sampleOf(claims)
        const twice = sampleOf([...claims, ...claims.filter((one) => one.document === claims[0]?.document)])
        const weights = eachOnce(sample)
        weights[0] = 2
        expect(weightedArea(byScore(sample), weights)).toBe(area(twice))
      }),
    )
  })

  it('is not defined where all claims are present', () => {
    expect(area(sampleOf([claim(0.3, 1), claim(0.9, 1)]))).toBeNaN()
  })
})

describe('precision and recall of a verdict', () => {
  it('counts what was said rightly, wrongly and not at all', () => {
    const sample = sampleOf([
      claim(0, 0, 'one', 'omitted'),
      claim(0, 0, 'one', 'omitted'),
      claim(0, 1, 'one', 'omitted'),
      claim(0, 0, 'two', 'unsure'),
      claim(0, 0, 'two', 'reported'),
    ])
    const counts = foundCounts(sample, VERDICT_KINDS.indexOf('omitted'), 0)
    expect(found(counts, eachOnce(sample))).toEqual({ precision: 2 / 3, recall: 0.5, f1: 4 / 7 })
  })

  it('has no precision where the verdict was never said', () => {
    const sample = sampleOf([claim(0, 0)])
    expect(found(foundCounts(sample, VERDICT_KINDS.indexOf('omitted'), 0), eachOnce(sample)).precision).toBeNaN()
  })
})

describe('calibration', () => {
  it('finds no error where every stated share is the observed one', () => {
    const claims = Array.from({ length: 10 }, (_, index) => claim(0.7, index < 7 ? 1 : 0))
    const sample = sampleOf(claims)
    expect(binnedError(calibrationBins(binSums(sample), eachOnce(sample)))).toBeCloseTo(0, 12)
  })

  it('finds the whole gap where the engine is sure and wrong', () => {
    const sample = sampleOf([claim(1, 0), claim(0, 1)])
    expect(binnedError(calibrationBins(binSums(sample), eachOnce(sample)))).toBe(1)
  })

  it('is the same of columns and of scores beside labels', () => {
    fc.assert(
      fc.property(anySample, (claims) => {
        const sample = sampleOf(claims)
        const scores = claims.map((one) => one.score)
        const labels = claims.map((one) => one.gold)
        expect(calibrationError(scores, labels)).toBeCloseTo(binnedError(calibrationBins(binSums(sample), eachOnce(sample))), 12)
        expect(areaUnderCurve(scores, labels)).toBe(area(sample))
      }),
    )
  })

  it('loses no claim, whatever the scores', () => {
    fc.assert(
      fc.property(anySample, (claims) => {
        const sample = sampleOf(claims)
        const bins = calibrationBins(binSums(sample), eachOnce(sample))
        expect(bins.reduce((sum, bin) => sum + bin.claims, 0)).toBe(claims.length)
        for (const bin of bins) if (bin.claims > 0) expect(bin.stated).toBeGreaterThanOrEqual(bin.from - 1e-12)
      }),
    )
  })
})

describe('risk against share answered', () => {
  it('grows with the share answered where the surest answers are the right ones', () => {
    const { points } = riskCurve(sampleOf([...Array.from({ length: 8 }, () => claim(0.99, 1)), claim(0.6, 0), claim(0.55, 0)]))
    expect(points.map((point) => point.risk)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1 / 9, 0.2])
  })

  it('does not depend on the order of the file', () => {
    fc.assert(
      fc.property(anySample, (claims) => {
        const there = riskCurve(sampleOf(claims))
        const back = riskCurve(sampleOf([...claims].reverse()))
        expect(back.area).toBeCloseTo(there.area, 12)
      }),
    )
  })
})

describe('correlation across systems', () => {
  it('is the mean over documents, and leaves out those whose systems are all alike', () => {
    const pair = (estimated: number, human: number) => ({ estimated, human })
    const correlations = shareCorrelations([
      [pair(0.1, 0), pair(0.2, 0.5), pair(0.3, 1)],
      [pair(0.3, 0), pair(0.2, 0.5), pair(0.1, 1)],
      [pair(0.3, 0.5), pair(0.2, 0.5), pair(0.1, 0.5)],
    ])
    expect(meanCorrelation(correlations, new Float64Array([1, 1, 1]))).toBeCloseTo(0, 12)
    expect(meanCorrelation(correlations, new Float64Array([2, 0, 1]))).toBeCloseTo(1, 12)
  })
})

describe('intervals', () => {
  const mean = (weights: Float64Array): { mean: number } => ({
    mean: weights.reduce((sum, weight, index) => sum + weight * index, 0) / weights.reduce((sum, weight) => sum + weight, 0),
  })

  it('hold the value, and are the same for the same seed', () => {
    const one = withIntervals(mean, 40, { resamples: 400, seed: 3 }).mean
    expect(one).toEqual(withIntervals(mean, 40, { resamples: 400, seed: 3 }).mean)
    expect(one).not.toEqual(withIntervals(mean, 40, { resamples: 400, seed: 4 }).mean)
    expect(one.low).toBeLessThan(19.5)
    expect(one.high).toBeGreaterThan(19.5)
  })

  it('cover a mean about as widely as theory says: 2 × 1.96 standard errors', () => {
    const documents = 400
    const { low, high } = withIntervals(mean, documents, { resamples: 2000, seed: 1 }).mean
    const expected = 2 * 1.96 * (documents / Math.sqrt(12) / Math.sqrt(documents))
    expect((high! - low!) / expected).toBeGreaterThan(0.9)
    expect((high! - low!) / expected).toBeLessThan(1.1)
  })

  it('are left out where there is one document only, or nothing to draw', () => {
    expect(withIntervals(mean, 1, { resamples: 100, seed: 1 }).mean).toEqual({ value: 0, low: null, high: null })
    expect(withIntervals(mean, 9, { resamples: 0, seed: 1 }).mean).toEqual({ value: 4, low: null, high: null })
  })
})
