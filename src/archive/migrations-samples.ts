// Step of the archive's tables for samples that people code.
import type { Kysely } from 'kysely'
import type { StoreKind } from './connection.ts'

/** Samples, and the pairs in each. */
export async function samples(db: Kysely<never>, kind: StoreKind): Promise<void> {
  await db.schema
    .createTable('samples')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('drawn', 'text', (column) => column.notNull())
    .addColumn('header', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sample_units')
    .ifNotExists()
    .addColumn('sample', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('statement', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
    .addColumn('outlet', 'text', (column) => column.notNull())
    .addColumn('stratum', 'text', (column) => column.notNull())
    .addColumn('reports', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sample_units_key', ['sample', 'place'])
    .execute()
}
