// Sorts claims into the groups that rates are given for, and counts them by statement.
import { GROUPINGS, type Grouping } from '../../model/audit.ts'
import type { StoredClaim } from '../../model/archive.ts'
import type { OutletCell, StatementCells } from './cells.ts'

/** One statement's part in a group. Only what no person has decided is subject to the engine's errors. */
export interface Part {
  /** Place of the statement among all. */
  readonly at: number
  readonly claims: number
  /** Called omitted by the engine, of so many, within one language and across two. */
  readonly saidSame: number
  readonly ofSame: number
  readonly saidCross: number
  readonly ofCross: number
  /** Omitted by a person's word, of so many. */
  readonly sureOmitted: number
  readonly ofSure: number
  readonly altered: number
  readonly unsure: number
}

export interface Group {
  readonly outlet: string
  readonly by: Grouping
  readonly key: string
  readonly parts: Part[]
}

export const UNKNOWN_MONTH = 'undated'

/** Month of a statement: `2025-09`. */
export const monthOf = ({ published }: Pick<StatementCells, 'published'>): string => /^\d{4}-\d{2}/.exec(published)?.[0] ?? UNKNOWN_MONTH

/** Groups that a claim of a statement belongs to, all kinds of grouping together. */
export function keysOf(claim: StoredClaim, statement: Pick<StatementCells, 'published' | 'topic'>): [Grouping, string][] {
  return [
    ['all', 'all'],
    ['kind', claim.kind],
    ['topic', statement.topic === '' ? claim.topic : statement.topic],
    ...claim.persons.map((person): [Grouping, string] => ['actor', person]),
    ...claim.countries.map((country): [Grouping, string] => ['country', country]),
    ['month', monthOf(statement)],
  ]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const empty = (at: number): Mutable<Part> => ({
  at,
  claims: 0,
  saidSame: 0,
  ofSame: 0,
  saidCross: 0,
  ofCross: 0,
  sureOmitted: 0,
  ofSure: 0,
  altered: 0,
  unsure: 0,
})

function count(part: Mutable<Part>, cell: OutletCell, cross: boolean): void {
  part.claims += 1
  const omitted = cell.verdict === 'omitted' ? 1 : 0
  if (cell.verdict === 'altered') part.altered += 1
  if (cell.verdict === 'unsure') part.unsure += 1
  if (cell.reviewed && cell.verdict !== 'unsure') {
    part.sureOmitted += omitted
    part.ofSure += 1
    return
  }
  // A person who is unsure has settled nothing: the engine's word, whose errors are known, still counts.
  const said = cell.engine === 'omitted' ? 1 : 0
  if (cross) {
    part.saidCross += said
    part.ofCross += 1
  } else {
    part.saidSame += said
    part.ofSame += 1
  }
}

export interface Grouper {
  readonly add: (statement: StatementCells, at: number) => void
  readonly groups: () => Group[]
}

/** Collects groups while statements stream by; `keys` says which a claim belongs to. */
export function grouper(keys: typeof keysOf = keysOf): Grouper {
  const found = new Map<string, Group>()
  return {
    add: (statement, at) => {
      for (const column of statement.columns) {
        const parts = new Map<string, Mutable<Part>>()
        statement.claims.forEach((claim, index) => {
          const cell = column.cells[index]
          if (!cell) return
          for (const [by, key] of keys(claim, statement)) {
            const name = JSON.stringify([column.outlet, by, key])
            let part = parts.get(name)
            if (!part) {
              part = empty(at)
              parts.set(name, part)
              const group = found.get(name)
              if (group) group.parts.push(part)
              else found.set(name, { outlet: column.outlet, by, key, parts: [part] })
            }
            count(part, cell, column.cross)
          }
        })
      }
    },
    groups: () => {
      const size = (group: Group): number => group.parts.reduce((sum, part) => sum + part.claims, 0)
      const order = (group: Group): number => GROUPINGS.indexOf(group.by)
      return [...found.values()].sort(
        (a, b) =>
          order(a) - order(b) ||
          (a.outlet < b.outlet ? -1 : a.outlet > b.outlet ? 1 : 0) ||
          (a.by === 'month' ? (a.key < b.key ? -1 : 1) : size(b) - size(a)) ||
          (a.key < b.key ? -1 : 1),
      )
    },
  }
}
