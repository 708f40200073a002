// An archive that another program writes just while this one makes it ready for several.
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { openStore } from '../../src/archive/store.ts'
import { folderWith } from '../helpers/folder.ts'

/** Begins to write a file that does not yet keep its changes in a log, says so, and goes on for a while. */
const WRITER = `
const { workerData, parentPort } = require('node:worker_threads')
const Database = require('better-sqlite3')
const database = new Database(workerData)
database.exec('create table other (word)')
database.exec('begin immediate')
parentPort.postMessage('writing')
setTimeout(() => database.exec('commit'), 500)
`

it('is waited for', async () => {
  const path = join(folderWith({}), 'archive.db')
  const writer = new Worker(WRITER, { eval: true, workerData: path })
  const ended = once(writer, 'exit')
  await once(writer, 'message')
  const store = await openStore(path, { create: true })
  expect(await store.db.selectFrom('documents').selectAll().execute()).toEqual([])
  await store.close()
  await ended
})
