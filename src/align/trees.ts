// A sum of small decision trees: what gradient boosting leaves behind, ready to be asked.

/** A tree as parallel arrays; node 0 is the root. Leaves have `feature` -1. */
export interface Tree {
  /** Signal that a node asks about, -1 for a leaf. */
  readonly feature: readonly number[]
  /** Rows with `value <= threshold` go to `left`, others to `right`. */
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** Log odds that the node stands for, inner nodes too, so that each step of a path can be shown as a reason. */
  readonly value: readonly number[]
}

export interface TreeModel {
  readonly bias: number
  readonly trees: readonly Tree[]
}

/** All trees of a model in one stretch of memory: thousands of claims ask them. */
interface Planted {
  readonly roots: Int32Array
  readonly feature: Uint8Array
  readonly threshold: Float64Array
  /** Left child; the right one stands after it. A leaf's is itself. */
  readonly child: Int32Array
  readonly value: Float64Array
}

const planted = new WeakMap<TreeModel, Planted>()

function plant(model: TreeModel): Planted {
  const size = model.trees.reduce((sum, tree) => sum + tree.feature.length, 0)
  const feature = new Uint8Array(size)
  const threshold = new Float64Array(size)
  const child = new Int32Array(size)
  const value = new Float64Array(size)
  let used = 0
  const roots = Int32Array.from(model.trees, (tree) => {
    const root = used++
    const waiting: (readonly [node: number, place: number])[] = [[0, root]]
    for (const [node, place] of waiting) {
      value[place] = tree.value[node]!
      child[place] = place
      if (tree.feature[node]! < 0) continue
      feature[place] = tree.feature[node]!
      threshold[place] = tree.threshold[node]!
      child[place] = used
      waiting.push([tree.left[node]!, used], [tree.right[node]!, used + 1])
      used += 2
    }
    return root
  })
  return { roots, feature, threshold, child, value }
}

/** A row while it is asked about: a plain array may hold its numbers boxed. */
const asked = new Float64Array(256)

/** Value of the model in log odds. Rows have at most 256 signals. */
export function treeLogOdds(model: TreeModel, row: readonly number[]): number {
  let found = planted.get(model)
  if (!found) {
    found = plant(model)
    planted.set(model, found)
  }
  const { roots, feature, threshold, child, value } = found
  for (let index = 0; index < row.length; index++) asked[index] = row[index]!
  let sum = model.bias
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    let next = child[node]!
    while (next !== node) {
      node = asked[feature[node]!]! > threshold[node]! ? next + 1 : next
      next = child[node]!
    }
    sum += value[node]!
  }
  return sum
}

/**
 * How much each signal moved the answer, in log odds: differences between the nodes along each path, summed by signal
 * (Saabas 2014). Together with the bias and the roots they add up to `treeLogOdds`.
 */
export function contributions(model: TreeModel, row: readonly number[]): number[] {
  const moved = new Array<number>(row.length).fill(0)
  for (const tree of model.trees) {
    let node = 0
    let feature = tree.feature[0]!
    while (feature >= 0) {
      const next = row[feature]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!
      moved[feature]! += tree.value[next]! - tree.value[node]!
      node = next
      feature = tree.feature[node]!
    }
  }
  return moved
}
