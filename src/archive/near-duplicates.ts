// Texts that nearly repeat one another: MinHash (Broder 1997) over runs of three words, looked up by bands.
import { words } from '../text/words.ts'
import type { Connection } from './connection.ts'

const BANDS = 16
const ROWS = 4
/** Share of common runs (Jaccard) from which two texts are near-duplicates. */
const NEAR = 0.8
/** Texts that share a band and are looked at; more would be the same boilerplate over and over. */
const MOST_LOOKED_AT = 20

// Odd multipliers and offsets of 64 hash functions, from a fixed linear congruential generator (Numerical Recipes' constants).
const SEEDS: readonly (readonly [number, number])[] = (() => {
  let state = 20250909
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
  return Array.from({ length: BANDS * ROWS }, () => [next() | 1, next()] as const)
})()

/** Runs of three word stems as 32-bit hashes. */
export function shingles(text: string, language: string): Set<number> {
  const all = words(text, language)
  const found = new Set<number>()
  for (let at = 0; at + 2 < all.length; at++) {
    let hash = all[at]!.form.hash
    hash = (Math.imul(hash, 0x01000193) ^ all[at + 1]!.form.hash) >>> 0
    found.add((Math.imul(hash, 0x01000193) ^ all[at + 2]!.form.hash) >>> 0)
  }
  return found
}

/** 53-bit keys of the bands of a text's signature; none for a text too short to tell. */
export function bandKeys(runs: ReadonlySet<number>): number[] {
  if (runs.size < 8) return []
  const keys: number[] = []
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1
    for (let row = 0; row < ROWS; row++) {
      const [factor, offset] = SEEDS[band * ROWS + row]!
      let least = 0xffffffff
      for (const run of runs) {
        const value = (Math.imul(run ^ (run >>> 15), factor) + offset) >>> 0
        if (value < least) least = value
      }
      key = (key * 0x1f123bb5 + least) % Number.MAX_SAFE_INTEGER
    }
    keys.push(Math.floor(key))
  }
  return keys
}

/** Jaccard index of two sets. */
function jaccard(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const one of left) if (right.has(one)) shared += 1
  return shared / (left.size + right.size - shared)
}

/** Cluster of the stored text that `body` nearly repeats, or `undefined`. Bands of `body` itself must not be stored yet. */
export async function nearCluster(db: Connection, runs: ReadonlySet<number>, keys: readonly number[]): Promise<string | undefined> {
  if (keys.length === 0) return undefined
  const found = await db
    .selectFrom('bands')
    .innerJoin('texts', 'texts.hash', 'bands.hash')
    .select(['texts.hash', 'texts.body', 'texts.language', 'texts.cluster'])
    .distinct()
    .where('bands.band', 'in', keys)
    .limit(MOST_LOOKED_AT)
    .execute()
  let best: { readonly cluster: string; readonly share: number } | undefined
  for (const one of found) {
    const share = jaccard(runs, shingles(one.body, one.language))
    if (share >= NEAR && share > (best?.share ?? 0)) best = { cluster: one.cluster, share }
  }
  return best?.cluster
}
