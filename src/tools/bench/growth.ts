// How time grows with the text: names every series that grows faster than its input does.
// Run: npm run bench:growth [-- PART-OF-A-NAME]
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { markdownTable } from '../table.ts'
import { ALL } from './growth/all.ts'
import { MOST_GROWTH, TOO_LONG_SECONDS, type Measured } from './growth/measure.ts'

const part = process.argv[2] ?? ''
const chosen = ALL.flatMap(({ name }, index) => (name.includes(part) ? [index] : []))
const found = new Map<number, Measured>()

/** Measures series from `at` on in a process of its own; returns where to go on: after the last, or after one that did not end. */
async function measureFrom(at: number): Promise<number> {
  const child = fork(fileURLToPath(new URL('./growth/child.ts', import.meta.url)), chosen.slice(at).map(String), {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    env: { ...process.env, UNSAID_CACHE: '/nonexistent' },
  })
  let next = at
  let timer: NodeJS.Timeout | undefined
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => child.kill('SIGKILL'), TOO_LONG_SECONDS * 1000)
  }
  watch()
  child.on('message', (message) => {
    watch()
    if (message === 'alive') return
    const measured = message as Measured
    found.set(chosen[next]!, measured)
    const { name } = ALL[chosen[next]!]!
    process.stderr.write(
      `${measured.growth > MOST_GROWTH ? 'GROWS' : '     '} ${measured.growth.toFixed(2)}  ${measured.seconds.map((one) => one.toFixed(3)).join('  ')}  ${name} (${measured.sizes[0]!})\n`,
    )
    next += 1
  })
  await new Promise((resolve) => child.on('exit', resolve))
  clearTimeout(timer)
  if (next >= chosen.length) return next
  process.stderr.write(`ENDED ${ALL[chosen[next]!]!.name}: took over ${TOO_LONG_SECONDS} s, or ended the process\n`)
  found.set(chosen[next]!, { sizes: [], seconds: [], growth: Infinity })
  return next + 1
}

for (let at = 0; at < chosen.length;) at = await measureFrom(at)

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
