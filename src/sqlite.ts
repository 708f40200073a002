// An SQLite file that several processes read and write at once, opened so that they may also make it at once.
import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

/** Milliseconds between tries at changing how a file keeps its changes. */
const TRY_EVERY = 20

const isBusy = (error: unknown): boolean => String((error as { readonly code?: unknown }).code).startsWith('SQLITE_BUSY')

/**
 * Opens or makes the file at `path` with a write-ahead log; a writer waits `wait` milliseconds for another. Throws the driver's errors.
 * The driver is loaded when it is first asked for.
 */
export function openShared(path: string, wait: number): BetterSqlite3.Database {
  const Database = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3
  const database = new Database(path, { timeout: wait })
  const last = performance.now() + wait
  for (;;) {
    try {
      database.pragma('journal_mode = WAL')
      return database
    } catch (error) {
      // The change needs the file to itself, and SQLite does not wait for that by itself: where two make a file at once, one is refused.
      if (!isBusy(error) || performance.now() > last) {
        database.close()
        throw error
      }
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_EVERY)
  }
}
