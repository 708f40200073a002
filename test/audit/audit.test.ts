import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { EXAMPLE_CONTROLS, exampleArchive } from '../../src/archive/example/archive.ts'
import { plan } from '../../src/audit/work/plan.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import type { Store } from '../../src/archive/connection.ts'
import { openStore } from '../../src/archive/store.ts'
import type { Audit } from '../../src/model/audit.ts'
import { program, run } from '../helpers/run.ts'

const STATEMENTS = 40
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
  for (const name of ['killed.db', 'shared.db']) await withStore(name, (store) => addDocuments(store, [...exampleArchive(STATEMENTS)]))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('an audit of an archive', () => {
  it('goes on after SIGKILL in the middle, with every statement done once and every pair kept once', async () => {
    const child = spawn(process.execPath, [program, 'audit', '--store', at('killed.db'), '--threads', '1'], { stdio: 'ignore' })
    while ((await kept('killed.db')).done < 5 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
    expect((await kept('killed.db')).done).toBeLessThan(STATEMENTS)
    expect(audit('killed.db').code).toBe(0)
    const { done, computed, pairs, distinct } = await kept('killed.db')
    expect(done).toBe(STATEMENTS)
    expect(distinct).toBe(pairs)
    expect(computed).toBe(pairs)
  })

  it('gives two processes that audit at once the same findings as one', async () => {
    const codes = await Promise.all(
      [1, 2].map(async () => {
        const child = spawn(process.execPath, [program, 'audit', '--store', at('shared.db'), '--threads', '1'], { stdio: 'ignore' })
        return ((await once(child, 'exit')) as [number])[0]
      }),
    )
    expect(codes).toEqual([0, 0])
    const { pairs, distinct, computed } = await kept('shared.db')
    expect(distinct).toBe(pairs)
    expect(computed).toBe(pairs)
    expect(audit('shared.db', '--no-run', '--format', 'json').stdout).toBe(audit('killed.db', '--no-run', '--format', 'json').stdout)
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
      expect(some).toBeLessThan(STATEMENTS)
    })
  })

  it('finds what is planted in the example: North Courier drops requests, and the controls drop nothing more than others', () => {
    const found = JSON.parse(audit('killed.db', '--no-run', '--format', 'json').stdout) as Audit
    const request = found.differentials.find((one) => one.outlet === 'North Courier' && one.by === 'kind' && one.key === 'request')
    expect(request?.finding).toBe(true)
    expect(request?.difference.low).toBeGreaterThan(0.2)
    for (const control of EXAMPLE_CONTROLS) expect(found.differentials.some((one) => one.outlet === control && one.finding)).toBe(false)
    expect(found.archive.statements).toBe(STATEMENTS)
    expect(found.notes.join(' ')).not.toContain('not done')
  })

  it('is told as text, page, tables and a paragraph, all of the same outlets', () => {
    for (const format of ['text', 'html', 'csv', 'cells', 'methods']) {
      const { code, stdout } = audit('killed.db', '--no-run', '--format', format)
      expect(code).toBe(0)
      if (format !== 'methods') expect(stdout).toContain('North Courier')
      expect(stdout.length).toBeGreaterThan(200)
    }
    expect(audit('killed.db', '--no-run', '--format', 'html').stdout).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
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
