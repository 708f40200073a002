// The process that PDFs and Word files are read in: it keeps a thread that reads, and ends it where a file costs too much.
// Where the engine itself gives up, it aborts this process and not the program.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { builtFolder } from '../../seeds.ts'
import { HEAP, LOOK_EVERY, WAITING, type Bounds } from './bounds.ts'
import type { Answer, BoundedAnswer, BoundedQuestion } from './question.ts'

const MEGABYTE = 1024 * 1024

/** The thread that waits for the next file, and what its heap may take. */
let kept: { readonly worker: Worker; readonly megabytes: number } | undefined

function takeWorker(megabytes: number): Worker {
  if (kept?.megabytes === megabytes) return kept.worker
  void kept?.worker.terminate()
  const worker = new Worker(join(builtFolder(), 'ingest/thread.js'), { resourceLimits: { maxOldGenerationSizeMb: megabytes * HEAP } })
  kept = { worker, megabytes }
  return worker
}

/** Takes our listeners off, by name: a worker has some of its own, without which it tells nothing any more. */
function dropWorker(): void {
  const worker = kept?.worker
  kept = undefined
  for (const event of ['message', 'error', 'exit']) worker?.removeAllListeners(event)
  worker?.on('error', () => undefined)
  void worker?.terminate()
}

/** Seconds of computing since a time. */
function seconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function ask({ bounds, ...question }: BoundedQuestion): Promise<BoundedAnswer> {
  const worker = takeWorker(bounds.megabytes)
  const before = process.memoryUsage.rss()
  const [since, worked] = [performance.now(), process.cpuUsage()]
  return new Promise((resolve) => {
    const end = (answer: BoundedAnswer): void => {
      clearInterval(look)
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      resolve(answer)
    }
    const meet = (met: keyof Bounds): void => {
      end({ met })
      dropWorker()
    }
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > bounds.megabytes * MEGABYTE) meet('megabytes')
      else if (seconds(worked) > bounds.seconds || performance.now() - since > WAITING * bounds.seconds * 1000) meet('seconds')
    }, LOOK_EVERY)
    worker.on('message', (found: Answer) => {
      end(found)
      // What a large file leaves behind is not kept for the next.
      if (process.memoryUsage.rss() - before > (bounds.megabytes / 2) * MEGABYTE) dropWorker()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') meet('megabytes')
      else {
        end({ failed: error.stack ?? error.message, tooDeep: error instanceof RangeError })
        dropWorker()
      }
    })
    // Ended by nobody else than the engine, whose word for it does not always come.
    worker.on('exit', () => meet('megabytes'))
    worker.postMessage(question)
  })
}

// Ctrl-C is for the program: it says when it is done, by going or by its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (question: BoundedQuestion) => {
  void ask(question).then((answer) => process.send?.(answer))
})
