import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import type { Store } from '../../src/archive/connection.ts'
import { EXAMPLE_CONTROLS, exampleArchive } from '../../src/archive/example/archive.ts'
import { archiveLines } from '../../src/archive/export.ts'
import { openStore } from '../../src/archive/store.ts'
import { siftedFor, textsOf } from '../../src/audit/matching/candidates.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { describeOnPostgres } from '../helpers/postgres-archive.ts'

const STATEMENTS = 10

const page = (role: Incoming['role'], outlet: string, published: string, language: string, text: string): Incoming => ({
  role,
  outlet,
  control: false,
  language,
  text,
  provenance: { published, note: 'invented' },
})

const HARBOUR = [
  'The minister opened the new grain terminal in Port Ostra on Monday and promised that 40 berths would be ready by the spring.',
  'She thanked the dockers of three shifts, recalled the storm of the year before, and asked the neighbours to lower the toll of the strait.',
]
/** Names that a locale puts in another order than their bytes do; a text that nearly repeats another; one without a date. */
const ODD: readonly Incoming[] = [
  page('statement', 'ministry of Harbours', '2024-03-04', 'en', HARBOUR.join(' ')),
  page('report', 'alba Post', '2024-03-05', 'en', `${HARBOUR[0]!} Ships waited outside.`),
  page('report', 'Zebra Daily', '2024-03-05', 'en', HARBOUR.join(' ')),
  page('report', 'Ärende', '2024-03-06', 'en', `${HARBOUR.join(' ')} So it was said.`),
  page(
    'report',
    'Белая газета',
    '2024-03-05',
    'ru',
    'Министр открыла в понедельник новый зерновой терминал и пообещала, что к весне будут готовы 40 причалов.',
  ),
  page('report', 'ælder', '', 'en', `Undated. ${HARBOUR[1]!}`),
]

const linesOf = async (store: Store): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of archiveLines(store.db)) lines.push(JSON.stringify(line))
  return lines
}

describeOnPostgres('the same archive on SQLite and on PostgreSQL', [], (archive) => {
  let folder: string
  let stores: readonly Store[]
  const both = async <T>(ask: (store: Store) => Promise<T>): Promise<[T, T]> => [await ask(stores[0]!), await ask(stores[1]!)]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unsaid-stores-'))
    stores = [await openStore(join(folder, 'archive.db'), { create: true }), archive.store]
    for (const store of stores) {
      const added = await addDocuments(store, [...exampleArchive(STATEMENTS), ...ODD])
      // Told twice, in a change of its own: known on both.
      expect((await addDocuments(store, ODD)).documents).toBe(0)
      expect(added.near).toBeGreaterThan(0)
      await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
    }
  })
  afterAll(async () => {
    await stores[0]!.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['within a window', (published: string) => published, []],
    ['without a date', () => '', []],
    ['of one outlet', () => '', ['North Courier']],
  ])('finds the same candidates with the same odds, in the same order: %s', async (_name, dated, outlets) => {
    const [sqlite, postgres] = await both(async (store) => {
      const rows = await store.db.selectFrom('documents').select('id').where('role', '=', 'statement').orderBy('id').execute()
      const texts = await textsOf(
        store,
        rows.map((row) => row.id),
      )
      const found: object[] = []
      for (const text of texts) {
        const sifted = await siftedFor(store, { ...text, published: dated(text.published) }, { ...DEFAULT_SETTINGS, outlets }, 70)
        found.push(sifted.map(({ report, row, odds }) => ({ report: report.id, cluster: report.cluster, row, odds })))
      }
      return found
    })
    expect(sqlite.some((found) => (found as object[]).length > 1)).toBe(true)
    expect(JSON.stringify(postgres)).toBe(JSON.stringify(sqlite))
  })

  it('takes the same matches with the same probabilities', async () => {
    const [sqlite, postgres] = await both((store) =>
      store.db.selectFrom('matches').selectAll().orderBy('run').orderBy('statement').orderBy('report').execute(),
    )
    expect(sqlite.length).toBeGreaterThan(STATEMENTS)
    expect(JSON.stringify(postgres)).toBe(JSON.stringify(sqlite))
  })

  it('says the same in the audit', async () => {
    const [sqlite, postgres] = await both((store) =>
      summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, controls: [...EXAMPLE_CONTROLS] }),
    )
    expect(sqlite.rates.length).toBeGreaterThan(4)
    expect(JSON.stringify(postgres)).toBe(JSON.stringify(sqlite))
  })

  it('exports the same lines', async () => {
    const [sqlite, postgres] = await both(linesOf)
    expect(sqlite.length).toBeGreaterThan(STATEMENTS * 5)
    expect(postgres).toEqual(sqlite)
  })
})
