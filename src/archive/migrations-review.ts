// Steps of the archive's tables for reviews, and for looking through an audit page by page.
import { sql, type Kysely } from 'kysely'
import type { StoreKind } from './connection.ts'

type Any = Kysely<never>

/** Logs of reviews in place of single verdicts: a log can be replayed, so that an undo holds here too. */
export async function reviews(db: Any): Promise<void> {
  await db.schema.dropTable('decisions').ifExists().execute()
  await db.schema
    .createTable('review_lines')
    .ifNotExists()
    .addColumn('log', 'text', (column) => column.notNull())
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_lines_key', ['log', 'reviewer', 'number'])
    .execute()
  await db.schema.createIndex('review_lines_statement').ifNotExists().on('review_lines').columns(['statement']).execute()
}

/** Results laid out for lists: what is derived from `comparisons`, `matches` and `review_lines`, and can be made again. */
export async function browsing(db: Any, kind: StoreKind): Promise<void> {
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const real = sql.raw(kind === 'sqlite' ? 'real' : 'double precision')
  const text = 'text'
  await db.schema.createIndex('matches_state').ifNotExists().on('matches').columns(['run', 'state']).execute()
  await db.schema
    .createTable('listed')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('published', text, (column) => column.notNull())
    .addColumn('month', text, (column) => column.notNull())
    .addColumn('claims', 'integer', (column) => column.notNull())
    .addColumn('outlets', 'integer', (column) => column.notNull())
    .addColumn('pairs', 'integer', (column) => column.notNull())
    .addColumn('gaps', 'integer', (column) => column.notNull())
    .addColumn('decided', 'integer', (column) => column.notNull())
    .addColumn('weight', real, (column) => column.notNull())
    .addPrimaryKeyConstraint('listed_key', ['run', 'statement'])
    .execute()
  await db.schema.createIndex('listed_hash').ifNotExists().on('listed').columns(['hash']).execute()
  await db.schema
    .createTable('listed_claims')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('claim', 'integer', (column) => column.notNull())
    .addColumn('words', text, (column) => column.notNull())
    .addColumn('lowered', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('topic', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('listed_claims_key', ['run', 'statement', 'claim'])
    .execute()
  await db.schema
    .createTable('listed_names')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('claim', 'integer', (column) => column.notNull())
    .addColumn('sort', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('listed_names_key', ['run', 'statement', 'claim', 'sort', 'name'])
    .execute()
  await db.schema
    .createTable('listed_cells')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('claim', 'integer', (column) => column.notNull())
    .addColumn('outlet', text, (column) => column.notNull())
    .addColumn('control', 'integer', (column) => column.notNull())
    .addColumn('cross_language', 'integer', (column) => column.notNull())
    .addColumn('report', number, (column) => column.notNull())
    .addColumn('verdict', text, (column) => column.notNull())
    .addColumn('engine', text, (column) => column.notNull())
    .addColumn('gap', 'integer', (column) => column.notNull())
    .addColumn('decided', 'integer', (column) => column.notNull())
    .addColumn('confidence', real, (column) => column.notNull())
    .addColumn('salience', real, (column) => column.notNull())
    .addColumn('weight', real, (column) => column.notNull())
    .addColumn('carried', 'integer', (column) => column.notNull())
    .addColumn('published', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('listed_cells_key', ['run', 'statement', 'claim', 'outlet'])
    .execute()
  for (const order of ['weight', 'confidence', 'published'])
    await db.schema.createIndex(`listed_cells_${order}`).ifNotExists().on('listed_cells').columns(['run', 'gap', order]).execute()
  await db.schema
    .createTable('uncovered')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('outlet', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('uncovered_key', ['run', 'statement', 'outlet'])
    .execute()
}
