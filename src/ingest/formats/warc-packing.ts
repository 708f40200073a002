// A web archive without its packing. Crawlers pack each record by itself, so that what is damaged costs no more than itself.
import { ReadAhead } from './read-ahead.ts'
import { beginsRecord, gzipHead, LOOKED, START, TRAILER, UnpackedMember } from './warc-member.ts'

/** Bytes that are unpacked in one step: what they unpack to, a thousand times as much at worst, is in memory at once. */
const STEP = 16 * 1024
/** Bytes of a packed record that can be looked through once more: what follows lost bytes is not taken for their like for so long. */
const KEPT = 16 * 1024 * 1024
/** Places at which a record seemed to begin and did not, behind damages of one archive: more are no accident. */
const MOST_TRIED = 50_000

/** What is wrong with a packed archive. */
export class PackingFault extends Error {
  override name = 'PackingFault'
  /** Whether it is in the first piece of its run: all that came of the run is of the damaged piece. */
  readonly isFirst: boolean
  /** Whether bytes are missing where the archive ends, and not changed. */
  readonly isEnd: boolean

  constructor(message: string, isFirst: boolean, isEnd: boolean) {
    super(message)
    this.isFirst = isFirst
    this.isEnd = isEnd
  }
}

const BREAKS_OFF = 'unexpected end of file'

/** Unpacks what was packed as one piece, and goes behind it. Throws where it is damaged or breaks off. */
async function* member(from: ReadAhead): AsyncGenerator<Uint8Array> {
  from.keep()
  from.use(await gzipHead(from))
  const unpacked = new UnpackedMember()
  try {
    for (let ended = false; !ended;) {
      const bytes = (await from.ahead(1)).subarray(0, STEP)
      if (bytes.length === 0) throw new Error(BREAKS_OFF)
      const step = await unpacked.give(bytes)
      from.use(step.used)
      yield* step.chunks
      if (step.fault) throw step.fault
      ended = step.ended
    }
    const trailer = (await from.ahead(TRAILER)).subarray(0, TRAILER)
    from.use(trailer.length)
    if (trailer.length < TRAILER) throw new Error(BREAKS_OFF)
    unpacked.check(trailer)
  } finally {
    unpacked.close()
  }
}

/** Goes past zeros, with which a file may be filled up. */
async function pastZeros(from: ReadAhead): Promise<number> {
  let count = 0
  for (;;) {
    const bytes = await from.ahead(1)
    const other = bytes.findIndex((byte) => byte !== 0)
    const zeros = other < 0 ? bytes.length : other
    from.use(zeros)
    count += zeros
    if (other >= 0 || bytes.length === 0) return count
  }
}

/** Goes to where the next record begins, whatever lies between; `false` where none does. */
async function toRecord(from: ReadAhead, tried: { left: number }): Promise<boolean> {
  for (;;) {
    const bytes = await from.ahead(START.length)
    if (bytes.length < START.length) return false
    const at = bytes.indexOf(START)
    if (at < 0) {
      // A beginning may be cut in two by the chunks in which the stream comes.
      from.use(bytes.length - START.length + 1)
      continue
    }
    from.use(at)
    if (tried.left-- <= 0) return false
    if (beginsRecord((await from.ahead(LOOKED)).subarray(0, LOOKED))) return true
    from.use(1)
  }
}

/**
 * The bytes of an archive that was packed record by record or as a whole, in runs: a run ends with the `PackingFault` that it throws
 * once all before it is given, and the next begins with the next record that can be unpacked. Each is to be read before the next is
 * asked for. An empty chunk says that the checksum of what came before it is right.
 */
export async function* unpackedRuns(input: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const from = new ReadAhead(input, KEPT)
  const now: { at: 'piece' | 'between' | 'end' } = { at: 'piece' }
  async function* run(): AsyncGenerator<Uint8Array> {
    for (let isFirst = true; now.at === 'piece'; isFirst = false) {
      try {
        yield* member(from)
      } catch (error) {
        const { message } = error as Error
        throw new PackingFault(message, isFirst, message === BREAKS_OFF)
      }
      yield new Uint8Array()
      const zeros = await pastZeros(from)
      const next = (await from.ahead(START.length)).subarray(0, START.length)
      if (next.length === 0) now.at = 'end'
      // What comes behind zeros says that records may have stood there.
      else if (zeros > 0 || !next.equals(START)) now.at = 'between'
    }
  }
  // eslint-disable-next-line @typescript-eslint/require-await -- what was read is whole: a run of nothing but the fault
  async function* nothing(): AsyncGenerator<Uint8Array> {
    throw new PackingFault('bytes that are no record', false, false)
  }
  const tried = { left: MOST_TRIED }
  try {
    for (;;) {
      yield run()
      if (now.at === 'end') return
      if (now.at === 'between') yield nothing()
      else {
        from.takeBack()
        // The beginning of the damaged piece is not the next one's.
        if ((await from.ahead(1)).length > 0) from.use(1)
      }
      now.at = 'piece'
      from.forget()
      if (!(await toRecord(from, tried))) return
    }
  } finally {
    await from.close()
  }
}
