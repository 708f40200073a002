// Finds the words that a model says it copied: only what stands in the text is evidence.
import type { Span } from '../model/span.ts'

interface Folded {
  readonly text: string
  /** Offset in the original of each character of `text`, and of its end. */
  readonly at: readonly number[]
}

/** Signs that models exchange when they copy. Nothing else is forgiven. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»″〝〞「」『』]/u, '"'],
  [/[‘’‚‛′`´]/u, "'"],
  [/[‐‑‒–—―−]/u, '-'],
]

function folded(text: string): Folded {
  let result = ''
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string
    const blank = /\s/u.test(character)
    if (blank && (result === '' || result.endsWith(' '))) continue
    const sign = blank ? ' ' : (SAME.find(([pattern]) => pattern.test(character))?.[1] ?? character.toLowerCase())
    // A letter whose lower case is longer stands as it is, so that offsets stay true.
    result += sign.length === 1 ? sign : character
    at.push(index)
  }
  at.push(text.length)
  return { text: result, at }
}

/**
 * First place of a quote in a text at or after `from`, whatever its spaces, case, quotation marks and dashes.
 * `undefined` for a quote without words, or one that is not there.
 */
export function findQuote(text: string, quote: string, from = 0): Span | undefined {
  const needle = folded(quote.normalize('NFC'))
    .text.trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(needle)) return undefined
  const hay = folded(text)
  for (let found = hay.text.indexOf(needle); found >= 0; found = hay.text.indexOf(needle, found + 1)) {
    const start = hay.at[found] as number
    if (start >= from) return { start, end: (hay.at[found + needle.length - 1] as number) + 1 }
  }
  return undefined
}
