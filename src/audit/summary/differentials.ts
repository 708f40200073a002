// What one outlet leaves out more than others that reported the same statements: difference, interval, test, correction.
import type { Differential, Grouping } from '../../model/audit.ts'
import { benjaminiHochberg, holm } from '../../statistics/correction.ts'
import { percentileInterval } from '../../statistics/interval.ts'
import type { Errors } from './misclassification.ts'
import { permutationsFor, permutationTest, type Block } from '../../statistics/permutation.ts'
import type { Random } from '../../statistics/random.ts'
import type { Column, StatementCells } from './cells.ts'
import { keysOf, type Part } from './groups.ts'
import { estimate } from './rates.ts'
import { correctedRate, resample, seen, type Draw } from './resample.ts'

interface Contest {
  readonly outlet: string
  readonly by: Grouping
  readonly key: string
  readonly blocks: Block[]
  readonly own: Part[]
  /** Parts of the others, each outlet of a statement by itself. */
  readonly others: Part[]
}

export interface Contests {
  readonly add: (statement: StatementCells, at: number) => void
  readonly list: () => Contest[]
}

function partOf(at: number, column: Column, claims: readonly number[]): Part {
  const cells = claims.map((index) => column.cells[index]!)
  const sure = cells.filter((cell) => cell.reviewed && cell.verdict !== 'unsure')
  const rest = cells.filter((cell) => !sure.includes(cell))
  const omitted = (list: typeof cells): number => list.filter((cell) => cell.verdict === 'omitted').length
  const said = rest.filter((cell) => cell.engine === 'omitted').length
  return {
    at,
    claims: cells.length,
    saidSame: column.cross ? 0 : said,
    ofSame: column.cross ? 0 : rest.length,
    saidCross: column.cross ? said : 0,
    ofCross: column.cross ? rest.length : 0,
    sureOmitted: omitted(sure),
    ofSure: sure.length,
    altered: 0,
    unsure: 0,
  }
}

/** A part that counts less: of several controls of one statement each speaks with a share of the voice. */
function scaled(part: Part, by: number): Part {
  return {
    ...part,
    saidSame: part.saidSame * by,
    ofSame: part.ofSame * by,
    saidCross: part.saidCross * by,
    ofCross: part.ofCross * by,
    sureOmitted: part.sureOmitted * by,
    ofSure: part.ofSure * by,
  }
}

/** Collects, for each outlet that is no control, the claims that it and a control could have carried. */
export function contests(isControl: (outlet: string) => boolean, anyControls: boolean): Contests {
  const found = new Map<string, Contest>()
  const addKey = (at: number, own: Column, others: readonly Column[], by: Grouping, key: string, claims: readonly number[]): void => {
    const name = JSON.stringify([own.outlet, by, key])
    let contest = found.get(name)
    if (!contest) {
      contest = { outlet: own.outlet, by, key, blocks: [], own: [], others: [] }
      found.set(name, contest)
    }
    const all = [own, ...others].map((column) => partOf(at, column, claims))
    contest.blocks.push({ omitted: all.map((part) => part.saidSame + part.saidCross + part.sureOmitted), claims: claims.length })
    contest.own.push(all[0]!)
    contest.others.push(...all.slice(1).map((part) => scaled(part, 1 / others.length)))
  }
  return {
    add: (statement, at) => {
      const whole = statement.columns.filter((column) => column.cells.length === statement.claims.length)
      for (const own of whole) {
        if (anyControls && isControl(own.outlet)) continue
        const others = whole.filter((column) => column !== own && (anyControls ? isControl(column.outlet) : true))
        if (others.length === 0) continue
        const keys = new Map<string, number[]>()
        statement.claims.forEach((claim, index) => {
          for (const pair of keysOf(claim, statement)) {
            if (pair[0] === 'month') continue
            const name = JSON.stringify(pair)
            keys.set(name, [...(keys.get(name) ?? []), index])
          }
        })
        for (const [name, claims] of keys) {
          const [by, key] = JSON.parse(name) as [Grouping, string]
          addKey(at, own, others, by, key, claims)
        }
      }
    },
    list: () => [...found.values()],
  }
}

/** A test on fewer says nothing, and each one more makes all the others weaker. */
const LEAST_STATEMENTS = 8
const LEAST_CLAIMS = 20

export interface DifferentialOptions {
  readonly statements: number
  readonly level: number
  readonly resamples: number
  readonly permutations: number
  readonly correction: 'holm' | 'bh'
  readonly errors: Errors
  readonly against: readonly string[]
}

/** The controls' rate is weighted as the audited outlet's: by statement, however many controls reported it. */
function differenceOf(contest: Contest, draw: Draw): number {
  return correctedRate(contest.own, draw) - correctedRate(contest.others, draw)
}

/** Differences of all contests that are large enough to be tested, with p values corrected over all of them. */
export function differentials(all: readonly Contest[], options: DifferentialOptions, from: Random): Differential[] {
  const tested = all.filter(
    (one) => one.blocks.length >= LEAST_STATEMENTS && one.blocks.reduce((sum, block) => sum + block.claims, 0) >= LEAST_CLAIMS,
  )
  const drawn = tested.map(() => new Float32Array(options.resamples))
  resample(options.statements, options.resamples, options.errors, from, (draw, round) => {
    tested.forEach((contest, index) => (drawn[index]![round] = differenceOf(contest, draw)))
  })
  const most = permutationsFor(tested.length, options.level, options.permutations)
  const permuted = tested.map((contest) => permutationTest(contest.blocks, most, from))
  const values = permuted.map((one) => one.p)
  const adjusted = (options.correction === 'holm' ? holm : benjaminiHochberg)(values)
  return tested
    .map((contest, index): Differential => {
      const { low, high } = percentileInterval(drawn[index]!, options.level)
      return {
        outlet: contest.outlet,
        by: contest.by,
        key: contest.key,
        statements: contest.blocks.length,
        claims: contest.blocks.reduce((sum, block) => sum + block.claims, 0),
        against: options.against.length > 0 ? [...options.against] : ['the other outlets'],
        difference: estimate(differenceOf(contest, seen(options.statements, options.errors)), low, high),
        p: values[index]!,
        adjusted: adjusted[index]!,
        permutations: permuted[index]!.drawn,
        finding: adjusted[index]! <= 1 - options.level,
        undecided: permuted[index]!.atFloor && adjusted[index]! > 1 - options.level,
      }
    })
    .sort((a, b) => a.adjusted - b.adjusted || Math.abs(b.difference.value ?? 0) - Math.abs(a.difference.value ?? 0))
}
