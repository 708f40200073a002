// `unsaid worker`: does jobs of audits on PostgreSQL, on this machine, beside any others.
import { availableParallelism } from 'node:os'
import { queuePool } from '../audit/work/queue-pool.ts'
import { isPostgres } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { UserError } from '../model/user-error.ts'
import { EXIT } from './exit-codes.ts'
import { progressLine } from './progress.ts'
import { say } from './say.ts'
import { tellsWaiting } from './waiting.ts'

/** Milliseconds between lines of the log. */
const LOG_EVERY = 30_000

export interface WorkerFlags {
  readonly store: string
  readonly threads?: string
  readonly untilEmpty?: boolean
}

/** Runs until Ctrl-C or SIGTERM (the job at hand is finished first), or until no job is left. Throws `UserError`. */
export async function runWorker(flags: WorkerFlags): Promise<number> {
  if (!isPostgres(flags.store))
    throw new UserError(`--store ${flags.store}: workers share a PostgreSQL archive; name it as postgres://user@host/database`)
  const threads = flags.threads === undefined ? availableParallelism() : Number(flags.threads)
  if (!Number.isInteger(threads) || threads < 1 || threads > 256)
    throw new UserError(`--threads ${flags.threads ?? ''}: must be a whole number from 1 to 256`)
  // Tables are brought up to date once, before the threads start.
  await (await openStore(flags.store)).close()
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  // A service's log has no terminal: it gets a line now and then.
  const progress = progressLine('working', process.stderr, LOG_EVERY)
  if (!process.stderr.isTTY) say(`worker ${process.pid} started, ${threads} ${threads === 1 ? 'thread' : 'threads'}`)
  const onLost = tellsWaiting(flags.store)
  let [done, pairs, failed] = [0, 0, 0]
  await queuePool(flags.store, {
    threads,
    untilEmpty: flags.untilEmpty ?? false,
    signal: controller.signal,
    onAnswer: (answer) => {
      if ('lost' in answer) {
        onLost()
        return
      }
      if ('failed' in answer) {
        failed += 1
        say(`statement ${answer.statement}: ${answer.failed}`)
        return
      }
      done += 1
      pairs += answer.computed
      progress.show(done, undefined, `${pairs} pairs`)
    },
  })
  progress.end()
  process.stdout.write(`${done} statements done, ${pairs} pairs compared.\n`)
  return failed > 0 ? EXIT.some : EXIT.done
}
