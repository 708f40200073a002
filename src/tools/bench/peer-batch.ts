// One peer over a file of lines, as a whole process: what `unsaid batch` is timed against.
// Run: node --import tsx src/tools/bench/peer-batch.ts PEER FILE
import { peersFor } from './peers.ts'
import { resolveLanguage } from '../../text/language.ts'
import { usableLines } from './data.ts'

const [name, path = ''] = process.argv.slice(2)
const lines = (await usableLines(path)).flatMap((one) => (one.task === 'presence' ? [one.line] : []))
const peer = peersFor(lines.map((line) => line.report)).find((one) => one.name === name)
if (!peer) throw new Error(`no such peer: ${name ?? ''}`)
for (const { claims, report, lang } of lines)
  process.stdout.write(`${JSON.stringify(peer.score(claims, report, resolveLanguage(lang, report)))}\n`)
