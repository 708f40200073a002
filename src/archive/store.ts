// Opens an archive: one SQLite file, or a PostgreSQL database. The drivers are loaded only when needed.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely'
import { UserError } from '../model/user-error.ts'
import { openShared } from '../sqlite.ts'
import { isPostgres, shownLocation, type Store, type StoreKind } from './connection.ts'
import { StoreLost, isLost, storeFault, tellingFaults, tellingPoolFaults } from './faults.ts'
import { migrationsFor } from './migrations.ts'
import type { Tables } from './tables.ts'

/** Milliseconds that a writer waits for another to finish before it gives up. */
const BUSY_WAIT = 60_000
/** Tries at bringing tables up to date while another process does the same. */
const MIGRATION_TRIES = 20

function checkFile(path: string, create: boolean): void {
  if (!existsSync(path)) {
    if (!create) throw new UserError(`${path}: no such archive; make one with: unsaid import --store ${path} FILES`)
    if (!existsSync(dirname(path) || '.')) throw new UserError(`${path}: the folder ${dirname(path)} does not exist; make it first`)
    return
  }
  if (!statSync(path).isFile()) throw new UserError(`${path}: is no regular file; name a file that is an archive`)
  const head = Buffer.alloc(16)
  let file: number
  let length = 0
  try {
    file = openSync(path, 'r')
    length = readSync(file, head, 0, 16, 0)
    closeSync(file)
  } catch (error) {
    throw new UserError(`${path}: could not be read (${(error as NodeJS.ErrnoException).code ?? ''}); name a file that is an archive`)
  }
  if (length > 0 && head.toString('latin1') !== 'SQLite format 3\u0000')
    throw new UserError(`${path}: is no archive of unsaid (not an SQLite file); name another file with --store`)
}

function openSqlite(path: string): { db: Kysely<Tables>; write: Store['write'] } {
  const database = openShared(path, BUSY_WAIT)
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: tellingFaults(database, path) }) })
  const write: Store['write'] = (work) =>
    db.connection().execute(async (connection) => {
      // Asked for at once, so that a second writer waits here instead of failing in the middle.
      await sql`begin immediate`.execute(connection)
      try {
        const result = await work(connection)
        await sql`commit`.execute(connection)
        return result
      } catch (error) {
        // Where the disk is full the database has ended the change itself.
        await sql`rollback`.execute(connection).catch(() => undefined)
        throw error
      }
    })
  return { db, write }
}

async function openPostgres(location: string): Promise<{ db: Kysely<Tables>; write: Store['write'] }> {
  const { default: pg } = await import('pg')
  // Counts and identifiers stay below 2^53: as numbers they are the same as on SQLite.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: location, max: 4 })
  // A connection that is lost between two questions says so to nobody: the next question meets it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: tellingPoolFaults(pool, location) }) })
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    if (error instanceof UserError) throw error
    throw new (isLost(error) ? StoreLost : UserError)(
      `${shownLocation(location)}: cannot be reached (${(error as Error).message}); check the address and that the server runs`,
    )
  }
  return { db, write: (work) => db.transaction().execute(work) }
}

async function migrate(db: Kysely<Tables>, kind: StoreKind, location: string): Promise<void> {
  const migrations = migrationsFor(kind)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) }, allowUnorderedMigrations: true })
  for (let attempt = 1; ; attempt++) {
    const known = await migrator.getMigrations().catch(() => [])
    if (known.length > 0 && known.every((step) => step.executedAt !== undefined)) return
    const { error } = await migrator.migrateToLatest()
    if (error === undefined) return
    const message = error instanceof Error ? error.message : JSON.stringify(error)
    if (/previously executed migration .* is missing/.test(message))
      throw new UserError(`${shownLocation(location)}: was made by a newer unsaid; update unsaid, or name another archive`)
    // What a role may not do it may not do the next time either.
    if (kind === 'postgres' && error instanceof UserError) throw error
    // Another process was first with the same step: look again.
    if (attempt >= MIGRATION_TRIES) throw error instanceof Error ? error : new Error(message)
    await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
  }
}

async function connected(kind: StoreKind, location: string): Promise<Pick<Store, 'db' | 'write'>> {
  try {
    return kind === 'sqlite' ? openSqlite(location) : await openPostgres(location)
  } catch (error) {
    throw storeFault(error, location)
  }
}

/** Opens an archive and brings its tables up to date. Throws `UserError` where there is none and `create` is not set. */
export async function openStore(location: string, options: { readonly create?: boolean } = {}): Promise<Store> {
  const kind: StoreKind = isPostgres(location) ? 'postgres' : 'sqlite'
  if (kind === 'sqlite') checkFile(location, options.create ?? false)
  const { db, write } = await connected(kind, location)
  try {
    await migrate(db, kind, location)
  } catch (error) {
    await db.destroy()
    throw storeFault(error, location)
  }
  return { kind, location, db, write, close: () => db.destroy() }
}
