// Does what an audit has left to do, on worker threads; what is done stays done, whatever happens to the process.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fromThread, reasonOf, UserError } from '../../model/user-error.ts'
import { builtFolder } from '../../seeds.ts'
import { plan } from './plan.ts'
import type { AuditSettings } from '../settings.ts'
import { doStatement, type StatementDone } from './statement-work.ts'
import type { Store } from '../../archive/connection.ts'
import { patiently } from '../../archive/patience.ts'
import type { ThreadAnswer, ThreadData } from './thread.ts'

export interface Progress {
  readonly done: number
  readonly of: number
  /** Pairs compared anew so far. */
  readonly computed: number
}

export interface RunResult {
  readonly statements: number
  /** Statements that were done in this run. */
  readonly done: number
  /** Pairs compared anew, and pairs whose comparison was there already. */
  readonly computed: number
  readonly reused: number
  readonly failed: readonly { readonly statement: number; readonly reason: string }[]
  /** The run was stopped before all was done, or ended by a fault of the archive (its disk is full) that each statement would meet. */
  readonly stopped: boolean
}

export interface RunOptions {
  /** Worker threads; 0 works in this thread. */
  readonly threads: number
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

interface Tally {
  readonly add: (done: StatementDone) => void
  readonly fail: (statement: number, reason: string, ends: boolean) => void
  /** Whether a statement met what all others would meet. */
  readonly ended: () => boolean
  readonly result: (statements: number, stopped: boolean) => RunResult
}

function tally(of: number, onProgress: RunOptions['onProgress']): Tally {
  let done = 0
  let computed = 0
  let reused = 0
  let ended = false
  const failed: { statement: number; reason: string }[] = []
  const tell = (): void => onProgress?.({ done: done + failed.length, of, computed })
  return {
    add: (one) => {
      done += 1
      computed += one.computed
      reused += one.reused
      tell()
    },
    fail: (statement, reason, ends) => {
      failed.push({ statement, reason })
      ended ||= ends
      tell()
    },
    ended: () => ended,
    result: (statements, stopped) => ({ statements, done, computed, reused, failed, stopped: stopped || ended }),
  }
}

/** One thread's life: hands it statements from the queue until there are none. Resolves when the thread has ended. */
function work(data: ThreadData, queue: number[], counts: Tally, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(builtFolder(), 'audit/thread.js'), { workerData: data })
    let current: number | undefined
    const next = (): void => {
      current = signal?.aborted || counts.ended() ? undefined : queue.shift()
      worker.postMessage(current ?? null)
    }
    worker.on('message', (message: ThreadAnswer | 'ready') => {
      if (message !== 'ready') {
        if ('done' in message) counts.add(message.done)
        else counts.fail(message.statement, message.failed, message.ends)
      }
      next()
    })
    worker.on('error', (error) => {
      if (current === undefined) {
        reject(fromThread(error))
        return
      }
      // One text that brings a thread down must not end the audit: it is named, and another thread goes on.
      counts.fail(current, error instanceof Error ? error.message : String(error), false)
      work(data, queue, counts, signal).then(resolve, reject)
    })
    worker.on('exit', (code) => {
      if (code === 0) resolve()
    })
  })
}

async function workHere(
  store: Store,
  settings: AuditSettings,
  reports: number,
  queue: number[],
  counts: Tally,
  signal?: AbortSignal,
): Promise<void> {
  for (let id = queue.shift(); id !== undefined && !signal?.aborted && !counts.ended(); id = queue.shift()) {
    try {
      counts.add(await patiently(store.location, () => doStatement(store, id, settings, reports, String(process.pid))))
    } catch (error) {
      counts.fail(id, reasonOf(error), error instanceof UserError)
    }
  }
}

/** Does all statements that have something left to do under these settings. */
export async function runAudit(store: Store, settings: AuditSettings, options: RunOptions): Promise<RunResult> {
  const { statements, todo, reports } = await patiently(store.location, () => plan(store, settings))
  const counts = tally(todo.length, options.onProgress)
  const queue = [...todo]
  options.onProgress?.({ done: 0, of: todo.length, computed: 0 })
  const threads = Math.min(options.threads, queue.length)
  if (threads === 0) await workHere(store, settings, reports, queue, counts, options.signal)
  else {
    const data: ThreadData = { location: store.location, settings, reports }
    await Promise.all(Array.from({ length: threads }, () => work(data, queue, counts, options.signal)))
  }
  return counts.result(statements, options.signal?.aborted ?? false)
}
