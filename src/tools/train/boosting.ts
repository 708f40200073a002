// Gradient boosting of small trees for a yes-or-no answer (Friedman 2001; histogram splits as in Ke et al. 2017, LightGBM), each tree
// grown on a part of the examples (Friedman 2002) and by a part of the signals (Breiman 2001), drawn anew.
import { random } from '../../statistics/random.ts'
import type { Example } from '../../statistics/logistic.ts'
import type { Tree, TreeModel } from '../../engine/align/trees.ts'
import { probability } from '../../statistics/odds.ts'

export interface BoostSettings {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  /** Least sum of second derivatives in a leaf, in examples of weight 1 at even odds: guards against leaves of few documents. */
  readonly leastLeaf: number
  /** Pull of leaf values towards 0. */
  readonly ridge: number
  /** Per signal: 1 where a larger value may only raise the answer, -1 only lower it, 0 free. */
  readonly monotone: readonly number[]
  /** Share of the examples that a tree is grown on, 0..1; all where it is not given. */
  readonly examples?: number
  /** Share of the signals that a tree may ask, 0..1; all where it is not given. */
  readonly signals?: number
}

/** Half of a signal's bins hold as many examples each, half as many of its values: most examples have no number, and one value for that. */
const BINS = 96

/** Every value that stands at the end of one of so many equal parts of a sorted list. */
const partEnds = (sorted: readonly number[], parts: number): number[] =>
  Array.from({ length: parts - 1 }, (_, part) => sorted[Math.floor(((part + 1) * sorted.length) / parts)]!)

/** Upper edges of a signal's bins. */
function edges(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  const ends = distinct.length < BINS ? distinct.slice(0, -1) : [...partEnds(sorted, BINS / 2), ...partEnds(distinct, BINS / 2)]
  return [...new Set(ends)].sort((a, b) => a - b)
}

interface Binned {
  readonly edges: readonly (readonly number[])[]
  /** `bins[feature][example]`. */
  readonly bins: readonly Uint8Array[]
}

function binned(examples: readonly Example[]): Binned {
  const width = examples[0]?.row.length ?? 0
  const allEdges: number[][] = []
  const bins: Uint8Array[] = []
  for (let feature = 0; feature < width; feature++) {
    const own = edges(examples.map((example) => example.row[feature]!))
    const column = new Uint8Array(examples.length)
    examples.forEach((example, index) => {
      const value = example.row[feature]!
      let low = 0
      let high = own.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value <= own[middle]!) high = middle
        else low = middle + 1
      }
      column[index] = low
    })
    allEdges.push(own)
    bins.push(column)
  }
  return { edges: allEdges, bins }
}

interface Split {
  readonly feature: number
  readonly bin: number
  readonly gain: number
}

interface Growing {
  readonly feature: number[]
  readonly bin: number[]
  readonly threshold: number[]
  readonly left: number[]
  readonly right: number[]
  readonly value: number[]
}

