// Intervals for one rate, and of resampled values.
import { quantileSorted } from 'simple-statistics'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Standard normal quantile for 0 < p < 1 (Acklam 2003, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
  const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]
  const polynomial = (list: readonly number[], x: number): number => list.reduce((sum, one) => sum * x + one, 0)
  if (p <= 0 || p >= 1) throw new RangeError('a quantile needs a probability between 0 and 1')
  if (p > 0.97575) return -normalQuantile(1 - p)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(c, q) / (polynomial(d, q) * q + 1)
  }
  const q = p - 0.5
  const r = q * q
  return (polynomial(a, r) * q) / (polynomial(b, r) * r + 1)
}

/** Wilson's score interval (1927) for `count` of `of`, at `level` (0..1). The whole of 0..1 where nothing was seen. */
export function wilson(count: number, of: number, level: number): Interval {
  if (of === 0) return { low: 0, high: 1 }
  const z = normalQuantile(0.5 + level / 2)
  const share = count / of
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const centre = share + (z * z) / (2 * of)
  const scale = 1 + (z * z) / of
  return { low: count === 0 ? 0 : Math.max(0, (centre - spread) / scale), high: count === of ? 1 : Math.min(1, (centre + spread) / scale) }
}

/**
 * Percentile interval (Efron 1979) of resampled values at `level`, 0..1, between neighbours by linear interpolation (Hyndman and Fan 1996, type 7).
 * Values that are NaN are left out, and NaN is both ends where none is left.
 */
export function percentileInterval(values: Iterable<number>, level: number): Interval {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
  if (sorted.length === 0) return { low: Number.NaN, high: Number.NaN }
  const tail = (1 - level) / 2
  const list = [...sorted]
  return { low: quantileSorted(list, tail), high: quantileSorted(list, 1 - tail) }
}
