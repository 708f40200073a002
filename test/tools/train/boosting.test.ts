// Boosted trees, each grown on a part of the examples and by a part of the signals.
import { expect, it } from 'vitest'
import { treeLogOdds } from '../../../src/engine/align/trees.ts'
import { areaUnderCurve } from '../../../src/statistics/area-under-curve.ts'
import { probability } from '../../../src/statistics/odds.ts'
import { random } from '../../../src/statistics/random.ts'
import { boost, type BoostSettings } from '../../../src/tools/train/boosting.ts'

const SIGNALS = 6
const SETTINGS: BoostSettings = {
  trees: 120,
  depth: 3,
  rate: 0.1,
  leastLeaf: 10,
  ridge: 1,
  monotone: [1, 0, 0, 0, 0, 0],
  examples: 0.7,
  signals: 0.5,
}

/** Yes where the first two signals are on one side, or the first is large; one answer in ten is turned round. */
function drawn(seed: number, count: number): { readonly row: number[]; readonly label: number; readonly weight: number }[] {
  const chance = random(seed)
  return Array.from({ length: count }, () => {
    const row = Array.from({ length: SIGNALS }, () => chance.uniform() * 2 - 1)
    const is = row[0]! > 0.6 || (row[0]! > 0 && row[1]! > 0)
    return { row, label: Number(is !== chance.uniform() < 0.1), weight: 1 }
  })
}

it('answer what they never saw, and rise with what may only raise them', () => {
  const model = boost(drawn(1, 1500), SETTINGS)
  const unseen = drawn(2, 1000)
  expect(
    areaUnderCurve(
      unseen.map(({ row }) => treeLogOdds(model, row)),
      unseen.map(({ label }) => label),
    ),
  ).toBeGreaterThan(0.85)
  for (const { row } of unseen)
    expect(treeLogOdds(model, [row[0]! + 0.3, ...row.slice(1)])).toBeGreaterThanOrEqual(treeLogOdds(model, row) - 1e-9)
})

it('come out the same again, and each asks no more signals than its part', () => {
  const examples = drawn(3, 400)
  const model = boost(examples, SETTINGS)
  expect(boost(examples, SETTINGS)).toEqual(model)
  for (const { feature } of model.trees) expect(new Set(feature.filter((one) => one >= 0)).size).toBeLessThanOrEqual(SIGNALS / 2)
  expect(new Set(model.trees.flatMap(({ feature }) => feature.slice(0, 1))).size).toBeGreaterThan(2)
})

it('take a label between no and yes as that share of both', () => {
  const same = Array.from({ length: 200 }, (_, index) => ({ row: [index % 2], label: index % 2 === 0 ? 0.25 : 0.75, weight: 1 }))
  const model = boost(same, { trees: 200, depth: 1, rate: 0.1, leastLeaf: 1, ridge: 0, monotone: [0], examples: 0.5 })
  expect(probability(treeLogOdds(model, [0]))).toBeCloseTo(0.25, 2)
  expect(probability(treeLogOdds(model, [1]))).toBeCloseTo(0.75, 2)
})
