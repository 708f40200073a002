// Worker threads that take jobs from PostgreSQL.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fromThread } from '../../model/user-error.ts'
import { builtFolder } from '../../seeds.ts'
import type { QueueThreadAnswer, QueueThreadData } from './queue-thread.ts'

export interface PoolOptions {
  readonly threads: number
  readonly untilEmpty: boolean
  readonly signal?: AbortSignal
  readonly onAnswer?: (answer: QueueThreadAnswer) => void
}

/** Runs consumers until they end: with `untilEmpty` when no job is left, otherwise at the signal. Rejects with what ended one. */
export async function queuePool(location: string, options: PoolOptions): Promise<void> {
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const data: QueueThreadData = { location, untilEmpty: options.untilEmpty }
      const worker = new Worker(join(builtFolder(), 'audit/queue-thread.js'), { workerData: data })
      const stop = (): void => {
        worker.postMessage('stop')
      }
      options.signal?.addEventListener('abort', stop, { once: true })
      worker.on('message', (answer: QueueThreadAnswer) => options.onAnswer?.(answer))
      worker.on('error', (error) => reject(fromThread(error)))
      worker.on('exit', () => {
        options.signal?.removeEventListener('abort', stop)
        resolve()
      })
    })
  await Promise.all(Array.from({ length: options.threads }, run))
}
