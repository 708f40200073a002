// A PostgreSQL role that may not do what a command does is told so in one line, whatever the command: it is no fault of unsaid.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments } from '../../src/archive/add.ts'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { openStore } from '../../src/archive/store.ts'
import { startPostgres, toHavePostgres, type Postgres } from '../helpers/postgres.ts'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

const toRun = toHavePostgres()

describe.skipIf(toRun !== undefined)('a role of PostgreSQL', { meta: { toRun: toRun ?? '' } }, () => {
  let server: Postgres
  let owner: pg.Client
  const lines = folderWith({
    'a.jsonl': JSON.stringify({ role: 'statement', outlet: 'Port', published: '2025-03-05', text: 'The works at the harbour end in May.' }),
  })
  const guest = (...args: string[]): ReturnType<typeof run> =>
    run([...args, '--store', server.address.replace('unsaid@', 'guest:hidden@')], { cwd: lines })
  const IMPORT = ['import', 'a.jsonl']
  const AUDIT = ['audit', '--threads', '1']
  const WORK = ['worker', '--threads', '1', '--until-empty']

  beforeAll(async () => {
    server = await startPostgres()
    owner = new pg.Client({ connectionString: server.address })
    await owner.connect()
    await owner.query('create role guest login')
  })
  afterAll(async () => {
    await owner.end()
    server.stop()
  })

  function expectRefused(args: readonly string[], line: RegExp): void {
    const { code, stdout, stderr } = guest(...args)
    const told = stderr.split('\n').filter((one) => one !== '' && !/^unsaid: worker \d+ started/.test(one))
    expect({ args, code, stdout, told }).toEqual({ args, code: 2, stdout: '', told: [expect.stringMatching(line)] })
    expect(stderr).not.toContain('hidden')
  }

  it('that may make no tables cannot begin an archive', () => {
    for (const args of [IMPORT, AUDIT])
      expectRefused(args, /the role may not do this \(permission denied for schema public\); let the owner/)
  })

  it('that may read nothing is told so by every command, and one that may only read by those that write', async () => {
    const store = await openStore(server.address)
    await addDocuments(store, [...exampleArchive(2)])
    await store.close()
    for (const args of [IMPORT, AUDIT, WORK, ['store', 'check'], ['store', 'export']])
      expectRefused(args, /the role may not do this \(permission denied for table \w+\); let the owner of the database grant it/)
    await owner.query('grant select on all tables in schema public to guest')
    expect(guest('store', 'check')).toMatchObject({ code: 0, stderr: '' })
    expectRefused(IMPORT, /the role may not do this \(permission denied for table/)
  })

  it('that may write but make no queue is told so by audit and worker', async () => {
    await owner.query('grant select, insert, update, delete on all tables in schema public to guest')
    for (const args of [AUDIT, WORK])
      expectRefused(args, /the role may not do this \(permission denied for database postgres\); let the owner/)
    expectRefused(['audit', '--no-run'], /none of its statements is done under these settings; leave out --no-run/)
  })

  it('in a session that may only read is told so, as is one that does not exist or finds no room', async () => {
    await owner.query('alter role guest set default_transaction_read_only = on')
    expectRefused(IMPORT, /may only be read \(cannot execute \w+ in a read-only transaction\)/)
    await owner.query('alter role guest connection limit 0')
    expectRefused(IMPORT, /^unsaid: \S+: the server has too little left \(too many connections for role "guest"\); try later$/)
    await owner.query('drop owned by guest')
    await owner.query('drop role guest')
    expectRefused(IMPORT, /^unsaid: \S+: cannot be reached \(role "guest" does not exist\); check the address/)
  })
})
