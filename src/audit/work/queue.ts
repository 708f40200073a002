// An audit's work on PostgreSQL, shared by as many machines as wanted: one job a statement, on pg-boss.
import type PgBoss from 'pg-boss'
import { z } from 'zod'
import { sql } from 'kysely'
import { plan } from './plan.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import { doStatement } from './statement-work.ts'
import type { Store } from '../../archive/connection.ts'
import { isLost, storeFault } from '../../archive/faults.ts'
import { patiently } from '../../archive/patience.ts'

const QUEUE = 'unsaid-statements'
/** A job that failed so often has a fault of its own. */
const TRIES = 5
/** Milliseconds between looks at an empty queue. */
const PAUSE = 500
/** Milliseconds between looks for jobs whose worker has died. */
const RESCUE_EVERY = 3000
const AT_ONCE = 1000

const jobSchema = z.object({
  run: z.string(),
  statement: z.int(),
  reports: z.int(),
  settings: z.object({ window: z.tuple([z.int(), z.int()]), outlets: z.array(z.string()), candidates: z.int() }),
})
type Job = z.infer<typeof jobSchema>

export interface Queue {
  readonly location: string
  readonly boss: PgBoss
  readonly close: () => Promise<void>
}

/** Work with the queue, whose faults are told as the archive's. */
const telling = <T>(location: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw storeFault(error, location)
  })

/** Faults of two programs that make the queue at the same moment: deadlock, lock not had in time, made by the other meanwhile. */
const MADE_BESIDE = new Set(['40P01', '55P03', '23505', '42P06', '42P07', '42710'])
/** Openings tried in all, and the most milliseconds between two of them. */
const OPENINGS = 6
const AFTER_OPENING = 400

const isMadeBeside = (error: unknown): boolean => MADE_BESIDE.has((error as { readonly code?: string }).code ?? '')

/**
 * Opens the queue of an archive on PostgreSQL, and makes it where there is none. An audit and its workers may do so at the same
 * moment: of 120 such openings two ended in a deadlock, so these are tried again. Throws `UserError` where the server or the role cannot.
 */
export async function openQueue(location: string): Promise<Queue> {
  const { default: Boss } = await import('pg-boss')
  for (let opening = 1; ; opening++) {
    // No clock and no supervisor of its own: workers look for dead ones themselves, so none is needed beside them.
    const boss = new Boss({ connectionString: location, schema: 'unsaid_jobs', supervise: false, schedule: false, max: 2 })
    boss.on('error', () => undefined)
    const close = (): Promise<void> => boss.stop({ graceful: false, close: true, wait: true })
    try {
      await boss.start()
      await boss.createQueue(QUEUE)
      return { location, boss, close }
    } catch (error) {
      await close().catch(() => undefined)
      if (opening === OPENINGS || !isMadeBeside(error)) throw storeFault(error, location)
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * AFTER_OPENING))
  }
}

async function waiting(store: Store, run: string): Promise<Set<number>> {
  const rows = await sql<{ statement: number }>`
    select (data->>'statement')::bigint as statement from unsaid_jobs.job where name = ${QUEUE} and data->>'run' = ${run} and state < 'completed'`.execute(
    store.db,
  )
  return new Set(rows.rows.map((row) => row.statement))
}

export interface Enqueued {
  readonly statements: number
  /** Jobs that this call added. */
  readonly added: number
  /** Jobs of these settings that were waiting already. */
  readonly waiting: number
}

/** Adds a job for each statement that has something left to do. `deadAfter` is in seconds: a worker that has said nothing for so long is taken for dead. */
export const enqueue = (store: Store, queue: Queue, settings: AuditSettings, deadAfter: number): Promise<Enqueued> =>
  telling(store.location, enqueueAll(store, queue, settings, deadAfter))

async function enqueueAll(store: Store, queue: Queue, settings: AuditSettings, deadAfter: number): Promise<Enqueued> {
  // How the server finds reports by day and term hangs on its statistics, which lag behind an import.
  await sql`analyze report_terms, search, documents`.execute(store.db)
  const { statements, todo, reports } = await plan(store, settings)
  const run = runKey(settings)
  const already = await waiting(store, run)
  const fresh = todo.filter((id) => !already.has(id))
  for (let from = 0; from < fresh.length; from += AT_ONCE)
    await queue.boss.insert(
      fresh.slice(from, from + AT_ONCE).map((statement) => {
        const data: Job = {
          run,
          statement,
          reports,
          settings: { window: [settings.window[0], settings.window[1]], outlets: [...settings.outlets], candidates: settings.candidates },
        }
        return { name: QUEUE, data, retryLimit: TRIES, retryDelay: 0, expireInSeconds: deadAfter }
      }),
    )
  return { statements, added: fresh.length, waiting: already.size }
}

/** Jobs that are not finished. */
export const unfinished = (queue: Queue): Promise<number> =>
  telling(queue.location, queue.boss.getQueueSize(QUEUE, { before: 'completed' }))

export interface FailedJob {
  readonly statement: number
  readonly reason: string
}

/** Statements of a run whose job failed for good. */
export async function failedJobs(store: Store, run: string): Promise<FailedJob[]> {
  const rows = await sql<{ statement: number; output: unknown }>`
    select (data->>'statement')::bigint as statement, output from unsaid_jobs.job where name = ${QUEUE} and data->>'run' = ${run} and state = 'failed'`.execute(
    store.db,
  )
  return rows.rows.map(({ statement, output }) => ({ statement, reason: JSON.stringify(output) }))
}

export interface ConsumeOptions {
  readonly name: string
  readonly signal?: AbortSignal
  /** Ends when no job is left; otherwise waits for new ones. */
  readonly untilEmpty: boolean
  readonly onDone?: (statement: number, computed: number) => void
  readonly onFailed?: (statement: number, reason: string) => void
  /** The server has gone and is waited for. */
  readonly onLost?: () => void
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Does jobs, one after another; a server that is started anew is waited for. What a job writes lands in one change and has its key, so a job done twice is in the results once. */
export const consume = (store: Store, queue: Queue, options: ConsumeOptions): Promise<void> =>
  telling(store.location, consumeAll(store, queue, options))

async function consumeAll(store: Store, queue: Queue, options: ConsumeOptions): Promise<void> {
  const patience = options.onLost ? { onLost: options.onLost } : {}
  const patient = <T>(work: () => Promise<T>): Promise<T> => patiently(store.location, work, patience)
  let rescued = 0
  while (!options.signal?.aborted) {
    if (performance.now() - rescued > RESCUE_EVERY) {
      rescued = performance.now()
      await patient(() => queue.boss.expire())
    }
    // No job waits for its time; a server whose clock was set back would keep those that it has.
    const [job] = await patient(() => queue.boss.fetch<unknown>(QUEUE, { ignoreStartAfter: true }))
    if (!job) {
      if (options.untilEmpty && (await patient(() => unfinished(queue))) === 0) return
      await sleep(PAUSE)
      continue
    }
    const { statement, settings, reports } = jobSchema.parse(job.data)
    try {
      const done = await patient(() => doStatement(store, statement, settings, reports, options.name))
      await patient(() => queue.boss.complete(QUEUE, job.id))
      options.onDone?.(statement, done.computed)
    } catch (error) {
      // No fault of this statement: the job is given to another once the server is back.
      if (isLost(error)) throw error
      const reason = error instanceof Error ? error.message : String(error)
      await patient(() => queue.boss.fail(QUEUE, job.id, { reason }))
      options.onFailed?.(statement, reason)
    }
  }
}
