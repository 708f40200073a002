import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { addDocuments } from '../../src/archive/add.ts'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { patiently } from '../../src/archive/patience.ts'
import { UserError } from '../../src/model/user-error.ts'
import { program } from '../helpers/run.ts'
import { describeOnPostgres } from '../helpers/postgres-archive.ts'

const STATEMENTS = 30

describe('a server that went away', () => {
  const lost = (): Error => Object.assign(new Error('terminating connection'), { code: '57P01' })

  it('is asked again until it is back', async () => {
    let tries = 0
    const answer = await patiently('postgres://u:secret@h/d', () => (++tries < 3 ? Promise.reject(lost()) : Promise.resolve('done')))
    expect([answer, tries]).toEqual(['done', 3])
  })

  it('that stays away is told in one line, without the password', async () => {
    const gone = patiently('postgres://u:secret@h/d', () => Promise.reject(new Error('Connection terminated unexpectedly')), { most: 0 })
    await expect(gone).rejects.toThrow(UserError)
    await expect(gone).rejects.toThrow(/^postgres:\/\/u:…@h\/d: the connection was lost/)
  })

  it('is not waited for where something else is wrong', async () => {
    let tries = 0
    const wrong = patiently('x', () => ((tries += 1), Promise.reject(Object.assign(new Error('no such table'), { code: '42P01' }))))
    await expect(wrong).rejects.toThrow('no such table')
    expect(tries).toBe(1)
  })
})

describeOnPostgres('an audit whose PostgreSQL is started anew in the middle', exampleArchive(STATEMENTS), (archive) => {
  const doneCount = (): Promise<number> =>
    patiently(archive.store.location, async () => (await archive.store.db.selectFrom('done').select('statement').execute()).length)

  it('goes on, as its workers do: all end with 0, every statement done and every pair kept once', async () => {
    const start = (...args: readonly string[]): ChildProcess =>
      spawn(process.execPath, [program, ...args, '--store', archive.server.address], { stdio: ['ignore', 'ignore', 'pipe'] })
    const audit = start('audit', '--threads', '0', '--dead-after', '3', '--format', 'json')
    // No worker ends before there is work: these wait for it.
    const workers = [start('worker', '--threads', '1'), start('worker', '--threads', '1')]
    const said: string[] = []
    for (const child of [audit, ...workers]) child.stderr!.on('data', (data: Buffer) => said.push(data.toString()))
    const ends = [audit, ...workers].map((child) => once(child, 'exit') as Promise<[number | null]>)
    // An audit without threads of its own waits for workers as long as it takes: where none is left, say what they said.
    const deserted = Promise.all(ends.slice(1)).then(() => Promise.reject(new Error(`no worker is left: ${said.join('')}`)))
    const enough = async (): Promise<void> => {
      while ((await doneCount()) < 4) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await Promise.race([enough(), deserted])
    const before = await doneCount()
    archive.server.restart()
    expect(before).toBeLessThan(STATEMENTS)
    const [audited] = await Promise.race([ends[0]!, deserted])
    for (const worker of workers) worker.kill('SIGTERM')
    const codes = [audited, ...(await Promise.all(ends.slice(1))).map(([code]) => code)]
    expect({ codes, said: said.filter((line) => /fault|failed/.test(line)) }).toEqual({ codes: [0, 0, 0], said: [] })
    expect(said.join('')).toMatch(
      /^unsaid: postgres:\/\/unsaid@127\.0\.0\.1:\d+\/postgres: the connection was lost; it is tried again for up to 60 seconds/m,
    )

    const done = await archive.store.db.selectFrom('done').select(['statement', 'computed']).execute()
    expect(new Set(done.map((row) => row.statement)).size).toBe(STATEMENTS)
    expect(done.length).toBe(STATEMENTS)
    const pairs = await archive.store.db.selectFrom('comparisons').select(['statement', 'report']).execute()
    expect(done.reduce((sum, row) => sum + row.computed, 0)).toBe(pairs.length)
  })

  it('loses nothing of an import, between two changes or in the middle of one', async () => {
    const more = [...exampleArchive(2)].map((one) => ({ ...one, text: `${one.text} Said once more for this test.` }))
    const [first, rest] = [more.slice(0, 1), more.slice(1)]
    archive.server.restart()
    expect(await addDocuments(archive.store, first)).toMatchObject({ documents: 1, known: 0 })
    let restarted = false
    const added = await addDocuments(archive.store, rest, () => {
      if (!restarted) archive.server.restart()
      restarted = true
      return Promise.resolve()
    })
    expect(added).toMatchObject({ documents: rest.length, known: 0 })
  })
})
