// One packed piece of a web archive (a gzip member, RFC 1952): where it ends is told exactly, and whether it is whole.
import zlib, { type InflateRaw } from 'node:zlib'
import type { ReadAhead } from './read-ahead.ts'

/** How a packed piece begins: two bytes of its own, and deflate. */
export const START = Buffer.from([0x1f, 0x8b, 0x08])
/** Bytes of a piece that tell whether a record begins in it. */
export const LOOKED = 4096
/** Steps in which they are looked at: what is damaged further on does not matter. */
const STEPS = [160, 640, LOOKED]
/** Bytes of the checksum and the length that follow a piece. */
export const TRAILER = 8
const FIXED_HEAD = 10
/** Bytes of a head with the names and remarks that it may hold. */
const LONGEST_HEAD = 192 * 1024

/** Length of the head that a piece begins with; `undefined` where it is none, or is cut. */
function headLength(bytes: Buffer): number | undefined {
  if (bytes.length < FIXED_HEAD || bytes.indexOf(START) !== 0) return undefined
  const flags = bytes[3]!
  if ((flags & 0xe0) !== 0) return undefined
  let at = FIXED_HEAD
  if (flags & 4) {
    if (at + 2 > bytes.length) return undefined
    at += 2 + bytes.readUInt16LE(at)
  }
  // A name and a remark, each up to a zero.
  for (const flag of [8, 16])
    if (flags & flag) {
      const end = bytes.indexOf(0, at)
      if (end < 0) return undefined
      at = end + 1
    }
  if (flags & 2) at += 2
  return at <= bytes.length ? at : undefined
}

/** Length of the head of the piece that comes next. Throws where it is none. */
export async function gzipHead(from: ReadAhead): Promise<number> {
  for (const count of [512, LONGEST_HEAD]) {
    const length = headLength((await from.ahead(count)).subarray(0, count))
    if (length !== undefined) return length
  }
  throw new Error('incorrect header')
}

/** Whether bytes begin a piece that unpacks to the beginning of a record: what looks so by chance does not. */
export function beginsRecord(bytes: Buffer): boolean {
  const head = headLength(bytes)
  if (head === undefined) return false
  for (const count of STEPS)
    try {
      const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH, chunkSize: 1024 }
      const unpacked = zlib
        .inflateRawSync(bytes.subarray(head, head + count), options)
        .subarray(0, 64)
        .toString('latin1')
        .trimStart()
      if (unpacked.startsWith('WARC/')) return true
      if (unpacked.length >= 5) return false
    } catch {
      // No packed bytes: no record either.
      return false
    }
  return false
}

export interface Unpacked {
  /** Bytes of what was given that belong to the piece. */
  readonly used: number
  readonly chunks: readonly Uint8Array[]
  /** Whether the piece ends here; its checksum follows. */
  readonly ended: boolean
  /** What is wrong with the bytes behind those that were unpacked. */
  readonly fault: Error | undefined
}

/** The unpacking of one piece. */
export class UnpackedMember {
  readonly #inflate: InflateRaw = zlib.createInflateRaw()
  readonly #ready: Uint8Array[] = []
  readonly #settled: Promise<void>
  #fault: Error | undefined
  #ended = false
  #checksum = 0
  #length = 0

  constructor() {
    this.#inflate.on('data', (chunk: Uint8Array) => {
      this.#ready.push(chunk)
      this.#checksum = zlib.crc32(chunk, this.#checksum)
      this.#length += chunk.length
    })
    this.#settled = new Promise((resolve) => {
      this.#inflate.on('error', (error) => {
        this.#fault = error
        resolve()
      })
      this.#inflate.on('end', () => {
        this.#ended = true
        resolve()
      })
    })
  }

  /** Unpacks on. */
  async give(bytes: Uint8Array): Promise<Unpacked> {
    const before = this.#inflate.bytesWritten
    await Promise.race([new Promise<void>((resolve) => this.#inflate.write(bytes, () => resolve())), this.#settled])
    // The end is told a moment after the last bytes are.
    await new Promise((resolve) => setImmediate(resolve))
    return {
      used: this.#inflate.bytesWritten - before,
      chunks: this.#ready.splice(0),
      ended: this.#ended,
      fault: this.#fault,
    }
  }

  /** Frees what it holds. */
  close(): void {
    this.#inflate.destroy()
  }

  /** Holds what was unpacked against the checksum and the length that follow the piece. Throws where they differ. */
  check(trailer: Buffer): void {
    if (trailer.readUInt32LE(0) !== this.#checksum) throw new Error('incorrect data check')
    if (trailer.readUInt32LE(4) !== this.#length % 2 ** 32) throw new Error('incorrect length check')
  }
}
