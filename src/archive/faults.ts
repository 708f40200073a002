// Faults of a database, whenever they come, as the one line that mends them.
import type { PostgresPool, PostgresPoolClient, SqliteDatabase, SqliteStatement } from 'kysely'
import { UserError } from '../model/user-error.ts'
import { shownLocation } from './connection.ts'

/** The server went away: what was asked may be asked again once it is back. */
export class StoreLost extends UserError {}

/** Codes by how they begin that say so: of PostgreSQL (its manual, appendix A) and of the operating system. */
const LOST = ['57P', '08', 'ECONN', 'EPIPE', 'ETIMEDOUT']
/** What the driver says where it has no code. */
const LOST_WORDS = /connection terminated|connection error and is not queryable|client was closed|connection ended/i

/** Whether an error says that the connection to the server was lost, in its own words or in ours. */
export function isLost(error: unknown): boolean {
  if (error instanceof UserError) return error instanceof StoreLost
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? LOST.some((begins) => code.startsWith(begins)) : LOST_WORDS.test(error.message)
}

/** Codes by how they begin → what to say. SQLite names them, PostgreSQL numbers them (its manual, appendix A). */
const FAULTS: readonly (readonly [begins: string, says: (message: string) => string])[] = [
  ['SQLITE_CORRUPT', (message) => `is damaged (${message}); restore it from a copy, or import the documents into a new one`],
  ['SQLITE_NOTADB', (message) => `is damaged (${message}); restore it from a copy, or import the documents into a new one`],
  ['SQLITE_READONLY', () => 'may not be written; check its permissions and those of its folder'],
  ['SQLITE_CANTOPEN', () => 'may not be written; check its permissions and those of its folder'],
  ['SQLITE_PERM', () => 'may not be written; check its permissions and those of its folder'],
  ['SQLITE_FULL', () => 'the disk is full; make room and run the same command again'],
  [
    'SQLITE_IOERR',
    (message) => `the disk could not be read or written (${message}); check that it has room, and run the same command again`,
  ],
  ['SQLITE_BUSY', () => 'another program holds it; wait until that is done, and run the same command again'],
  ['42501', (message) => `the role may not do this (${message}); let the owner of the database grant it, or name another role`],
  ['25006', (message) => `may only be read (${message}); name a server that may be written`],
  ['53100', (message) => `the disk of the server is full (${message}); make room and run the same command again`],
  ['53', (message) => `the server has too little left (${message}); try later`],
  ['57P', (message) => `the server stopped (${message}); run the same command again once it is back`],
  ['08', (message) => `the connection was lost (${message}); run the same command again`],
  ['ECONNRESET', (message) => `the connection was lost (${message}); run the same command again`],
  ['ECONNREFUSED', (message) => `cannot be reached (${message}); check the address and that the server runs`],
]

/** A fault of the database as the line that mends it; other errors as they are. */
export function storeFault(error: unknown, location: string): unknown {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string }
  const spaced = (message ?? '').replace(/\s+/g, ' ')
  const says = typeof code === 'string' ? FAULTS.find(([begins]) => code.startsWith(begins))?.[1](spaced) : undefined
  const line = `${shownLocation(location)}: ${says ?? `the connection was lost (${spaced}); run the same command again`}`
  if (!(error instanceof UserError) && isLost(error)) return new StoreLost(line)
  return says === undefined ? error : new UserError(line)
}

/** A connection to SQLite whose faults are told. */
export function tellingFaults(database: SqliteDatabase, location: string): SqliteDatabase {
  const telling = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw storeFault(error, location)
    }
  }
  return {
    close: () => database.close(),
    prepare: (query) => {
      const statement = telling(() => database.prepare(query))
      const told: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => telling(() => statement.all(parameters)),
        run: (parameters) => telling(() => statement.run(parameters)),
        iterate: function* (parameters) {
          try {
            yield* statement.iterate(parameters) as IterableIterator<never>
          } catch (error) {
            throw storeFault(error, location)
          }
        },
      }
      return told
    },
  }
}

/** Connections to PostgreSQL whose faults are told. */
export function tellingPoolFaults(pool: PostgresPool, location: string): PostgresPool {
  const told = (error: unknown): never => {
    throw storeFault(error, location)
  }
  const wrapped = (client: PostgresPoolClient): PostgresPoolClient =>
    new Proxy(client, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target)
        if (key !== 'query') return typeof value === 'function' ? (value.bind(target) as unknown) : value
        return (...args: unknown[]): unknown => {
          const answer = (value as (...args: unknown[]) => unknown).apply(target, args)
          return answer instanceof Promise ? answer.catch(told) : answer
        }
      },
    })
  return { connect: async () => wrapped(await pool.connect().catch(told)), end: () => pool.end() }
}
