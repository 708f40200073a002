// How time grows with the text: names every series that grows faster than its input does.
// Run: npm run bench:growth [-- [PART-OF-A-NAME] [--keep FILE.jsonl]]
// Each series measured is a line of FILE; those that stand in it are not measured again, so that a run may be broken off and go on.
import { fork, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { markdownTable } from '../table.ts'
import { ALL } from './growth/all.ts'
import { MOST_GROWTH, TOO_LONG_SECONDS, type Measured } from './growth/measure.ts'

const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true })
const [part = ''] = positionals
const chosen = ALL.flatMap(({ name }, index) => (name.includes(part) ? [index] : []))
const found = new Map<number, Measured>()

/** What a line of the file says; `growth` is `null` where the series did not end. */
type Line = Omit<Measured, 'growth'> & { readonly name: string; readonly growth: number | null }

if (values.keep !== undefined && existsSync(values.keep))
  for (const line of readFileSync(values.keep, 'utf8').split('\n').filter(Boolean)) {
    const { name, growth, ...measured } = JSON.parse(line) as Line
    const index = ALL.findIndex((series) => series.name === name)
    if (index >= 0) found.set(index, { ...measured, growth: growth ?? Infinity })
  }
const open = chosen.filter((index) => !found.has(index))

function keep(index: number, measured: Measured): void {
  found.set(index, measured)
  if (values.keep === undefined) return
  const { growth, ...rest } = measured
  const line: Line = { name: ALL[index]!.name, ...rest, growth: Number.isFinite(growth) ? growth : null }
  appendFileSync(values.keep, `${JSON.stringify(line)}\n`)
}

/** Processor time of a process so far, as POSIX `ps` says it: `[[days-]hours:]minutes:seconds`; 0 where it has ended. */
function processorSeconds(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = stdout
    .trim()
    .split(/[-:]/)
    .map((part) => Number.parseInt(part, 10) || 0)
    .reverse()
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
}

/** Megabytes in which young objects live: so large that the garbage of every size is collected in the same way. */
const YOUNG = 256

/** Measures series from `at` on in a process of its own; returns where to go on: after the last, or after one that did not end. */
async function measureFrom(at: number): Promise<number> {
  const child = fork(fileURLToPath(new URL('./growth/child.ts', import.meta.url)), open.slice(at).map(String), {
    execArgv: ['--expose-gc', `--min-semi-space-size=${YOUNG}`, `--max-semi-space-size=${YOUNG}`, '--import', 'tsx'],
    env: { ...process.env, UNSAID_CACHE: '/nonexistent' },
  })
  let next = at
  let used = 0
  const timer = setInterval(() => {
    if (processorSeconds(child.pid!) - used > TOO_LONG_SECONDS) child.kill('SIGKILL')
  }, 5_000)
  child.on('message', (message) => {
    used = processorSeconds(child.pid!)
    if (message === 'alive') return
    const measured = message as Measured
    keep(open[next]!, measured)
    const { name } = ALL[open[next]!]!
    process.stderr.write(
      `${measured.growth > MOST_GROWTH ? 'GROWS' : '     '} ${measured.growth.toFixed(2)}  ${measured.seconds.map((one) => one.toFixed(3)).join('  ')}  ${name} (${measured.sizes[0]!})\n`,
    )
    next += 1
  })
  await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  if (next >= open.length) return next
  process.stderr.write(`ENDED ${ALL[open[next]!]!.name}: took over ${TOO_LONG_SECONDS} s, or ended the process\n`)
  keep(open[next]!, { sizes: [], seconds: [], growth: Infinity })
  return next + 1
}

for (let at = 0; at < open.length;) at = await measureFrom(at)

const bad = chosen.filter((index) => found.get(index)!.growth > MOST_GROWTH)
const worst = [...chosen].sort((a, b) => found.get(b)!.growth - found.get(a)!.growth).slice(0, 10)
console.log(
  `${chosen.length} series of growing texts; ${bad.length === 0 ? 'none grows' : `${bad.length} grow`} faster than ${MOST_GROWTH} times its input.${bad.length > 0 ? ` They are: ${bad.map((index) => ALL[index]!.name).join('; ')}.` : ''} The ten that grow most:\n`,
)
console.log(
  markdownTable(
    ['series', 'smallest size', 'seconds', 'twice the text', 'four times', 'growth ÷ input'],
    worst.map((index) => {
      const { sizes, seconds, growth } = found.get(index)!
      const time = (at: number): string => seconds[at]?.toFixed(3) ?? 'not ended'
      return [ALL[index]!.name, sizes[0]?.toLocaleString('en') ?? '', time(0), time(1), time(2), growth.toFixed(2)]
    }),
  ),
)
process.exitCode = bad.length > 0 ? 1 : 0
