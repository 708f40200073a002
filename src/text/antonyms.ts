// Words that contradict each other: one stands where the other was said.
import { seedRows } from '../seeds/load.ts'
import { matchForm } from './normalise.ts'
import { stem } from './stem.ts'

interface Pair {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

let pairs: Map<string, Pair[]> | undefined

function pairsOf(language: string): readonly Pair[] {
  if (!pairs) {
    pairs = new Map()
    for (const [code = '', left = '', right = ''] of seedRows('antonyms.tsv')) {
      const forms = (side: string): string[] => side.split('|').map((word) => (code === 'en' ? stem(matchForm(word), 'en') : word))
      const list = pairs.get(code)
      const pair = { left: forms(left), right: forms(right) }
      if (list) list.push(pair)
      else pairs.set(code, [pair])
    }
  }
  return pairs.get(language) ?? []
}

export interface Contradiction {
  readonly said: string
  readonly made: string
}

/** A text in lower case and, for English, its stems. */
export interface Worded {
  readonly text: string
  readonly stems: ReadonlySet<string>
}

/**
 * Pairs of which one side stands only in the claim and the other only in the passage.
 * English is looked up by stem, other languages by the beginnings of words as they stand.
 */
export function contradictions(claim: Worded, passage: Worded, language: string): Contradiction[] {
  const has = (word: string, side: Worded): boolean => (language === 'en' ? side.stems.has(word) : side.text.includes(word))
  const found: Contradiction[] = []
  for (const { left, right } of pairsOf(language)) {
    for (const [mine, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const said = mine.find((word) => has(word, claim))
      const made = other.find((word) => has(word, passage))
      if (said === undefined || made === undefined) continue
      if (mine.some((word) => has(word, passage)) || other.some((word) => has(word, claim))) continue
      found.push({ said, made })
    }
  }
  return found
}
