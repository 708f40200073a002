// Lays what a measuring command printed into docs/figures.md, between the marks of a block.
// Run: npm run --silent table:alterations | npm run --silent lay -- alterations
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import writeFileAtomic from 'write-file-atomic'
import { packageRoot } from '../seeds.ts'

const block = process.argv[2] ?? ''
const path = join(packageRoot(), 'docs/figures.md')
const page = await readFile(path, 'utf8')
const [open, close] = [`<!-- ${block} -->\n`, `<!-- end of ${block} -->`]
const from = page.indexOf(open)
const to = page.indexOf(close)
if (block === '' || from < 0 || to < from) throw new Error(`docs/figures.md has no block ${JSON.stringify(block)}`)
const printed = (await text(process.stdin)).trim()
if (printed === '') throw new Error('nothing was printed; docs/figures.md stays as it is')
await writeFileAtomic(path, `${page.slice(0, from + open.length)}\n${printed}\n\n${page.slice(to)}`)
