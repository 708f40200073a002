import { describe, expect, it } from 'vitest'
import { permutationsFor, permutationTest, type Block } from '../../src/statistics/permutation.ts'
import { random, type Random } from '../../src/statistics/random.ts'

/** Blocks of one audited outlet and two controls, each leaving out claims with its own chance. */
function blocks(count: number, chances: readonly number[], from: Random): Block[] {
  return Array.from({ length: count }, () => ({
    claims: 6,
    omitted: chances.map((chance) => Array.from({ length: 6 }, () => from.uniform()).filter((one) => one < chance).length),
  }))
}

describe('the permutation test by statement', () => {
  it('finds an outlet that leaves out more', () => {
    const from = random(11)
    expect(permutationTest(blocks(40, [0.5, 0.2, 0.2], from), 2000, from).p).toBeLessThan(0.01)
  })

  it('calls chance a finding no more often than its level', () => {
    const from = random(5)
    let found = 0
    for (let round = 0; round < 300; round++) if (permutationTest(blocks(12, [0.3, 0.3, 0.3], from), 199, from).p <= 0.05) found += 1
    // 15 of 300 are expected at 5 %; 27 would be more than three standard deviations off.
    expect(found).toBeLessThan(27)
  })

  it('says nothing of no statements', () => {
    expect(permutationTest([], 100, random(1)).p).toBeNaN()
  })

  it('ends early where chance comes as far again and again, and says when no permutation did', () => {
    const from = random(3)
    const even = permutationTest(blocks(60, [0.3, 0.3, 0.3], from), 100_000, from)
    expect(even.drawn).toBeLessThan(100_000)
    expect(even.atFloor).toBe(false)
    const plain = permutationTest(
      Array.from({ length: 60 }, () => ({ omitted: [6, 0, 0], claims: 6 })),
      5000,
      from,
    )
    expect(plain).toEqual({ p: 1 / 5001, drawn: 5000, atFloor: true })
  })

  it.each([1, 250, 1000, 2000])('has permutations enough that Holm can find something among %i tests', (tests) => {
    expect(tests / (permutationsFor(tests, 0.95, 5000) + 1)).toBeLessThanOrEqual(0.05)
  })
})
