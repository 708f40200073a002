// Sets of cells for several coders: drawn at random, shared out with an overlap, and how far everybody is. Pure.
import type { CoderProgress, PlantedScore, ReviewSet } from '../model/review-set.ts'
import type { Review } from '../model/decision.ts'
import { random, shuffled } from '../statistics/random.ts'
import { cellKey, standingOf, type Texts } from './standing.ts'
import { columnOf, locate } from './texts.ts'

type SetCell = ReviewSet['cells'][number]

export interface DrawOptions {
  readonly coders: readonly string[]
  /** Cells to draw, besides the planted; all where there are not so many. */
  readonly cells: number
  /** Share of the drawn cells that every coder gets, 0..1: what agreement is measured on. */
  readonly overlap: number
  /** Cells with a known answer that every coder gets too. */
  readonly planted: number
  readonly seed: number
}

/**
 * Draws a set from all cells of a case. Planted cells are drawn from those with a known answer. What is not shared by all goes to the
 * coders in turn, so that their shares differ by one cell at most.
 */
export function drawSet(all: readonly Omit<SetCell, 'coders'>[], { coders, cells, overlap, planted, seed }: DrawOptions): ReviewSet {
  const from = random(seed)
  const order = shuffled(all, from)
  const known = order.filter((cell) => cell.planted !== undefined).slice(0, planted)
  const drawn = order.filter((cell) => !known.includes(cell)).slice(0, cells)
  const together = Math.round(drawn.length * overlap)
  const given = drawn.map(({ planted: _, ...cell }, index): SetCell => ({
    ...cell,
    coders: index < together ? [...coders] : [coders[(index - together) % coders.length]!],
  }))
  const everybody = known.map((cell): SetCell => ({ ...cell, coders: [...coders] }))
  // In an order of its own again, so that planted cells do not stand together.
  return { schema: 1, seed, coders: [...coders], cells: shuffled([...given, ...everybody], from) }
}

/** Cells of the set by `cellKey`, as far as their claims and outlets are still there. */
function keyed(set: ReviewSet, texts: Texts): Map<string, SetCell> {
  return new Map(
    set.cells.flatMap((cell) => {
      const span = locate(texts.statement.text, cell.claim)
      const column = columnOf(texts, cell.outlet)
      return span && column >= 0 ? [[cellKey(span, column), cell] as const] : []
    }),
  )
}

/** Whether a cell (by `cellKey`) is a reviewer's to decide; `undefined` where the reviewer is none of the set's coders: then all are. */
export function assignedTo(set: ReviewSet, texts: Texts, reviewer: string): ((key: string) => boolean) | undefined {
  if (!set.coders.includes(reviewer)) return undefined
  const own = new Set([...keyed(set, texts)].flatMap(([key, cell]) => (cell.coders.includes(reviewer) ? [key] : [])))
  return (key) => own.has(key)
}

const verdictsOf = (texts: Texts, reviews: readonly Review[], name: string) => {
  const review = reviews.find((one) => one.reviewer === name)
  return review ? standingOf(texts, review).words : new Map<string, never>()
}

/** How far every coder is. */
export function progressOf(set: ReviewSet, texts: Texts, reviews: readonly Review[]): CoderProgress[] {
  const cells = [...keyed(set, texts)]
  return set.coders.map((name) => {
    const words = verdictsOf(texts, reviews, name)
    const own = cells.filter(([, cell]) => cell.coders.includes(name))
    const decided = own.filter(([key]) => {
      const word = words.get(key)
      return word?.verdict !== undefined && !word.stale
    })
    return { name, decided: decided.length, all: own.length }
  })
}

/** How every coder did on the planted cells. */
export function plantedScores(set: ReviewSet, texts: Texts, reviews: readonly Review[]): PlantedScore[] {
  const cells = [...keyed(set, texts)].filter(([, cell]) => cell.planted !== undefined)
  if (cells.length === 0) return []
  return set.coders.map((name) => {
    const words = verdictsOf(texts, reviews, name)
    const said = cells.flatMap(([key, cell]) => {
      const word = words.get(key)
      return word?.verdict === undefined || word.stale ? [] : [word.verdict === cell.planted]
    })
    return { name, right: said.filter(Boolean).length, decided: said.length }
  })
}
