// Is the difference between an outlet and its controls larger than chance would make it? A test that assumes no distribution.
import type { Random } from './random.ts'

/** One statement's part: for each outlet that reported it (the audited one first), how many of the shared claims it left out. */
export interface Block {
  readonly omitted: readonly number[]
  /** Claims that were compared, the same for every outlet of the block. */
  readonly claims: number
}

/** Mean over all claims of the audited outlet's rate less the controls' mean; `chosen[b]` says which outlet of block `b` is taken for the audited one. */
export function difference(blocks: readonly Block[], chosen: (block: number) => number): number {
  let sum = 0
  let claims = 0
  blocks.forEach((block, index) => {
    const at = chosen(index)
    const own = block.omitted[at]!
    const others = block.omitted.reduce((total, one) => total + one, 0) - own
    sum += own - others / (block.omitted.length - 1)
    claims += block.claims
  })
  return claims === 0 ? Number.NaN : sum / claims
}

/**
 * Two-sided permutation test by statement: under the null hypothesis it makes no difference which of the outlets that
 * reported a statement is called the audited one. Whole reports are exchanged, so claims of one report stay together.
 * p = (1 + permutations at least as far from 0) / (1 + permutations) (Phipson and Smyth 2010). NaN of no blocks.
 */
export function permutationTest(blocks: readonly Block[], permutations: number, from: Random): number {
  if (blocks.length === 0) return Number.NaN
  const observed = Math.abs(difference(blocks, () => 0))
  let extreme = 0
  for (let round = 0; round < permutations; round++) {
    const value = Math.abs(difference(blocks, (index) => from.integer(blocks[index]!.omitted.length)))
    if (value >= observed - 1e-12) extreme += 1
  }
  return (1 + extreme) / (1 + permutations)
}
