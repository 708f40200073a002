// One round of a watch: what is due is looked at, what is new is matched and compared, what is found is kept.
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../archive/connection.ts'
import { AT_ONCE, concurrently } from '../ingest/concurrent.ts'
import type { DateOrder } from '../ingest/dates-written.ts'
import type { Watcher } from '../ingest/fetch/fetcher.ts'
import { plan } from '../audit/work/plan.ts'
import { runAudit } from '../audit/work/run.ts'
import type { AuditSettings } from '../audit/settings.ts'
import type { WatchFile } from '../model/watch.ts'
import { dueAddress, dueHosts, nextDue, toldOf } from './addresses.ts'
import { judgeSightings } from './changes.ts'
import { freeHost, HostLost, renewHost, takeHost } from './hosts.ts'
import { lookAt, type Seen } from './look.ts'
import { judgeStatements } from './omissions.ts'

export interface WatchWork {
  readonly store: Store
  readonly file: WatchFile
  readonly fetcher: Watcher
  readonly settings: AuditSettings
  /** How dates are meant that may be of two months; without it, they are asked about. */
  readonly dateOrder?: DateOrder | undefined
  /** Name of this watcher (`watcherName`). */
  readonly holder: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Worker threads for the comparing of many statements; 0 compares in this one. */
  readonly threads: number
  readonly signal?: AbortSignal | undefined
  /** Milliseconds since 1970: what was looked at since then is not looked at again, where each address is to be looked at once. */
  readonly onceSince?: number | undefined
  readonly onLook?: ((address: string, seen: Seen) => void) | undefined
  readonly onFailed?: ((what: string, reason: string) => void) | undefined
}

export type Round = Readonly<Record<Seen, number>>

/** Looks at one site in one round: then what was found is told, and the next round goes on. */
const MOST_LOOKS = 50
/** Fewer statements are not worth the start of threads. */
const MANY_STATEMENTS = 8

async function workHost(work: WatchWork, host: string, counts: Record<Seen, number>): Promise<void> {
  const { store, file, holder, clock } = work
  const isStopped = (): boolean => work.signal?.aborted === true
  if (isStopped() || !(await takeHost(store, host, holder, clock()))) return
  const told = toldOf(file)
  const { fetcher, dateOrder } = work
  const holds = (db: Parameters<typeof renewHost>[0]): Promise<void> => renewHost(db, host, holder, clock())
  const at = { store, fetcher, dateOrder, clock, holds }
  try {
    for (let looks = 0; looks < MOST_LOOKS && !isStopped(); looks += 1) {
      // Asked for only once the site is ours: whoever had it before has put what it did off.
      const row = await dueAddress(store, file, host, { now: clock(), onceSince: work.onceSince })
      const of = row && told(row)
      if (!of) break
      await store.write((db) => at.holds(db))
      const seen = await lookAt(at, row, of)
      counts[seen] += 1
      work.onLook?.(row.address, seen)
    }
  } catch (error) {
    if (!(error instanceof HostLost) && !isStopped()) throw error
  } finally {
    await freeHost(store, host, holder, clock())
  }
}

/** Matches and compares what is new, and keeps what is found. */
async function judge(work: WatchWork): Promise<void> {
  const { store, settings, clock, signal } = work
  const { todo } = await plan(store, settings)
  if (todo.length > 0) {
    const threads = todo.length < MANY_STATEMENTS ? 0 : work.threads
    const { failed } = await runAudit(store, settings, { threads, ...(signal ? { signal } : {}) })
    for (const { statement, reason } of failed) work.onFailed?.(`statement ${statement}`, reason.split('\n')[0] ?? '')
  }
  await judgeStatements(store, settings, () => new Date(clock()).toISOString(), signal)
  await judgeSightings(store, settings, signal)
}

/** Does what is due; the addresses that were looked at, by what was seen. Stopped, it leaves all as far as it is. */
export async function round(work: WatchWork): Promise<Round> {
  const counts: Record<Seen, number> = { new: 0, changed: 0, same: 0, gone: 0, failed: 0 }
  const hosts = await dueHosts(work.store, work.file, work.clock())
  await concurrently(hosts, AT_ONCE, (host) => workHost(work, host, counts))
  if (work.signal?.aborted !== true) await judge(work)
  return counts
}

/** Longest sleep between two looks at the clock: a machine that slept itself must not wait for a timer that did too. */
const LONGEST_SLEEP = 30_000
const SHORTEST_SLEEP = 1000

/** Waits until something may be due. */
export async function untilDue(work: WatchWork): Promise<void> {
  const next = (await nextDue(work.store, work.file)) ?? Infinity
  const wait = Math.min(LONGEST_SLEEP, Math.max(SHORTEST_SLEEP, next - work.clock()))
  await pause(wait, undefined, work.signal ? { signal: work.signal } : {}).catch((error: unknown) => {
    if (work.signal?.aborted !== true) throw error
  })
}
