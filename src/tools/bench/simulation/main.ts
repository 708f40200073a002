// Archives of known truth: are the reports of a statement found, and do the intervals cover what is true?
// Run: npm run bench:simulation [-- SIZES ARCHIVES] (reports of each archive for the matching, default 1000,5000,20000; small archives for the intervals, default 20)
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAudit } from '../../../audit/work/run.ts'
import { DEFAULT_SETTINGS } from '../../../audit/settings.ts'
import { DEFAULT_SUMMARY, summarise } from '../../../audit/summary/audit.ts'
import { statementCells } from '../../../audit/summary/cells.ts'
import type { Store } from '../../../archive/connection.ts'
import type { Audit } from '../../../model/audit.ts'
import type { StoredClaim } from '../../../model/archive.ts'
import { OUTLETS, simulatedArchive } from './archive.ts'
import { decideBlind } from './blind.ts'
import { pairKey, planted, trueRates, type Truth } from './truth.ts'

const sizes = (process.argv[2] ?? '1000,5000,20000')
  .split(',')
  .map(Number)
  .filter((size) => size > 0)
const archives = Number(process.argv[3] ?? 20)
const SMALL = 600
/** Pairs that a coder decides blind in each small archive. */
const DECIDED = 60
/** Intervals do not grow narrower with more draws, only smoother. */
const RESAMPLES = 400

