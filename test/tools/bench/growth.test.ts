import { describe, expect, it } from 'vitest'
import { ALL } from '../../../src/tools/bench/growth/all.ts'
import { growthOf, MOST_GROWTH } from '../../../src/tools/bench/growth/measure.ts'

describe('how time grows with the text', () => {
  it('is measured on at least 90 series, each with a name of its own', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(90)
    expect(new Set(ALL.map((series) => series.name)).size).toBe(ALL.length)
  })

  it.each([
    ['with the text', [1, 2, 4], 1],
    ['with its square', [1, 4, 16], 4],
    ['with the text beside what is done once', [5, 6, 8], 2 / 3],
    ['with the text at first, and with its square later', [1, 2, 8], 2],
  ])('is that of the larger step: %s', (_, seconds, growth) => {
    expect(growthOf([seconds])).toBeCloseTo(growth)
  })

  it('is the same on a machine that is busy at times, as long as most rounds are undisturbed', () => {
    expect(
      growthOf([
        [1, 2, 4],
        [1, 2, 12],
        [3, 6, 12],
        [1, 2, 4],
        [9, 2, 4],
      ]),
    ).toBeCloseTo(1)
    expect(
      growthOf([
        [1, 4, 16],
        [1, 4, 16],
        [16, 16, 16],
      ]),
    ).toBeGreaterThan(MOST_GROWTH)
  })

  it('begins by meaning where a report has more than is looked at for a claim', () => {
    const bounded = ALL.filter((series) => series.name.includes('by meaning'))
    expect(bounded.length).toBeGreaterThan(0)
    for (const { least } of bounded) {
      expect(least!()).toBeGreaterThan(0)
      expect(least!()).toBeLessThan(100_000)
    }
  })
})
