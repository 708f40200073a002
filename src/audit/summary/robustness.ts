// How an audit's main figures move with what is taken for the engine's error rates.
import type { RobustnessRow, RobustnessWay } from '../../model/audit.ts'
import { percentileInterval, wilson } from '../../statistics/interval.ts'
import type { Random } from '../../statistics/random.ts'
import { outletErrors, pooledErrors, type ArchiveErrors } from './archive-errors.ts'
import type { Column, StatementCells } from './cells.ts'
import { differenceOf, voices, type Contest } from './differentials.ts'
import type { Group } from './groups.ts'
import type { Errors, SetCounts } from './misclassification.ts'
import { estimate } from './rates.ts'
import { correctedRate, resample, seen, type Draw } from './resample.ts'

/** One outlet's claims of one statement under the design-based estimate: their number, and the sum of what stands for their truth. */
interface DesignPart {
  readonly at: number
  readonly claims: number
  /** Engine's omissions, plus 1 over the chance of the pair times what people said otherwise (0 where the pair was not drawn). */
  readonly left: number
}

/** Decided pairs of an outlet from which a design-based figure is given. */
const LEAST_DECIDED = 10

export interface Robustness {
  readonly add: (statement: StatementCells, at: number) => void
  readonly rows: (parts: RobustnessParts, from: Random) => RobustnessRow[]
}

export interface RobustnessParts {
  /** Groups of all claims, one an outlet. */
  readonly groups: readonly Group[]
  /** Contests of all claims. */
  readonly contests: readonly Contest[]
  readonly measured: Errors
  readonly own: ArchiveErrors
  readonly statements: number
  readonly resamples: number
  readonly level: number
}

const said = (column: Column): number => column.cells.filter((cell) => cell.engine === 'omitted').length

/** Rates by which an engine never errs: what it says is what is. */
const perfect: readonly SetCounts[] = [{ set: 'none', absent: { said: 1, of: 1 }, present: { said: 0, of: 1 } }]

const sensitivityOf = ({ absent }: SetCounts): number => absent.said / absent.of

/** The measured set by which least, or most, is corrected: sensitivity decides how much. */
function extreme(measured: Errors, which: 'least' | 'most'): Errors {
  const one = (sets: readonly SetCounts[]): SetCounts[] => {
    const sorted = [...sets].sort((a, b) => sensitivityOf(b) - sensitivityOf(a))
    const found = which === 'least' ? sorted[0] : sorted.at(-1)
    return found ? [found] : []
  }
  return { ...measured, same: one(measured.same), cross: one(measured.cross) }
}

/** All ways that this archive allows. */
function waysOf({ measured, own }: RobustnessParts): { readonly way: RobustnessWay; readonly errors: Errors }[] {
  const pooled = pooledErrors(own)
  const outlets = outletErrors(own)
  const archive = pooled.same ?? pooled.cross
  return [
    { way: 'uncorrected', errors: { ...measured, same: perfect, cross: perfect } },
    ...(measured.same.length > 1
      ? [
          { way: 'least' as const, errors: extreme(measured, 'least') },
          { way: 'most' as const, errors: extreme(measured, 'most') },
        ]
      : []),
    { way: 'measured', errors: measured },
    ...(archive ? [{ way: 'archive' as const, errors: { ...measured, ...pooled } }] : []),
    ...(outlets.size > 0 ? [{ way: 'outlet' as const, errors: { ...measured, ...pooled, outlets } }] : []),
  ]
}

function row(
  outlet: string,
  way: RobustnessWay,
  rate: { readonly value: number; readonly drawn: Float64Array },
  difference: { readonly value: number; readonly drawn: Float64Array } | undefined,
  level: number,
): RobustnessRow {
  const of = ({ value, drawn }: typeof rate) => {
    const { low, high } = percentileInterval(drawn, level)
    return estimate(value, low, high)
  }
  return { outlet, way, rate: of(rate), ...(difference ? { difference: of(difference) } : {}) }
}

