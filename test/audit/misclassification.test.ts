import { describe, expect, it } from 'vitest'
import { accuracy, drawnAccuracy, trueRate, type ErrorCounts } from '../../src/audit/summary/misclassification.ts'
import { random } from '../../src/statistics/random.ts'

const counts: ErrorCounts = [
  { set: 'news', absent: { said: 60, of: 100 }, present: { said: 5, of: 100 } },
  { set: 'speeches', absent: { said: 800, of: 1000 }, present: { said: 10, of: 1000 } },
]

describe('the correction of Rogan and Gladen', () => {
  it('gives back the true rate from what an erring engine says of it', () => {
    const errs = { sensitivity: 0.7, specificity: 0.96 }
    for (const rate of [0, 0.1, 0.5, 1]) expect(trueRate(rate * 0.7 + (1 - rate) * 0.04, errs)).toBeCloseTo(rate, 9)
  })

  it('stays within 0..1 where fewer are called omitted than errors alone would', () => {
    expect(trueRate(0.01, { sensitivity: 0.7, specificity: 0.96 })).toBe(0)
    expect(trueRate(0.9, { sensitivity: 0.7, specificity: 0.96 })).toBe(1)
  })

  it('says nothing for an engine no better than chance', () => {
    expect(trueRate(0.5, { sensitivity: 0.5, specificity: 0.5 })).toBeNaN()
  })

  it('lets every labelled set count alike, whatever its size', () => {
    expect(accuracy(counts).sensitivity).toBeCloseTo(0.7)
    expect(accuracy(counts).specificity).toBeCloseTo(0.97)
  })

  it('draws error rates around the measured ones, as far apart as the sets are', () => {
    const from = random(3)
    const drawn = Array.from({ length: 2000 }, () => drawnAccuracy(counts, from).sensitivity)
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    expect(mean).toBeCloseTo(0.7, 1)
    expect(Math.min(...drawn)).toBeLessThan(0.62)
    expect(Math.max(...drawn)).toBeGreaterThan(0.78)
  })
})
