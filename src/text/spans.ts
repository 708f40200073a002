// Spans in order of place, asked for what touches a place: found by halving, or by one walk along them.
import type { Span } from '../model/span.ts'

/** Whether two spans have a part in common. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** First index in `[low, high)` from which `holds` holds; `high` where it never does. It must go on holding once it does. */
export function firstWhere(low: number, high: number, holds: (index: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Index of the last of some spans, in order, that starts at or before an offset; 0 where none does. */
export function spanAt(spans: readonly Span[], offset: number): number {
  return Math.max(0, firstWhere(0, spans.length, (index) => spans[index]!.start > offset) - 1)
}

/** Those of some spans that touch `[start, end)`. The spans are in order and do not overlap each other. */
export function touching<T extends Span>(spans: readonly T[], { start, end }: Span): readonly T[] {
  const from = firstWhere(0, spans.length, (index) => spans[index]!.end > start)
  let to = from
  while (to < spans.length && spans[to]!.start < end) to += 1
  return spans.slice(from, to)
}

/** Places that are taken, span by span, in any order. None that is added overlaps another. */
export interface Taken {
  /** Whether a span touches what is taken. */
  readonly has: (start: number, end: number) => boolean
  readonly add: (start: number, end: number) => void
}

/** Units of a block: a span of ordinary length is in one or two. */
const BLOCK = 64

/** An empty set of places. A question costs as much as its own span is long, whatever is taken. */
export function takenPlaces(): Taken {
  const blocks = new Map<number, Span[]>()
  const each = (start: number, end: number, visit: (block: number) => boolean): boolean => {
    for (let block = Math.floor(start / BLOCK); block * BLOCK < end; block++) if (visit(block)) return true
    return false
  }
  return {
    has: (start, end) => each(start, end, (block) => blocks.get(block)?.some((one) => overlaps(one, { start, end })) ?? false),
    add: (start, end) => {
      each(start, end, (block) => {
        const here = blocks.get(block)
        if (here) here.push({ start, end })
        else blocks.set(block, [{ start, end }])
        return false
      })
    },
  }
}
