// What touches a place, found by halving, is what looking at every span finds.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Span } from '../../src/model/span.ts'
import { firstWhere, spanAt, takenPlaces, touching } from '../../src/text/spans.ts'

/** Spans in order that do not overlap, from lengths and gaps by turns. */
const ordered = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 200 })), { maxLength: 30 }).map((pairs) => {
  let at = 0
  return pairs.map(([gap, length]): Span => {
    const start = at + gap
    at = start + length
    return { start, end: at }
  })
})
const asked = fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 300 })).map(([start, length]) => ({ start, end: start + length }))
const meet = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

it('finds the spans that touch a place', () => {
  fc.assert(
    fc.property(ordered, asked, (spans, place) => {
      expect(touching(spans, place)).toEqual(spans.filter((one) => meet(one, place)))
    }),
  )
})

it('finds the last span that starts at or before an offset, and the first where none does', () => {
  fc.assert(
    fc.property(ordered, fc.nat(3000), (spans, offset) => {
      const last = spans.findLastIndex((one) => one.start <= offset)
      expect(spanAt(spans, offset)).toBe(Math.max(0, last))
    }),
  )
})

it('knows which places are taken, in whatever order they were', () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 12 }), asked, (spans, place) => {
      const taken = takenPlaces()
      for (const { start, end } of spans) taken.add(start, end)
      expect(taken.has(place.start, place.end)).toBe(spans.some((one) => meet(one, place)))
    }),
  )
})

it('finds the first index from which something holds, and the end where it never does', () => {
  expect(firstWhere(0, 10, (index) => index >= 7)).toBe(7)
  expect(firstWhere(3, 10, () => true)).toBe(3)
  expect(firstWhere(0, 10, () => false)).toBe(10)
})
