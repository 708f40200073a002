import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { EXAMPLE_CONTROLS, exampleArchive } from '../../src/archive/example/archive.ts'
import { plan } from '../../src/audit/work/plan.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import type { Store } from '../../src/archive/connection.ts'
import { openStore } from '../../src/archive/store.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import type { Audit, RateRow } from '../../src/model/audit.ts'
import { auditCsv } from '../../src/present/audit/csv.ts'
import { htmlAudit } from '../../src/present/audit/html.ts'
import { methodsParagraph } from '../../src/present/audit/methods.ts'
import { terminalAudit } from '../../src/present/audit/terminal.ts'
import { program, run } from '../helpers/run.ts'
import { allCells } from './archive.ts'

/** Enough to find what is planted in the example. */
const STATEMENTS = 40
/** Enough for two processes to share. */
const FEW = 12
let folder: string
const at = (name: string): string => join(folder, name)
const audit = (name: string, ...args: readonly string[]): ReturnType<typeof run> => run(['audit', '--store', at(name), ...args])

async function withStore<T>(name: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(at(name), { create: true })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

interface Kept {
  readonly done: number
  readonly computed: number
  readonly pairs: number
  readonly distinct: number
}

const kept = (name: string): Promise<Kept> =>
  withStore(name, async ({ db }) => {
    const done = await db.selectFrom('done').select(['statement', 'computed']).execute()
    const pairs = await db.selectFrom('comparisons').select(['statement', 'report', 'engine']).execute()
    return {
      done: done.length,
      computed: done.reduce((sum, row) => sum + row.computed, 0),
      pairs: pairs.length,
      distinct: new Set(pairs.map((pair) => `${pair.statement} ${pair.report} ${pair.engine}`)).size,
    }
  })

const report = (text: string, published: string, rest: Partial<Incoming> = {}): Incoming => ({
  role: 'report',
  text,
  outlet: 'North Courier',
  control: false,
  provenance: { published },
  ...rest,
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-audit-'))
  for (const [name, statements] of [
    ['killed.db', STATEMENTS],
    ['shared.db', FEW],
    ['alone.db', FEW],
  ] as const)
    await withStore(name, (store) => addDocuments(store, [...exampleArchive(statements)]))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('an audit of an archive', () => {
  it('goes on after SIGKILL in the middle, with every statement done once and every pair kept once', async () => {
    const child = spawn(process.execPath, [program, 'audit', '--store', at('killed.db'), '--threads', '1'], { stdio: 'ignore' })
    while ((await kept('killed.db')).done === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
    expect((await kept('killed.db')).done).toBeLessThan(STATEMENTS)
    expect(audit('killed.db').code).toBe(0)
    const { done, computed, pairs, distinct } = await kept('killed.db')
    expect(done).toBe(STATEMENTS)
    expect(distinct).toBe(pairs)
    expect(computed).toBe(pairs)
  })

  it('gives two processes that audit at once the same results as one', async () => {
    const codes = await Promise.all(
      [1, 2].map(async () => {
        const child = spawn(process.execPath, [program, 'audit', '--store', at('shared.db'), '--threads', '1'], { stdio: 'ignore' })
        return ((await once(child, 'exit')) as [number])[0]
      }),
    )
    expect(codes).toEqual([0, 0])
    const { done, pairs, distinct, computed } = await kept('shared.db')
    expect(done).toBe(FEW)
    expect(distinct).toBe(pairs)
    expect(computed).toBe(pairs)
    await withStore('alone.db', (store) => runAudit(store, DEFAULT_SETTINGS, { threads: 0 }))
    const [shared, alone] = await Promise.all(['shared.db', 'alone.db'].map((name) => withStore(name, allCells)))
    expect(shared).toEqual(alone)
  })

  it('computes nothing anew the second time', async () => {
    const before = await kept('shared.db')
    expect(audit('shared.db').code).toBe(0)
    expect(await kept('shared.db')).toEqual(before)
  })

  it('looks again only at statements that a new report may be of: by its day, or by being told', async () => {
    await withStore('shared.db', async (store) => {
      const left = async (): Promise<number> => (await plan(store, DEFAULT_SETTINGS)).todo.length
      expect(await left()).toBe(0)
      await addDocuments(store, [report('Wholly other news of a far day.', '1999-01-01')])
      expect(await left()).toBe(0)
      const said = await store.db.selectFrom('documents').selectAll().where('role', '=', 'statement').executeTakeFirstOrThrow()
      await addDocuments(store, [report('News of that very day and of nothing in particular.', said.published)])
      const some = await left()
      expect(some).toBeGreaterThan(0)
      expect(some).toBeLessThan(FEW)
    })
  })

  it('sees what is planted in the example: North Courier drops requests, and the controls drop nothing more than others', () => {
    const found = JSON.parse(audit('killed.db', '--no-run', '--format', 'json').stdout) as Audit
    const request = found.differentials.find((one) => one.outlet === 'North Courier' && one.by === 'kind' && one.key === 'request')
    // By words alone few omissions are sure, so that the difference is seen and its interval is wide.
    expect(request?.difference.value).toBeGreaterThan(0.05)
    for (const control of EXAMPLE_CONTROLS) expect(found.differentials.some((one) => one.outlet === control && one.finding)).toBe(false)
    expect(found.archive.statements).toBe(STATEMENTS)
    expect(found.notes.join(' ')).not.toContain('not done')
  })

  describe('is told with the same figures', () => {
    let summary: Audit
    let rows: readonly RateRow[]
    beforeAll(async () => {
      summary = await withStore('alone.db', (store) =>
        summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, controls: EXAMPLE_CONTROLS, resamples: 50, permutations: 100 }),
      )
      rows = summary.rates.filter((row) => row.by === 'all')
      expect(rows.map((row) => row.outlet)).toEqual(expect.arrayContaining([...EXAMPLE_CONTROLS, 'North Courier']))
    })

    it('as text: a line for each outlet', () => {
      const lines = terminalAudit(summary, { width: 80, colour: false }).split('\n')
      for (const { outlet, claims, omitted } of rows) {
        const own = lines.filter((line) => line.startsWith(`  ${outlet}`) && line.includes('said omitted'))
        expect([outlet, own]).toEqual([outlet, [expect.stringContaining(`${omitted} of ${claims} said omitted`)]])
      }
    })

    it.each(['North Courier of the Seven Valleys and the Harbour', '노스밸리중앙통신사하버지국노스밸리중앙통신사하버지국'])(
      'as text: a name of any length is shown whole, above its figures where these would not stand in line: %s',
      (outlet) => {
        const renamed = JSON.parse(JSON.stringify(summary).replaceAll('North Courier', outlet)) as Audit
        const before = terminalAudit(summary, { width: 80, colour: false }).split('\n')
        const lines = terminalAudit(renamed, { width: 80, colour: false }).split('\n')
        // Every row of the outlet has the figures that it had, each in the column where it was.
        const figures = before
          .filter((line) => line.startsWith('  North Courier '))
          .map((line) => line.slice('  North Courier'.length).trimStart())
        const at = lines.flatMap((line, index) => (line === `  ${outlet}` ? [index] : []))
        expect(figures.length).toBeGreaterThan(2)
        expect(at.map((index) => lines[index + 1]!.trimStart())).toEqual(figures)
      },
    )

    it('as a page: a row for each outlet, and nothing that a browser would fetch or run', () => {
      const page = htmlAudit(summary)
      for (const { outlet, claims, statements } of rows)
        expect(page).toMatch(new RegExp(`<tr><td>${outlet}[^<]*</td>(<td>[^<]*</td>)*<td>${claims}</td><td>${statements}</td></tr>`))
      expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
    })

    it('as a table of estimates', () => {
      const table: Record<string, string>[] = parse(auditCsv(summary), { columns: true })
      const said = table.filter((row) => row['table'] === 'said' && row['by'] === 'all')
      expect(said).toHaveLength(rows.length)
      for (const [index, { outlet, claims, omitted, unsure }] of rows.entries())
        expect(said[index]).toMatchObject({
          outlet,
          control: String(EXAMPLE_CONTROLS.includes(outlet)),
          claims: String(claims),
          omitted: String(omitted),
          unsure: String(unsure),
        })
    })

    it('as a table of cells: each claim in each outlet once', () => {
      const { code, stdout } = audit('alone.db', '--no-run', '--format', 'cells')
      expect(code).toBe(0)
      const cells: Record<string, string>[] = parse(stdout, { columns: true })
      expect(new Set(cells.map((cell) => [cell['statement'], cell['claim'], cell['outlet']].join(' '))).size).toBe(cells.length)
      for (const { outlet, claims, omitted } of rows) {
        const own = cells.filter((cell) => cell['outlet'] === outlet)
        expect([outlet, own.length, own.filter((cell) => cell['verdict'] === 'omitted').length]).toEqual([outlet, claims, omitted])
      }
    })

    it('as a paragraph for a paper: how many statements, texts and judgements, and which outlets are controls', () => {
      const { statements, reports } = summary.archive
      const judgements = rows.reduce((sum, row) => sum + row.claims, 0)
      const paragraph = methodsParagraph(summary)
      expect(paragraph).toContain(`We compared ${statements} statements`)
      expect(paragraph).toContain(`with ${reports} texts of `)
      expect(paragraph).toContain(`${judgements} judgements`)
      expect(paragraph).toContain(`${EXAMPLE_CONTROLS.join(' and ')} served as control outlets`)
    })
  })

  it('says in one line that a file is damaged or no archive', () => {
    writeFileSync(at('words.db'), 'These are words, not a database of anything.')
    const whole = readFileSync(at('killed.db'))
    whole.fill(0x5a, 4096)
    writeFileSync(at('broken.db'), whole)
    for (const name of ['words.db', 'broken.db']) {
      const { code, stderr } = audit(name)
      expect(code).toBe(2)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(name)
    }
  })
})