/** Collects, while statements stream by, what people decided of drawn pairs. `own` is the archive's blind sample. */
export function robustness(own: ArchiveErrors): Robustness {
  const decided = new Map((own.sample?.units ?? []).map((one) => [`${one.unit.statement} ${one.unit.outlet}`, one]))
  const designs = new Map<string, DesignPart[]>()
  const counts = new Map<string, number>()
  return {
    add: ({ id, columns }, at) => {
      if (decided.size === 0) return
      for (const column of columns) {
        const drawn = decided.get(`${id} ${column.outlet}`)
        let left = said(column)
        if (drawn?.truth.length === column.cells.length) {
          counts.set(column.outlet, (counts.get(column.outlet) ?? 0) + 1)
          column.cells.forEach((cell, claim) => {
            const truth = drawn.truth[claim]
            if (truth === 'unsure') return
            left += drawn.weight * ((truth === 'omitted' ? 1 : 0) - (cell.engine === 'omitted' ? 1 : 0))
          })
        }
        const parts = designs.get(column.outlet) ?? []
        parts.push({ at, claims: column.cells.length, left })
        designs.set(column.outlet, parts)
      }
    },
    rows: (parts, from) => {
      const { groups, contests, statements, resamples, level } = parts
      const ways = waysOf(parts)
      const rows: RobustnessRow[] = []
      for (const { way, errors } of ways) {
        const ready = new Map(contests.map((one) => [one.outlet, { ...one, others: voices(one.others, errors) }]))
        const rates = groups.map(() => new Float64Array(resamples))
        const differences = groups.map(() => new Float64Array(resamples))
        const value = (group: Group, draw: Draw): number => correctedRate(group.parts, group.outlet, draw)
        resample(statements, resamples, errors, from, (draw, round) => {
          // What the engine says has no error rates that could be drawn.
          const used = way === 'uncorrected' ? { ...seen(0, errors), weights: draw.weights } : draw
          groups.forEach((group, index) => {
            rates[index]![round] = value(group, used)
            const contest = ready.get(group.outlet)
            if (contest) differences[index]![round] = differenceOf(contest, used)
          })
        })
        const now = seen(statements, errors)
        groups.forEach((group, index) => {
          const contest = ready.get(group.outlet)
          const difference = contest ? { value: differenceOf(contest, now), drawn: differences[index]! } : undefined
          const one = row(group.outlet, way, { value: value(group, now), drawn: rates[index]! }, difference, level)
          if (way !== 'uncorrected') {
            rows.push(one)
            return
          }
          const claims = group.parts.reduce((sum, part) => sum + part.claims, 0)
          const wide = wilson(Math.round((one.rate.value ?? 0) * claims), claims, level)
          const { low, high } = one.rate
          rows.push({ ...one, rate: { value: one.rate.value, low: Math.min(low ?? 1, wide.low), high: Math.max(high ?? 0, wide.high) } })
        })
      }
      rows.push(...designBased(groups, contests, parts, from))
      return rows
    },
  }

  function designBased(
    groups: readonly Group[],
    contests: readonly Contest[],
    { measured, statements, resamples, level }: RobustnessParts,
    from: Random,
  ): RobustnessRow[] {
    const told = groups.filter(({ outlet }) => (counts.get(outlet) ?? 0) >= LEAST_DECIDED)
    if (told.length === 0) return []
    const rateOf = (outlet: string, weights: Uint16Array): number => {
      let [left, claims] = [0, 0]
      for (const part of designs.get(outlet) ?? []) {
        left += weights[part.at]! * part.left
        claims += weights[part.at]! * part.claims
      }
      return claims === 0 ? Number.NaN : left / claims
    }
    /** The same claims of the same statements, each other outlet with its share of the voice. */
    const byPlace = new Map([...designs].map(([outlet, parts]) => [outlet, new Map(parts.map((part) => [part.at, part]))]))
    const differenceAt = (contest: Contest, weights: Uint16Array): number => {
      let [own, others, claims] = [0, 0, 0]
      for (const { at } of contest.own) {
        const mine = byPlace.get(contest.outlet)?.get(at)
        const theirs = [...contest.others.keys()].flatMap((outlet) => byPlace.get(outlet)?.get(at) ?? [])
        if (!mine || theirs.length === 0 || weights[at] === 0) continue
        own += weights[at]! * mine.left
        others += (weights[at]! * theirs.reduce((sum, one) => sum + one.left, 0)) / theirs.length
        claims += weights[at]! * mine.claims
      }
      return claims === 0 ? Number.NaN : (own - others) / claims
    }
    const comparable = new Map(
      contests
        .filter((one) => [...one.others.keys()].every((outlet) => (counts.get(outlet) ?? 0) >= LEAST_DECIDED))
        .map((one) => [one.outlet, one]),
    )
    const rates = told.map(() => new Float64Array(resamples))
    const differences = told.map(() => new Float64Array(resamples))
    resample(statements, resamples, { ...measured, same: perfect, cross: perfect }, from, ({ weights }, round) => {
      told.forEach(({ outlet }, index) => {
        rates[index]![round] = rateOf(outlet, weights)
        const contest = comparable.get(outlet)
        if (contest) differences[index]![round] = differenceAt(contest, weights)
      })
    })
    const once = new Uint16Array(statements).fill(1)
    return told.map(({ outlet }, index) => {
      const contest = comparable.get(outlet)
      const difference = contest ? { value: differenceAt(contest, once), drawn: differences[index]! } : undefined
      return row(outlet, 'design', { value: rateOf(outlet, once), drawn: rates[index]! }, difference, level)
    })
  }
}
