// Is the difference between an outlet and its controls larger than chance would make it? A test that assumes no distribution.
import type { Random } from './random.ts'

/** One statement's part: for each outlet that reported it (the audited one first), how many of the shared claims it left out. */
export interface Block {
  readonly omitted: readonly number[]
  /** Claims that were compared, the same for every outlet of the block. */
  readonly claims: number
}

/** What a block adds to the difference for each of its outlets, were that the audited one: its omissions less the others' mean. */
function leads(block: Block): Float64Array {
  const total = block.omitted.reduce((sum, one) => sum + one, 0)
  return Float64Array.from(block.omitted, (own) => own - (total - own) / (block.omitted.length - 1))
}

export interface Permuted {
  readonly p: number
  /** Permutations drawn. */
  readonly drawn: number
  /** No permutation of all that were allowed came as far: `p` is the least that these can give, and the truth may be less. */
  readonly atFloor: boolean
}

/** Permutations as far from 0 as what was seen, after which a test ends: its p is then told to about a tenth of itself. */
const ENOUGH = 100
/** Draws of blocks that one test may cost. */
const MOST_DRAWS = 2e8
/** Permutations for each one that the smallest p needed would ask for. */
const SPARE = 5
const MOST_PERMUTATIONS = 200_000

/** Permutations with which a p as small as the strictest of `tests` corrected tests asks for (level / tests) can be told; at least `least`. */
export const permutationsFor = (tests: number, level: number, least: number): number =>
  Math.max(least, Math.min(MOST_PERMUTATIONS, Math.ceil((SPARE * tests) / (1 - level))))

/**
 * Two-sided permutation test by statement: under the null hypothesis it makes no difference which of the outlets that
 * reported a statement is called the audited one. Whole reports are exchanged, so claims of one report stay together.
 * Sequential (Besag and Clifford 1991): it ends once 100 permutations came as far, p = 100 / drawn, or after `most`,
 * p = (1 + as far) / (1 + most) (Phipson and Smyth 2010). p is NaN of no blocks.
 */
export function permutationTest(blocks: readonly Block[], most: number, from: Random): Permuted {
  if (blocks.length === 0) return { p: Number.NaN, drawn: 0, atFloor: false }
  const all = blocks.map(leads)
  const observed = Math.abs(all.reduce((sum, lead) => sum + lead[0]!, 0)) - 1e-9
  const rounds = Math.max(1, Math.min(most, Math.floor(MOST_DRAWS / blocks.length)))
  let extreme = 0
  for (let round = 1; round <= rounds; round++) {
    let sum = 0
    for (const lead of all) sum += lead[from.integer(lead.length)]!
    if (Math.abs(sum) < observed) continue
    extreme += 1
    if (extreme === ENOUGH) return { p: ENOUGH / round, drawn: round, atFloor: false }
  }
  return { p: (1 + extreme) / (1 + rounds), drawn: rounds, atFloor: extreme === 0 }
}
