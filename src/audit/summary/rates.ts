// Groups → rates with intervals, and each outlet's change over time.
import type { Estimate, RateRow, Trend } from '../../model/audit.ts'
import { percentileInterval, wilson } from '../../statistics/interval.ts'
import { trueRate, accuracy, errorsOf, type Errors } from './misclassification.ts'
import { UNKNOWN_MONTH, type Group } from './groups.ts'
import { correctedRate, seen } from './resample.ts'

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
/** A value with its ends; NaN becomes `null`, what cannot be told. */
export const estimate = (value: number, low: number, high: number): Estimate => ({
  value: orNull(value),
  low: orNull(low),
  high: orNull(high),
})

interface Sums {
  readonly claims: number
  readonly omitted: number
  readonly altered: number
  readonly unsure: number
  readonly reviewed: number
  readonly cross: number
}

function sums(group: Group): Sums {
  const total = { claims: 0, omitted: 0, altered: 0, unsure: 0, reviewed: 0, cross: 0 }
  for (const part of group.parts) {
    total.claims += part.claims
    total.omitted += part.saidSame + part.saidCross + part.sureOmitted
    total.altered += part.altered
    total.unsure += part.unsure
    total.reviewed += part.ofSure
    total.cross += part.ofCross
  }
  return total
}

/**
 * A group of few claims resamples to itself, and its interval would be of no width. So the interval is the wider, at each end,
 * of the bootstrap's and of Wilson's carried through the correction.
 */
function correctedEstimate(group: Group, statements: number, draws: Float32Array, errors: Errors, level: number): Estimate {
  const value = correctedRate(group.parts, group.outlet, seen(statements, errors))
  const drawn = percentileInterval(draws, level)
  const { claims, omitted, cross, reviewed } = sums(group)
  const said = wilson(omitted, claims, level)
  // A mixture's error rates are those of its parts, by their share; what people decided has none.
  const share = claims === 0 ? 0 : cross / claims
  const sure = claims === 0 ? 0 : reviewed / claims
  const known = errorsOf(errors, group.outlet)
  const [same, other] = [accuracy(known.same), accuracy(known.cross)]
  const mixed = (of: 'sensitivity' | 'specificity'): number => same[of] * (1 - share - sure) + other[of] * share + sure
  const carried = (rate: number): number => trueRate(rate, { sensitivity: mixed('sensitivity'), specificity: mixed('specificity') })
  // Without draws Wilson's stands alone.
  if (draws.length === 0) return estimate(value, carried(said.low), carried(said.high))
  return estimate(value, Math.min(drawn.low, carried(said.low)), Math.max(drawn.high, carried(said.high)))
}

/**
 * A group's counts, its share said omitted (Wilson) and its corrected rate with an interval at `level`, 0..1. `draws` are resampled
 * corrected rates; without them the interval is Wilson's, corrected.
 */
export function rateRow(group: Group, statements: number, draws: Float32Array, errors: Errors, level: number): RateRow {
  const { claims, omitted, altered, unsure, reviewed } = sums(group)
  const said = wilson(omitted, claims, level)
  return {
    outlet: group.outlet,
    by: group.by,
    key: group.key,
    statements: group.parts.length,
    claims,
    omitted,
    altered,
    unsure,
    reviewed,
    said: estimate(omitted / claims, said.low, said.high),
    corrected: correctedEstimate(group, statements, draws, errors, level),
  }
}

/** Months of `2025-09` since year 0. */
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** Slope per year of rates over months, weighted by their claims; NaN for fewer than two months. */
function yearlySlope(months: readonly { readonly at: number; readonly rate: number; readonly claims: number }[]): number {
  const told = months.filter((month) => !Number.isNaN(month.rate) && month.claims > 0)
  const weight = told.reduce((sum, month) => sum + month.claims, 0)
  const meanAt = told.reduce((sum, month) => sum + month.claims * month.at, 0) / weight
  const meanRate = told.reduce((sum, month) => sum + month.claims * month.rate, 0) / weight
  const spread = told.reduce((sum, month) => sum + month.claims * (month.at - meanAt) ** 2, 0)
  if (told.length < 2 || spread === 0) return Number.NaN
  return (told.reduce((sum, month) => sum + month.claims * (month.at - meanAt) * (month.rate - meanRate), 0) / spread) * 12
}

/** Each outlet's months in order, gaps left out, and the change per year. `draws` runs parallel to `rows` and `groups`, which are of claims of `kind`. */
export function trends(
  groups: readonly Group[],
  rows: readonly RateRow[],
  draws: readonly Float32Array[],
  level: number,
  kind = 'all',
): Trend[] {
  const outlets = [...new Set(groups.map((group) => group.outlet))]
  return outlets.flatMap((outlet) => {
    const places = groups.flatMap((group, index) =>
      group.by === 'month' && group.outlet === outlet && group.key !== UNKNOWN_MONTH ? [index] : [],
    )
    if (places.length === 0) return []
    const months = places.map((index) => ({ month: rows[index]!.key, claims: rows[index]!.claims, rate: rows[index]!.corrected }))
    const slope = (rateOf: (index: number) => number): number =>
      yearlySlope(places.map((index) => ({ at: monthNumber(rows[index]!.key), rate: rateOf(index), claims: rows[index]!.claims })))
    const value = slope((index) => rows[index]!.corrected.value ?? Number.NaN)
    const rounds = draws[places[0]!]!.length
    const drawn = Array.from({ length: rounds }, (_, round) => slope((index) => draws[index]![round]!))
    const { low, high } = percentileInterval(drawn, level)
    return [{ outlet, kind, months, perYear: estimate(value, low, high) }]
  })
}
