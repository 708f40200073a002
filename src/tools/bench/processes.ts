// Whole processes, timed as a person would wait for them and as the processor worked for them.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from 'simple-statistics'

export interface Timing {
  /** Seconds from start to end, median of the runs. */
  readonly wall: number
  /** Seconds of processor time of the process and its threads, least of the runs: little moved by what else the machine does. */
  readonly processor: number
}

const note = join(tmpdir(), `unsaid-bench-${process.pid}.json`)

/** Loaded before the program: notes its processor time when it ends. */
const probe = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'
process.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(${JSON.stringify(note)}, String((user + system) / 1e6)) })`,
)}`

/** Runs `node ARGS` several times, one after the other. Throws where one fails. */
export function timed(args: readonly string[], runs: number): Timing {
  const walls: number[] = []
  const processors: number[] = []
  for (let run = 0; run < runs; run++) {
    const from = process.hrtime.bigint()
    const done = spawnSync(process.execPath, ['--import', probe, ...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    walls.push(Number(process.hrtime.bigint() - from) / 1e9)
    if (done.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(done.status)}: ${done.stderr}`)
    processors.push(Number(readFileSync(note, 'utf8')))
  }
  rmSync(note, { force: true })
  return { wall: median(walls), processor: Math.min(...processors) }
}
