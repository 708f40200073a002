// What the encoder said before, on disk: one SQLite file that several processes may use, bounded in size.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import envPaths from 'env-paths'
import { MEANING_WIDTH, type PairReading, type TokenVectors } from '../../model/meaning.ts'
import { openShared } from '../../sqlite.ts'

/** What is kept of texts, each under a text of its own. */
export interface Kept<Value> {
  /** Values of these texts, where they are known. */
  readonly get: (texts: readonly string[]) => Map<string, Value>
  readonly put: (found: ReadonlyMap<string, Value>) => void
}

export interface MeaningCache {
  /** Vectors of sentences. */
  readonly vectors: Kept<TokenVectors>
  /** What pairs said that were read together, by `pairKey`. */
  readonly readings: Kept<PairReading>
}

/** How values lie on the disk, and how many of them. */
interface Shelf<Value> {
  readonly table: string
  readonly written: string
  readonly most: number
  readonly pack: (value: Value) => Buffer
  /** `undefined` where the bytes are not such a value. */
  readonly unpack: (bytes: Buffer) => Value | undefined
}

const VECTORS: Shelf<TokenVectors> = {
  table: 'vectors',
  written: 'written',
  // About 4 kB each, so that the file stays below a gigabyte.
  most: 200_000,
  pack: (one) => {
    const out = Buffer.alloc(2 + one.count * (8 + MEANING_WIDTH))
    out.writeUInt16LE(one.count, 0)
    let at = 2
    for (const list of [one.starts, one.ends]) for (const value of list) at = out.writeUInt16LE(value, at)
    for (const value of one.weights) at = out.writeFloatLE(value, at)
    Buffer.from(one.vectors.buffer, one.vectors.byteOffset, one.vectors.byteLength).copy(out, at)
    return out
  },
  unpack: (bytes) => {
    const count = bytes.length < 2 ? 0 : bytes.readUInt16LE(0)
    if (bytes.length !== 2 + count * (8 + MEANING_WIDTH)) return undefined
    const numbers = (from: number): Uint16Array => Uint16Array.from({ length: count }, (_, index) => bytes.readUInt16LE(from + index * 2))
    const weights = Float32Array.from({ length: count }, (_, index) => bytes.readFloatLE(2 + count * 4 + index * 4))
    return { count, starts: numbers(2), ends: numbers(2 + count * 2), weights, vectors: new Int8Array(bytes.subarray(2 + count * 8)) }
  },
}

const NUMBERS = 4

const READINGS: Shelf<PairReading> = {
  table: 'readings',
  written: 'readings_written',
  // About a hundred bytes each with their keys.
  most: 2_000_000,
  pack: ({ reported, altered, partial, omitted }) => {
    const out = Buffer.alloc(NUMBERS * 4)
    ;[reported, altered, partial, omitted].forEach((value, index) => out.writeFloatLE(value, index * 4))
    return out
  },
  unpack: (bytes) => {
    if (bytes.length !== NUMBERS * 4) return undefined
    const [reported, altered, partial, omitted] = [0, 4, 8, 12].map((at) => bytes.readFloatLE(at)) as [number, number, number, number]
    return { reported, altered, partial, omitted }
  },
}

/** Rows written between two looks at the size. */
const CHECK_EVERY = 5_000

const keyOf = (model: string, text: string): Buffer => createHash('sha256').update(model).update('\0').update(text).digest().subarray(0, 16)

/** Values of a model on one shelf. What cannot be read or written is done without. */
function openShelf<Value>(database: BetterSqlite3.Database, model: string, shelf: Shelf<Value>): Kept<Value> {
  const { table, written, most, pack, unpack } = shelf
  database.exec(`create table if not exists ${table} (key blob primary key, data blob not null) without rowid`)
  database.exec(`create table if not exists ${written} (number integer primary key autoincrement, key blob not null)`)
  const read = database.prepare<[Buffer], { data: Buffer }>(`select data from ${table} where key = ?`)
  const write = database.prepare(`insert or replace into ${table} (key, data) values (?, ?)`)
  const note = database.prepare(`insert into ${written} (key) values (?)`)
  let sinceCheck = 0
  const prune = database.transaction(() => {
    const { last } = database.prepare(`select coalesce(max(number), 0) as last from ${written}`).get() as { last: number }
    const oldest = database.prepare<[number], { key: Buffer }>(`select key from ${written} where number <= ?`).all(last - most)
    const drop = database.prepare(`delete from ${table} where key = ?`)
    for (const { key } of oldest) drop.run(key)
    database.prepare(`delete from ${written} where number <= ?`).run(last - most)
  })
  const putAll = database.transaction((found: ReadonlyMap<string, Value>) => {
    for (const [text, value] of found) {
      const key = keyOf(model, text)
      write.run(key, pack(value))
      note.run(key)
    }
  })
  return {
    get: (texts) => {
      const known = new Map<string, Value>()
      try {
        for (const text of texts) {
          const row = read.get(keyOf(model, text))
          const value = row && unpack(row.data)
          if (value) known.set(text, value)
        }
      } catch {
        return known
      }
      return known
    },
    put: (found) => {
      try {
        putAll.immediate(found)
        sinceCheck += found.size
        if (sinceCheck < CHECK_EVERY) return
        sinceCheck = 0
        prune.immediate()
      } catch {
        // Another process holds it, or the disk is full: what is not kept is made again.
      }
    },
  }
}

const nothing = <Value>(): Kept<Value> => ({ get: () => new Map(), put: () => undefined })

/** Folder of the cache: `UNSAID_CACHE`, or the system's place for caches. */
export const cacheFolder = (): string => process.env['UNSAID_CACHE'] ?? envPaths('unsaid', { suffix: '' }).cache

/** The cache of what a model said. A cache that cannot be opened is done without: it only saves time. */
export function openCache(model: string): MeaningCache {
  try {
    mkdirSync(cacheFolder(), { recursive: true })
    const database = openShared(join(cacheFolder(), 'meaning.sqlite'), 5000)
    database.pragma('synchronous = OFF')
    return { vectors: openShelf(database, model, VECTORS), readings: openShelf(database, model, READINGS) }
  } catch {
    return { vectors: nothing(), readings: nothing() }
  }
}
