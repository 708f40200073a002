// Datelines: "PYONGYANG, September 11 (KCNA) --" says where a text was filed, not what happened there.
import type { Span } from '../model/span.ts'
import { seedJson } from '../seeds.ts'
import { paragraphs } from './sentences.ts'

let patterns: readonly RegExp[] | undefined

/** A dateline stands in one of the first paragraphs: a headline and a byline may come before it. */
const FIRST_PARAGRAPHS = 3
const LONGEST = 300

/** Length of the dateline that a paragraph begins with, 0 where there is none. */
export function datelineLength(paragraph: string): number {
  patterns ??= (seedJson('boilerplate.json') as { dateline: string[] }).dateline.map((source) => new RegExp(source, 'u'))
  const front = paragraph.slice(0, LONGEST)
  return patterns.map((pattern) => pattern.exec(front)?.[0].length ?? 0).find((length) => length > 0) ?? 0
}

/** Datelines of a text, at most one per paragraph and only in the first ones. */
export function datelines(text: string): Span[] {
  return paragraphs(text.slice(0, LONGEST * FIRST_PARAGRAPHS * 2))
    .slice(0, FIRST_PARAGRAPHS)
    .map(({ start, end }) => ({ start, end: start + datelineLength(text.slice(start, end)) }))
    .filter((span) => span.end > span.start)
}
