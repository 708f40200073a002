import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile, percentileInterval, wilson } from '../../src/statistics/interval.ts'

describe("Wilson's interval", () => {
  it('agrees with the values of Newcombe (1998), table I', () => {
    expect(wilson(81, 263, 0.95).low).toBeCloseTo(0.2553, 4)
    expect(wilson(81, 263, 0.95).high).toBeCloseTo(0.3662, 4)
    expect(wilson(15, 148, 0.95).low).toBeCloseTo(0.0624, 4)
    expect(wilson(0, 20, 0.95)).toMatchObject({ low: 0 })
    expect(wilson(0, 20, 0.95).high).toBeCloseTo(0.1611, 4)
    expect(wilson(1, 29, 0.95).low).toBeCloseTo(0.0061, 4)
  })

  it('holds the rate, lies within 0..1, and says nothing of nothing', () => {
    expect(wilson(0, 0, 0.95)).toEqual({ low: 0, high: 1 })
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [count, of] = [Math.min(a, b), Math.max(a, b, 1)]
        const { low, high } = wilson(count, of, 0.95)
        return low >= 0 && high <= 1 && low <= count / of && count / of <= high
      }),
    )
  })

  it('is wider at a higher level', () => {
    expect(wilson(3, 10, 0.99).high).toBeGreaterThan(wilson(3, 10, 0.9).high)
  })
})

describe('quantiles', () => {
  it('of the normal distribution are those of the tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5)
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326348, 5)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9)
    expect(() => normalQuantile(1)).toThrow(RangeError)
  })

  it('of drawn values lie between neighbours; what could not be told is left out', () => {
    expect(percentileInterval([Number.NaN, 2, 1, 3], 0.5)).toEqual({ low: 1.5, high: 2.5 })
    expect(percentileInterval([Number.NaN], 0.9)).toEqual({ low: Number.NaN, high: Number.NaN })
  })
})
