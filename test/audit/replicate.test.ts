// A package: what is in it, and that whoever has it recomputes it, or is told what differs.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addReviewLines } from '../../src/archive/reviews.ts'
import { compareJson } from '../../src/audit/replication/compare.ts'
import { runPack, runRecompute } from '../../src/cli/replicate.ts'
import { CELL_COLUMNS, MATCH_COLUMNS } from '../../src/model/tables.ts'
import { allCells, archive, bodyOf, reviewOf, type Archive } from './archive.ts'
import { saying } from '../helpers/saying.ts'

let held: Archive
let folder: string
const at = (name: string): string => join(folder, name)
const flags = { control: [], outlet: [], level: '95', correction: 'holm', seed: '3', threads: '0' }

const rowsOf = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true })

beforeAll(async () => {
  held = await archive(6)
  folder = mkdtempSync(join(tmpdir(), 'unsaid-pack-'))
  const [statement] = await allCells(held.store)
  const lines = await reviewOf(held.store, statement!, statement!.columns[0]!.outlet, () => 'omitted', { mode: 'blind' })
  await held.store.write((db) => addReviewLines(db, lines))
  await saying(() => runPack({ ...flags, store: held.path, output: at('whole') }))
  await saying(() => runPack({ ...flags, store: held.path, withoutTexts: true, output: at('bare') }))
})
afterAll(() => held.store.close())

describe('a replication package', () => {
  it('comes out the same, from the texts and from the verdicts alone', async () => {
    for (const [name, from] of [
      ['whole', 'the texts'],
      ['bare', 'the verdicts'],
    ] as const) {
      const { code, out } = await saying(() => runRecompute(at(name), { threads: '0' }))
      expect([code, out]).toEqual([0, expect.stringMatching(`recomputed from ${from}; all \\d+ figures and words are the same`)])
    }
  })

  it('has complete tables: each passage stands in the report that the row names', async () => {
    const rows = rowsOf(at('whole/cells.csv'))
    expect(Object.keys(rows[0]!)).toEqual([...CELL_COLUMNS])
    const told = rows.filter((row) => row['passage'] !== '')
    expect(told.length).toBeGreaterThan(10)
    for (const row of told.slice(0, 30)) {
      const body = await bodyOf(held.store, row['report_sha256']!)
      expect(body.slice(Number(row['passage_start']), Number(row['passage_end'])).trim()).toBe(row['passage'])
      expect(Number(row['match_probability'])).toBeGreaterThan(0)
    }
    const decided = rows.filter((row) => row['reviewed'] === 'true')
    expect(decided.length).toBeGreaterThan(0)
    for (const row of decided) expect([row['verdict'], row['sensitivity']]).toEqual(['omitted', ''])
    const matches = rowsOf(at('whole/matches.csv'))
    expect(Object.keys(matches[0]!)).toEqual([...MATCH_COLUMNS])
    const pairs = new Set(matches.map((row) => `${row['statement']} ${row['report']}`))
    for (const row of rows) expect(pairs.has(`${row['statement']} ${row['report']}`)).toBe(true)
  })

  it('without texts holds no words of a statement, in any file', async () => {
    const [statement] = await allCells(held.store)
    const words = (await bodyOf(held.store, statement!.hash)).slice(0, 60)
    for (const file of ['archive.db', 'audit.json', 'audit.html', 'cells.csv'])
      expect(readFileSync(at(`bare/${file}`)).includes(words)).toBe(false)
    expect(existsSync(at('bare/archive.jsonl'))).toBe(false)
    const database = new Database(at('bare/archive.db'), { readonly: true })
    expect(database.prepare('select count(*) as count from review_lines').get()).toEqual({ count: statement!.claims.length })
    database.close()
  })

  it('names a figure that does not come out, and a file that was changed', async () => {
    const path = at('bare/audit.json')
    const audit = JSON.parse(readFileSync(path, 'utf8')) as { archive: { pairs: number } }
    audit.archive.pairs += 1
    writeFileSync(path, JSON.stringify(audit))
    const { code, out, err } = await saying(() => runRecompute(at('bare'), { threads: '0' }))
    expect(code).toBe(3)
    expect(out).toMatch(/; 1 of \d+ figures and words differ/)
    expect(err).toContain('audit.json: has changed since it was packed')
    expect(err).toContain('archive.pairs: was')
  })

  it('has checksums that the usual program checks', () => {
    const sums = readFileSync(at('whole/SHA256SUMS'), 'utf8').trim().split('\n')
    for (const line of sums) {
      const [sum, name] = line.split('  ')
      expect(
        createHash('sha256')
          .update(readFileSync(at(`whole/${name!}`)))
          .digest('hex'),
      ).toBe(sum)
    }
  })

  it('is never written over, and nothing else is taken for one', async () => {
    await expect(runPack({ ...flags, store: held.path, output: at('whole') })).rejects.toThrow('is there already')
    await expect(runRecompute(folder, {})).rejects.toThrow('is no replication package')
  })
})

describe('two audits beside one another', () => {
  it('differ by more than the last digits only', () => {
    expect(compareJson({ a: [0.1 + 0.2, 'x'] }, { a: [0.3, 'x'] })).toEqual({ leaves: 2, differences: [] })
    expect(compareJson({ a: [1, null] }, { a: [1.001, 0], b: 1 }).differences.map((one) => one.path)).toEqual(['a.0', 'a.1', 'b'])
  })
})