async function scratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-simulated-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(0)} s`
const summed = (store: Store): Promise<Audit> =>
  summarise(store, DEFAULT_SETTINGS, {
    ...DEFAULT_SUMMARY,
    resamples: RESAMPLES,
    controls: OUTLETS.flatMap((one) => (one.control ? [one.name] : [])),
  })

interface Known {
  readonly rates: ReadonlyMap<string, number>
}

async function known(store: Store, truth: Truth): Promise<Known> {
  const claims = new Map<number, readonly StoredClaim[]>()
  for await (const statement of statementCells(store, DEFAULT_SETTINGS)) claims.set(statement.id, statement.claims)
  const rows = await store.db.selectFrom('documents').select(['id', 'outlet']).execute()
  return { rates: trueRates(truth, claims, new Map(rows.map((row) => [row.id, row.outlet]))) }
}

/** What was taken of the true pairs of a statement and an outlet, and how right it was. */
async function matchedRow(size: number): Promise<void> {
  await scratch(async (folder) => {
    let start = performance.now()
    const { store, truth } = await planted(join(folder, 'archive.db'), [...simulatedArchive(size, 900 + size, 'test')])
    const imported = seconds(start)
    start = performance.now()
    const { failed } = await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
    if (failed.length > 0) throw new Error(failed[0]!.reason)
    const audited = seconds(start)
    const rows = await store.db.selectFrom('matches').select(['statement', 'report', 'outlet', 'state', 'probability']).execute()
    const taken = rows.filter((row) => row.state === 'matched')
    const right = taken.filter((row) => truth.statementOf.get(row.report) === row.statement)
    const found = new Set(right.map((row) => pairKey(row.statement, row.outlet)))
    const settled = new Set(taken.map((row) => pairKey(row.statement, row.outlet)))
    const unclear = new Set(
      rows.flatMap((row) =>
        row.state === 'ambiguous' && !settled.has(pairKey(row.statement, row.outlet)) ? [pairKey(row.statement, row.outlet)] : [],
      ),
    )
    console.log(
      `${String(size).padStart(7)}  ${String(truth.pairs.size).padStart(6)}  ${percent(found.size / truth.pairs.size).padStart(7)}  ${percent(right.length / taken.length).padStart(9)}  ${String(unclear.size).padStart(9)}  ${String([...truth.pairs].filter((pair) => !settled.has(pair) && !unclear.has(pair)).length).padStart(5)}  import ${imported}, audit ${audited}`,
    )
    const audit = await summed(store)
    const { rates } = await known(store, truth)
    for (const row of audit.coverage) {
      const truly = OUTLETS.find((one) => one.name === row.outlet)
      const reported = [...truth.pairs].filter((pair) => pair.endsWith(` ${row.outlet}`)).length
      const rate = audit.rates.find((one) => one.by === 'all' && one.outlet === row.outlet)?.corrected
      const shown = (one: { value: number | null; low: number | null; high: number | null } | undefined): string =>
        one?.value == null ? '–' : `${percent(one.value)} (${percent(one.low ?? 0)} to ${percent(one.high ?? 1)})`
      console.log(
        `         ${(truly?.name ?? '').padEnd(15)} not covered ${shown(row.notCovered)}, true ${percent(1 - reported / (row.statements + row.outsideArchive))}; left out, by the shipped error rates ${shown(rate)}, true ${percent(rates.get(row.outlet) ?? Number.NaN)}`,
      )
    }
    await store.close()
  })
}

interface Hits {
  matching: number
  shipped: number
  blind: number
  uncovered: number
  width: number
}

const covers = ({ low, high }: { readonly low: number | null; readonly high: number | null }, value: number): boolean =>
  low !== null && high !== null && low <= value && value <= high

/** Of small archives: how many intervals of each outlet cover the truth, and what perfect matching would have said. */
async function intervals(): Promise<void> {
  const hits = new Map<string, Hits>(OUTLETS.map(({ name }) => [name, { matching: 0, shipped: 0, blind: 0, uncovered: 0, width: 0 }]))
  for (let seed = 1; seed <= archives; seed++)
    await scratch(async (folder) => {
      const documents = [...simulatedArchive(SMALL, seed, 'test')]
      const searched = await planted(join(folder, 'searched.db'), documents)
      const told = await planted(join(folder, 'told.db'), documents, true)
      for (const { store } of [searched, told]) await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
      const { rates } = await known(searched.store, searched.truth)
      const plain = await summed(searched.store)
      const perfect = await summed(told.store)
      await decideBlind(searched.store, DEFAULT_SETTINGS, searched.truth, DECIDED, seed)
      const reviewed = await summed(searched.store)
      for (const [outlet, held] of hits) {
        const rowOf = (audit: Audit) => audit.rates.find((row) => row.by === 'all' && row.outlet === outlet)!
        if (covers(rowOf(plain).corrected, rowOf(perfect).corrected.value!)) held.matching += 1
        if (covers(rowOf(plain).corrected, rates.get(outlet)!)) held.shipped += 1
        if (covers(rowOf(reviewed).corrected, rates.get(outlet)!)) held.blind += 1
        held.width += (rowOf(reviewed).corrected.high! - rowOf(reviewed).corrected.low!) / archives
        const row = plain.coverage.find((one) => one.outlet === outlet)!
        const reported = [...searched.truth.pairs].filter((pair) => pair.endsWith(` ${outlet}`)).length
        if (covers(row.notCovered, 1 - reported / (row.statements + row.outsideArchive))) held.uncovered += 1
      }
      await searched.store.close()
      await told.store.close()
    })
  console.log(`\nOf ${archives} archives of ${SMALL} reports, the interval covers`)
  console.log(
    `${'outlet'.padEnd(16)} the rate of perfect matching  the truth, shipped error rates  the truth, ${DECIDED} pairs decided blind (mean width)  statements not covered`,
  )
  for (const [outlet, held] of hits)
    console.log(
      `${outlet.padEnd(16)} ${String(held.matching).padStart(28)}  ${String(held.shipped).padStart(30)}  ${`${held.blind} (${percent(held.width)})`.padStart(47)}  ${String(held.uncovered).padStart(22)}`,
    )
}

if (sizes.length > 0) console.log('reports  pairs    taken  precision  ambiguous   lost')
for (const size of sizes) await matchedRow(size)
if (archives > 0) await intervals()
