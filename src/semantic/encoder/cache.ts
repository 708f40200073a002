// Vectors of sentences seen before, on disk: one SQLite file that several processes may use, bounded in size.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'
import envPaths from 'env-paths'
import { MEANING_WIDTH, type TokenVectors } from '../../model/meaning.ts'

export interface VectorCache {
  /** Vectors of these sentences, where they are known. */
  readonly get: (sentences: readonly string[]) => Map<string, TokenVectors>
  readonly put: (found: ReadonlyMap<string, TokenVectors>) => void
}

/** Rows kept: about 4 kB each, so that the file stays below a gigabyte. */
const MOST_ROWS = 200_000
/** Rows written between two looks at the size. */
const CHECK_EVERY = 5_000

const keyOf = (model: string, sentence: string): Buffer =>
  createHash('sha256').update(model).update('\0').update(sentence).digest().subarray(0, 16)

function packed(one: TokenVectors): Buffer {
  const out = Buffer.alloc(2 + one.count * (8 + MEANING_WIDTH))
  out.writeUInt16LE(one.count, 0)
  let at = 2
  for (const list of [one.starts, one.ends]) for (const value of list) at = out.writeUInt16LE(value, at)
  for (const value of one.weights) at = out.writeFloatLE(value, at)
  Buffer.from(one.vectors.buffer, one.vectors.byteOffset, one.vectors.byteLength).copy(out, at)
  return out
}

function unpacked(bytes: Buffer): TokenVectors | undefined {
  const count = bytes.length < 2 ? 0 : bytes.readUInt16LE(0)
  if (bytes.length !== 2 + count * (8 + MEANING_WIDTH)) return undefined
  const numbers = (from: number): Uint16Array => Uint16Array.from({ length: count }, (_, index) => bytes.readUInt16LE(from + index * 2))
  const weights = Float32Array.from({ length: count }, (_, index) => bytes.readFloatLE(2 + count * 4 + index * 4))
  return { count, starts: numbers(2), ends: numbers(2 + count * 2), weights, vectors: new Int8Array(bytes.subarray(2 + count * 8)) }
}

const NOTHING: VectorCache = { get: () => new Map(), put: () => undefined }

/** Folder of the cache: `UNSAID_CACHE`, or the system's place for caches. */
export const cacheFolder = (): string => process.env['UNSAID_CACHE'] ?? envPaths('unsaid', { suffix: '' }).cache

/** The cache of a model's vectors. A cache that cannot be opened, read or written is done without: it only saves time. */
export function openCache(model: string): VectorCache {
  try {
    mkdirSync(cacheFolder(), { recursive: true })
    const Database = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3
    const database = new Database(join(cacheFolder(), 'meaning.sqlite'), { timeout: 5000 })
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = OFF')
    database.exec('create table if not exists vectors (key blob primary key, data blob not null) without rowid')
    database.exec('create table if not exists written (number integer primary key autoincrement, key blob not null)')
    const read = database.prepare<[Buffer], { data: Buffer }>('select data from vectors where key = ?')
    const write = database.prepare('insert or replace into vectors (key, data) values (?, ?)')
    const note = database.prepare('insert into written (key) values (?)')
    let sinceCheck = 0
    const prune = database.transaction(() => {
      const { most } = database.prepare('select coalesce(max(number), 0) as most from written').get() as { most: number }
      const oldest = database.prepare<[number], { key: Buffer }>('select key from written where number <= ?').all(most - MOST_ROWS)
      const drop = database.prepare('delete from vectors where key = ?')
      for (const { key } of oldest) drop.run(key)
      database.prepare('delete from written where number <= ?').run(most - MOST_ROWS)
    })
    const putAll = database.transaction((found: ReadonlyMap<string, TokenVectors>) => {
      for (const [sentence, vectors] of found) {
        const key = keyOf(model, sentence)
        write.run(key, packed(vectors))
        note.run(key)
      }
    })
    return {
      get: (sentences) => {
        const known = new Map<string, TokenVectors>()
        try {
          for (const sentence of sentences) {
            const row = read.get(keyOf(model, sentence))
            const vectors = row && unpacked(row.data)
            if (vectors) known.set(sentence, vectors)
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
  } catch {
    return NOTHING
  }
}
