// A worker thread of an audit: opens the archive itself, does the statements that it is handed, one after another.
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { doStatement, type StatementDone } from './statement-work.ts'
import type { AuditSettings } from '../settings.ts'
import { patiently } from '../../archive/patience.ts'
import { openStore } from '../../archive/store.ts'
import { reasonOf, UserError } from '../../model/user-error.ts'

export interface ThreadData {
  readonly location: string
  readonly settings: AuditSettings
  readonly reports: number
}

export type ThreadAnswer =
  | { readonly done: StatementDone }
  /** `ends`: the archive itself cannot be worked with, so that no other statement would fare better. */
  | { readonly statement: number; readonly failed: string; readonly ends: boolean }

const port = parentPort
if (!port) throw new Error('thread.ts runs as a worker thread only')
const { location, settings, reports } = workerData as ThreadData
const store = await patiently(location, () => openStore(location))
const name = `${process.pid}.${threadId}`

async function answer(statement: number): Promise<ThreadAnswer> {
  try {
    return { done: await patiently(location, () => doStatement(store, statement, settings, reports, name)) }
  } catch (error) {
    return { statement, failed: reasonOf(error), ends: error instanceof UserError }
  }
}

port.on('message', (statement: number | null) => {
  if (statement === null) {
    void store.close().then(() => port.close())
    return
  }
  void answer(statement).then((result) => port.postMessage(result))
})
port.postMessage('ready')
