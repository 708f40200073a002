// A worker thread of `unsaid worker`: takes jobs from PostgreSQL until it is told to stop.
import { hostname } from 'node:os'
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { consume, openQueue } from './queue.ts'
import { patiently } from '../../archive/patience.ts'
import { openStore } from '../../archive/store.ts'

export interface QueueThreadData {
  readonly location: string
  readonly untilEmpty: boolean
}

export type QueueThreadAnswer =
  | { readonly statement: number; readonly computed: number }
  | { readonly statement: number; readonly failed: string }
  /** The server has gone and is waited for. */
  | { readonly lost: true }

const port = parentPort
if (!port) throw new Error('queue-thread.ts runs as a worker thread only')
const { location, untilEmpty } = workerData as QueueThreadData
const controller = new AbortController()
port.on('message', () => {
  controller.abort()
})
const onLost = (): void => port.postMessage({ lost: true } satisfies QueueThreadAnswer)
const store = await patiently(location, () => openStore(location), { onLost })
const queue = await patiently(location, () => openQueue(location), { onLost })
try {
  await consume(store, queue, {
    name: `${hostname()}.${process.pid}.${threadId}`,
    untilEmpty,
    signal: controller.signal,
    onDone: (statement, computed) => port.postMessage({ statement, computed }),
    onFailed: (statement, failed) => port.postMessage({ statement, failed }),
    onLost,
  })
} finally {
  await queue.close()
  await store.close()
  port.close()
}
