// What is said of labelled quotes by the claims that the engine cuts over them: the figures that `unsaid evaluate` prints of cases.
import { TALLIES } from '../../evaluate/case-figures.ts'
import { isRight, saidOf } from '../../evaluate/cells.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import type { Row } from './meaning-cells.ts'

/** A row beside what was said of it. */
export interface SaidRow {
  readonly row: Row
  readonly said: VerdictKind
}

export interface QuoteFigures {
  readonly cells: number
  /** Shares, 0..1; NaN where there is nothing to be a share of. */
  readonly right: number
  /** A claim told in part and called omitted counts half. */
  readonly omittedRight: number
  readonly omittedFound: number
  readonly alteredRight: number
  readonly alteredFound: number
  readonly unsure: number
}

const keyOf = ({ set, id, report }: Row, quote: number): string => `${set} ${id} ${report} ${quote}`

/** Figures over labelled quotes; `asCut` are the claims that lie over them. */
export function quoteFigures(quotes: readonly Row[], asCut: readonly SaidRow[]): QuoteFigures {
  const over = new Map<string, VerdictKind[]>()
  for (const { row, said } of asCut)
    for (const quote of row.quotes ?? []) {
      const key = keyOf(row, quote)
      over.set(key, [...(over.get(key) ?? []), said])
    }
  const cells = quotes.map((row) => {
    const kinds = over.get(keyOf(row, row.quotes?.[0] ?? -1)) ?? []
    return { label: row.label, said: saidOf(kinds), right: isRight(row.label, kinds) }
  })
  const sum = (tally: keyof typeof TALLIES): number => cells.reduce((total, cell) => total + TALLIES[tally](cell), 0)
  return {
    cells: cells.length,
    right: sum('right') / cells.length,
    omittedRight: sum('omittedRight') / sum('omittedSaid'),
    omittedFound: sum('omittedFound') / sum('omittedDue'),
    alteredRight: sum('alteredFound') / sum('alteredSaid'),
    alteredFound: sum('alteredFound') / sum('alteredDue'),
    unsure: sum('unsure') / cells.length,
  }
}
