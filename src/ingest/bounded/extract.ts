// Reads a PDF or Word file in a thread of its own, within bounds of memory and time.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { UserError } from '../../model/user-error.ts'
import { builtFolder } from '../../seeds.ts'
import type { Extracted, Received } from '../received.ts'
import { BOUNDS, IDLE_FOR, LOOK_EVERY, type Bounds } from './bounds.ts'
import type { Answer, BoundedFormat, Question } from './thread.ts'

const MEGABYTE = 1024 * 1024

const refusal = (name: string, what: string): UserError => new UserError(`${name}: ${what}; save its text and give that`)
const tooLarge = (name: string, megabytes: number): UserError => refusal(name, `takes more than ${megabytes} MB of memory to be read`)

/** The thread that waits for the next file: starting one takes longer than a small file. */
let idle: { readonly worker: Worker; readonly heap: number; readonly ends: NodeJS.Timeout } | undefined

/** Takes our listeners off, by name: a worker has some of its own, without which it tells nothing any more. */
function unlisten(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

function takeWorker(heap: number): Worker {
  const kept = idle
  idle = undefined
  if (kept) {
    clearTimeout(kept.ends)
    unlisten(kept.worker)
    if (kept.heap === heap) {
      kept.worker.ref()
      return kept.worker
    }
    void kept.worker.terminate()
  }
  // What the readers say to the console is nothing that a user can mend.
  const worker = new Worker(join(builtFolder(), 'ingest/thread.js'), {
    resourceLimits: { maxOldGenerationSizeMb: heap },
    stdout: true,
    stderr: true,
    execArgv: [],
  })
  return worker
}

function keepWorker(worker: Worker, heap: number): void {
  unlisten(worker)
  worker.unref()
  const ends = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, IDLE_FOR).unref()
  idle = { worker, heap, ends }
  // One that dies while it waits is not handed the next file.
  worker
    .on('error', () => undefined)
    .on('exit', () => {
      if (idle?.worker === worker) idle = undefined
    })
}

/** The thread's answer. Rejects with `UserError` where a bound is met or the thread dies of the file. */
function ask(worker: Worker, question: Question, { heap, growth, seconds }: Bounds): Promise<Answer> {
  const { name } = question.received
  const before = process.memoryUsage.rss()
  const since = performance.now()
  return new Promise<Answer>((resolve, reject) => {
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > growth * MEGABYTE) end(() => reject(tooLarge(name, growth)))
      else if (performance.now() - since > seconds * 1000) end(() => reject(refusal(name, `takes more than ${seconds} s to be read`)))
    }, LOOK_EVERY)
    const end = (settle: () => void): void => {
      clearInterval(look)
      settle()
    }
    worker.on('message', (found: Answer) => end(() => resolve(found)))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(() => reject(isMemory ? tooLarge(name, heap) : refusal(name, `cannot be read (${error.message.replace(/\s+/g, ' ')})`)))
    })
    worker.on('exit', () => end(() => reject(refusal(name, 'ends its reader'))))
    // Bytes may be a part of a much larger archive, all of which would be copied.
    const bytes = new Uint8Array(question.received.bytes)
    worker.postMessage({ ...question, received: { ...question.received, bytes } }, [bytes.buffer])
  })
}

async function extractNow(format: BoundedFormat, received: Received, bounds: Bounds): Promise<Extracted> {
  const worker = takeWorker(bounds.heap)
  let found: Answer
  try {
    found = await ask(worker, { format, received }, bounds)
  } catch (error) {
    unlisten(worker)
    worker.on('error', () => undefined)
    await worker.terminate()
    throw error
  }
  keepWorker(worker, bounds.heap)
  if ('extracted' in found) return found.extracted
  if ('refused' in found) throw new UserError(found.refused)
  throw found.tooDeep ? new RangeError(found.failed) : new Error(found.failed)
}

/** The last file that was asked for: one is read at a time, so that what the process grows by is known to be its cost. */
let last: Promise<unknown> = Promise.resolve()

/** The text of a PDF or Word file. Throws `UserError` where it cannot be read, or not within the bounds. */
export function extractBounded(format: BoundedFormat, received: Received, bounds: Bounds = BOUNDS): Promise<Extracted> {
  const found = last.then(() => extractNow(format, received, bounds))
  last = found.catch(() => undefined)
  return found
}
