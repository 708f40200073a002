// Rated cells → every figure of agreement with its interval.
import { withIntervals, type Resampling } from '../statistics/bootstrap.ts'
import type { Agreement, Disagreement, PairAgreement } from '../model/agreement.ts'
import { cohenKappa, krippendorffAlpha, percentAgreement, sharedPairs } from './agreement.ts'
import { ratersOf, ratingTable, type RatedUnit, type Ratings } from './ratings.ts'

/** From so many cases on whole cases are drawn; with fewer, the claims of them all: a handful of draws tells nothing. */
const CASES_TO_DRAW = 10

/** Units in the groups that are drawn as wholes: a claim's cells in all outlets, or a case's. */
function groupsOf(units: readonly RatedUnit[], by: 'cases' | 'claims'): number[][] {
  const groups = new Map<string, number[]>()
  units.forEach((unit, index) => {
    const key = by === 'cases' ? unit.document : JSON.stringify([unit.document, unit.claim])
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  return [...groups.values()]
}

/** The table with each group as often as it was drawn. */
function drawn(table: Ratings, groups: readonly (readonly number[])[], weights: Float64Array): Ratings {
  const rows: (readonly (number | undefined)[])[] = []
  groups.forEach((group, index) => {
    for (let time = 0; time < weights[index]!; time += 1) for (const row of group) rows.push(table[row]!)
  })
  return rows
}

function disagreementsOf(units: readonly RatedUnit[]): Disagreement[] {
  return units
    .filter((unit) => new Set(unit.ratings.values()).size > 1)
    .map((unit) => ({
      case: unit.document,
      claim: unit.claim,
      outlet: unit.outlet,
      verdicts: Object.fromEntries(unit.ratings),
      ...(unit.notes.size > 0 ? { notes: Object.fromEntries(unit.notes) } : {}),
      ...(unit.settled ? { settled: unit.settled } : {}),
    }))
}

/** All figures of agreement between the reviewers of some cases. `cases` names them, also those that nobody decided on. */
export function measureAgreement(units: readonly RatedUnit[], cases: readonly string[], resampling: Resampling): Agreement {
  const raters = ratersOf(units)
  const table = ratingTable(units, raters)
  const by = cases.length >= CASES_TO_DRAW ? 'cases' : 'claims'
  const groups = groupsOf(units, by)
  const overall = withIntervals(
    (weights) => {
      const rows = drawn(table, groups, weights)
      return { percent: percentAgreement(rows) ?? NaN, alpha: krippendorffAlpha(rows) ?? NaN }
    },
    groups.length,
    resampling,
  )
  const pairs = raters.flatMap((first, a) =>
    raters.slice(a + 1).map((second, offset): PairAgreement => {
      const b = a + 1 + offset
      const figures = withIntervals(
        (weights) => {
          const shared = sharedPairs(drawn(table, groups, weights), a, b)
          return { percent: percentAgreement(shared) ?? NaN, kappa: cohenKappa(shared) ?? NaN }
        },
        groups.length,
        resampling,
      )
      return { reviewers: [first, second], cells: sharedPairs(table, a, b).length, ...figures }
    }),
  )
  return {
    schema: 1,
    cases,
    reviewers: raters.map((name) => ({ name, decided: units.filter((unit) => unit.ratings.has(name)).length })),
    cells: { decided: units.length, shared: units.filter((unit) => unit.ratings.size > 1).length },
    ...overall,
    pairs,
    disagreements: disagreementsOf(units),
    resampling: { drawn: by, of: groups.length, ...resampling },
  }
}
