// Fits of boosted trees side by side, as many at once as there are cores; with `BOOSTS=FOLDER` each is kept there, and not made twice.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import writeFileAtomic from 'write-file-atomic'
import type { TreeModel } from '../../engine/align/trees.ts'
import type { Example } from '../../statistics/logistic.ts'
import type { BoostSettings } from './boosting.ts'

const folder = process.env['BOOSTS']
const BOOSTING = new URL('./boosting.ts', import.meta.url)

function keptAt(examples: readonly Example[], settings: BoostSettings): string | undefined {
  if (folder === undefined) return undefined
  // With what fits them: another way of fitting makes other trees of the same examples.
  const hash = createHash('sha1').update(readFileSync(BOOSTING)).update(JSON.stringify(settings))
  for (const { row, label, weight } of examples) hash.update(Float64Array.from([...row, label, weight]))
  return join(folder, `${hash.digest('hex')}.json`)
}

const waiting: (() => void)[] = []
let running = 0

/** `boost` in a thread of its own: the same trees, whatever else runs. */
export async function boostAside(examples: readonly Example[], settings: BoostSettings): Promise<TreeModel> {
  const path = keptAt(examples, settings)
  if (path !== undefined && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as TreeModel
  if (running >= availableParallelism()) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    const model = await inThread(examples, settings)
    if (path !== undefined) {
      mkdirSync(folder!, { recursive: true })
      await writeFileAtomic(path, JSON.stringify(model))
    }
    return model
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** Threads do not read TypeScript by themselves. */
const ENTRY = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(new URL('./boost-worker.ts', import.meta.url).href)}, ${JSON.stringify(import.meta.url)}))`

const inThread = (examples: readonly Example[], settings: BoostSettings): Promise<TreeModel> =>
  new Promise((resolve, reject) => {
    const plain = examples.map(({ row, label, weight }) => ({ row, label, weight }))
    const worker = new Worker(ENTRY, { eval: true, workerData: { examples: plain, settings } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