/** Fits a model; the same examples and settings make the same. */
export function boost(examples: readonly Example[], settings: BoostSettings): TreeModel {
  const data = binned(examples)
  const width = data.edges.length
  const total = examples.reduce((sum, example) => sum + example.weight, 0)
  const positive = examples.reduce((sum, example) => sum + example.weight * example.label, 0)
  const bias = Math.log(positive / (total - positive))
  const odds = new Float64Array(examples.length).fill(bias)
  const slope = new Float64Array(examples.length)
  const curve = new Float64Array(examples.length)
  const scale = total / examples.length
  const trees: Tree[] = []

  const leafValue = (g: number, h: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, g / (h + settings.ridge * scale)))

  const chance = random(0)
  /** That share of the numbers below `count`, in order. */
  const drawn = (count: number, share: number): Int32Array => {
    const wanted = Math.ceil(count * share)
    let [left, open] = [count, wanted]
    return Int32Array.from({ length: count }, (_, index) => index).filter(() => {
      const taken = chance.uniform() * left < open
      left -= 1
      if (taken) open -= 1
      return taken
    })
  }

  const bestSplit = (
    rows: Int32Array,
    signals: Int32Array,
    [g, h]: readonly [g: number, h: number],
    [low, high]: readonly [low: number, high: number],
  ): Split | undefined => {
    let best: Split | undefined
    const root = (g * g) / (h + settings.ridge * scale)
    const binG = new Float64Array(BINS)
    const binH = new Float64Array(BINS)
    for (const feature of signals) {
      binG.fill(0)
      binH.fill(0)
      const column = data.bins[feature]!
      for (const row of rows) {
        binG[column[row]!]! += slope[row]!
        binH[column[row]!]! += curve[row]!
      }
      let leftG = 0
      let leftH = 0
      for (let bin = 0; bin < data.edges[feature]!.length; bin++) {
        leftG += binG[bin]!
        leftH += binH[bin]!
        const rightG = g - leftG
        const rightH = h - leftH
        const least = settings.leastLeaf * scale * 0.25
        if (leftH < least || rightH < least) continue
        const direction = settings.monotone[feature] ?? 0
        if (direction !== 0) {
          const left = leafValue(leftG, leftH, low, high)
          const right = leafValue(rightG, rightH, low, high)
          if (direction * (right - left) < 0) continue
        }
        const gain = (leftG * leftG) / (leftH + settings.ridge * scale) + (rightG * rightG) / (rightH + settings.ridge * scale) - root
        if (gain > (best?.gain ?? 1e-9)) best = { feature, bin, gain }
      }
    }
    return best
  }

  const grow = (tree: Growing, rows: Int32Array, signals: Int32Array, depth: number, low: number, high: number): number => {
    let g = 0
    let h = 0
    for (const row of rows) {
      g += slope[row]!
      h += curve[row]!
    }
    const node = tree.feature.length
    const own = leafValue(g, h, low, high)
    tree.feature.push(-1)
    tree.bin.push(0)
    tree.threshold.push(0)
    tree.left.push(0)
    tree.right.push(0)
    tree.value.push(settings.rate * own)
    const split = depth > 0 ? bestSplit(rows, signals, [g, h], [low, high]) : undefined
    if (!split) return node
    const column = data.bins[split.feature]!
    const left = rows.filter((row) => column[row]! <= split.bin)
    const right = rows.filter((row) => column[row]! > split.bin)
    const direction = settings.monotone[split.feature] ?? 0
    let middle = own
    if (direction !== 0) {
      const sums = (part: Int32Array): number => {
        let partG = 0
        let partH = 0
        for (const row of part) {
          partG += slope[row]!
          partH += curve[row]!
        }
        return leafValue(partG, partH, low, high)
      }
      middle = (sums(left) + sums(right)) / 2
    }
    tree.feature[node] = split.feature
    tree.bin[node] = split.bin
    tree.threshold[node] = data.edges[split.feature]![split.bin]!
    tree.left[node] = grow(tree, left, signals, depth - 1, direction < 0 ? middle : low, direction > 0 ? middle : high)
    tree.right[node] = grow(tree, right, signals, depth - 1, direction > 0 ? middle : low, direction < 0 ? middle : high)
    return node
  }

  /** What a tree adds to an example's log odds. */
  const valueAt = (tree: Growing, row: number): number => {
    let node = 0
    while (tree.feature[node]! >= 0) node = data.bins[tree.feature[node]!]![row]! <= tree.bin[node]! ? tree.left[node]! : tree.right[node]!
    return tree.value[node]!
  }

  for (let round = 0; round < settings.trees; round++) {
    examples.forEach(({ label, weight }, index) => {
      const p = probability(odds[index]!)
      slope[index] = weight * (label - p)
      curve[index] = Math.max(1e-9, weight * p * (1 - p))
    })
    const tree: Growing = { feature: [], bin: [], threshold: [], left: [], right: [], value: [] }
    grow(tree, drawn(examples.length, settings.examples ?? 1), drawn(width, settings.signals ?? 1), settings.depth, -Infinity, Infinity)
    examples.forEach((_, index) => (odds[index]! += valueAt(tree, index)))
    const { bin: _, ...shipped } = tree
    trees.push(shipped)
  }
  return { bias, trees }
}
