import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa, gwetAc1, krippendorffAlpha, percentAgreement, specificAgreement } from '../../src/review/agreement.ts'
import { measureAgreement } from '../../src/review/measure.ts'
import { ratedUnits } from '../../src/review/ratings.ts'
import { comparison, decide, undo } from './fixture.ts'

/** Raters × units as papers print them, `.` for a missing value → units × raters. */
function table(...raters: string[]): (number | undefined)[][] {
  const rows = raters.map((row) => row.split(' '))
  return rows[0]!.map((_, unit) => rows.map((row) => (row[unit] === '.' ? undefined : row[unit]!.codePointAt(0))))
}

describe('Krippendorff’s alpha against the worked examples of Krippendorff (2011)', () => {
  it('is .095 for two observers and binary data (his example A)', () => {
    expect(krippendorffAlpha(table('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3)
  })

  it('is .692 for two observers and five categories (his example B)', () => {
    expect(krippendorffAlpha(table('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3)
  })

  it('is .743 for four observers with missing values (his example C)', () => {
    const ratings = table('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .')
    expect(krippendorffAlpha(ratings)).toBeCloseTo(0.743, 3)
  })
})

describe('Gwet’s AC1', () => {
  it('is .775 on the ratings of four observers with missing values, as Gwet’s own program says', () => {
    const ratings = table('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .')
    expect(gwetAc1(ratings, 5)).toBeCloseTo(0.775, 3)
  })

  it('stays high where raters agree on nearly everything and nearly everything is one category; alpha falls', () => {
    const cell = (a: number, b: number, times: number): [number, number][] => Array.from({ length: times }, () => [a, b])
    const skewed = [...cell(0, 0, 118), ...cell(0, 1, 5), ...cell(1, 0, 2)]
    expect(gwetAc1(skewed, 2)).toBeCloseTo(0.9408, 4)
    expect(krippendorffAlpha(skewed)!).toBeLessThan(0)
  })

  it('is told where only one category occurs, and not where nothing is shared', () => {
    expect(
      gwetAc1(
        [
          [1, 1],
          [1, 1],
        ],
        5,
      ),
    ).toBe(1)
    expect(gwetAc1([[1, undefined]], 5)).toBeUndefined()
  })
})

describe('specific agreement', () => {
  it('is twice the joint ones over all that either rater gave, for two raters', () => {
    const cell = (a: number, b: number, times: number): [number, number][] => Array.from({ length: times }, () => [a, b])
    const ratings = [...cell(1, 1, 10), ...cell(1, 0, 4), ...cell(0, 1, 6), ...cell(0, 0, 80)]
    expect(specificAgreement(ratings, 1)).toBeCloseTo(20 / 30)
    expect(specificAgreement(ratings, 0)).toBeCloseTo(160 / 170)
    expect(specificAgreement(ratings, 7)).toBeUndefined()
  })
})

describe('measures of agreement', () => {
  it('gives a kappa of .4 for fifty proposals of which two readers accept 20 together and refuse 15, and differ on 15', () => {
    const cell = (a: number, b: number, times: number): [number, number][] => Array.from({ length: times }, () => [a, b])
    expect(cohenKappa([...cell(1, 1, 20), ...cell(1, 0, 5), ...cell(0, 1, 10), ...cell(0, 0, 15)])).toBeCloseTo(0.4, 10)
  })

  it('says nothing where only one category occurs or nothing is shared', () => {
    expect(cohenKappa([[1, 1]])).toBeUndefined()
    expect(cohenKappa([])).toBeUndefined()
    expect(
      krippendorffAlpha([
        [1, 1],
        [1, 1],
      ]),
    ).toBeUndefined()
    expect(
      krippendorffAlpha([
        [1, undefined],
        [undefined, 2],
      ]),
    ).toBeUndefined()
    expect(percentAgreement([[1, undefined]])).toBeUndefined()
  })

  const ratings = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 30,
  })

  it('does not depend on the order of units or raters, nor on units that one rater alone has rated', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const alpha = krippendorffAlpha(units)
        const turned = krippendorffAlpha([...units.map((unit) => [...unit].reverse()).reverse(), [2, undefined, undefined]])
        if (alpha === undefined) expect(turned).toBeUndefined()
        else expect(turned).toBeCloseTo(alpha, 10)
      }),
    )
  })

  it('is 1 exactly where all pairs agree, and never more', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const alpha = krippendorffAlpha(units)
        if (alpha === undefined) return
        expect(alpha).toBeLessThanOrEqual(1)
        expect(alpha === 1).toBe(percentAgreement(units) === 1)
      }),
    )
  })

  it('is, for two raters who rated everything, Scott’s pi with the correction for small samples', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 40 }),
        (pairs) => {
          const alpha = krippendorffAlpha(pairs)
          if (alpha === undefined) return
          const values = pairs.flat()
          const expected = [0, 1, 2, 3].reduce((sum, kind) => sum + (values.filter((one) => one === kind).length / values.length) ** 2, 0)
          const pi = (pairs.filter(([a, b]) => a === b).length / pairs.length - expected) / (1 - expected)
          expect(alpha).toBeCloseTo(1 - ((1 - pi) * (values.length - 1)) / values.length, 10)
        },
      ),
    )
  })
})

describe('agreement from review logs', () => {
  const settled = { ...decide(5, 0, 'omitted', 'clara'), adjudicates: true }
  const reviews = [
    {
      reviewer: 'anna',
      decisions: [decide(5, 0, 'omitted'), decide(5, 1, 'omitted'), decide(0, 0, 'reported'), decide(1, 1, 'partial'), undo()],
    },
    {
      reviewer: 'boris',
      decisions: [decide(5, 0, 'altered', 'boris'), decide(5, 1, 'omitted', 'boris'), decide(0, 0, 'reported', 'boris')],
    },
    { reviewer: 'clara', decisions: [settled] },
  ]
  const agreement = measureAgreement(ratedUnits('founding', comparison, reviews), ['founding'], { resamples: 200, seed: 1 })

  it('counts what stands after undo, and leaves an adjudication out of the ratings', () => {
    expect(agreement.reviewers).toEqual([
      { name: 'anna', decided: 3 },
      { name: 'boris', decided: 3 },
    ])
    expect(agreement.percent.value).toBeCloseTo(2 / 3)
  })

  it('lists what reviewers differ on, with what settled it', () => {
    expect(agreement.disagreements).toEqual([
      expect.objectContaining({
        outlet: 'KCNA',
        verdicts: { anna: 'omitted', boris: 'altered' },
        settled: { by: 'clara', verdict: 'omitted' },
      }),
    ])
  })

  it('gives the same intervals for the same seed, around the value', () => {
    const again = measureAgreement(ratedUnits('founding', comparison, reviews), ['founding'], { resamples: 200, seed: 1 })
    expect(again).toEqual(agreement)
    expect(agreement.percent.low).toBeLessThanOrEqual(agreement.percent.value!)
    expect(agreement.percent.high).toBeGreaterThanOrEqual(agreement.percent.value!)
  })

  it('does not count a decision on a text that has changed', () => {
    const changed = { ...comparison, statement: { ...comparison.statement, text: `${comparison.statement.text} ` } }
    expect(ratedUnits('founding', changed, reviews)).toEqual([])
  })
})
