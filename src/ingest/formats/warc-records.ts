// The records of a web archive (WARC, ISO 28500), one after the other: hostile and broken ones cost no more than themselves.

/** Lines before a record's content, and all of them together. */
const LONGEST_HEAD = 256 * 1024

export interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>
  /** The first bytes of the content, at most `most`. */
  readonly content: Buffer
  /** Bytes of the content that came; `announced` is how many the record says. */
  readonly size: number
  readonly announced: number
}

/** Names in small letters → values; of a name that stands twice the first. Folded lines are put together. */
export function headersOf(lines: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

/** Where the head of a record, or of a message in it, ends: at its first blank line. */
export function headEnd(content: Buffer): { readonly end: number; readonly next: number } | undefined {
  const bytes = content.subarray(0, LONGEST_HEAD)
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  if (crlf < 0 && lf < 0) return undefined
  return crlf >= 0 && (lf < 0 || crlf < lf) ? { end: crlf, next: crlf + 4 } : { end: lf, next: lf + 2 }
}

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What has been read of a stream and not been used. */
class Ahead {
  #bytes: Buffer = Buffer.alloc(0)
  readonly #from: AsyncIterator<Uint8Array>
  /** Whether the stream has ended, by its end or by a fault, which is `fault`. */
  done = false
  fault: unknown

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#from = stream[Symbol.asyncIterator]()
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** Reads on; `false` at the end. */
  async more(): Promise<boolean> {
    if (this.done) return false
    try {
      const next = await this.#from.next()
      this.done = next.done === true
      if (!next.done) this.#bytes = this.#bytes.length === 0 ? viewOf(next.value) : Buffer.concat([this.#bytes, next.value])
    } catch (error) {
      // What came before the fault is whole and is used first.
      this.done = true
      this.fault = error
    }
    return !this.done
  }

  use(count: number): Buffer {
    const used = this.#bytes.subarray(0, count)
    this.#bytes = this.#bytes.subarray(count)
    return used
  }

  async close(): Promise<void> {
    await this.#from.return?.()
  }
}

/** Goes to where the next record begins, past all that is none; `false` where there is none any more. */
async function toRecord(ahead: Ahead): Promise<boolean> {
  for (;;) {
    const at = ahead.bytes.indexOf('WARC/')
    if (at >= 0) {
      ahead.use(at)
      return true
    }
    // The name may be cut in two by the pieces in which the stream comes.
    ahead.use(Math.max(0, ahead.bytes.length - 4))
    if (!(await ahead.more())) return false
  }
}

/**
 * All records of an unpacked archive. Of each content at most `most` bytes are kept; the rest is read and left. A last record that
 * the archive breaks off in has fewer bytes than it announces. A fault of the stream is thrown once all before it is given.
 */
export async function* warcRecords(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<WarcRecord> {
  const ahead = new Ahead(stream)
  try {
    while (await toRecord(ahead)) {
      let head = headEnd(ahead.bytes)
      while (!head && ahead.bytes.length < LONGEST_HEAD && (await ahead.more())) head = headEnd(ahead.bytes)
      if (!head) {
        // No head that a crawler writes: the archive breaks off in it, or it is something else.
        const isEnd = ahead.done
        ahead.use(5)
        if (isEnd && ahead.bytes.indexOf('WARC/') < 0) {
          yield { headers: new Map(), content: Buffer.alloc(0), size: 0, announced: 1 }
          break
        }
        continue
      }
      const headers = headersOf(ahead.bytes.subarray(0, head.end).toString('utf8'))
      ahead.use(head.next)
      const length = headers.get('content-length') ?? ''
      if (!/^\d{1,15}$/.test(length)) continue
      const announced = Number(length)
      const kept: Buffer[] = []
      let size = 0
      while (size < announced && (ahead.bytes.length > 0 || (await ahead.more()))) {
        const piece = ahead.use(Math.min(ahead.bytes.length, announced - size))
        if (size < most) kept.push(piece.subarray(0, most - size))
        size += piece.length
      }
      yield { headers, content: Buffer.concat(kept), size, announced }
    }
    if (ahead.fault !== undefined) throw ahead.fault as Error
  } finally {
    await ahead.close()
  }
}
