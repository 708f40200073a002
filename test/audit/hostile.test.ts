// Names and texts of an archive come from outside: no table computes them, no terminal obeys them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { openStore } from '../../src/archive/store.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { CELL_COLUMNS } from '../../src/model/tables.ts'
import { run } from '../helpers/run.ts'

const ESCAPES = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnissap\u202c\u200b\u007f'
const HOSTILE = ['=HYPERLINK("https://evil.example")', '+1+1', '@SUM(1)', '-2+3', '＝1+1', '＠x', '\t=1', `${ESCAPES}=1`]

/** An outlet of the example → one that a spreadsheet or a terminal might obey; the same one each time. */
function hostileName(outlet: string, names: Map<string, string>): string {
  const name = names.get(outlet) ?? `${HOSTILE[names.size % HOSTILE.length]!} ${ESCAPES} ${outlet}`
  names.set(outlet, name)
  return name
}

let folder: string
let store: string
const audit = (...args: readonly string[]): ReturnType<typeof run> => run(['audit', '--store', store, '--no-run', ...args])

/** Shows what was found as a code, so that a failing test is harmless too. */
const obeyed = (text: string): string | undefined =>
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u
    .exec(text)?.[0]
    .codePointAt(0)
    ?.toString(16)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-hostile-'))
  store = join(folder, 'archive.db')
  const names = new Map<string, string>()
  const documents = [...exampleArchive(12)].map((one, index): Incoming => {
    const sign = HOSTILE[index % HOSTILE.length]!
    return {
      ...one,
      outlet: hostileName(one.outlet, names),
      text: one.role === 'statement' ? `${one.text}\n${sign} The office promises a new bridge over the river ${ESCAPES} in May.` : one.text,
      topic: `${sign} farming`,
      provenance: { ...one.provenance, title: `${sign} ${ESCAPES}` },
    }
  })
  const opened = await openStore(store, { create: true })
  await addDocuments(opened, documents)
  await runAudit(opened, DEFAULT_SETTINGS, { threads: 0 })
  await opened.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('an archive of hostile names and texts', () => {
  it.each(['csv', 'cells'])('gives a table (%s) in which no cell is a formula', (format) => {
    const { code, stdout } = audit('--format', format)
    expect(code).toBe(0)
    const rows: string[][] = parse(stdout)
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.flat().filter((cell) => Number.isNaN(Number(cell)) && /^\s*[=+\-@＝＋－＠|%]/u.test(cell))).toEqual([])
    for (const name of ["'=HYPERLINK(", "'+1+1", "'@SUM(1)", "'＝1+1"]) expect(rows.flat().some((cell) => cell.startsWith(name))).toBe(true)
    expect(obeyed(stdout)).toBeUndefined()
  })

  it('keeps numbers plain in the cells, with the number of every statement whole', () => {
    const rows: string[][] = parse(audit('--format', 'cells').stdout)
    expect(rows[0]).toEqual([...CELL_COLUMNS])
    for (const row of rows.slice(1)) {
      expect(row[CELL_COLUMNS.indexOf('statement')]).toMatch(/^\d+$/)
      expect(Number(row[CELL_COLUMNS.indexOf('coverage')])).toBeLessThanOrEqual(1)
    }
  })

  it.each(['text', 'html', 'json', 'methods'])('is told as %s without a character that a terminal would obey', (format) => {
    const { code, stdout } = audit('--format', format)
    expect(code).toBe(0)
    expect(stdout).toMatch(/Courier/)
    expect(obeyed(stdout)).toBeUndefined()
  })

  it.each(['ambiguous', 'not-covered'])('lists pairs (%s) without such a character', (list) => {
    const { code, stdout } = audit('--list', list)
    expect(code).toBe(0)
    expect(obeyed(stdout)).toBeUndefined()
    const cells = stdout.split('\n').flatMap((line) => line.split('\t'))
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠|%]/u.test(cell))).toEqual([])
  })

  it.each(['csv', 'json'])('lists pairs as %s without such a character', (format) => {
    const { code, stdout } = audit('--list', 'ambiguous', '--format', format)
    expect(code).toBe(0)
    expect(obeyed(stdout)).toBeUndefined()
    const cells = format === 'csv' ? parse(stdout).flat() : []
    expect(cells.filter((cell) => Number.isNaN(Number(cell)) && /^\s*[=+\-@＝＋－＠|%]/u.test(cell))).toEqual([])
  })

  it('is exported with such characters escaped, and comes back to the letter', () => {
    const { code, stdout } = run(['store', 'export', '--store', store])
    expect(code).toBe(0)
    expect(obeyed(stdout)).toBeUndefined()
    const copy = join(folder, 'copy.db')
    writeFileSync(join(folder, 'lines.jsonl'), stdout)
    expect(run(['import', '--store', copy, join(folder, 'lines.jsonl')]).code).toBe(0)
    expect(run(['store', 'export', '--store', copy]).stdout).toBe(stdout)
  })

  it('is checked without saying what an archive’s name or keys would have a terminal do', async () => {
    const odd = join(folder, '\u001b[2J\u202e.db')
    const opened = await openStore(odd, { create: true })
    await addDocuments(opened, [...exampleArchive(1)])
    await opened.db.updateTable('texts').set({ body: 'Other words.' }).execute()
    await opened.close()
    const { code, stderr } = run(['store', 'check', '--store', odd])
    expect(code).toBe(3)
    expect(stderr).toContain('has changed since it was stored')
    expect(obeyed(stderr)).toBeUndefined()
  })

  it('keeps an answer about a match and repeats nothing but its numbers', async () => {
    const opened = await openStore(store)
    const of = (role: 'statement' | 'report') =>
      opened.db.selectFrom('documents').select('id').where('role', '=', role).executeTakeFirstOrThrow()
    const [statement, report] = [await of('statement'), await of('report')]
    await opened.close()
    const { code, stdout } = run([
      'store',
      'match',
      `\u2029\n${statement.id}`,
      `\u2028${report.id}\n`,
      'no',
      '--by',
      ESCAPES,
      '--store',
      store,
    ])
    expect(code).toBe(0)
    expect(stdout).toBe(`Kept: report ${report.id} is not one of statement ${statement.id}.\n`)
  })
})
