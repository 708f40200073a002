// How an archive grows: import rate, file size and the time to find a statement's reports, at several sizes; then pairs a second.
// Run: npm run bench:archive -- ../shared/data/benchmarks [sizes, default 1000,10000,100000]
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDocuments, type Incoming } from '../../archive/add.ts'
import { siftedFor, textsOf } from '../../audit/matching/candidates.ts'
import { exampleArchive } from '../../archive/example/archive.ts'
import { runAudit } from '../../audit/work/run.ts'
import { DEFAULT_SETTINGS } from '../../audit/settings.ts'
import { openStore } from '../../archive/store.ts'
import { testBed } from './test-bed.ts'
import { quantile } from 'simple-statistics'

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')
const sizes = (process.argv[3] ?? '1000,10000,100000').split(',').map(Number)
const ASKED = 60
const YEARS = 10
/** Several thousand texts at a time: the bed must not fill the memory. */
const day = (index: number, of: number): string =>
  new Date(Date.UTC(2015, 0, 1) + Math.floor((index / of) * YEARS * 365) * 86_400_000).toISOString().slice(0, 10)

/** Most memory that this process has had so far. */
const peak = (): string => (process.resourceUsage().maxRSS / 1000).toFixed(0)

const milliseconds = (values: readonly number[], p: number): string => quantile([...values], p).toFixed(1)

console.log('reports   import/s  MB file  query p50 ms  p95 ms  without window p50 ms  p95 ms  peak RSS MB')
for (const size of sizes) {
  const scratch = mkdtempSync(join(tmpdir(), 'unsaid-archive-'))
  const path = join(scratch, 'archive.db')
  const store = await openStore(path, { create: true })
  const bed = testBed(folder, size)
  const statements = bed.filter((one) => one.incoming.role === 'statement').slice(0, ASKED)
  const reports = bed.filter((one) => one.incoming.role === 'report').slice(-size)
  const dated = reports.map(({ incoming }, index) => ({ ...incoming, provenance: { published: day((index * 7919) % size, size) } }))
  const start = performance.now()
  for (let from = 0; from < dated.length; from += 500) await addDocuments(store, dated.slice(from, from + 500))
  const seconds = (performance.now() - start) / 1000
  await addDocuments(
    store,
    statements.map(({ incoming }, index) => ({ ...incoming, provenance: { published: day(index * Math.floor(size / ASKED), size) } })),
  )
  const rows = await store.db.selectFrom('documents').select('id').where('role', '=', 'statement').execute()
  const texts = await textsOf(
    store,
    rows.map((row) => row.id),
  )
  const timed = async (undated: boolean): Promise<number[]> => {
    const out: number[] = []
    for (const text of texts) {
      const from = performance.now()
      await siftedFor(store, undated ? { ...text, published: '' } : text, DEFAULT_SETTINGS, size)
      out.push(performance.now() - from)
    }
    return out
  }
  // Once unmeasured: how common words are is asked once in a run.
  await timed(false)
  const inside = await timed(false)
  const whole = await timed(true)
  const size0 = (statSync(path).size / 1e6).toFixed(0)
  console.log(
    `${String(size).padEnd(9)} ${(size / seconds).toFixed(0).padStart(8)} ${size0.padStart(8)} ${milliseconds(inside, 0.5).padStart(13)} ${milliseconds(inside, 0.95).padStart(7)} ${milliseconds(whole, 0.5).padStart(22)} ${milliseconds(whole, 0.95).padStart(7)} ${peak().padStart(7)}`,
  )
  await store.close()
  rmSync(scratch, { recursive: true, force: true })
}

/** A whole audit in this thread: finding, comparing and keeping. */
async function pairsASecond(name: string, documents: readonly Incoming[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'unsaid-archive-'))
  const store = await openStore(join(scratch, 'archive.db'), { create: true })
  for (let from = 0; from < documents.length; from += 500) await addDocuments(store, documents.slice(from, from + 500))
  const from = performance.now()
  const { computed, done } = await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
  const seconds = (performance.now() - from) / 1000
  console.log(
    `${name}: ${(computed / seconds).toFixed(0)} pairs a second, one thread (${computed} pairs of ${done} statements), peak RSS ${peak()} MB`,
  )
  await store.close()
  rmSync(scratch, { recursive: true, force: true })
}

const bed = testBed(folder, 0).map(({ incoming }) => incoming)
const some = bed.filter((one) => one.role === 'statement').slice(0, ASKED)
await pairsASecond('news, summaries and translations', [...some, ...bed.filter((one) => one.role === 'report')])
await pairsASecond('the example archive', [...exampleArchive(150)])
