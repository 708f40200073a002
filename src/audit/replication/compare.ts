// Two audits beside one another: where their numbers and words differ.

export interface Difference {
  /** `rates.3.corrected.low` */
  readonly path: string
  readonly was: unknown
  readonly is: unknown
}

export interface Compared {
  /** Numbers, words and other leaves that were held against each other. */
  readonly leaves: number
  readonly differences: readonly Difference[]
}

/** Processors differ in the last digits of logarithms and powers. */
const RELATIVE = 1e-9

/** No audit and no report is as deep; what is deeper was made to harm. */
const DEEPEST = 100

const close = (was: number, is: number): boolean => Math.abs(was - is) <= RELATIVE * Math.max(1, Math.abs(was), Math.abs(is))

/** Leaf by leaf. Both are plain JSON values. */
export function compareJson(was: unknown, is: unknown): Compared {
  const differences: Difference[] = []
  let leaves = 0
  const walk = (left: unknown, right: unknown, path: string, depth: number): void => {
    const both = typeof left === 'object' && left !== null && typeof right === 'object' && right !== null
    if (both && depth < DEEPEST && Array.isArray(left) === Array.isArray(right)) {
      const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>]
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        walk(a[key], b[key], path === '' ? key : `${path}.${key}`, depth + 1)
      return
    }
    leaves += 1
    const same = typeof left === 'number' && typeof right === 'number' ? close(left, right) : left === right
    if (!same) differences.push(depth < DEEPEST ? { path, was: left, is: right } : { path, was: '…', is: '…' })
  }
  walk(was, is, '', 0)
  return { leaves, differences }
}
