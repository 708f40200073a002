// How a statement was cut into claims, beside the claims that readers counted in it.

/** Places of content words in a text, ascending. */
export type Places = readonly number[]

/** What became of a reader's claim: one of ours stands over it and over no other; over it and others; several stand over it; none does. */
export type Fate = 'alone' | 'shared' | 'cut' | 'lost'

export interface Splitting {
  readonly gold: Readonly<Record<Fate, number>>
  readonly claims: number
  /** Of our claims, those that stand over a reader's claim together with others of ours. */
  readonly fragments: number
}

/** A claim stands over another's words where they share this much of the shorter one, by content words. */
const SHARED = 0.3

/** Whether one stands over the other; symmetric. */
export function standsOver(a: Places, b: Places): boolean {
  const inA = new Set(a)
  const both = b.filter((place) => inA.has(place)).length
  return both > 0 && both >= SHARED * Math.min(a.length, b.length)
}

/** A claim that holds nearly all words of a proposition tells it. */
const HELD = 0.8

/** Whether a claim with what it borrows holds the words of a proposition. */
export function holds(claim: Places, proposition: Places): boolean {
  const inClaim = new Set(claim)
  return proposition.length > 0 && proposition.filter((place) => inClaim.has(place)).length >= HELD * proposition.length
}

/** Counts what became of readers' claims (`gold`) in ours (`claims`); `over` says whether one of ours stands over one of theirs. */
export function splitting(gold: readonly Places[], claims: readonly Places[], over: (claim: Places, gold: Places) => boolean): Splitting {
  const above = gold.map((one) => claims.flatMap((claim, index) => (over(claim, one) ? [index] : [])))
  const counts: Record<Fate, number> = { alone: 0, shared: 0, cut: 0, lost: 0 }
  for (const indices of above) {
    const [only] = indices
    if (only === undefined) counts.lost += 1
    else if (indices.length > 1) counts.cut += 1
    else counts[above.filter((others) => others.includes(only)).length > 1 ? 'shared' : 'alone'] += 1
  }
  const fragments = new Set(above.filter((indices) => indices.length > 1).flat()).size
  return { gold: counts, claims: claims.length, fragments }
}

/** Counts of several statements together. */
export function summed(all: readonly Splitting[]): Splitting {
  const sum = (of: (one: Splitting) => number): number => all.reduce((total, one) => total + of(one), 0)
  return {
    gold: {
      alone: sum(({ gold }) => gold.alone),
      shared: sum(({ gold }) => gold.shared),
      cut: sum(({ gold }) => gold.cut),
      lost: sum(({ gold }) => gold.lost),
    },
    claims: sum(({ claims }) => claims),
    fragments: sum(({ fragments }) => fragments),
  }
}
