// The tables of a watch: addresses and when each is due, what was seen of them, the bytes, and what was found.
import { sql, type Kysely } from 'kysely'
import type { StoreKind } from './connection.ts'

/** A site, and the watcher that works on it: one at a time, so that no page is fetched twice and no site asked by two. */
export interface WatchHostRow {
  host: string
  /** '' where none. */
  holder: string
  /** Milliseconds since 1970. */
  held_until: number
}

/** An address that is looked at again and again. */
export interface WatchedRow {
  address: string
  host: string
  kind: 'feed' | 'index' | 'page'
  /** The source of the watch's file that named it: its own address, or the feed's. */
  source: string
  /** Milliseconds since 1970: when it is to be looked at next, and when it was first. */
  due: number
  since: number
  /** Of the last answer, '' where there was none. */
  etag: string
  modified: string
  sha256: string
  /** Looks that failed since the last that did not. */
  failures: number
  /** ISO 8601, '' before the first look. */
  looked: string
  state: '' | 'gone' | 'failing'
  /** What was wrong with the last look, '' where nothing was. */
  problem: string
}

/** What was seen of an address when it was not what it had been. */
export interface SightingRow {
  address: string
  /** ISO 8601. */
  time: string
  is: 'new' | 'changed' | 'gone' | 'back'
  /** Number of the document, 0 where there was none to be read. */
  document: number
  sha256: string
  /** 1 once what it means has been worked out. */
  judged: number
}

/** Bytes as received, packed with gzip. */
export interface ReceivedRow {
  sha256: string
  bytes: Uint8Array
}

/** One finding of a watch; told once, whoever tells it. */
export interface FindingRow {
  key: string
  /** ISO 8601. */
  time: string
  /** JSON (`watchFindingSchema`). */
  finding: string
  told: number
  teller: string
  held_until: number
}

/** A statement whose cells were looked through for findings, as it was done at this mark. */
export interface WatchJudgedRow {
  run: string
  statement: number
  mark: number
}

/** Makes the tables. */
export async function watching(db: Kysely<never>, kind: StoreKind): Promise<void> {
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const make = db.schema
  await make
    .createTable('watch_hosts')
    .ifNotExists()
    .addColumn('host', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('held_until', number, (column) => column.notNull())
    .execute()
  await make
    .createTable('watched')
    .ifNotExists()
    .addColumn('address', 'text', (column) => column.primaryKey())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('due', number, (column) => column.notNull())
    .addColumn('since', number, (column) => column.notNull())
    .addColumn('etag', 'text', (column) => column.notNull())
    .addColumn('modified', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('looked', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('problem', 'text', (column) => column.notNull())
    .execute()
  await make.createIndex('watched_due').ifNotExists().on('watched').columns(['due']).execute()
  await make
    .createTable('sightings')
    .ifNotExists()
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('is', 'text', (column) => column.notNull())
    .addColumn('document', number, (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('judged', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('sightings_key', ['address', 'time'])
    .execute()
  await make
    .createTable('received')
    .ifNotExists()
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('bytes', sql.raw(kind === 'sqlite' ? 'blob' : 'bytea'), (column) => column.notNull())
    .execute()
  await make
    .createTable('findings')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull())
    .addColumn('teller', 'text', (column) => column.notNull())
    .addColumn('held_until', number, (column) => column.notNull())
    .execute()
  await make
    .createTable('watch_judged')
    .ifNotExists()
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('mark', number, (column) => column.notNull())
    .addPrimaryKeyConstraint('watch_judged_key', ['run', 'statement'])
    .execute()
}
