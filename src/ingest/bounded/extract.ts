// Reads a PDF or Word file in a process of its own, within bounds of memory and time.
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import { builtFolder } from '../../seeds.ts'
import type { Extracted, Received } from '../received.ts'
import { boundsOf, IDLE_FOR, MEMORY_VARIABLE, TIME_VARIABLE, type Bounds } from './bounds.ts'
import type { BoundedAnswer, BoundedFormat, BoundedQuestion } from './question.ts'

const refusals: Readonly<Record<keyof Bounds, (name: string, bounds: Bounds) => UserError>> = {
  megabytes: (name, { megabytes }) =>
    new UserError(
      `${name}: takes more than ${megabytes} MB of memory to be read; save its text and give that, or allow more (${MEMORY_VARIABLE})`,
    ),
  seconds: (name, { seconds }) =>
    new UserError(
      `${name}: takes more than ${seconds} s of computing to be read; save its text and give that, or allow more (${TIME_VARIABLE})`,
    ),
}

/** The process that waits for the next file: starting one takes longer than a small file. */
let idle: { readonly reader: ChildProcess; readonly ends: NodeJS.Timeout } | undefined

function startReader(): ChildProcess {
  // Settings for this process, such as a debugger's port, are not for another.
  const { NODE_OPTIONS: _options, ...env } = process.env
  return fork(join(builtFolder(), 'ingest/process.js'), [], {
    serialization: 'advanced',
    execArgv: [],
    env,
    // What the readers say to the console is nothing that a user can mend.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function takeReader(): ChildProcess {
  if (!idle) return startReader()
  const { reader, ends } = idle
  idle = undefined
  clearTimeout(ends)
  reader.removeAllListeners()
  reader.ref()
  reader.channel?.ref()
  return reader
}

/** Keeps a process for a while, without keeping this one from ending. */
function keepReader(reader: ChildProcess): void {
  reader.removeAllListeners()
  reader.unref()
  reader.channel?.unref()
  const ends = setTimeout(() => {
    idle = undefined
    reader.kill('SIGKILL')
  }, IDLE_FOR).unref()
  idle = { reader, ends }
  // One that dies while it waits is not handed the next file.
  const forget = (): void => {
    if (idle?.reader === reader) idle = undefined
  }
  reader.on('error', forget).on('exit', forget)
}

/** The reader's answer; a process that the file ended has met the bound of memory. Rejects where no process can be started. */
function ask(reader: ChildProcess, question: BoundedQuestion): Promise<BoundedAnswer> {
  return new Promise((resolve, reject) => {
    reader.on('message', (answer) => resolve(answer as BoundedAnswer))
    reader.on('error', reject)
    reader.on('exit', (code, signal) => {
      if (signal === null && code === 1) reject(new Error('the process that reads PDF and Word files could not be started'))
      else resolve({ met: 'megabytes' })
    })
    reader.send(question, (error) => {
      // What ended it is told by its end.
      if (error && reader.exitCode === null && reader.signalCode === null && reader.pid === undefined) reject(error)
    })
  })
}

async function extractNow(format: BoundedFormat, received: Received): Promise<Extracted> {
  const bounds = boundsOf(process.env)
  const reader = takeReader()
  let found: BoundedAnswer
  try {
    found = await ask(reader, { format, received, bounds })
  } catch (error) {
    reader.removeAllListeners()
    reader.kill('SIGKILL')
    throw error
  }
  if (reader.connected) keepReader(reader)
  if ('extracted' in found) return found.extracted
  if ('refused' in found) throw new UserError(found.refused)
  if ('met' in found) throw refusals[found.met](received.name, bounds)
  throw found.tooDeep ? new RangeError(found.failed) : new Error(found.failed)
}

/** The last file that was asked for: one is read at a time, so that many files take no more memory than one. */
let last: Promise<unknown> = Promise.resolve()

/** The text of a PDF or Word file. Throws `UserError` where it cannot be read, or not within the bounds. */
export function extractBounded(format: BoundedFormat, received: Received): Promise<Extracted> {
  const found = last.then(() => extractNow(format, received))
  last = found.catch(() => undefined)
  return found
}
