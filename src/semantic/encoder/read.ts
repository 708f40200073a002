// Sentences → their vectors, from memory, from the disk or from the encoder, in this order.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClaimAndPassage, Meaning, Together, TokenVectors } from '../../model/meaning.ts'
import { MEANING_WIDTH } from '../../model/meaning.ts'
import { openCache, type MeaningCache } from './cache.ts'
import { openPairEncoder, pairKey, type PairEncoder } from './pairs.ts'
import { project, projectionPath, readProjection, type Projection } from './projection.ts'
import { meaningFolder, MOST_TOKENS, openEncoder, type Encoder } from './session.ts'
import type { Tokens } from './tokenizer.ts'

/** Sentences encoded before they are kept on disk: what a killed run loses at most. */
const AT_ONCE = 256
/** Pairs read together before they are kept on disk. */
const PAIRS_AT_ONCE = 256
/** Sentences kept in memory, the oldest forgotten first: about 5 kB each. */
const MOST_KEPT = 20_000

export interface MeaningReader {
  readonly model: string
  /** Vectors of these sentences. Each distinct one is encoded once. */
  readonly read: (sentences: Iterable<string>, signal?: AbortSignal) => Promise<Meaning>
  /** What claims and passages say that are read together. Each distinct pair is read once. */
  readonly readPairs: (pairs: readonly ClaimAndPassage[], signal?: AbortSignal) => Promise<Together>
}

/** A sentence beyond what the model sees, as parts of it. */
function parts(tokens: Tokens): Tokens[] {
  const found: Tokens[] = []
  for (let from = 0; from < tokens.ids.length; from += MOST_TOKENS)
    found.push({
      ids: tokens.ids.slice(from, from + MOST_TOKENS),
      starts: tokens.starts.slice(from, from + MOST_TOKENS),
      ends: tokens.ends.slice(from, from + MOST_TOKENS),
    })
  return found.length === 0 ? [tokens] : found
}

function joined(list: readonly TokenVectors[]): TokenVectors {
  if (list.length === 1) return list[0]!
  const count = list.reduce((sum, one) => sum + one.count, 0)
  const vectors = new Int8Array(count * MEANING_WIDTH)
  let at = 0
  for (const one of list) {
    vectors.set(one.vectors, at)
    at += one.vectors.length
  }
  return {
    count,
    starts: Uint16Array.from(list.flatMap((one) => [...one.starts])),
    ends: Uint16Array.from(list.flatMap((one) => [...one.ends])),
    weights: Float32Array.from(list.flatMap((one) => [...one.weights])),
    vectors,
  }
}

async function encoded(encoder: Encoder, projection: Projection, sentences: readonly string[]): Promise<Map<string, TokenVectors>> {
  const cut = sentences.map((sentence) => parts(encoder.tokenize(sentence)))
  const states = await encoder.encode(cut.flat())
  let at = 0
  return new Map(
    sentences.map((sentence, index) => [sentence, joined(cut[index]!.map(() => project(sentence, states[at++]!, projection)))] as const),
  )
}

/** Longest sentence in UTF-16 units whose places fit into sixteen bits; what is longer is read so far. */
const LONGEST = 0xffff

const shortened = (sentence: string): string => sentence.slice(0, LONGEST)

/** Reads pairs that are not kept yet; of another encoder than the product's, for fitting, in readings of its own. */
export const pairsRead =
  (kept: MeaningCache['readings'], pairEncoder: () => Promise<PairEncoder> = openPairEncoder): MeaningReader['readPairs'] =>
  async (pairs, signal) => {
    const wanted = new Map(pairs.map((pair) => [pairKey(pair), pair]))
    const found = kept.get([...wanted.keys()])
    const missing = [...wanted].filter(([key]) => !found.has(key))
    for (let from = 0; from < missing.length; from += PAIRS_AT_ONCE) {
      signal?.throwIfAborted()
      const part = missing.slice(from, from + PAIRS_AT_ONCE)
      const made = await (await pairEncoder()).read(part.map(([, pair]) => pair))
      const readings = new Map(part.map(([key], index) => [key, made[index]!]))
      kept.put(readings)
      for (const [key, reading] of readings) found.set(key, reading)
    }
    return (pair) => found.get(pairKey(pair))
  }

/** A reader with a projection of its own, for fitting; `name` keeps what it reads apart from others'. */
export function readerWith(projection: Projection, name: string, cache: MeaningCache = openCache(name)): MeaningReader {
  const kept = new Map<string, TokenVectors>()
  const keep = (found: ReadonlyMap<string, TokenVectors>): void => {
    for (const [sentence, vectors] of found) kept.set(sentence, vectors)
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
  }
  return {
    model: name,
    read: async (sentences, signal) => {
      const found = new Map<string, TokenVectors>()
      const wanted: string[] = []
      for (const sentence of new Set([...sentences].map(shortened))) {
        const known = kept.get(sentence)
        if (known) found.set(sentence, known)
        else wanted.push(sentence)
      }
      const stored = cache.vectors.get(wanted)
      for (const [sentence, vectors] of stored) found.set(sentence, vectors)
      keep(stored)
      const missing = wanted.filter((sentence) => !stored.has(sentence))
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        signal?.throwIfAborted()
        const made = await encoded(await openEncoder(), projection, missing.slice(from, from + AT_ONCE))
        for (const [sentence, vectors] of made) found.set(sentence, vectors)
        cache.vectors.put(made)
        keep(made)
      }
      return { model: name, of: (sentence) => found.get(shortened(sentence)) }
    },
    readPairs: pairsRead(cache.readings),
  }
}

let reader: MeaningReader | undefined

/** The reader that ships with the product. Nothing is loaded before the first sentence that is new. */
export function meaningReader(): MeaningReader {
  if (reader) return reader
  const folder = meaningFolder()
  const path = projectionPath(folder)
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  const model = createHash('sha256').update(sums).update(readFileSync(path)).digest('hex').slice(0, 16)
  reader = readerWith(readProjection(path), model)
  return reader
}
