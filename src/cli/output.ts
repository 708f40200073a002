// Where an answer goes: standard output, or a file that is either whole or untouched.
import { createWriteStream } from 'node:fs'
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

async function put(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

/** Characters that are gathered before they are written: a system call for each line costs more than the line. */
const GATHERED = 1 << 16

/** Lines written in larger pieces, and what is gathered at the latest when the program waits for something else. */
function gathering(write: (text: string) => Promise<void>): Pick<LineSink, 'write'> & { readonly flush: () => Promise<void> } {
  let gathered: string[] = []
  let size = 0
  let waiting: NodeJS.Immediate | undefined
  let failure: unknown
  const flush = async (): Promise<void> => {
    if (waiting) clearImmediate(waiting)
    waiting = undefined
    const text = gathered.join('')
    gathered = []
    size = 0
    if (text !== '') await write(text)
  }
  return {
    flush,
    write: async (line) => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is what a write threw, kept until somebody can hear it
      if (failure !== undefined) throw failure
      gathered.push(line)
      size += line.length
      if (size >= GATHERED) await flush()
      else
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
    const { write, flush } = gathering((text) => put(process.stdout, text))
    return { write, finish: flush, discard: flush }
  }
  const temporary = `${path}.${process.pid}.part`
  const stream = createWriteStream(temporary)
  const failed = new Promise<never>((_, reject) =>
    stream.on('error', (error) => {
      reject(unwritable(path, error))
    }),
  )
  failed.catch(() => undefined)
  const { write, flush } = gathering((text) => Promise.race([put(stream, text), failed]))
  return {
    write,
    finish: async () => {
      await flush()
      stream.end()
      await Promise.race([once(stream, 'close'), failed])
      await rename(temporary, path)
    },
    discard: async () => {
      stream.destroy()
      await rm(temporary, { force: true })
    },
  }
}
