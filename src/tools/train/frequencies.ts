// Makes seeds/frequencies.en.tsv: in how many documents of the English dev sets each stem stands.
// Run: npx tsx src/tools/train/frequencies.ts ../shared/data/benchmarks
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { packageRoot } from '../../seeds.ts'
import { matchForm } from '../../text/normalise.ts'
import { stem } from '../../text/stem.ts'

const SETS = ['realsumm', 'pyrxsum', 'wice', 'cliff', 'qags-cnndm', 'qags-xsum']
/** A stem in fewer documents is as good as unknown, and names of single stories stay out of the file. */
const LEAST = 3

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')

const documents = new Map<string, Set<string>>()
for (const set of SETS) {
  for (const line of readFileSync(join(folder, `${set}.dev.jsonl`), 'utf8').split('\n')) {
    if (line === '') continue
    const row = JSON.parse(line) as { id: string; doc?: string; report?: string; evidence?: string; source?: string }
    const key = `${set}/${row.doc ?? row.id}`
    const stems = documents.get(key) ?? new Set<string>()
    for (const word of `${row.report ?? ''} ${row.evidence ?? ''} ${row.source ?? ''}`.match(/[A-Za-z]+/g) ?? [])
      stems.add(stem(matchForm(word), 'en'))
    documents.set(key, stems)
  }
}
const counts = new Map<string, number>()
for (const stems of documents.values()) for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1)
const rows = [...counts].filter(([one, count]) => count >= LEAST && one.length > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
const header = `# English document frequencies of stems. Made by src/tools/train/frequencies.ts from ${SETS.join(', ')} (dev halves).\n# stem<TAB>documents; * is the number of documents\n`
await writeFileAtomic(
  join(packageRoot(), 'seeds', 'frequencies.en.tsv'),
  `${header}*\t${documents.size}\n${rows.map(([one, count]) => `${one}\t${count}`).join('\n')}\n`,
)
console.log(`${documents.size} documents, ${rows.length} stems`)
