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

async function put(stream: Writable, line: string): Promise<void> {
  if (!stream.write(line)) await once(stream, 'drain')
}

/** Lines to standard output, or to a file beside `path` that takes its name only when all is written. */
export function lineSink(path: string | undefined): LineSink {
  if (path === undefined) {
    return { write: (line) => put(process.stdout, line), finish: () => Promise.resolve(), discard: () => Promise.resolve() }
  }
  const temporary = `${path}.${process.pid}.part`
  const stream = createWriteStream(temporary)
  const failed = new Promise<never>((_, reject) =>
    stream.on('error', (error) => {
      reject(unwritable(path, error))
    }),
  )
  failed.catch(() => undefined)
  return {
    write: (line) => Promise.race([put(stream, line), failed]),
    finish: async () => {
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
