// Sites as the unit of a watcher's work: who holds one works on it alone, until its time runs out.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Connection, Store } from '../archive/connection.ts'

/** Milliseconds after which a site of a watcher that is not heard of any more is free. Renewed at each page, so longer than a page may take. */
const HELD = 180_000

/**
 * Milliseconds by which the clocks of watchers may differ. What is held for longer than can be was taken when the clock ran ahead,
 * and is free.
 */
export const CLOCKS_DIFFER = 3_600_000

/** Milliseconds for which a site is left alone between two watchers: each keeps its own pace, and neither knows the other's last request. */
const PAUSE = 2000

/** Name of a watcher: which machine, which process, which watch of it. */
export const watcherName = (): string => `${hostname()} ${process.pid} ${randomUUID()}`

/** Whether a watcher on this machine has ended without giving its site back. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(' ')
  if (host !== hostname() || pid === String(process.pid)) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Takes a site for a watcher; `false` where another has it. */
export async function takeHost(store: Store, host: string, holder: string, now: number): Promise<boolean> {
  return store.write(async (db) => {
    const row = { holder, held_until: now + HELD }
    const held = await db.selectFrom('watch_hosts').selectAll().where('host', '=', host).executeTakeFirst()
    const isFree =
      held === undefined ||
      held.holder === holder ||
      held.held_until <= now ||
      held.held_until > now + HELD + CLOCKS_DIFFER ||
      isDead(held.holder)
    if (!isFree) return false
    // On a server two may have read the same: only one changes the row that both have seen.
    const done = await db
      .insertInto('watch_hosts')
      .values({ host, ...row })
      .onConflict((conflict) =>
        conflict
          .column('host')
          .doUpdateSet(row)
          .where('watch_hosts.holder', '=', held?.holder ?? '')
          .where('watch_hosts.held_until', '=', held?.held_until ?? 0),
      )
      .executeTakeFirst()
    return Number(done.numInsertedOrUpdatedRows ?? 0) > 0
  })
}

/** Raised where a site was lost to another watcher while a page was on its way: what came is not kept. */
export class HostLost extends Error {
  override readonly name = 'HostLost'
}

/** Says that the watcher still works on the site; `at` is now. Throws `HostLost`. */
export async function renewHost(db: Connection, host: string, holder: string, at: number): Promise<void> {
  const done = await db
    .updateTable('watch_hosts')
    .set({ held_until: at + HELD })
    .where('host', '=', host)
    .where('holder', '=', holder)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) throw new HostLost(host)
}

/** Gives a site back; `at` is now. */
export async function freeHost(store: Store, host: string, holder: string, at: number): Promise<void> {
  await store.write((db) =>
    db
      .updateTable('watch_hosts')
      .set({ holder: '', held_until: at + PAUSE })
      .where('host', '=', host)
      .where('holder', '=', holder)
      .execute(),
  )
}
