import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, holm } from '../../src/statistics/correction.ts'

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })

describe('correction for many comparisons', () => {
  it('agrees with a calculation by hand', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005]).map((one) => Number(one.toFixed(4)))).toEqual([0.02, 0.04, 0.04, 0.02])
  })

  it('never makes a p value smaller, keeps their order, and Holm is the stricter', () => {
    fc.assert(
      fc.property(values, (list) => {
        const [strict, mild] = [holm(list), benjaminiHochberg(list)]
        return list.every((value, index) => {
          const ordered = list.every((other, at) => other < value || strict[at]! >= strict[index]! - 1e-12)
          return strict[index]! >= mild[index]! - 1e-12 && mild[index]! >= value - 1e-12 && strict[index]! <= 1 && ordered
        })
      }),
    )
  })
})
