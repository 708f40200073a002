// An audit's work on PostgreSQL: put into the queue, done by workers here and elsewhere, waited for.
import { queuePool } from '../audit/work/queue-pool.ts'
import { enqueue, failedJobs, openQueue, unfinished } from '../audit/work/queue.ts'
import type { RunResult } from '../audit/work/run.ts'
import { runKey, type AuditSettings } from '../audit/settings.ts'
import type { Store } from '../archive/connection.ts'
import { patiently } from '../archive/patience.ts'
import { progressLine } from './progress.ts'
import { tellsWaiting } from './waiting.ts'

const LOOK_EVERY = 500

/** Enqueues what is left to do and waits until all is done. `threads` of this machine help; 0 leaves it to `unsaid worker`. */
export async function runQueued(
  store: Store,
  settings: AuditSettings,
  threads: number,
  deadAfter: number,
  signal: AbortSignal,
): Promise<RunResult> {
  const onLost = tellsWaiting(store.location)
  const patient = <T>(work: () => Promise<T>): Promise<T> => patiently(store.location, work, { onLost })
  const queue = await patient(() => openQueue(store.location))
  const progress = progressLine('auditing statements')
  try {
    const { statements, added, waiting } = await patient(() => enqueue(store, queue, settings, deadAfter))
    const of = added + waiting
    let computed = 0
    const helpers =
      threads === 0
        ? Promise.resolve()
        : queuePool(store.location, {
            threads,
            untilEmpty: true,
            signal,
            onAnswer: (answer) => {
              if ('lost' in answer) onLost()
              else computed += 'computed' in answer ? answer.computed : 0
            },
          })
    const ended = new AbortController()
    const helping = helpers.catch((error: unknown) => {
      ended.abort()
      throw error
    })
    // Told below; until then nobody waits for it.
    helping.catch(() => undefined)
    let left = of
    while (!signal.aborted && !ended.signal.aborted) {
      left = await patient(() => unfinished(queue))
      progress.show(Math.max(0, of - left), of, threads === 0 ? undefined : `${computed} pairs here`)
      if (left === 0) break
      await patient(() => queue.boss.expire())
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    await helping
    const failed = await patient(() => failedJobs(store, runKey(settings)))
    return { statements, done: Math.max(0, of - left), computed, reused: 0, failed, stopped: signal.aborted }
  } finally {
    progress.end()
    await queue.close()
  }
}
