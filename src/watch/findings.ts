// Findings of a watch: each is kept once, whoever finds it, and told once, whoever tells it.
import type { ExpressionBuilder } from 'kysely'
import { sha256 } from '../ingest/provenance.ts'
import type { Connection, Store } from '../archive/connection.ts'
import type { Tables } from '../archive/tables.ts'
import { watchFindingSchema, type WatchFinding } from '../model/watch.ts'
import { CLOCKS_DIFFER } from './hosts.ts'

/** Milliseconds after which a finding that somebody began to tell is told by another. */
const TELLING = 30_000
const AT_ONCE = 200

/** A finding with what makes it one and the same, however often it is found. */
export interface Found {
  readonly identity: readonly unknown[]
  readonly finding: WatchFinding
}

const keyOf = (identity: readonly unknown[]): string => sha256(JSON.stringify(identity)).slice(0, 32)

/** Keeps findings; those that are there already stay as they are. */
export async function keepFindings(db: Connection, found: readonly Found[]): Promise<void> {
  for (const { identity, finding } of found)
    await db
      .insertInto('findings')
      .values({ key: keyOf(identity), time: finding.time, finding: JSON.stringify(finding), told: 0, teller: '', held_until: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Whether a finding of this identity was kept. */
export async function isKept(db: Connection, identity: readonly unknown[]): Promise<boolean> {
  return (await db.selectFrom('findings').select('key').where('key', '=', keyOf(identity)).executeTakeFirst()) !== undefined
}

const parsed = (json: string): WatchFinding => watchFindingSchema.parse(JSON.parse(json))

/**
 * Tells every finding that nobody has told, in order of time. One that a watcher began to tell and did not say it had told is
 * told again by another: a line may come twice after a kill, but none is lost.
 */
export async function tellAll(
  store: Store,
  teller: string,
  clock: () => number,
  tell: (finding: WatchFinding) => Promise<void>,
): Promise<number> {
  let count = 0
  for (;;) {
    const mine = await store.write(async (db) => {
      const now = clock()
      // What is held for longer than can be was taken when the clock ran ahead.
      const isFree = (where: ExpressionBuilder<Tables, 'findings'>) =>
        where.or([where('held_until', '<=', now), where('held_until', '>', now + TELLING + CLOCKS_DIFFER)])
      const open = db.selectFrom('findings').select('key').where('told', '<', 2).where(isFree).orderBy('time').orderBy('key').limit(AT_ONCE)
      const keys = (await open.execute()).map((row) => row.key)
      if (keys.length === 0) return []
      await db
        .updateTable('findings')
        .set({ told: 1, teller, held_until: now + TELLING })
        .where('key', 'in', keys)
        .where('told', '<', 2)
        .where(isFree)
        .execute()
      // On a server another may have been first with some of them.
      return db
        .selectFrom('findings')
        .select(['key', 'finding'])
        .where('key', 'in', keys)
        .where('teller', '=', teller)
        .where('told', '=', 1)
        .orderBy('time')
        .orderBy('key')
        .execute()
    })
    if (mine.length === 0) return count
    for (const { finding } of mine) await tell(parsed(finding))
    await store.write((db) =>
      db
        .updateTable('findings')
        .set({ told: 2 })
        .where(
          'key',
          'in',
          mine.map(({ key }) => key),
        )
        .where('teller', '=', teller)
        .execute(),
    )
    count += mine.length
  }
}

/** The latest findings, the newest first. */
export async function latestFindings(db: Connection, most: number): Promise<WatchFinding[]> {
  const rows = await db.selectFrom('findings').select('finding').orderBy('time', 'desc').orderBy('key').limit(most).execute()
  return rows.map((row) => parsed(row.finding))
}
