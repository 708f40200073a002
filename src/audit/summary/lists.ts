// What a reader wants named: the weightiest omissions, statements that nobody reported, matches that a person must look at.
import type { CoverageRow, Omission, Pairing } from '../../model/audit.ts'
import { wilson } from '../../statistics/interval.ts'
import type { Column, StatementCells } from './cells.ts'
import { estimate } from './rates.ts'

/** Lists in an audit are for reading; the tidy CSV has every cell. */
const MOST_OMISSIONS = 50

/** Days on which the archive holds reports of each outlet, sorted. */
export type HeldDays = ReadonlyMap<string, Float64Array>

/** Reports held that the engine can read, and those in languages that it does not know. */
export interface Held {
  readonly readable: HeldDays
  readonly foreign: HeldDays
}

/** Whether the archive holds any report of an outlet between two days (both included). A statement without a date is taken to be inside. */
function heldWithin(days: Float64Array | undefined, from: number | undefined, to: number | undefined): boolean {
  if (!days || days.length === 0) return false
  if (from === undefined || to === undefined) return true
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! < from) low = middle + 1
    else high = middle
  }
  return low < days.length && days[low]! <= to
}

export interface Lists {
  readonly add: (statement: StatementCells, day: number | undefined) => void
  readonly omissions: () => Weighed[]
  readonly ambiguous: () => Pairing[]
  readonly notCovered: () => Pairing[]
  /** Statements and outlets of which nothing is said, since a language is not supported. */
  readonly unsupported: () => Pairing[]
  /** Pairs taken, the most doubtful first. */
  readonly matches: () => Pairing[]
  /** True lengths, wherever the lists stop. */
  readonly counts: () => {
    readonly omissions: number
    readonly ambiguous: number
    readonly notCovered: number
    readonly unsupported: number
    readonly matches: number
  }
  readonly matching: () => { readonly given: number; readonly taken: number; readonly ambiguous: number; readonly expectedWrong: number }
  readonly coverage: (level: number) => CoverageRow[]
}

interface Counted {
  statements: number
  covered: number
  ambiguous: number
  /** Ambiguous ones by their probability. */
  likely: number
  unsupported: number
  outside: number
}

/** An omission whose claim is still a span of the text with this hash. */
export interface Weighed {
  readonly omission: Omission
  readonly weight: number
  readonly hash: string
  readonly span: readonly [number, number]
  /** The nearest passage, in the report's text with this hash. */
  readonly passage: readonly [number, number] | undefined
  readonly reportHash: string
}

/** Claims by whose coverage a match is doubted: a report that leaves much out still carries these. */
const BEST = 2

/** 0..1, how much a taken pair is to be doubted: it was not likely, or even the claims that it carries best are hardly in it. */
function doubtOf({ probability, cells }: Column): number {
  const coverages = cells.map((cell) => cell.coverage).sort((a, b) => b - a)
  const best = coverages.slice(0, BEST)
  return best.length === 0 ? 1 : 1 - (probability * best.reduce((sum, one) => sum + one, 0)) / best.length
}

function whyDoubted({ probability, cells }: Column): string {
  const best = cells.reduce((most, cell) => Math.max(most, cell.coverage), 0)
  return best < 0.5
    ? `no claim of the statement is surely in it (the best ${Math.round(best * 100)} %)`
    : `a report of it with ${Math.round(probability * 100)} %`
}

interface Doubted {
  readonly pairing: Pairing
  readonly doubt: number
}

