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

/** Value of the model in log odds. */
export function treeLogOdds(model: TreeModel, row: readonly number[]): number {
  let sum = model.bias
  for (const tree of model.trees) {
    let node = 0
    let feature = tree.feature[0]!
    while (feature >= 0) {
      node = row[feature]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!
      feature = tree.feature[node]!
    }
    sum += tree.value[node]!
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
