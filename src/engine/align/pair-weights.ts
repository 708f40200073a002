// Numbers of the pair reader: sixteen bits each in one text, unpacked when first asked for.
import fitted from './pair.json' with { type: 'json' }

/** Widths of the pair reader: of a token, of each head of attention, of the last layer. */
export const PAIR_WIDTH = 64
export const PAIR_HEADS = 4
export const PAIR_LAST = 64
/** Tokens of a claim and of a passage that are read; what is beyond is not. */
export const MOST_CLAIM_TOKENS = 64
export const MOST_PASSAGE_TOKENS = 96

/** A tensor as it is kept: numbers of -32,767..32,767 in base64, little-endian, times `scale`. */
interface PackedTensor {
  readonly shape: readonly number[]
  readonly scale: number
  readonly numbers: string
}

/** A fitted pair reader as `fit_pairs.py` writes it. */
export interface PairModel {
  readonly tensors: Readonly<Record<string, PackedTensor>>
}

/** Sixty-four bits although sixteen are known: what is asked for in an inner loop should not be widened there. */
export type PairWeights = Readonly<Record<keyof typeof PAIR_SHAPES, Float64Array>>

const D = PAIR_WIDTH

/** Shapes of the tensors by name, rows first. */
export const PAIR_SHAPES = {
  'W.weight': [D, 128],
  'W.bias': [D],
  'm.weight': [D, 3],
  'm.bias': [D],
  seg: [2, D],
  pos: [MOST_PASSAGE_TOKENS, D],
  'ly.0.n1.weight': [D],
  'ly.0.n1.bias': [D],
  'ly.0.qkv.weight': [3 * D, D],
  'ly.0.qkv.bias': [3 * D],
  'ly.0.g': [PAIR_HEADS],
  'ly.0.o.weight': [D, D],
  'ly.0.o.bias': [D],
  'ly.0.n2.weight': [D],
  'ly.0.n2.bias': [D],
  'ly.0.f1.weight': [2 * D, D],
  'ly.0.f1.bias': [2 * D],
  'ly.0.f2.weight': [D, 2 * D],
  'ly.0.f2.bias': [D],
  'nn.weight': [D],
  'nn.bias': [D],
  'g.weight': [2, D],
  'g.bias': [2],
  'o.1.weight': [PAIR_LAST, 6 * D],
  'o.1.bias': [PAIR_LAST],
  'o4.weight': [4, PAIR_LAST],
  'o4.bias': [4],
} as const

/** Throws where a tensor is missing or of another shape: a stale data file. */
function unpacked(model: PairModel): PairWeights {
  const entries = Object.entries(PAIR_SHAPES).map(([name, shape]) => {
    const tensor = model.tensors[name]
    const size = shape.reduce((product: number, side) => product * side, 1)
    if (tensor?.shape.join() !== shape.join()) throw new Error(`the pair reader has no ${name} of ${shape.join(' × ')}; fit it anew`)
    const bytes = Buffer.from(tensor.numbers, 'base64')
    return [name, Float64Array.from({ length: size }, (_, index) => bytes.readInt16LE(index * 2) * tensor.scale)] as const
  })
  return Object.fromEntries(entries) as PairWeights
}

const known = new WeakMap<PairModel, PairWeights>()

/** The weights of a fitted reader, of the one that ships with the product where none is given; unpacked once. */
export function pairWeights(model: PairModel = fitted): PairWeights {
  let weights = known.get(model)
  if (!weights) known.set(model, (weights = unpacked(model)))
  return weights
}
