// How engines take in, index and find short made-up reports: npm run bench:scale -- ENGINE REPORTS [ADDRESS]
// ENGINE is sqlite, duckdb, or postgres-terms, postgres-places, postgres-months with the address of a database whose schema `measured` is made anew.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../../../model/user-error.ts'
import { random } from '../../../../statistics/random.ts'
import { duckdb } from './duckdb.ts'
import type { Engine } from './engine.ts'
import { madeUp, question } from './made-up.ts'
import { LAYOUTS, postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

/** Reports of one change. */
const AT_ONCE = 1000
const QUESTIONS = 200
/** Asked first and not counted: they fill what the engine keeps in memory. */
const WARMING = 20
/** Reports that come in when the index stands, as those of a day do. */
const LATER = 5000
const SEED = 7

const [name = '', count = '', address = ''] = process.argv.slice(2)
const reports = Number(count)

function opened(folder: string): Promise<Engine> {
  const layout = LAYOUTS.find((one) => name === `postgres-${one}`)
  if (layout && address !== '') return postgres(address, layout)
  if (name === 'sqlite') return sqlite(join(folder, 'archive.db'))
  if (name === 'duckdb') return duckdb(join(folder, 'archive.duckdb'))
  throw new UserError('give sqlite, duckdb, or one of ' + LAYOUTS.map((one) => `postgres-${one}`).join(', ') + ' with an address')
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

async function loaded(engine: Engine, from: number, to: number): Promise<number> {
  let milliseconds = 0
  for (let at = from; at < to; at += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, to - at) }, (_, index) => madeUp(at + index))
    milliseconds += await timed(() => engine.load(batch))
  }
  return (to - from) / (milliseconds / 1000)
}

async function asked(engine: Engine, within: boolean): Promise<string> {
  const { integer } = random(SEED)
  const times: number[] = []
  let [hits, sum] = [0, 0]
  for (let at = 0; at < WARMING + QUESTIONS; at++) {
    const one = question(integer(reports), within)
    let found: readonly number[] = []
    const milliseconds = await timed(async () => (found = await engine.ask(one)))
    hits += found.length
    for (const document of found) sum = (sum + document) % 1_000_007
    if (at >= WARMING) times.push(milliseconds)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => times[Math.floor(share * times.length)]!.toFixed(1)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${(hits / (WARMING + QUESTIONS)).toFixed(1)} found each (checksum ${sum})`
}

const folder = mkdtempSync(join(tmpdir(), 'unsaid-scale-'))
try {
  const engine = await opened(folder)
  const say = (line: string): void => void process.stdout.write(`${name} ${reports}: ${line}\n`)
  say(`loaded ${(await loaded(engine, 0, reports)).toFixed(0)} a second`)
  say(`index built in ${((await timed(() => engine.index())) / 1000).toFixed(1)} s`)
  say(`${((await engine.size()) / 1e6).toFixed(0)} MB on disk`)
  say(`term, fortnight and outlet: ${await asked(engine, true)}`)
  say(`term alone: ${await asked(engine, false)}`)
  say(`later ${(await loaded(engine, reports, reports + LATER)).toFixed(0)} a second`)
  say(`at most ${((await engine.memory()) / 1e6).toFixed(0)} MB in memory`)
  await engine.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
