// The connection to an archive, whatever database it is in.
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type StoreKind = 'sqlite' | 'postgres'
export type Connection = Kysely<Tables> | Transaction<Tables>

export interface Store {
  readonly kind: StoreKind
  /** As it was named: a path or an address. */
  readonly location: string
  readonly db: Kysely<Tables>
  /** Runs `work` as one change: all of it lands or none. Waits for other writers. */
  readonly write: <T>(work: (db: Connection) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** Whether a location names a PostgreSQL server rather than a file. */
export const isPostgres = (location: string): boolean => /^postgres(?:ql)?:\/\//.test(location)

/** A location that is safe to show: no password. */
export const shownLocation = (location: string): string => location.replace(/\/\/([^:@/]*):[^@]*@/, '//$1:…@')
