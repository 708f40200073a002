// Rated cells → every figure of agreement with its interval.
import { withIntervals, type Resampling } from '../statistics/bootstrap.ts'
import type { Agreement, Disagreement, KindAgreement, PairAgreement, VerdictAgreement } from '../model/agreement.ts'
import { CLAIM_KINDS } from '../model/claim.ts'
import { VERDICT_KINDS } from '../model/verdict.ts'
import { cohenKappa, gwetAc1, krippendorffAlpha, percentAgreement, sharedPairs, specificAgreement } from './agreement.ts'
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

/** The figures that any ratings are told by; NaN where one cannot be told. */
const figuresOf = (rows: Ratings): { percent: number; alpha: number; ac1: number } => ({
  percent: percentAgreement(rows) ?? NaN,
  alpha: krippendorffAlpha(rows) ?? NaN,
  ac1: gwetAc1(rows, VERDICT_KINDS.length) ?? NaN,
})

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

/** The table with a category against all others: 1 where it was said, 0 elsewhere. */
const against = (table: Ratings, category: number): Ratings =>
  table.map((unit) => unit.map((value) => (value === undefined ? undefined : value === category ? 1 : 0)))

const rated = (unit: readonly (number | undefined)[]): number => unit.filter((value) => value !== undefined).length

function verdictsOf(table: Ratings, groups: readonly (readonly number[])[], resampling: Resampling): VerdictAgreement[] {
  const shared = table.filter((unit) => rated(unit) > 1)
  return VERDICT_KINDS.flatMap((verdict, category) => {
    const ratings = shared.flat().filter((value) => value === category).length
    if (ratings === 0) return []
    const binary = against(table, category)
    const figures = withIntervals(
      (weights) => {
        const rows = drawn(binary, groups, weights)
        return {
          specific: specificAgreement(rows, 1) ?? NaN,
          alpha: krippendorffAlpha(rows) ?? NaN,
          ac1: gwetAc1(rows, 2) ?? NaN,
        }
      },
      groups.length,
      resampling,
    )
    return [{ verdict, ratings, ...figures }]
  })
}

function kindsOf(units: readonly RatedUnit[], table: Ratings, by: 'cases' | 'claims', resampling: Resampling): KindAgreement[] {
  const found = CLAIM_KINDS.flatMap((kind) => {
    const places = units.flatMap((unit, index) => (unit.kind === kind && unit.ratings.size > 1 ? [index] : []))
    if (places.length === 0) return []
    const own = places.map((index) => table[index]!)
    const groups = groupsOf(
      places.map((index) => units[index]!),
      by,
    )
    const figures = withIntervals((weights) => figuresOf(drawn(own, groups, weights)), groups.length, resampling)
    return [{ kind, cells: places.length, ...figures }]
  })
  return found.sort((a, b) => b.cells - a.cells)
}

/** All figures of agreement between the reviewers of some cases. `cases` names them, also those that nobody decided on. */
export function measureAgreement(units: readonly RatedUnit[], cases: readonly string[], resampling: Resampling): Agreement {
  const raters = ratersOf(units)
  const table = ratingTable(units, raters)
  const by = cases.length >= CASES_TO_DRAW ? 'cases' : 'claims'
  const groups = groupsOf(units, by)
  const overall = withIntervals((weights) => figuresOf(drawn(table, groups, weights)), groups.length, resampling)
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
    verdicts: verdictsOf(table, groups, resampling),
    kinds: kindsOf(units, table, by, resampling),
    pairs,
    disagreements: disagreementsOf(units),
    resampling: { drawn: by, of: groups.length, ...resampling },
  }
}
