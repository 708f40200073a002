import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { enqueue, openQueue, unfinished } from '../../src/audit/work/queue.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import type { Store } from '../../src/archive/connection.ts'
import { program, run } from '../helpers/run.ts'
import { describeOnPostgres } from '../helpers/postgres-archive.ts'

const STATEMENTS = 40

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50))
}

const doneCount = async (store: Store): Promise<number> =>
  (
    await store.db
      .selectFrom('done')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

describeOnPostgres('an archive on PostgreSQL', exampleArchive(STATEMENTS), (archive) => {
  const worker = (): ChildProcess =>
    spawn(process.execPath, [program, 'worker', '--store', archive.server.address, '--threads', '1', '--until-empty'], { stdio: 'ignore' })

  it('has its queue made by an audit and workers that begin at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      await sql`drop schema if exists unsaid_jobs cascade`.execute(archive.store.db)
      const queues = await Promise.all(Array.from({ length: 4 }, () => openQueue(archive.server.address)))
      expect(await Promise.all(queues.map(unfinished))).toEqual([0, 0, 0, 0])
      await Promise.all(queues.map((queue) => queue.close()))
    }
  })

  it('is done by two workers, one of them killed in the middle, with every pair in the results once', async () => {
    const queue = await openQueue(archive.server.address)
    const { added } = await enqueue(archive.store, queue, DEFAULT_SETTINGS, 3)
    expect(added).toBe(STATEMENTS)
    expect((await enqueue(archive.store, queue, DEFAULT_SETTINGS, 3)).added).toBe(0)
    const [first, second] = [worker(), worker()]
    await until(async () => (await doneCount(archive.store)) >= 5)
    const before = await doneCount(archive.store)
    first.kill('SIGKILL')
    await once(first, 'exit')
    expect(before).toBeLessThan(STATEMENTS)
    const [code] = (await once(second, 'exit')) as [number]
    expect(code).toBe(0)
    expect(await unfinished(queue)).toBe(0)
    await queue.close()

    const done = await archive.store.db.selectFrom('done').select(['statement', 'computed', 'worker']).execute()
    expect(done.length).toBe(STATEMENTS)
    expect(new Set(done.map((row) => row.statement)).size).toBe(STATEMENTS)
    const pairs = await archive.store.db.selectFrom('comparisons').select(['statement', 'report']).execute()
    expect(new Set(pairs.map((pair) => `${pair.statement} ${pair.report}`)).size).toBe(pairs.length)
    expect(done.reduce((sum, row) => sum + row.computed, 0)).toBe(pairs.length)
  })

  it('has nothing left to do afterwards, and computes nothing twice', async () => {
    const again = await runAudit(archive.store, DEFAULT_SETTINGS, { threads: 0 })
    expect(again).toMatchObject({ done: 0, computed: 0, failed: [] })
  })

  it('says the same findings as the command line does for an SQLite file', () => {
    const { code, stdout } = run(['audit', '--store', archive.server.address, '--no-run', '--format', 'json'])
    expect(code).toBe(0)
    const audit = JSON.parse(stdout) as { archive: { statements: number }; rates: { outlet: string }[] }
    expect(audit.archive.statements).toBe(STATEMENTS)
    expect(new Set(audit.rates.map((row) => row.outlet))).toContain('North Courier')
  })

  it('does jobs that a server whose clock was set back would keep for later', async () => {
    const settings = { ...DEFAULT_SETTINGS, outlets: ['North Courier'] }
    const queue = await openQueue(archive.server.address)
    const { added } = await enqueue(archive.store, queue, settings, 3)
    expect(added).toBeGreaterThan(0)
    // The clock at which they were put in is an hour ahead of the server's of now.
    await sql`update unsaid_jobs.job set created_on = created_on + interval '1 hour', start_after = start_after + interval '1 hour' where state = 'created'`.execute(
      archive.store.db,
    )
    const [code] = (await once(worker(), 'exit')) as [number]
    expect(code).toBe(0)
    expect(await unfinished(queue)).toBe(0)
    await queue.close()
  })

  it('does not name the password where it cannot be reached', () => {
    const { code, stderr } = run(['audit', '--store', 'postgres://someone:secret@127.0.0.1:1/none'])
    expect(code).toBe(2)
    expect(stderr).not.toContain('secret')
    expect(stderr).toContain('cannot be reached')
  })
})
