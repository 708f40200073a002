import { describe, expect, it } from 'vitest'
import {
  accuracy,
  clustered,
  DESIGN_EFFECT,
  drawnAccuracy,
  trueRate,
  type ErrorCounts,
  type Errors,
} from '../../src/audit/summary/misclassification.ts'
import { correctedRate, seen } from '../../src/audit/summary/resample.ts'
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

  it('pools labelled sets, so that every claim counts alike', () => {
    expect(accuracy(counts).sensitivity).toBeCloseTo(860 / 1100)
    expect(accuracy(counts).specificity).toBeCloseTo(1 - 15 / 1100)
  })

  const spread = (of: ErrorCounts): number => {
    const from = random(3)
    const drawn = Array.from({ length: 2000 }, () => drawnAccuracy(of, from).sensitivity)
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    return Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length)
  }

  it('draws error rates around the measured ones, as far apart as the sets are', () => {
    const from = random(3)
    const drawn = Array.from({ length: 2000 }, () => drawnAccuracy(counts, from).sensitivity)
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    expect(Math.abs(mean - 0.77)).toBeLessThan(0.04)
    expect(Math.min(...drawn)).toBeLessThan(0.62)
    expect(Math.max(...drawn)).toBeGreaterThan(0.78)
  })

  it('draws wider where claims stand together: with an effect of 4 twice as wide', () => {
    const alone = counts.slice(1)
    const together = alone.map((one) => ({ ...one, designEffect: { absent: 4, present: 4 } }))
    expect(spread(together) / spread(alone)).toBeGreaterThan(1.8)
    expect(spread(together) / spread(alone)).toBeLessThan(2.2)
  })
})

describe('pairs that people decided', () => {
  const pair = (said: number, of: number, weight = 1) => ({ absent: { said, of }, present: { said: 0, of: 10 }, weight })

  it('count by 1 over the chance with which they were drawn', () => {
    const { absent } = clustered('own', [pair(10, 10, 3), pair(0, 10, 1)])
    expect(absent.said / absent.of).toBeCloseTo(0.75)
    expect(absent.of).toBe(20)
  })

  it('tell as much as one claim each where all claims of a pair go the same way', () => {
    const all = Array.from({ length: 40 }, (_, index) => pair(index % 2 === 0 ? 10 : 0, 10))
    const { designEffect } = clustered('own', all)
    expect(designEffect!.absent).toBeGreaterThan(9.5)
    expect(designEffect!.absent).toBeLessThan(10.8)
  })

  it('are taken for clustered where nothing tells it', () => {
    expect(clustered('own', [pair(5, 10)]).designEffect).toEqual(DESIGN_EFFECT)
  })
})

describe('error rates of single outlets', () => {
  it('correct their own outlet, and no other', () => {
    const one = (said: number) => [{ set: 'x', absent: { said, of: 100 }, present: { said: 0, of: 100 } }]
    const errors: Errors = {
      about: '',
      engine: '',
      current: true,
      same: one(50),
      cross: one(50),
      outlets: new Map([['North', { same: one(100) }]]),
    }
    const parts = [
      { at: 0, claims: 10, saidSame: 2, ofSame: 10, saidCross: 0, ofCross: 0, sureOmitted: 0, ofSure: 0, altered: 0, unsure: 0 },
    ]
    expect(correctedRate(parts, 'North', seen(1, errors))).toBeCloseTo(0.2)
    expect(correctedRate(parts, 'South', seen(1, errors))).toBeCloseTo(0.4)
    const cross = [{ ...parts[0]!, saidSame: 0, ofSame: 0, saidCross: 2, ofCross: 10 }]
    expect(correctedRate(cross, 'North', seen(1, errors))).toBeCloseTo(0.4)
  })
})
