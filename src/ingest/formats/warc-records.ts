// The records of a web archive (WARC, ISO 28500), one after the other: hostile and broken ones cost no more than themselves.
import { viewOf } from './read-ahead.ts'

/** Lines before a record's content, and all of them together. */
const LONGEST_HEAD = 256 * 1024

/** How each begins. */
const BEGINNING = 'WARC/'
/** What each ends with, behind its content. */
const LINE_ENDS = '\r\n\r\n'

export interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>
  /** The first bytes of the content, at most `most`. */
  readonly content: Buffer
  /** Bytes of the content that came; `announced` is how many the record says. */
  readonly size: number
  readonly announced: number
  /** What the stream ended with before it vouched for the record, whose bytes may be others than were captured. */
  readonly fault?: unknown
  /** Whether its content does not end where it should: bytes are missing in it, or are too many. Without headers: what is no record. */
  readonly isMisfit?: boolean
}

const NO_RECORD: WarcRecord = { headers: new Map(), content: Buffer.alloc(0), size: 0, announced: 0, isMisfit: true }

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

/** What has been read of a stream and not been used. */
class Ahead {
  #bytes: Buffer = Buffer.alloc(0)
  readonly #from: AsyncIterator<Uint8Array>
  /** Whether the stream has ended, by its end or by a fault, which is `fault`. */
  done = false
  fault: unknown
  /** Bytes that came, and how many of them are surely as they were written: an empty chunk says so of all before it. */
  #came = 0
  sure = 0
  #putBack = 0
  /** Whether something was passed that is no record; whether zeros were. */
  strange = false
  zeros = false

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#from = stream[Symbol.asyncIterator]()
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** Bytes that were used. */
  get used(): number {
    return this.#came - this.#bytes.length
  }

  /** Reads on; `false` at the end. */
  async more(): Promise<boolean> {
    if (this.done) return false
    try {
      const next = await this.#from.next()
      this.done = next.done === true
      if (next.done) return false
      this.#came += next.value.length
      if (next.value.length === 0) this.sure = this.#came
      else this.#bytes = this.#bytes.length === 0 ? viewOf(next.value) : Buffer.concat([this.#bytes, next.value])
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

  /**
   * Puts bytes before what is ahead. All in all no more than in proportion to what came: `false` where that would be exceeded.
   */
  putBack(bytes: Buffer): boolean {
    if (this.#putBack + bytes.length > this.#came) return false
    this.#putBack += bytes.length
    this.#bytes = Buffer.concat([bytes, this.#bytes])
    return true
  }

  async close(): Promise<void> {
    await this.#from.return?.()
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0)

/** Goes to where the next record begins, past all that is none; `false` where there is none any more. */
async function toRecord(ahead: Ahead): Promise<boolean> {
  const pass = (count: number): void => {
    const passed = ahead.use(count)
    if (!isBlank(passed)) ahead.strange = true
    else if (passed.includes(0)) ahead.zeros = true
  }
  for (;;) {
    const at = ahead.bytes.indexOf(BEGINNING)
    if (at >= 0) {
      pass(at)
      // A file may be filled up with zeros, but only at its end.
      ahead.strange ||= ahead.zeros
      return true
    }
    // The name may be cut in two by the pieces in which the stream comes.
    pass(Math.max(0, ahead.bytes.length - BEGINNING.length + 1))
    if (!(await ahead.more())) {
      pass(ahead.bytes.length)
      return false
    }
  }
}

/** Whether a record ends here: by the blank lines that end one, by another one, or with the archive. */
async function isEnd(ahead: Ahead): Promise<boolean> {
  for (;;) {
    const next = ahead.bytes.subarray(0, LINE_ENDS.length + BEGINNING.length).toString('latin1')
    if (next.startsWith(LINE_ENDS) || next.trimStart().startsWith(BEGINNING)) return true
    if (ahead.bytes.length >= LINE_ENDS.length + BEGINNING.length) return false
    if (!(await ahead.more())) return BEGINNING.startsWith(next.trim())
  }
}

/** Where another record begins within a content whose length is wrong; -1 where none does. */
function swallowed(content: Buffer): number {
  const at = content.indexOf(`${LINE_ENDS}${BEGINNING}1.`)
  return at < 0 ? -1 : at + LINE_ENDS.length
}

/** The record that begins here; `undefined` for what only looks like one. */
async function nextRecord(ahead: Ahead, most: number): Promise<WarcRecord | undefined> {
  let head = headEnd(ahead.bytes)
  while (!head && ahead.bytes.length < LONGEST_HEAD && (await ahead.more())) head = headEnd(ahead.bytes)
  if (!head) {
    // No head that a crawler writes: the archive breaks off in it, or it is something else.
    const isLast = ahead.done
    ahead.use(BEGINNING.length)
    return isLast && ahead.bytes.indexOf(BEGINNING) < 0
      ? { headers: new Map(), content: Buffer.alloc(0), size: 0, announced: 1 }
      : undefined
  }
  const headers = headersOf(ahead.bytes.subarray(0, head.end).toString('utf8'))
  ahead.use(head.next)
  const length = headers.get('content-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) return undefined
  const announced = Number(length)
  const kept: Buffer[] = []
  let size = 0
  while (size < announced && (ahead.bytes.length > 0 || (await ahead.more()))) {
    const piece = ahead.use(Math.min(ahead.bytes.length, announced - size))
    if (size < most) kept.push(piece.subarray(0, most - size))
    size += piece.length
  }
  const content = Buffer.concat(kept)
  if (size < announced || (await isEnd(ahead))) return { headers, content, size, announced }
  const next = content.length === size ? swallowed(content) : -1
  if (next >= 0) ahead.putBack(content.subarray(next))
  return { headers, content, size, announced, isMisfit: true }
}

/**
 * All records of an unpacked archive. Of each content at most `most` bytes are kept; the rest is read and left. A last record that
 * the archive breaks off in has fewer bytes than it announces. A record is given when the next one has begun or the stream has come
 * to its end: one that is followed by a fault of the stream says so, unless an empty chunk came between. The fault is thrown once all
 * before it is given.
 */
export async function* warcRecords(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<WarcRecord> {
  const ahead = new Ahead(stream)
  /** The last record, its end, and what lies before it and is none: a damage that makes both is told once. */
  let held: { readonly before: readonly WarcRecord[]; readonly record: WarcRecord; readonly end: number } | undefined
  const strange = (): WarcRecord[] => {
    const isNew = ahead.strange && held?.record.isMisfit !== true
    ahead.strange = false
    ahead.zeros = false
    return isNew ? [NO_RECORD] : []
  }
  try {
    while (await toRecord(ahead)) {
      const record = await nextRecord(ahead, most)
      if (!record) {
        ahead.strange = true
        continue
      }
      if (held) yield* [...held.before, held.record]
      held = { before: strange(), record, end: ahead.used }
    }
    if (held) {
      const isSure = ahead.fault === undefined || held.end <= ahead.sure
      yield* isSure ? [...held.before, held.record] : [{ ...held.record, fault: ahead.fault }]
    }
    if (ahead.fault !== undefined) throw ahead.fault as Error
    yield* strange()
  } finally {
    await ahead.close()
  }
}
