// What a reader wants named: the weightiest omissions, statements that nobody reported, matches that a person must look at.
import type { CoverageRow, Omission, Pairing } from '../../model/audit.ts'
import { wilson } from '../../statistics/interval.ts'
import type { StatementCells } from './cells.ts'
import { estimate } from './rates.ts'

/** Lists in an audit are for reading; the tidy CSV has every cell. */
const MOST_OMISSIONS = 50
const MOST_PAIRINGS = 500

/** Days on which the archive holds reports of each outlet, sorted. */
export type HeldDays = ReadonlyMap<string, Float64Array>

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
  readonly coverage: (level: number) => CoverageRow[]
}

interface Counted {
  statements: number
  covered: number
  ambiguous: number
  outside: number
}

/** An omission whose claim is still a span of the text with this hash. */
export interface Weighed {
  readonly omission: Omission
  readonly weight: number
  readonly hash: string
  readonly span: readonly [number, number]
}

/** Collects lists while statements stream by. `outlets` are all that are audited or compared with. */
export function lists(
  outlets: readonly string[],
  isControl: (outlet: string) => boolean,
  held: HeldDays,
  window: readonly [number, number],
): Lists {
  const counts = new Map<string, Counted>(outlets.map((outlet) => [outlet, { statements: 0, covered: 0, ambiguous: 0, outside: 0 }]))
  let weighed: Weighed[] = []
  const ambiguous: Pairing[] = []
  const notCovered: Pairing[] = []
  const trim = (): void => {
    weighed.sort((a, b) => b.weight - a.weight || a.omission.statement - b.omission.statement)
    weighed = weighed.slice(0, MOST_OMISSIONS)
  }
  const cover = (statement: StatementCells, day: number | undefined): void => {
    for (const [outlet, count] of counts) {
      const column = statement.columns.find((one) => one.outlet === outlet)
      const unclear = statement.ambiguous.filter((one) => one.outlet === outlet)
      if (
        !column &&
        unclear.length === 0 &&
        !heldWithin(held.get(outlet), day === undefined ? undefined : day + window[0], day === undefined ? undefined : day + window[1])
      ) {
        count.outside += 1
        continue
      }
      count.statements += 1
      if (column) count.covered += 1
      else if (unclear.length > 0) count.ambiguous += 1
      else if (notCovered.length < MOST_PAIRINGS)
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
      for (const one of statement.ambiguous)
        if (ambiguous.length < MOST_PAIRINGS)
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
        if (isControl(column.outlet)) continue
        column.cells.forEach((cell, index) => {
          const claim = statement.claims[index]
          if (cell.verdict !== 'omitted' || !claim) return
          const carriedBy = statement.columns
            .filter((other) => other !== column && ['reported', 'partial', 'altered'].includes(other.cells[index]?.verdict ?? ''))
            .map((other) => other.outlet)
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
            },
            // What others carried weighs most: it was there to be reported.
            weight: claim.salience * cell.confidence * (carriedBy.length > 0 ? 2 : 1),
            hash: statement.hash,
            span: [claim.start, claim.end],
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
    coverage: (level) =>
      [...counts].map(([outlet, count]) => {
        // A match that may be one is counted as half a report, and the interval is that of both extremes.
        const missed = count.statements - count.covered - count.ambiguous
        const low = wilson(missed, count.statements, level).low
        const high = wilson(missed + count.ambiguous, count.statements, level).high
        const value = count.statements === 0 ? Number.NaN : (missed + count.ambiguous / 2) / count.statements
        return {
          outlet,
          control: isControl(outlet),
          statements: count.statements,
          covered: count.covered,
          ambiguous: count.ambiguous,
          notCovered: estimate(value, low, high),
          outsideArchive: count.outside,
        }
      }),
  }
}
