// Many comparisons at once: p values made larger so that chance alone does not find something.

/** Holm's step-down (1979): the chance of a single false finding among all stays below the level. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((value, index) => [value, index] as const).sort((a, b) => a[0] - b[0])
  const out = new Array<number>(values.length).fill(1)
  let least = 0
  order.forEach(([value, index], place) => {
    least = Math.max(least, Math.min(1, value * (values.length - place)))
    out[index] = least
  })
  return out
}

/** Benjamini and Hochberg (1995): of what is called a finding, the expected share of false ones stays below the level. */
export function benjaminiHochberg(values: readonly number[]): number[] {
  const order = values.map((value, index) => [value, index] as const).sort((a, b) => b[0] - a[0])
  const out = new Array<number>(values.length).fill(1)
  let most = 1
  order.forEach(([value, index], place) => {
    most = Math.min(most, (value * values.length) / (values.length - place))
    out[index] = most
  })
  return out
}
