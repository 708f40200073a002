// Faults of a database, whenever they come, as the one line that mends them.
import type { PostgresPool, PostgresPoolClient, SqliteDatabase, SqliteStatement } from 'kysely'
import { UserError } from '../model/user-error.ts'
import { shownLocation } from './connection.ts'

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
  const known = typeof code === 'string' ? FAULTS.find(([begins]) => code.startsWith(begins)) : undefined
  return known ? new UserError(`${shownLocation(location)}: ${known[1]((message ?? '').replace(/\s+/g, ' '))}`) : error
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
