// Random numbers that a seed repeats exactly: an audit run twice says the same.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number
  /** Uniform integer in [0, below). */
  readonly integer: (below: number) => number
  /** Standard normal (Box and Muller 1958). */
  readonly normal: () => number
  /** Beta distributed, both shapes above 0. */
  readonly beta: (a: number, b: number) => number
}

/** A source of its own for each seed, an integer: xoroshiro128+ (Blackman and Vigna 2018). */
export function random(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const uniform = (): number => uniformFloat64(generator)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  /** Marsaglia and Tsang (2000); shapes below 1 by boosting. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = Math.pow(1 + c * x, 3)
      if (v <= 0) continue
      if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const beta = (a: number, b: number): number => {
    const left = gamma(a)
    return left / (left + gamma(b))
  }
  return { uniform, integer: (below) => uniformInt(generator, 0, below - 1), normal, beta }
}

/** One of a list, which must not be empty. */
export const pick = <T>(list: readonly T[], from: Random): T => list[from.integer(list.length)]!

/** A list in a random order (Fisher and Yates 1938, in Durstenfeld's form of 1964). */
export function shuffled<T>(list: readonly T[], from: Random): T[] {
  const out = [...list]
  for (let last = out.length - 1; last > 0; last -= 1) {
    const other = from.integer(last + 1)
    ;[out[last], out[other]] = [out[other]!, out[last]!]
  }
  return out
}
