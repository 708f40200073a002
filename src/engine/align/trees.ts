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

/**
 * All trees of a model in one stretch of memory, nodes of a tree side by side: thousands of claims ask them, and what they
 * wait for is memory. Trees have fewer than 256 nodes, rows fewer than 255 signals.
 */
interface Planted {
  readonly roots: Int32Array
  /** Signal that a node asks about, `LEAF` for a leaf. */
  readonly feature: Uint8Array
  /** Left child, counted from the root; the right one stands after it. */
  readonly child: Uint8Array
  /** Signals that a row must have: one more than the last asked about. */
  readonly width: number
  /** Threshold of an inner node, value of a leaf. */
  readonly number: Float64Array
}

const LEAF = 255

const planted = new WeakMap<TreeModel, Planted>()

function plant(model: TreeModel): Planted {
  const size = model.trees.reduce((sum, tree) => sum + tree.feature.length, 0)
  const feature = new Uint8Array(size).fill(LEAF)
  const child = new Uint8Array(size)
  const number = new Float64Array(size)
  let used = 0
  const roots = Int32Array.from(model.trees, (tree) => {
    if (tree.feature.length > LEAF || tree.feature.some((one) => one >= LEAF))
      throw new RangeError('a tree is too large; grow smaller ones')
    const root = used++
    const waiting: (readonly [node: number, place: number])[] = [[0, root]]
    for (const [node, place] of waiting) {
      const isLeaf = tree.feature[node]! < 0
      number[place] = isLeaf ? tree.value[node]! : tree.threshold[node]!
      if (isLeaf) continue
      feature[place] = tree.feature[node]!
      child[place] = used - root
      waiting.push([tree.left[node]!, used], [tree.right[node]!, used + 1])
      used += 2
    }
    return root
  })
  return { roots, feature, child, number, width: feature.reduce((most, one) => (one === LEAF ? most : Math.max(most, one + 1)), 0) }
}

/** A row while it is asked about: a plain array may hold its numbers boxed. */
const asked = new Float64Array(LEAF)

/** Value of the model in log odds. Throws where the row has fewer signals than the model asks about: a stale data file. */
export function treeLogOdds(model: TreeModel, row: readonly number[]): number {
  let found = planted.get(model)
  if (!found) {
    found = plant(model)
    planted.set(model, found)
  }
  const { roots, feature, child, number, width } = found
  if (row.length < width) throw new Error(`a model asks about ${width} signals of a row of ${row.length}; fit it anew`)
  for (let index = 0; index < row.length; index++) asked[index] = row[index]!
  let sum = model.bias
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree]!
    let node = root
    let signal = feature[node]!
    while (signal !== LEAF) {
      node = root + child[node]! + (asked[signal]! > number[node]! ? 1 : 0)
      signal = feature[node]!
    }
    sum += number[node]!
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
