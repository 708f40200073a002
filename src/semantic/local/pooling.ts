// A model's vectors per token → one vector per text.
import { ModelFailure } from '../model.ts'
import { unit } from '../vectors.ts'
import type { Tensor } from './library.ts'

export type Pooling = 'mean' | 'cls' | 'last_token'

/** Tokens of a text that count: those that are not there to fill up the batch. */
function positions(mask: Tensor, row: number, length: number): number[] {
  return Array.from({ length }, (_, at) => at).filter((at) => Number(mask.data[row * length + at]) === 1)
}

/** One vector of unit length per text. Throws `ModelFailure` for another shape than texts × tokens × dimensions. */
export function pooled(states: Tensor, mask: Tensor, count: number, pooling: Pooling): Float32Array[] {
  const [rows, length = 0, width = 0] = states.dims
  if (states.dims.length !== 3 || rows !== count || mask.data.length !== count * length || states.data.length !== count * length * width)
    throw new ModelFailure('gave another number of vectors than tokens')
  return Array.from({ length: count }, (_, row) => {
    const all = positions(mask, row, length)
    const taken = pooling === 'mean' ? all : pooling === 'cls' ? all.slice(0, 1) : all.slice(-1)
    const sum = new Float64Array(width)
    for (const at of taken) for (let d = 0; d < width; d++) sum[d]! += states.data[(row * length + at) * width + d] as number
    return unit(sum)
  })
}
