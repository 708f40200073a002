import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersFor, clusterSpread, halfWidthOf } from '../../src/statistics/sample-size.ts'

describe('the size of a sample', () => {
  it('is the textbook’s for single elements: 384 for half of them within 5 points, 278 of a thousand', () => {
    const spread = clusterSpread(Array.from({ length: 1000 }, (_, index) => ({ of: 1, having: index % 2 })))
    expect(spread).toBeCloseTo(0.5, 2)
    expect(clustersFor(1e9, 0.5, 0.05, 0.95)).toBe(385)
    expect(clustersFor(1000, 0.5, 0.05, 0.95)).toBe(278)
  })

  it('needs more clusters where what is in a cluster goes the same way', () => {
    const alike = Array.from({ length: 100 }, (_, index) => ({ of: 8, having: index % 2 === 0 ? 8 : 0 }))
    const mixed = Array.from({ length: 100 }, () => ({ of: 8, having: 4 }))
    expect(clustersFor(10_000, clusterSpread(alike), 0.05, 0.95)).toBeGreaterThan(6 * clustersFor(10_000, clusterSpread(mixed), 0.05, 0.95))
  })

  it('gives the width that was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 5000 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 0.3, noNaN: true }),
        (population, spread, width) => {
          const count = clustersFor(population, spread, width, 0.95)
          expect(count).toBeLessThanOrEqual(population)
          expect(halfWidthOf(population, spread, count, 0.95)).toBeLessThanOrEqual(width + 1e-9)
        },
      ),
    )
  })
})
