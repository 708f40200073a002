// A web archive without its packing. Crawlers pack each record by itself, so that what is damaged costs no more than itself.
import { createGunzip, type Gunzip } from 'node:zlib'

/** Bytes that are unpacked in one step: what they unpack to, a thousand times as much at worst, is in memory at once. */
const STEP = 16 * 1024

/** How a packed record begins (RFC 1952): two bytes of its own, deflate, and flags whose upper three bits are reserved. */
const START = Buffer.from([0x1f, 0x8b, 0x08])
const HEAD = START.length + 1

interface Piece {
  readonly bytes: Uint8Array
  /** Whether a packed record may begin here: what looks so within one does no harm. */
  readonly starts: boolean
}

/** Where a packed record may begin, from an index on; -1 where none does. */
function nextStart(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(START, from)
  while (at >= 0 && at + START.length < bytes.length && (bytes[at + START.length]! & 0xe0) !== 0) at = bytes.indexOf(START, at + 1)
  return at
}

/** A stream in pieces of at most `STEP` bytes, none of which holds the beginning of a record behind its own. */
async function* pieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0)
  let starts = false
  function* cut(isEnd: boolean): Generator<Piece> {
    // A beginning may be cut in two by the chunks in which the stream comes.
    const usable = isEnd ? rest.length : rest.length - HEAD
    while (usable > 0 && rest.length > 0) {
      const at = nextStart(rest.subarray(0, STEP + HEAD), starts ? 1 : 0)
      const end = Math.min(at < 0 ? rest.length : at, STEP, isEnd ? Infinity : Math.max(0, rest.length - HEAD))
      if (at === 0) starts = true
      else if (end === 0) return
      else {
        yield { bytes: rest.subarray(0, end), starts }
        rest = rest.subarray(end)
        starts = end === at
      }
    }
  }
  for await (const chunk of input) {
    rest = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk])
    yield* cut(false)
  }
  yield* cut(true)
}

/** One unpacker's life: what it gives, and whether it has come to an end or a fault. */
class Unpacker {
  readonly #gunzip: Gunzip = createGunzip()
  readonly #ready: Uint8Array[] = []
  fault: Error | undefined
  /** Whether something followed a record that is none. */
  ended = false
  readonly #settled: Promise<void>

  constructor() {
    this.#gunzip.on('data', (chunk: Uint8Array) => this.#ready.push(chunk))
    this.#settled = new Promise((resolve) => {
      this.#gunzip.on('error', (error) => {
        this.fault = error
        resolve()
      })
      this.#gunzip.on('end', () => {
        this.ended = true
        resolve()
      })
    })
  }

  async give(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
    await Promise.race([new Promise<void>((resolve) => this.#gunzip.write(bytes, () => resolve())), this.#settled])
    return this.#ready.splice(0)
  }

  async end(): Promise<readonly Uint8Array[]> {
    this.#gunzip.end()
    await this.#settled
    return this.#ready.splice(0)
  }
}

/**
 * The bytes of an archive that was packed record by record or as a whole, in runs: a run ends with the fault that it throws once all
 * before it is given, and the next begins with the next record that can be unpacked. Each is to be read before the next is asked for.
 */
export async function* unpackedRuns(input: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const from = pieces(input)[Symbol.asyncIterator]()
  let next = await from.next()
  const now = { isUsed: true }
  async function* run(): AsyncGenerator<Uint8Array> {
    const unpacker = new Unpacker()
    for (; !next.done; next = await from.next()) {
      if (unpacker.ended) {
        // A file may be filled up with zeros. What comes behind them says that records may have stood there.
        if (next.value.bytes.every((byte) => byte === 0)) continue
        if (next.value.starts) now.isUsed = false
        throw new Error('bytes that are no record')
      }
      yield* await unpacker.give(next.value.bytes)
      if (unpacker.fault) throw unpacker.fault
    }
    yield* await unpacker.end()
    if (unpacker.fault) throw unpacker.fault
  }
  const toStart = async (): Promise<void> => {
    if (now.isUsed && !next.done) next = await from.next()
    now.isUsed = true
    while (!next.done && !next.value.starts) next = await from.next()
  }
  while (!next.done) {
    yield run()
    // The rest of what is damaged says nothing.
    await toStart()
  }
}
