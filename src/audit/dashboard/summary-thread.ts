// A worker thread that sums an archive up once: the bootstrap takes longer than a key may.
import { parentPort, workerData } from 'node:worker_threads'
import type { AuditSettings } from '../settings.ts'
import { openStore } from '../../archive/store.ts'
import { summarise, type SummaryOptions } from '../summary/audit.ts'

export interface SummaryData {
  readonly location: string
  readonly settings: AuditSettings
  readonly summary: SummaryOptions
}

const port = parentPort
if (!port) throw new Error('summary-thread.ts runs as a worker thread only')
const { location, settings, summary } = workerData as SummaryData
const store = await openStore(location)
try {
  port.postMessage({ audit: await summarise(store, settings, summary) })
} catch (error) {
  port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
} finally {
  await store.close()
}
