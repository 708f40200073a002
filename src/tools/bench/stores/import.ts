// How fast an archive takes documents in, on SQLite and on PostgreSQL: npm run bench:stores -- REPORTS [STORE]
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDocuments, type Incoming } from '../../../archive/add.ts'
import { openStore } from '../../../archive/store.ts'
import { simulatedArchive } from '../simulation/archive.ts'

/** As many as an import puts in as one change. */
const AT_ONCE = 200

const reports = Number(process.argv[2] ?? 5000)
const SEED = 1
const location = process.argv[3] ?? join(mkdtempSync(join(tmpdir(), 'unsaid-bench-')), 'archive.db')
const store = await openStore(location, { create: true })
const all: readonly Incoming[] = [...simulatedArchive(reports, SEED, 'test')].map((one) => one.incoming)
const begun = performance.now()
for (let from = 0; from < all.length; from += AT_ONCE) await addDocuments(store, all.slice(from, from + AT_ONCE))
const seconds = (performance.now() - begun) / 1000
process.stdout.write(`${store.kind}: ${all.length} documents in ${seconds.toFixed(1)} s, ${(all.length / seconds).toFixed(0)} a second\n`)
await store.close()
