// Where an answer goes: standard output, or a file that is either whole or untouched.
import { closeSync, openSync, writeSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import writeFileAtomic from 'write-file-atomic'
import { UserError } from '../model/user-error.ts'

/** Refuses what cannot be written before any work is done. */
export async function checkOutput(path: string): Promise<void> {
  const folder = dirname(path)
  if (
    !(await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
    throw new UserError(`${path}: the folder ${folder} does not exist; make it first`)
  if (
    await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    throw new UserError(`${path}: is a folder; name a file to write to`)
}

const unwritable = (path: string, error: unknown): UserError =>
  new UserError(`${path}: could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`)

/** Writes an answer, to `path` atomically where one is given. */
export async function writeAnswer(answer: string | Uint8Array, path: string | undefined): Promise<void> {
  if (path === undefined) {
    if (!process.stdout.write(answer)) await once(process.stdout, 'drain')
    return
  }
  await writeFileAtomic(path, typeof answer === 'string' ? answer : Buffer.from(answer)).catch((error: unknown) => {
    throw unwritable(path, error)
  })
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

/** Lines to standard output, or to a file beside `path` that takes its name only when all is written. */
export function lineSink(path: string | undefined): LineSink {
  if (path === undefined) {
    const { write, flush } = gathering((bytes) => put(process.stdout, bytes))
    return { write, finish: flush, discard: flush }
  }
  const temporary = `${path}.${process.pid}.part`
  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw unwritable(path, error)
    }
  }
  let file: number | undefined
  const { write, flush } = gathering((bytes) => {
    // Nothing else waits for this process, so there is nothing to be won by writing behind its back.
    guarded(() => {
      file ??= openSync(temporary, 'w')
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    })
    return Promise.resolve()
  })
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  return {
    write,
    finish: async () => {
      await flush()
      guarded(() => {
        file ??= openSync(temporary, 'w')
        close()
      })
      await rename(temporary, path).catch((error: unknown) => {
        throw unwritable(path, error)
      })
    },
    discard: async () => {
      close()
      await rm(temporary, { force: true })
    },
  }
}
