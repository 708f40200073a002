// What is not sure of the matches, carried into the rates: pairs that may belong together, and pairs taken that may not.
import type { Estimate, Grouping } from '../../model/audit.ts'
import type { Column, StatementCells } from './cells.ts'
import { keysOf, type Group, type Part } from './groups.ts'

/** What the doubt does to a group's corrected rate. */
export interface Shift {
  /** To be added to the rate that the taken pairs alone give. */
  readonly value: number
  /** How far the rate could lie below and above that of the taken pairs; at most 0, and at least 0. */
  readonly down: number
  readonly up: number
}

interface Doubt {
  /** Claims of taken pairs that are expected not to belong to their statement. */
  wrong: number
  wrongCross: number
  /** Ambiguous pairs, each weighted by its probability, and each whole. */
  readonly weighted: Counts
  readonly whole: Counts
}

type Counts = { -readonly [K in keyof Omit<Part, 'at' | 'altered' | 'unsure'>]: number }

const none = (): Counts => ({ claims: 0, saidSame: 0, ofSame: 0, saidCross: 0, ofCross: 0, sureOmitted: 0, ofSure: 0 })
const named = (outlet: string, by: Grouping, key: string): string => JSON.stringify([outlet, by, key])

function count(counts: Counts, column: Column, index: number, weight: number): void {
  const cell = column.cells[index]!
  const said = cell.engine === 'omitted' ? weight : 0
  counts.claims += weight
  if (cell.reviewed && cell.verdict !== 'unsure') {
    counts.ofSure += weight
    counts.sureOmitted += cell.verdict === 'omitted' ? weight : 0
  } else if (column.cross) {
    counts.ofCross += weight
    counts.saidCross += said
  } else {
    counts.ofSame += weight
    counts.saidSame += said
  }
}

const asPart = (counts: Counts): Part => ({ at: 0, altered: 0, unsure: 0, ...counts })

/** A wrong pair carries next to nothing of the statement: at worst all its claims were called omitted. Taken away again, but never more than was said. */
function withoutWrong(parts: readonly Part[], { wrong, wrongCross }: Doubt): Part {
  const said = (of: 'saidSame' | 'saidCross'): number => parts.reduce((sum, part) => sum + part[of], 0)
  const same = Math.min(wrong, said('saidSame'))
  const cross = Math.min(wrongCross, said('saidCross'))
  return asPart({ ...none(), claims: -same - cross, saidSame: -same, ofSame: -same, saidCross: -cross, ofCross: -cross })
}

export interface MatchDoubt {
  readonly add: (statement: StatementCells) => void
  /** `rateOf` gives the corrected rate of parts with error rates as measured. */
  readonly shiftOf: (group: Pick<Group, 'outlet' | 'by' | 'key' | 'parts'>, rateOf: (parts: readonly Part[]) => number) => Shift
}

const SURE: Shift = { value: 0, down: 0, up: 0 }

/**
 * Collects what is in doubt while statements stream by. Ambiguous pairs count in the value by their probability; the bounds are those of all of them
 * left out, all of them taken, and of the taken ones without what is expected to be wrong among them (bounds after Horowitz and Manski 2000).
 */
export function matchDoubt(): MatchDoubt {
  const found = new Map<string, Doubt>()
  const doubtOf = (name: string): Doubt => {
    let held = found.get(name)
    if (!held) {
      held = { wrong: 0, wrongCross: 0, weighted: none(), whole: none() }
      found.set(name, held)
    }
    return held
  }
  return {
    add: (statement) => {
      const each = (column: Column, use: (doubt: Doubt, index: number) => void): void => {
        statement.claims.forEach((claim, index) => {
          if (!column.cells[index]) return
          for (const [by, key] of keysOf(claim, statement)) use(doubtOf(named(column.outlet, by, key)), index)
        })
      }
      for (const column of statement.columns)
        if (column.probability < 1)
          each(column, (doubt) => {
            if (column.cross) doubt.wrongCross += 1 - column.probability
            else doubt.wrong += 1 - column.probability
          })
      for (const column of statement.doubtful)
        each(column, (doubt, index) => {
          count(doubt.weighted, column, index, column.probability)
          count(doubt.whole, column, index, 1)
        })
    },
    shiftOf: ({ outlet, by, key, parts }, rateOf) => {
      const doubt = found.get(named(outlet, by, key))
      if (!doubt) return SURE
      const alone = rateOf(parts)
      const moved = (extra: Part): number => {
        // A weight of one: the statement that a part is of plays no role in what was seen.
        const rate = rateOf([...parts, extra])
        return Number.isNaN(rate) || Number.isNaN(alone) ? 0 : rate - alone
      }
      const value = moved(asPart(doubt.weighted))
      const shifts = [value, moved(asPart(doubt.whole)), moved(withoutWrong(parts, doubt))]
      return { value, down: Math.min(0, ...shifts), up: Math.max(0, ...shifts) }
    },
  }
}

/** An estimate of the taken pairs, moved and widened within `least` and `most`. */
export function shifted({ value, low, high }: Estimate, shift: Shift, least: number, most: number): Estimate {
  const kept = (one: number): number => Math.min(most, Math.max(least, one))
  return {
    value: value === null ? null : kept(value + shift.value),
    low: low === null ? null : kept(low + shift.down),
    high: high === null ? null : kept(high + shift.up),
  }
}
