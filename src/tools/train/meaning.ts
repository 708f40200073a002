// Fits the model that says from words and meaning together whether a report carries a claim, and the one that says whether it
// changes it, on rows of `meaning-rows.ts`. Prints cross-validated figures (folds by statement).
// Run: npx tsx src/tools/train/meaning.ts ROWS.jsonl
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import writeFileAtomic from 'write-file-atomic'
import { CROSS_SIGNALS, SIGNALS } from '../../engine/align/signals.ts'
import { MEANING_SIGNALS } from '../../engine/align/meaning-signals.ts'
import { treeLogOdds, type TreeModel } from '../../engine/align/trees.ts'
import { packageRoot } from '../../seeds.ts'
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'
import type { Example } from '../../statistics/logistic.ts'
import { probability } from '../../statistics/odds.ts'
import { boost, type BoostSettings } from './boosting.ts'

interface Row {
  readonly set: string
  readonly id: string
  readonly fold: number
  readonly pair: string
  readonly label: 'reported' | 'partial' | 'altered' | 'omitted'
  readonly words: number
  readonly row: readonly number[]
  readonly change: readonly number[]
}

const FOLDS = 4
const path = process.argv[2]
if (path === undefined) throw new Error('give the rows')
const rows: Row[] = []
for await (const line of createInterface({ input: createReadStream(path) })) rows.push(JSON.parse(line) as Row)

/** Sets of cases: the job itself. */
const isCase = (row: Row): boolean => /^(?:dev-[a-z]|[a-z]+\d)$/.test(row.set)
const counts = new Map<string, number>()
for (const row of rows) counts.set(row.set, (counts.get(row.set) ?? 0) + 1)
/** A case's cell counts whole; another set by the square root of its size, and half. */
const OTHERS = 0.5
const weightOf = (row: Row): number => (isCase(row) ? 1 : OTHERS * Math.sqrt(1000 / counts.get(row.set)!))

const presence: BoostSettings = {
  trees: 300,
  depth: 4,
  rate: 0.05,
  leastLeaf: 60,
  ridge: 20,
  monotone: [1, 0, 0, ...SIGNALS.map(() => 0), ...CROSS_SIGNALS.map(() => 0), ...MEANING_SIGNALS.map((one) => one.direction)],
}
const width = rows[0]!.change.length
const change: BoostSettings = { trees: 200, depth: 4, rate: 0.05, leastLeaf: 60, ridge: 20, monotone: new Array<number>(width).fill(0) }

function crossValidated(examples: readonly (Example & { readonly fold: number })[], settings: BoostSettings): number[] {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    boost(
      examples.filter((example) => example.fold !== fold),
      settings,
    ),
  )
  return examples.map((example) => treeLogOdds(models[example.fold]!, example.row))
}

const share = (part: number, of: number): string => (of === 0 ? '-' : (part / of).toFixed(3))

/** Precision and share found of "omitted" below a coverage. */
function omittedAt(list: readonly { readonly score: number; readonly row: Row }[], threshold: number): string {
  const said = list.filter((one) => one.score < threshold)
  const right = said.filter((one) => one.row.label === 'omitted').length
  const half = said.filter((one) => one.row.label === 'partial').length
  return `right ${share(right + half / 2, said.length)} found ${share(right, list.filter((one) => one.row.label === 'omitted').length)}`
}

const present = rows.map((row) => ({ row: row.row, label: row.label === 'omitted' ? 0 : 1, weight: weightOf(row), fold: row.fold }))
const odds = crossValidated(present, presence)
const scored = rows.map((row, index) => ({ row, score: probability(odds[index]!) }))
const THRESHOLDS = [0.12, 0.16, 0.2, 0.25, 0.3]
console.log('present, cross-validated; omitted below', THRESHOLDS.join(', '))
for (const set of ['cases', 'cases in one language', 'cases in two', ...counts.keys()]) {
  const list = scored.filter(({ row }) => {
    if (!set.startsWith('cases')) return row.set === set
    const [from, to] = row.pair.split('-')
    return isCase(row) && (set === 'cases' || (set === 'cases in two') === (from !== to))
  })
  const labels = list.map((one) => (one.row.label === 'omitted' ? 0 : 1))
  if (new Set(labels).size < 2) continue
  const bins = new Map<number, { sum: number; count: number }>()
  list.forEach((one, index) => {
    const bin = Math.min(9, Math.floor(one.score * 10))
    const held = bins.get(bin) ?? { sum: 0, count: 0 }
    bins.set(bin, { sum: held.sum + one.score - labels[index]!, count: held.count + 1 })
  })
  const error = [...bins.values()].reduce((sum, bin) => sum + Math.abs(bin.sum), 0) / list.length
  console.log(
    `  ${set.padEnd(22)} ${String(list.length).padStart(5)}  words ${areaUnderCurve(
      list.map((one) => one.row.words),
      labels,
    ).toFixed(3)}  all ${areaUnderCurve(
      list.map((one) => one.score),
      labels,
    ).toFixed(3)}  error ${error.toFixed(3)}  ${THRESHOLDS.map((one) => omittedAt(list, one)).join(' | ')}`,
  )
}

const cases = rows.filter(isCase)
const changed = cases.map((row) => ({ row: row.change, label: row.label === 'altered' ? 1 : 0, weight: 1, fold: row.fold }))
const changeOdds = crossValidated(changed, change)
const order = changeOdds.map((score, index) => ({ score, altered: cases[index]!.label === 'altered' })).sort((a, b) => b.score - a.score)
const altered = order.filter((one) => one.altered).length
console.log(
  `altered, cross-validated: AUC ${areaUnderCurve(
    changeOdds,
    changed.map((one) => one.label),
  ).toFixed(3)}`,
)
let right = 0
let next = 0.05
order.forEach((one, index) => {
  if (one.altered) right += 1
  if (right / altered >= next) {
    console.log(`  found ${next.toFixed(2)}: right ${share(right, index + 1)} from probability ${probability(one.score).toFixed(3)}`)
    next += 0.05
  }
})

const short = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)
const write = (place: readonly string[], model: TreeModel): Promise<void> =>
  writeFileAtomic(join(packageRoot(), 'src', 'engine', ...place), `${JSON.stringify(model, short)}\n`)
await write(['align', 'meaning-model.json'], boost(present, presence))
await write(['judge', 'change-model.json'], boost(changed, change))
