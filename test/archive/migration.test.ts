import { Kysely, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import type { Store } from '../../src/archive/connection.ts'
import { EXAMPLE_CONTROLS, exampleArchive } from '../../src/archive/example/archive.ts'
import { archiveLines } from '../../src/archive/export.ts'
import { migrationsFor } from '../../src/archive/migrations.ts'
import { openStore } from '../../src/archive/store.ts'
import type { Tables } from '../../src/archive/tables.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { describeOnPostgres, emptyDatabase } from '../helpers/postgres-archive.ts'

const STATEMENTS = 8
/** Names whose order is another by a dictionary than by their bytes. */
const odd = (outlet: string, published: string): Incoming => ({
  role: 'report',
  outlet,
  control: false,
  text: `The harbour master of Port Ostra said on Monday that forty berths would be ready by the spring. ${outlet} asked her.`,
  provenance: published === '' ? {} : { published },
})
const documents = [...exampleArchive(STATEMENTS), odd('alba Post', '2024-03-05'), odd('Zebra Daily', '2024-03-05'), odd('Ärende', '')]

/** The last step before terms were kept by day and counted on PostgreSQL too. */
const BEFORE = '012-watching'
/** What an import filled then; `search` alone held a report's terms. */
const FILLED = ['texts', 'bands', 'documents', 'identities', 'search'] as const

/** An archive as the version before left it: its tables, with the rows that an import of the same documents put in. */
async function leftBehind(address: string, from: Store): Promise<void> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: address }) }) })
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrationsFor('postgres')) } })
  const { error } = await migrator.migrateTo(BEFORE)
  if (error !== undefined) throw error as Error
  for (const table of FILLED) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(from.db)
    const lines = JSON.stringify(rows)
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${lines}::json)`.execute(db)
  }
  await sql`select setval('documents_id_seq', (select max(id) from documents))`.execute(db)
  await db.destroy()
}

const auditOf = async (store: Store): Promise<string> => {
  await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
  return JSON.stringify(await summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, controls: [...EXAMPLE_CONTROLS] }))
}

async function linesOf(store: Store): Promise<unknown[]> {
  const lines: unknown[] = []
  for await (const line of archiveLines(store.db)) lines.push(line)
  return lines
}

async function rowsOf(store: Store, table: 'term_counts' | 'report_terms'): Promise<unknown[]> {
  return (await sql`select * from ${sql.table(table)} order by 1`.execute(store.db)).rows
}

describeOnPostgres('an archive on PostgreSQL from before terms were kept by day', documents, (fresh) => {
  let old: Store
  beforeAll(async () => {
    const address = await emptyDatabase(fresh.server, 'before')
    await leftBehind(address, fresh.store)
    old = await openStore(address)
    return () => old.close()
  })

  it('has the terms and counts that a new import has', async () => {
    for (const table of ['term_counts', 'report_terms'] as const) {
      const rows = await rowsOf(fresh.store, table)
      expect(rows.length).toBeGreaterThan(STATEMENTS)
      expect(await rowsOf(old, table)).toEqual(rows)
    }
  })

  it('says in an audit what a new import says, and exports the same lines', async () => {
    const expected = await auditOf(fresh.store)
    expect(JSON.parse(expected)).toMatchObject({ archive: { statements: STATEMENTS } })
    expect(await auditOf(old)).toBe(expected)
    expect(await linesOf(old)).toEqual(await linesOf(fresh.store))
  })

  it('knows its documents again, and takes in new ones', async () => {
    expect(await addDocuments(old, documents)).toMatchObject({ documents: 0, known: documents.length })
    const more = [odd('Ostra Evening', '2024-03-06')]
    expect(await addDocuments(old, more)).toEqual(await addDocuments(fresh.store, more))
    expect(await rowsOf(old, 'term_counts')).toEqual(await rowsOf(fresh.store, 'term_counts'))
  })

  it('orders words by their bytes', async () => {
    const outlets = async (store: Store): Promise<string[]> =>
      (await store.db.selectFrom('documents').select('outlet').distinct().orderBy('outlet').execute()).map((row) => row.outlet)
    const names = await outlets(old)
    expect(names).toEqual([...names].sort())
    expect(await outlets(fresh.store)).toEqual(names)
  })
})
