// The step that makes the tables of a watch.
import { sql, type Kysely } from 'kysely'
import type { StoreKind } from './connection.ts'

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
