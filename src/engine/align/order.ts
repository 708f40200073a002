// Reports of messages follow the message: the posterior of an alignment that mostly moves forward.

/** How the alignment moves between consecutive claims; probabilities up to a constant. Chosen on ntrex-*.dev by `npm run train`. */
export interface OrderSettings {
  /** Next passage, the usual step. */
  readonly next: number
  /** Same passage again: several claims of one sentence. */
  readonly stay: number
  /** Each passage skipped on the way forward. */
  readonly skip: number
  /** Any jump back, spread over all earlier passages: reports that are not in order must not be forced into it. */
  readonly back: number
  /** Odds, before any evidence, that a claim is not in the report. */
  readonly absent: number
}

/**
 * Posterior probability, for each claim, that it is aligned to any passage (forward-backward over claims × passages;
 * after Gale and Church 1993, with free local scores in place of length alone).
 *
 * `local[i][j]`: log likelihood ratio of claim `i` being told in passage `j` against chance.
 * Returns `present[i]` in 0..1 and `at[i]`, the passage with the most mass (-1 without passages).
 * Time and memory are linear in claims × passages.
 */
export function alignInOrder(local: readonly (readonly number[])[], settings: OrderSettings): { present: number[]; at: number[] } {
  const claims = local.length
  const passages = local[0]?.length ?? 0
  if (claims === 0 || passages === 0) return { present: new Array<number>(claims).fill(0), at: new Array<number>(claims).fill(-1) }
  // State j + 1 = "the last aligned passage is j"; state 0 = nothing aligned yet.
  const states = passages + 1
  const emit = local.map((row) => row.map((score) => Math.exp(Math.max(-20, Math.min(20, score)))))

  /** Mass that flows into passage j from any state. */
  const flowForward = (mass: Float64Array): Float64Array => {
    const into = new Float64Array(passages)
    let total = 0
    for (let s = 0; s < states; s++) total += mass[s] as number
    let trail = 0
    let seen = 0
    for (let j = 0; j < passages; j++) {
      // States before j (0-based passage s - 1 < j): next step, or skipping forward with decay.
      trail = trail * settings.skip + (mass[j] as number)
      seen += mass[j] as number
      const stay = mass[j + 1] as number
      const later = total - seen - stay
      into[j] = settings.next * trail + settings.stay * stay + (settings.back * later) / passages
    }
    return into
  }
  /** Mass that a state receives from the passages after it, the transpose of `flowForward`. */
  const flowBackward = (weights: Float64Array): Float64Array => {
    const out = new Float64Array(states)
    let trail = 0
    for (let s = passages - 1; s >= 0; s--) {
      trail = trail * settings.skip + (weights[s] as number)
      out[s] = settings.next * trail
    }
    let before = 0
    for (let s = 1; s < states; s++) {
      out[s] = (out[s] as number) + settings.stay * (weights[s - 1] as number) + (settings.back * before) / passages
      before += weights[s - 1] as number
    }
    return out
  }
  const scale = (values: Float64Array): void => {
    let sum = 0
    for (const value of values) sum += value
    if (sum > 0) for (let index = 0; index < values.length; index++) values[index] = (values[index] as number) / sum
  }

  const forward: Float64Array[] = []
  let mass = new Float64Array(states)
  mass[0] = 1
  for (let i = 0; i < claims; i++) {
    forward.push(mass)
    const into = flowForward(mass)
    const next = new Float64Array(states)
    for (let s = 0; s < states; s++) next[s] = settings.absent * (mass[s] as number)
    for (let j = 0; j < passages; j++) next[j + 1] = (next[j + 1] as number) + (into[j] as number) * ((emit[i] as number[])[j] as number)
    scale(next)
    mass = next
  }

  const present = new Array<number>(claims).fill(0)
  const at = new Array<number>(claims).fill(-1)
  let beta = new Float64Array(states).fill(1)
  for (let i = claims - 1; i >= 0; i--) {
    const row = emit[i] as number[]
    const into = flowForward(forward[i] as Float64Array)
    let aligned = 0
    let absent = 0
    let best = -1
    for (let j = 0; j < passages; j++) {
      const value = (into[j] as number) * (row[j] as number) * (beta[j + 1] as number)
      aligned += value
      if (value > best) {
        best = value
        at[i] = j
      }
    }
    for (let s = 0; s < states; s++) absent += settings.absent * ((forward[i] as Float64Array)[s] as number) * (beta[s] as number)
    present[i] = aligned + absent > 0 ? aligned / (aligned + absent) : 0
    const weighted = new Float64Array(passages)
    for (let j = 0; j < passages; j++) weighted[j] = (row[j] as number) * (beta[j + 1] as number)
    const back = flowBackward(weighted)
    const previous = new Float64Array(states)
    for (let s = 0; s < states; s++) previous[s] = settings.absent * (beta[s] as number) + (back[s] as number)
    scale(previous)
    beta = previous
  }
  return { present, at }
}
