// Words that contradict each other: one stands where the other was said.
import { seedRows } from '../seeds.ts'
import { simplified } from './han.ts'
import { traitsOf } from './languages.ts'
import { matchForm } from './normalise.ts'
import { stem } from './stem.ts'

interface Table {
  /** Where antonyms are looked up by stem: stem → the pairs that it is a side of. */
  readonly byStem: ReadonlyMap<string, readonly (readonly [pair: number, side: 0 | 1])[]>
  /** The sides as the seeds have them. */
  readonly pairs: readonly (readonly [readonly string[], readonly string[]])[]
}

const tables = new Map<string, Table>()

function tableOf(language: string): Table {
  const known = tables.get(language)
  if (known) return known
  const pairs = seedRows('antonyms.tsv')
    .filter(([code]) => code === language)
    .map(([, left = '', right = '']) => [left.split('|'), right.split('|')] as const)
  const byStem = new Map<string, (readonly [number, 0 | 1])[]>()
  if (traitsOf(language).antonymsBy === 'stems')
    pairs.forEach((sides, pair) =>
      ([0, 1] as const).forEach((side) => {
        for (const word of sides[side]) {
          const key = stem(matchForm(word), language)
          byStem.set(key, [...(byStem.get(key) ?? []), [pair, side]])
        }
      }),
    )
  const table = { byStem, pairs }
  tables.set(language, table)
  return table
}

/** Per pair the words of a text that are its left and its right side. */
export type Sides = ReadonlyMap<number, readonly [left: string | undefined, right: string | undefined]>

/** A word by its stem and as it stands. */
export interface Shown {
  readonly stem: string
  readonly shown: string
}

/** The sides of all pairs that a text takes. */
export function sidesOf(text: string, words: readonly Shown[], language: string): Sides {
  const found = new Map<number, [string | undefined, string | undefined]>()
  const take = (pair: number, side: 0 | 1, word: string): void => {
    const sides = found.get(pair) ?? [undefined, undefined]
    sides[side] ??= word
    found.set(pair, sides)
  }
  const { byStem, pairs } = tableOf(language)
  if (traitsOf(language).antonymsBy === 'stems')
    for (const one of words) for (const [pair, side] of byStem.get(one.stem) ?? []) take(pair, side, one.shown)
  else if (pairs.length > 0) {
    const lower = simplified(text).toLowerCase()
    pairs.forEach((sides, pair) =>
      ([0, 1] as const).forEach((side) => {
        const word = sides[side].find((one) => lower.includes(one))
        if (word !== undefined) take(pair, side, word)
      }),
    )
  }
  return found
}

export interface Contradiction {
  readonly said: string
  readonly made: string
}

/** Pairs of which one side stands only in the claim and the other only in the passage. */
export function contradictions(claim: Sides, passage: Sides): Contradiction[] {
  const found: Contradiction[] = []
  for (const [pair, said] of claim) {
    const made = passage.get(pair)
    if (!made) continue
    if (said[0] !== undefined && said[1] === undefined && made[0] === undefined && made[1] !== undefined)
      found.push({ said: said[0], made: made[1] })
    else if (said[1] !== undefined && said[0] === undefined && made[1] === undefined && made[0] !== undefined)
      found.push({ said: said[1], made: made[0] })
  }
  return found
}
