// How far raters agree, beyond what chance would give: three measures on nominal categories.
import type { Ratings } from './ratings.ts'

const counted = (values: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const present = (unit: readonly (number | undefined)[]): number[] => unit.filter((value) => value !== undefined)

/** Share of pairs of raters, over all units, that say the same, 0..1; `undefined` where no unit has two ratings. */
export function percentAgreement(ratings: Ratings): number | undefined {
  let pairs = 0
  let same = 0
  for (const unit of ratings) {
    const values = present(unit)
    pairs += (values.length * (values.length - 1)) / 2
    for (const count of counted(values).values()) same += (count * (count - 1)) / 2
  }
  return pairs === 0 ? undefined : same / pairs
}

/**
 * Cohen's kappa (Cohen 1960) of two raters, at most 1, on the units that both rated. `undefined` where they share no unit,
 * or where both used one and the same category throughout: then chance alone gives full agreement and kappa says nothing.
 */
export function cohenKappa(pairs: readonly (readonly [number, number])[]): number | undefined {
  const count = pairs.length
  if (count === 0) return undefined
  const observed = pairs.filter(([a, b]) => a === b).length / count
  const left = counted(pairs.map(([a]) => a))
  const right = counted(pairs.map(([, b]) => b))
  let expected = 0
  for (const [category, times] of left) expected += (times / count) * ((right.get(category) ?? 0) / count)
  return expected === 1 ? undefined : (observed - expected) / (1 - expected)
}

/** Units that two raters, by column, both rated. */
export function sharedPairs(ratings: Ratings, first: number, second: number): [number, number][] {
  return ratings.flatMap((unit): [number, number][] => {
    const a = unit[first]
    const b = unit[second]
    return a === undefined || b === undefined ? [] : [[a, b]]
  })
}

/**
 * Krippendorff's alpha for nominal data (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"), at most 1, for any
 * number of raters and with missing values: from the coincidences of values within units, each weighted by 1/(ratings − 1).
 * Units with fewer than two ratings cannot be paired and do not count. `undefined` where nothing can be paired, or where
 * only one category occurs.
 */
export function krippendorffAlpha(ratings: Ratings): number | undefined {
  const totals = new Map<number, number>()
  let all = 0
  let agreeing = 0
  for (const unit of ratings) {
    const values = present(unit)
    if (values.length < 2) continue
    all += values.length
    for (const [category, count] of counted(values)) {
      totals.set(category, (totals.get(category) ?? 0) + count)
      agreeing += (count * (count - 1)) / (values.length - 1)
    }
  }
  if (totals.size < 2) return undefined
  let expected = 0
  for (const count of totals.values()) expected += count * (count - 1)
  return 1 - ((all - agreeing) * (all - 1)) / (all * (all - 1) - expected)
}

/**
 * Gwet's AC1 (Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement"), at most 1, for any
 * number of raters and with missing values. Chance agreement is that of raters who cannot tell and say anything: where one category is
 * all but everything it stays near 0, and so does not eat the coefficient as it does kappa's and alpha's. `categories` is how many
 * there were to choose from, at least 2. `undefined` where no unit has two ratings.
 */
export function gwetAc1(ratings: Ratings, categories: number): number | undefined {
  const observed: number[] = []
  const shares = new Map<number, number>()
  let units = 0
  for (const unit of ratings) {
    const values = present(unit)
    if (values.length === 0) continue
    units += 1
    const counts = counted(values)
    for (const [category, count] of counts) shares.set(category, (shares.get(category) ?? 0) + count / values.length)
    if (values.length < 2) continue
    let same = 0
    for (const count of counts.values()) same += count * (count - 1)
    observed.push(same / (values.length * (values.length - 1)))
  }
  if (observed.length === 0) return undefined
  const agreement = observed.reduce((sum, one) => sum + one, 0) / observed.length
  let spread = 0
  for (const sum of shares.values()) spread += (sum / units) * (1 - sum / units)
  const chance = spread / (categories - 1)
  return (agreement - chance) / (1 - chance)
}

/**
 * Specific agreement on one category (Spitzer and Fleiss 1974, for any number of raters): of the ratings that say it, the share that
 * another rater of the unit joins, 0..1. `undefined` where no unit with two ratings has it.
 */
export function specificAgreement(ratings: Ratings, category: number): number | undefined {
  let joined = 0
  let possible = 0
  for (const unit of ratings) {
    const values = present(unit)
    if (values.length < 2) continue
    const count = values.filter((value) => value === category).length
    joined += (count * (count - 1)) / (values.length - 1)
    possible += count
  }
  return possible === 0 ? undefined : joined / possible
}
