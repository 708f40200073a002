// Which words are used more on one side than on the other: log odds with an informative prior (Monroe, Colaresi and Quinn 2008).

export interface Leaning {
  readonly word: string
  /** Standard deviations by which the word leans to the left side. */
  readonly z: number
  readonly left: number
  readonly right: number
}

/** Words of `left` by how strongly they lean to it, the strongest first. `prior` is the weight of the pooled counts. */
export function leanings(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>, prior = 0.1): Leaning[] {
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0)
  const leftTotal = total(left)
  const rightTotal = total(right)
  const whole = leftTotal + rightTotal
  const priorTotal = prior * whole
  const found: Leaning[] = []
  for (const [word, count] of left) {
    const other = right.get(word) ?? 0
    const own = prior * (count + other)
    const odds =
      Math.log((count + own) / (leftTotal + priorTotal - count - own)) - Math.log((other + own) / (rightTotal + priorTotal - other - own))
    const variance = 1 / (count + own) + 1 / (other + own)
    const z = odds / Math.sqrt(variance)
    if (Number.isFinite(z)) found.push({ word, z, left: count, right: other })
  }
  return found.sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1))
}
