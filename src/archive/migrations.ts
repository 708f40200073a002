// How the archive's tables came to be, step by step. A step that has been published is never edited; a new one is added.
import { sql, type Kysely, type Migration } from 'kysely'
import { browsing, reviews } from './migrations-review.ts'
import { samples } from './migrations-samples.ts'
import { identifyAgain } from './identity/identities.ts'
import { indexAgain, oneScore } from './search-index.ts'
import type { StoreKind } from './connection.ts'
import { watching } from './migrations-watch.ts'

type Any = Kysely<never>

async function first(db: Any, kind: StoreKind): Promise<void> {
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const schema = db.schema
  await schema
    .createTable('texts')
    .ifNotExists()
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('cluster', 'text', (column) => column.notNull())
    .execute()
  await schema.createTable('bands').ifNotExists().addColumn('band', number).addColumn('hash', 'text').execute()
  await schema.createIndex('bands_band').ifNotExists().on('bands').columns(['band', 'hash']).execute()
  await schema
    .createTable('documents')
    .ifNotExists()
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigserial', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('outlet', 'text', (column) => column.notNull())
    .addColumn('control', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull().references('texts.hash'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('published', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('provenance', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addUniqueConstraint('documents_once', ['role', 'outlet', 'text', 'published', 'event'])
    .execute()
  await schema.createIndex('documents_published').ifNotExists().on('documents').columns(['role', 'published']).execute()
  await schema.createIndex('documents_event').ifNotExists().on('documents').columns(['event']).execute()
  await schema.createIndex('documents_text').ifNotExists().on('documents').columns(['text']).execute()
}

async function results(db: Any, kind: StoreKind): Promise<void> {
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  const real = kind === 'sqlite' ? 'real' : 'double precision'
  const schema = db.schema
  await schema
    .createTable('claims')
    .ifNotExists()
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('claims_key', ['statement', 'engine'])
    .execute()
  await schema
    .createTable('comparisons')
    .ifNotExists()
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('comparisons_key', ['statement', 'report', 'engine'])
    .execute()
  await schema
    .createTable('matches')
    .ifNotExists()
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('report', number, (column) => column.notNull())
    .addColumn('outlet', 'text', (column) => column.notNull())
    .addColumn('probability', sql.raw(real), (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('matches_key', ['run', 'statement', 'report'])
    .execute()
  await schema
    .createTable('done')
    .ifNotExists()
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('mark', number, (column) => column.notNull())
    .addColumn('computed', 'integer', (column) => column.notNull())
    .addColumn('worker', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('done_key', ['run', 'statement'])
    .execute()
}

async function decisions(db: Any, kind: StoreKind): Promise<void> {
  const number = kind === 'sqlite' ? 'integer' : 'bigint'
  await db.schema
    .createTable('match_decisions')
    .ifNotExists()
    .addColumn('statement', number, (column) => column.notNull())
    .addColumn('report', number, (column) => column.notNull())
    .addColumn('belongs', 'integer', (column) => column.notNull())
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('match_decisions_key', ['statement', 'report'])
    .execute()
  await db.schema
    .createTable('decisions')
    .ifNotExists()
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigserial', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addUniqueConstraint('decisions_once', ['statement', 'report', 'claim', 'reviewer', 'time'])
    .execute()
}

/**
 * The full-text index over reports. Contentless: terms are numbers, the texts lie in `texts`.
 * Positions are kept: without them and without content, bm25 finds no instance of a term and ranks everything alike.
 */
async function search(db: Any, kind: StoreKind): Promise<void> {
  if (kind === 'sqlite') {
    await sql`create virtual table if not exists search using fts5(terms, content='', tokenize='ascii')`.execute(db)
    await sql`create virtual table if not exists search_terms using fts5vocab('search', 'row')`.execute(db)
  } else {
    await sql`create table if not exists search (document bigint primary key, outlet text not null, published text not null, terms integer[] not null)`.execute(
      db,
    )
    await sql`create index if not exists search_by_term on search using gin (terms)`.execute(db)
    await sql`create index if not exists search_by_time on search (published)`.execute(db)
  }
}

/** How far an import has come, so that one that was stopped goes on: rows are there only until it is done. */
async function imports(db: Any): Promise<void> {
  await db.schema
    .createTable('imports')
    .ifNotExists()
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('read', 'integer', (column) => column.notNull())
    .addColumn('failed', 'integer', (column) => column.notNull())
    .addColumn('whole', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('imports_key', ['run', 'source'])
    .execute()
}

/** Reports' terms by day. Reports that are there already are read anew. */
async function windows(db: Any, kind: StoreKind): Promise<void> {
  if (kind === 'postgres') return
  await db.schema
    .createTable('report_terms')
    .ifNotExists()
    .addColumn('document', 'integer', (column) => column.primaryKey())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('outlet', 'text', (column) => column.notNull())
    .addColumn('terms', 'blob', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('report_terms_day').ifNotExists().on('report_terms').columns(['day']).execute()
  await indexAgain(db)
}

/** What makes a document known again. Documents that are there already are identified. */
async function identities(db: Any, kind: StoreKind): Promise<void> {
  await db.schema
    .createTable('identities')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('document', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
    .execute()
  await identifyAgain(db)
}

/** All steps in order, for a kind of store. */
export function migrationsFor(kind: StoreKind): Record<string, Migration> {
  const steps = {
    '001-documents': first,
    '002-results': results,
    '003-decisions': decisions,
    '004-search': search,
    '005-reviews': reviews,
    '006-browsing': browsing,
    '007-imports': imports,
    '008-windows': windows,
    '010-identities': identities,
    '011-samples': samples,
    '012-watching': watching,
    '013-one-score': oneScore,
  }
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, { up: (db) => step(db as Any, kind) }]))
}
