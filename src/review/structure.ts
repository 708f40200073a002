// Which claims there are once reviewers have split, merged and added some.
import type { Act } from '../model/decision.ts'
import type { Span } from '../model/span.ts'
import { locate } from './texts.ts'

const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

function splitAt(spans: readonly Span[], statement: string, whole: Span, at: number): Span[] | undefined {
  const index = spans.findIndex((span) => same(span, whole))
  if (index < 0 || at <= whole.start || at >= whole.end) return undefined
  const cut = (start: number, end: number): Span => {
    const text = statement.slice(start, end)
    return { start: start + (text.length - text.trimStart().length), end: end - (text.length - text.trimEnd().length) }
  }
  const parts = [cut(whole.start, at), cut(at, whole.end)]
  if (parts.some((part) => part.start >= part.end)) return undefined
  return [...spans.slice(0, index), ...parts, ...spans.slice(index + 1)]
}

function merged(spans: readonly Span[], parts: readonly Span[]): Span[] | undefined {
  const indices = parts.map((part) => spans.findIndex((span) => same(span, part))).sort((a, b) => a - b)
  const [first] = indices
  if (first === undefined || first < 0 || indices.some((index, place) => index !== first + place)) return undefined
  const together = spans.slice(first, first + indices.length)
  const whole = { start: Math.min(...together.map((span) => span.start)), end: Math.max(...together.map((span) => span.end)) }
  return [...spans.slice(0, first), whole, ...spans.slice(first + indices.length)]
}

/** One act's effect on the claims; `undefined` where it changes no claims or no longer fits them. */
function restructured(spans: readonly Span[], statement: string, act: Act): Span[] | undefined {
  switch (act.act) {
    case 'split': {
      const whole = locate(statement, act.claim)
      return whole && splitAt(spans, statement, whole, act.at - act.claim.start + whole.start)
    }
    case 'merge': {
      const parts = act.claims.map((claim) => locate(statement, claim))
      return parts.every((part) => part !== undefined) ? merged(spans, parts) : undefined
    }
    case 'add': {
      const span = locate(statement, act.claim)
      if (!span || spans.some((one) => same(one, span))) return undefined
      return [...spans, span].sort((a, b) => a.start - b.start || a.end - b.end)
    }
    case 'decide':
    case 'note':
    case 'evidence':
    case 'flag':
      return undefined
  }
}

/** Spans of the claims after all acts, in the statement's order. Acts that no longer fit are passed over. */
export function structure(spans: readonly Span[], statement: string, acts: readonly Act[]): readonly Span[] {
  return acts.reduce((now, act) => restructured(now, statement, act) ?? now, spans)
}
