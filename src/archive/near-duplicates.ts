// Texts that nearly repeat one another: MinHash (Broder 1997) over runs of three words, looked up by bands.
import { sql } from 'kysely'
import { words } from '../text/words.ts'
import type { Connection, StoreKind } from './connection.ts'

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

/** Texts that have a band, the first by hash. The same on every store, whatever order it keeps them in. */
async function stored(db: Connection, kind: StoreKind, bands: readonly number[]): Promise<Map<number, readonly string[]>> {
  if (kind === 'sqlite') {
    const { rows } = await sql<{ band: number; hashes: string }>`
      select v.value as band, (select json_group_array(hash) from
        (select distinct hash from bands where band = v.value order by hash limit ${MOST_LOOKED_AT})) as hashes
      from json_each(${JSON.stringify(bands)}) v`.execute(db)
    return new Map(rows.map(({ band, hashes }) => [band, JSON.parse(hashes) as string[]]))
  }
  const { rows } = await sql<{ band: number; hashes: string[] }>`
    select v.band, array(select distinct hash from bands b where b.band = v.band order by hash limit ${MOST_LOOKED_AT}) as hashes
    from unnest(${`{${bands.join(',')}}`}::bigint[]) v(band)`.execute(db)
  return new Map(rows.map(({ band, hashes }) => [band, hashes]))
}

/** The texts that share most bands with these, at most `MOST_LOOKED_AT`. */
function sharing(bands: readonly number[], known: ReadonlyMap<number, readonly string[]>): string[] {
  const shared = new Map<string, number>()
  for (const band of bands) for (const hash of known.get(band) ?? []) shared.set(hash, (shared.get(hash) ?? 0) + 1)
  return [...shared]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_LOOKED_AT)
    .map(([hash]) => hash)
}

/** A text that is to be put in, not stored yet. */
export interface NewText {
  readonly hash: string
  readonly runs: ReadonlySet<number>
  readonly bands: readonly number[]
}

/** Which texts each is held against: those stored and those before it in `texts` alike, so that it is the same however many come in at once. */
async function lookedAt(db: Connection, kind: StoreKind, texts: readonly NewText[]): Promise<Map<string, readonly string[]>> {
  const known = new Map(await stored(db, kind, [...new Set(texts.flatMap((text) => text.bands))]))
  const others = new Map<string, readonly string[]>()
  for (const { hash, bands } of texts) {
    others.set(hash, sharing(bands, known))
    for (const band of new Set(bands)) known.set(band, [...(known.get(band) ?? []), hash].sort().slice(0, MOST_LOOKED_AT))
  }
  return others
}

/** Stored texts read at once: each may be a book. */
const READ_AT_ONCE = 50

interface Shares {
  readonly clusters: ReadonlyMap<string, string>
  /** By the hash of the new text, then of the stored one; those that are near alone. */
  readonly shares: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** How much each shares with the stored texts that it is held against. */
async function withStored(db: Connection, texts: readonly NewText[], others: ReadonlyMap<string, readonly string[]>): Promise<Shares> {
  const clusters = new Map<string, string>()
  const shares = new Map(texts.map((text) => [text.hash, new Map<string, number>()]))
  const askedBy = new Map<string, NewText[]>()
  for (const text of texts)
    for (const hash of others.get(text.hash)!) if (!shares.has(hash)) askedBy.set(hash, [...(askedBy.get(hash) ?? []), text])
  const hashes = [...askedBy.keys()]
  for (let from = 0; from < hashes.length; from += READ_AT_ONCE) {
    const part = hashes.slice(from, from + READ_AT_ONCE)
    const rows = await db.selectFrom('texts').select(['hash', 'body', 'language', 'cluster']).where('hash', 'in', part).execute()
    for (const row of rows) {
      clusters.set(row.hash, row.cluster)
      const runs = shingles(row.body, row.language)
      for (const text of askedBy.get(row.hash)!) {
        const share = jaccard(text.runs, runs)
        if (share >= NEAR) shares.get(text.hash)!.set(row.hash, share)
      }
    }
  }
  return { clusters, shares }
}

/**
 * Cluster of each text that nearly repeats a stored one or one before it in `texts`, by the hash of the text; those that repeat none
 * are absent. Of two that it repeats as nearly, the one decides that shares more bands, then the one whose hash comes first.
 */
export async function nearClusters(db: Connection, kind: StoreKind, texts: readonly NewText[]): Promise<Map<string, string>> {
  const others = await lookedAt(db, kind, texts)
  const { clusters: storedClusters, shares } = await withStored(db, texts, others)
  const clusters = new Map<string, string>()
  const before = new Map(texts.map((text) => [text.hash, text]))
  for (const text of texts) {
    let best: { readonly hash: string; readonly share: number } | undefined
    for (const hash of others.get(text.hash)!) {
      const earlier = before.get(hash)
      const share = earlier ? jaccard(text.runs, earlier.runs) : (shares.get(text.hash)!.get(hash) ?? 0)
      if (share >= NEAR && share > (best?.share ?? 0)) best = { hash, share }
    }
    if (best) clusters.set(text.hash, storedClusters.get(best.hash) ?? clusters.get(best.hash) ?? best.hash)
  }
  return clusters
}
