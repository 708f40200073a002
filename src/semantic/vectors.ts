// Vectors of unit length.
import { ModelFailure } from './model.ts'

/** The vector scaled to length 1. Throws `ModelFailure` for one that has no direction. */
export function unit(values: ArrayLike<number>): Float32Array {
  let square = 0
  for (let index = 0; index < values.length; index++) square += (values[index] as number) ** 2
  const length = Math.sqrt(square)
  if (!Number.isFinite(length) || length === 0) throw new ModelFailure('gave a vector without a direction')
  return Float32Array.from(values, (value) => value / length)
}

/** Cosine of two unit vectors, -1..1. Throws `ModelFailure` where they are of different lengths: then they are not of one model. */
export function cosine(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) throw new ModelFailure('gave vectors of different lengths')
  let sum = 0
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!
  return Math.max(-1, Math.min(1, sum))
}
