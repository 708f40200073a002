// How long whole processes take: start, one case, many lines, four times as many.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../seeds.ts'
import { peersFor } from './peers.ts'
import { timed, type Timing } from './processes.ts'
import { markdownTable } from '../table.ts'

const root = packageRoot()
const program = join(root, 'dist', 'cli', 'main.js')
const SHORT_RUNS = 9
const LONG_RUNS = 3
/** Lines in the smaller file: enough that the start of the process is a small part of the time. */
const LINES = 2000

/** Lines without any data at hand: the sentences of the worked case against its reports, in turn. */
function caseLines(): string[] {
  const folder = join(root, 'cases', 'lukashenko-visit-2025')
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const claims = text('statement.txt')
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => sentence.trim() !== '')
  return ['kcna.txt', 'rodong-sinmun.txt', 'belta.txt'].map((file) =>
    JSON.stringify({ claims, report: text(file), labels: claims.map(() => 0), lang: 'en' }),
  )
}

const seconds = (timing: Timing): string[] => [timing.wall.toFixed(2), timing.processor.toFixed(2)]

/** Timings as two tables. `source` is a file of presence lines; undefined where there is none. */
export function speedTables(source: string | undefined): string {
  const found = source === undefined ? caseLines() : readFileSync(source, 'utf8').trimEnd().split('\n')
  const chosen = Array.from({ length: LINES }, (_, index) => found[index % found.length]!)
  const claims = chosen.reduce((sum, line) => sum + (JSON.parse(line) as { claims: unknown[] }).claims.length, 0)
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-bench-'))
  const single = join(folder, 'single.jsonl')
  const once = join(folder, 'once.jsonl')
  const fourfold = join(folder, 'fourfold.jsonl')
  const text = `${chosen.join('\n')}\n`
  writeFileSync(single, `${chosen[0] ?? ''}\n`)
  writeFileSync(once, text)
  writeFileSync(fourfold, text.repeat(4))
  const nothing = timed(['-e', '0'], SHORT_RUNS)
  const start = (name: string, args: readonly string[]): string[] => {
    const timing = timed(args, SHORT_RUNS)
    return [name, ...seconds(timing), (timing.wall / nothing.wall).toFixed(1), (timing.processor / nothing.processor).toFixed(1)]
  }
  const starts = [
    ['`node -e 0`', ...seconds(nothing), '1.0', '1.0'],
    start('`unsaid --help`', [program, '--help']),
    start('`unsaid compare cases/lukashenko-visit-2025`', [program, 'compare', join(root, 'cases', 'lukashenko-visit-2025')]),
  ]
  const many = (name: string, argsFor: (file: string) => readonly string[]): string[] => {
    const begun = timed(argsFor(single), LONG_RUNS)
    const small = timed(argsFor(once), LONG_RUNS)
    const large = timed(argsFor(fourfold), LONG_RUNS)
    const rate = (count: number, time: number): string => Math.round(count / time).toLocaleString('en')
    return [
      name,
      ...seconds(large),
      rate(4 * claims, large.wall),
      rate(4 * claims, large.processor),
      rate(3 * claims, large.processor - small.processor),
      ((large.processor - begun.processor) / (small.processor - begun.processor)).toFixed(2),
    ]
  }
  const rates = [
    many('`unsaid batch`', (file) => [program, 'batch', file]),
    ...peersFor([]).map((peer) =>
      many(peer.name, (file) => ['--import', 'tsx', join(root, 'src', 'tools', 'bench', 'peer-batch.ts'), peer.name, file]),
    ),
  ]
  rmSync(folder, { recursive: true })
  return [
    markdownTable(['process', 'seconds', 'of processor', '× `node -e 0`', 'by processor'], starts),
    markdownTable(
      [
        `${(4 * LINES).toLocaleString('en')} lines, ${(4 * claims).toLocaleString('en')} claims`,
        'seconds',
        'of processor',
        'claims a second',
        'a processor second',
        'once started',
        '4 × the lines take ×',
      ],
      rates,
    ),
  ].join('\n')
}