/** Collects lists while statements stream by, each of at most `most` pairings. `outlets` are all that are audited or compared with. */
export function lists(
  outlets: readonly string[],
  isControl: (outlet: string) => boolean,
  held: Held,
  window: readonly [number, number],
  most: number,
): Lists {
  const counts = new Map<string, Counted>(
    outlets.map((outlet) => [outlet, { statements: 0, covered: 0, ambiguous: 0, likely: 0, unsupported: 0, outside: 0 }]),
  )
  let weighed: Weighed[] = []
  const ambiguous: Pairing[] = []
  const notCovered: Pairing[] = []
  const unsupported: Pairing[] = []
  let doubted: Doubted[] = []
  const lengths = { omissions: 0, ambiguous: 0, notCovered: 0, unsupported: 0, matches: 0 }
  const matching = { given: 0, taken: 0, ambiguous: 0, expectedWrong: 0 }
  const trimDoubted = (): void => {
    doubted.sort((a, b) => b.doubt - a.doubt || a.pairing.statement - b.pairing.statement)
    doubted = doubted.slice(0, most)
  }
  const trim = (): void => {
    weighed.sort((a, b) => b.weight - a.weight || a.omission.statement - b.omission.statement)
    weighed = weighed.slice(0, MOST_OMISSIONS)
  }
  const cover = (statement: StatementCells, day: number | undefined): void => {
    for (const [outlet, count] of counts) {
      const column = statement.columns.find((one) => one.outlet === outlet)
      const unclear = statement.ambiguous.filter((one) => one.outlet === outlet)
      const heldIn = (days: HeldDays): boolean =>
        heldWithin(days.get(outlet), day === undefined ? undefined : day + window[0], day === undefined ? undefined : day + window[1])
      if (!column && unclear.length === 0) {
        const foreign = statement.unsupported.find((one) => one.outlet === outlet)
        // What the outlet has in a language that nobody here can read may be the report.
        if (foreign || !statement.readable || heldIn(held.foreign)) {
          count.unsupported += 1
          if (++lengths.unsupported <= most)
            unsupported.push({
              statement: statement.id,
              ...(foreign ? { report: foreign.report } : {}),
              outlet,
              published: statement.published,
              title: statement.title,
              why: foreign
                ? `language not supported: ${foreign.language}`
                : statement.readable
                  ? 'it has texts of these days in a language that is not supported'
                  : 'the statement is in a language that is not supported',
            })
          continue
        }
        if (!heldIn(held.readable)) {
          count.outside += 1
          continue
        }
      }
      count.statements += 1
      if (column) count.covered += 1
      else if (unclear.length > 0) {
        count.ambiguous += 1
        count.likely += unclear.reduce((likeliest, one) => Math.max(likeliest, one.probability), 0)
      } else if (++lengths.notCovered <= most)
        notCovered.push({
          statement: statement.id,
          outlet,
          published: statement.published,
          title: statement.title,
          why: 'no report was found',
        })
    }
  }
  return {
    add: (statement, day) => {
      cover(statement, day)
      matching.ambiguous += statement.doubtful.length
      for (const one of statement.ambiguous)
        if (++lengths.ambiguous <= most)
          ambiguous.push({
            statement: statement.id,
            report: one.report,
            outlet: one.outlet,
            published: statement.published,
            title: statement.title,
            probability: one.probability,
            why: 'may be a report of it',
          })
      for (const column of statement.columns) {
        if (column.probability === 1) {
          matching.given += 1
          continue
        }
        matching.taken += 1
        matching.expectedWrong += 1 - column.probability
        lengths.matches += 1
        doubted.push({
          doubt: doubtOf(column),
          pairing: {
            statement: statement.id,
            report: column.reports[0]!.id,
            outlet: column.outlet,
            published: statement.published,
            title: statement.title,
            probability: column.probability,
            why: whyDoubted(column),
          },
        })
      }
      if (doubted.length > most + MOST_OMISSIONS * 20) trimDoubted()
      for (const column of statement.columns) {
        if (isControl(column.outlet)) continue
        column.cells.forEach((cell, index) => {
          const claim = statement.claims[index]
          if (cell.verdict !== 'omitted' || !claim) return
          const carriedBy = statement.columns
            .filter((other) => other !== column && ['reported', 'partial', 'altered'].includes(other.cells[index]?.verdict ?? ''))
            .map((other) => other.outlet)
          lengths.omissions += 1
          weighed.push({
            omission: {
              statement: statement.id,
              report: cell.report,
              outlet: column.outlet,
              published: statement.published,
              title: statement.title,
              claim: '',
              kind: claim.kind,
              topic: claim.topic,
              verdict: cell.verdict,
              confidence: cell.confidence,
              salience: claim.salience,
              carriedBy,
              passage: '',
              statementUrl: '',
              reportUrl: '',
              reportTitle: '',
            },
            // What others carried weighs most: it was there to be reported.
            weight: claim.salience * cell.confidence * (carriedBy.length > 0 ? 2 : 1),
            hash: statement.hash,
            span: [claim.start, claim.end],
            passage: cell.evidence,
            reportHash: column.reports.find((one) => one.id === cell.report)?.hash ?? '',
          })
        })
      }
      if (weighed.length > MOST_OMISSIONS * 20) trim()
    },
    omissions: () => {
      trim()
      return weighed
    },
    ambiguous: () => ambiguous,
    notCovered: () => notCovered,
    unsupported: () => unsupported,
    matches: () => {
      trimDoubted()
      return doubted.map((one) => one.pairing)
    },
    counts: () => lengths,
    matching: () => matching,
    coverage: (level) =>
      [...counts].map(([outlet, count]) => {
        // A report that may be one counts by its probability, and the interval is that of both extremes.
        const missed = count.statements - count.covered - count.ambiguous
        const low = wilson(missed, count.statements, level).low
        const high = wilson(missed + count.ambiguous, count.statements, level).high
        const value = count.statements === 0 ? Number.NaN : (missed + count.ambiguous - count.likely) / count.statements
        return {
          outlet,
          control: isControl(outlet),
          statements: count.statements,
          covered: count.covered,
          ambiguous: count.ambiguous,
          unsupported: count.unsupported,
          notCovered: estimate(value, low, high),
          outsideArchive: count.outside,
        }
      }),
  }
}
