// Where an answer goes: standard output, or a file that is either whole or untouched.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { outputTarget } from './output-target.ts'
import { wholeFile } from './whole-file.ts'

/** Writes an answer, to `path` where one is given: whole or not at all, through a link to what it leads to. Throws `UserError`. */
export async function writeAnswer(answer: string | Uint8Array, path: string | undefined): Promise<void> {
  if (path === undefined) {
    if (!process.stdout.write(answer)) await once(process.stdout, 'drain')
    return
  }
  const file = wholeFile(await outputTarget(path), path)
  file.write(typeof answer === 'string' ? Buffer.from(answer) : answer)
  file.finish()
}

export interface LineSink {
  readonly write: (line: string) => Promise<void>
  /** Makes the file appear under its name. */
  readonly finish: () => Promise<void>
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>
}

async function put(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (!stream.write(bytes)) await once(stream, 'drain')
}

/** Bytes that are gathered before they are written: a system call for each line costs more than the line. */
const GATHERED = 1 << 18
/** Most bytes of UTF-8 for a unit of UTF-16. */
const WIDEST = 3

/** Lines written in larger pieces, and what is gathered at the latest when the program waits for something else. */
function gathering(write: (bytes: Uint8Array) => Promise<void>): Pick<LineSink, 'write'> & { readonly flush: () => Promise<void> } {
  let gathered = Buffer.allocUnsafe(GATHERED)
  let size = 0
  let waiting: NodeJS.Immediate | undefined
  let failure: unknown
  const flush = async (): Promise<void> => {
    if (waiting) clearImmediate(waiting)
    waiting = undefined
    if (size === 0) return
    const bytes = gathered.subarray(0, size)
    // What was handed over may be read for a while yet.
    gathered = Buffer.allocUnsafe(GATHERED)
    size = 0
    await write(bytes)
  }
  return {
    flush,
    write: async (line) => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is what a write threw, kept until somebody can hear it
      if (failure !== undefined) throw failure
      if (size + line.length * WIDEST > GATHERED) await flush()
      if (line.length * WIDEST > GATHERED) {
        await write(Buffer.from(line))
        return
      }
      size += gathered.write(line, size)
      waiting ??= setImmediate(() => {
        flush().catch((error: unknown) => {
          failure = error
        })
      })
    },
  }
}

/** Lines to standard output, or to a file beside `path` that takes its name only when all is written. Throws `UserError`. */
export async function lineSink(path: string | undefined): Promise<LineSink> {
  if (path === undefined) {
    const { write, flush } = gathering((bytes) => put(process.stdout, bytes))
    return { write, finish: flush, discard: flush }
  }
  const file = wholeFile(await outputTarget(path), path)
  const { write, flush } = gathering((bytes) => {
    // Nothing else waits for this process, so there is nothing to be won by writing behind its back.
    file.write(bytes)
    return Promise.resolve()
  })
  return {
    write,
    finish: async () => {
      await flush()
      file.finish()
    },
    discard: () => {
      file.discard()
      return Promise.resolve()
    },
  }
}
