// Fits the model that says from words and meaning together whether a report carries a claim, and the one that says whether it
// changes it, on rows of `meaning-rows.ts`. Prints cross-validated figures (folds by statement).
// Run: npx tsx src/tools/train/meaning.ts ROWS.jsonl
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import writeFileAtomic from 'write-file-atomic'
import { CROSS_SIGNALS, SIGNALS } from '../../engine/align/signals.ts'
import { MEANING_SIGNALS, READ_TOGETHER, readTogether } from '../../engine/align/meaning-signals.ts'
import { engineModel } from '../../engine/align/model.ts'
import { treeLogOdds, type TreeModel } from '../../engine/align/trees.ts'
import { hasRival, togetherAt } from '../../engine/judge/changes.ts'
import { changeModel } from '../../engine/judge/change-model.ts'
import { packageRoot } from '../../seeds.ts'
import contrast from '../../engine/judge/contrast.json' with { type: 'json' }
import linear from '../../engine/align/model.json' with { type: 'json' }
import pair from '../../engine/align/pair.json' with { type: 'json' }
import { fingerprintOf } from '../../engine/fit.ts'
import { errorRatesSchema, type ErrorRates, type MeasuredSet } from '../../model/error-rates.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { version } from '../../version.ts'
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'
import { calibrationError } from '../../statistics/calibration-error.ts'
import type { Example } from '../../statistics/logistic.ts'
import { probability } from '../../statistics/odds.ts'
import type { BoostSettings } from './boosting.ts'
import { boostAside } from './boosts.ts'
import { CONTRASTS } from './folds.ts'
import { alteredOf, countsOf, FOLDS, isAsCut, isEnriched, isJob, isQuote, nameOf, weightsOf, type Row } from './meaning-cells.ts'
import { quoteFigures } from './quote-figures.ts'

const path = process.argv[2]
if (path === undefined) throw new Error('give the rows')
/** Cells of whether a claim is there at all, and pairs of which all are, some of them altered. */
const rows: Row[] = []
const contrasts: Row[] = []
for await (const line of createInterface({ input: createReadStream(path) })) {
  const row = JSON.parse(line) as Row
  ;(CONTRASTS.includes(row.set) ? contrasts : rows).push(row)
}

/** Claims that a reviewer cuts anew are judged without having been read together with a passage: one cell in so many is fitted so too. */
const UNREAD = 8
const withoutReading = (row: readonly number[], start: number): number[] => [
  ...row.slice(0, start),
  ...readTogether(),
  ...row.slice(start + READ_TOGETHER),
]
/** Examples, and some of them once more as if they had not been read together; `start` is where that stands in a row. */
const alsoUnread = <One extends Example>(examples: readonly One[], start: number): readonly One[] => [
  ...examples,
  ...examples
    .filter(({ row }, index) => index % UNREAD === 0 && row[start] !== readTogether()[0])
    .map((one) => ({ ...one, row: withoutReading(one.row, start) })),
]

const counts = countsOf(rows)
const weightOf = weightsOf(rows)

/**
 * Each tree is grown on a part. Of claims as cut, cross-validated, right of "omitted" .92 at .59 found (.57 on all); by labelled quote
 * "altered" right .69 at .30 found (.68 on all).
 */
const PARTS = { examples: 0.7, signals: 0.5 }
const presence: BoostSettings = {
  ...PARTS,
  trees: 400,
  depth: 4,
  rate: 0.05,
  leastLeaf: 60,
  ridge: 20,
  monotone: [1, 0, 0, ...SIGNALS.map(() => 0), ...CROSS_SIGNALS.map(() => 0), ...MEANING_SIGNALS.map((one) => one.direction)],
}
const width = rows[0]!.change.length
const change: BoostSettings = {
  ...PARTS,
  trees: 200,
  depth: 4,
  rate: 0.05,
  leastLeaf: 60,
  ridge: 20,
  monotone: new Array<number>(width).fill(0),
}
/** More trees tell more of alterations, of which there are three times as many cells as there were: .75 right at .20 found, .73 with 200. */
const alteration: BoostSettings = { ...change, trees: 500 }

/** `start`: where the signals of reading together stand, if they do. */
const fitted = (examples: readonly Example[], settings: BoostSettings, start?: number): Promise<TreeModel> =>
  boostAside(start === undefined ? examples : alsoUnread(examples, start), settings)

async function crossValidated(
  examples: readonly (Example & { readonly fold: number })[],
  settings: BoostSettings,
  start?: number,
): Promise<number[]> {
  const folds = Array.from({ length: FOLDS }, (_, fold) => examples.filter((example) => example.fold !== fold))
  const models = await Promise.all(folds.map((part) => fitted(part, settings, start)))
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

const short = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)
const write = (place: readonly string[], data: unknown): Promise<void> =>
  writeFileAtomic(join(packageRoot(), 'src', 'engine', ...place), `${JSON.stringify(data, short)}\n`)
const madeFrom = [...new Set(rows.map((row) => row.set))]

/** Coverages below which "omitted" is tried, finest where it matters. */
const THRESHOLDS = [0.08, 0.1, 0.12, 0.15, 0.17, 0.18, 0.2, 0.25]

interface Scored {
  readonly row: Row
  readonly score: number
}

function calibrationOf(list: readonly Scored[]): number {
  return calibrationError(
    list.map((one) => one.score),
    list.map((one) => (one.row.label === 'omitted' ? 0 : 1)),
  )
}

function printPresence(title: string, scored: readonly Scored[]): void {
  console.log(`${title}, cross-validated; omitted below ${THRESHOLDS.join(', ')}`)
  const pairs = [...new Set(rows.filter(isQuote).map((row) => row.pair))]
  for (const part of ['cases', 'cases in one language', 'cases in two', 'as cut', ...pairs, ...counts.keys()]) {
    const list = scored.filter(({ row }) => {
      if (part === nameOf(row)) return true
      if (part === 'as cut') return isAsCut(row)
      const [from, to] = row.pair.split('-')
      if (part === row.pair) return isQuote(row)
      return isQuote(row) && part.startsWith('cases') && (part === 'cases' || (part === 'cases in two') === (from !== to))
    })
    const labels = list.map((one) => (one.row.label === 'omitted' ? 0 : 1))
    if (new Set(labels).size < 2) continue
    const area = (values: readonly number[]): string => areaUnderCurve(values, labels).toFixed(3)
    console.log(
      `  ${part.padEnd(22)} ${String(list.length).padStart(5)}  first words ${area(list.map((one) => one.row.words))}  this ${area(
        list.map((one) => one.score),
      )}  calibration ${calibrationOf(list).toFixed(3)}  ${THRESHOLDS.map((one) => omittedAt(list, one)).join(' | ')}`,
    )
  }
}

/** Right at each share found, and the probability from which. */
function printFound(title: string, odds: readonly number[], labels: readonly number[]): void {
  console.log(`${title}, cross-validated: AUC ${areaUnderCurve(odds, labels).toFixed(3)}`)
  const order = odds.map((score, index) => ({ score, label: labels[index]! })).sort((a, b) => b.score - a.score)
  const all = labels.reduce((sum, one) => sum + one, 0)
  let right = 0
  let next = 0.05
  order.forEach((one, index) => {
    right += one.label
    if (right / all < next) return
    if (next < 0.52)
      console.log(`  found ${next.toFixed(2)}: right ${share(right, index + 1)} from probability ${probability(one.score).toFixed(3)}`)
    next += 0.05
  })
}

const WORDS_WIDTH = presence.monotone.length - MEANING_SIGNALS.length
/** Where what was read together stands in a row of presence, and of changes. */
const readAt = rows[0]!.row.length - READ_TOGETHER
const changeReadAt = togetherAt(rows[0]!.change)
const present = rows.map((row) => ({ row: row.row, label: row.label === 'omitted' ? 0 : 1, weight: weightOf(row), fold: row.fold }))
const byWords = present.map((one) => ({ ...one, row: one.row.slice(0, WORDS_WIDTH) }))
const wordSettings = { ...presence, trees: 250, monotone: presence.monotone.slice(0, WORDS_WIDTH) }
const scoredBy = (odds: readonly number[]): Scored[] => rows.map((row, index) => ({ row, score: probability(odds[index]!) }))
/** What the engine adds across languages, by the report's language. */
const shiftOf = (row: Row): number => {
  const [from, to] = row.pair.split('-')
  return from === to ? 0 : (engineModel.presence.into[to ?? ''] ?? 0)
}
const [meaningOdds, wordOdds, meaningTrees, wordTrees] = await Promise.all([
  crossValidated(present, presence, readAt),
  crossValidated(byWords, wordSettings),
  fitted(present, presence, readAt),
  fitted(byWords, wordSettings),
])
const odds = meaningOdds.map((score, index) => score + shiftOf(rows[index]!))
printPresence('words and meaning', scoredBy(odds))
printPresence('words alone', scoredBy(wordOdds))
const asWritten = <T>(data: T): T => JSON.parse(JSON.stringify(data, short)) as T
const presenceFile = asWritten({
  madeBy: 'npm run train:meaning',
  data: madeFrom,
  thresholds: engineModel.presence.thresholds,
  into: engineModel.presence.into,
  words: wordTrees,
  meaning: meaningTrees,
})
await write(['align', 'presence.json'], presenceFile)

// What a row of changes says of coverage was not fitted yet when it was made: the cross-validated one takes its place.
const withOdds = (test: (row: Row) => boolean): (Row & { readonly index: number })[] =>
  rows.flatMap((row, index) =>
    test(row) ? [{ ...row, index, change: [Math.max(-6, Math.min(6, odds[index]!)), ...row.change.slice(1)] }] : [],
  )
const quotes = withOdds(isQuote)
const cases = [...quotes, ...withOdds(isAsCut), ...withOdds(isEnriched)]
/**
 * A contrast pair counts a fifth of a case's cell. Cross-validated on the cases, right at .20 found: .66 without them, .68 with a
 * tenth or three tenths; on the contrast sets AUC .61 to .77 (cliff), .64 to .80 (fever-symmetric), .67 to .77 (klue-nli).
 */
const CONTRAST_WEIGHT = 0.2
const alteredBy = alteredOf(rows)
const changed = [...cases, ...contrasts].map((row) => ({
  row: row.change,
  label: alteredBy(row),
  weight: isJob(row) ? weightOf(row) : CONTRAST_WEIGHT,
  fold: row.fold,
}))
const parted = cases.map((row) => ({ row: row.change, label: row.label === 'partial' ? 1 : 0, weight: weightOf(row), fold: row.fold }))
const [changedOdds, partedOdds, alteredTrees, partialTrees] = await Promise.all([
  crossValidated(changed, alteration, changeReadAt),
  crossValidated(parted, change, changeReadAt),
  fitted(changed, alteration, changeReadAt),
  fitted(parted, change, changeReadAt),
])
printFound(
  'altered',
  changedOdds.slice(0, quotes.length),
  changed.slice(0, quotes.length).map((one) => one.label),
)
const alteredOdds = quotes.flatMap((row, at) => (row.label === 'altered' ? [changedOdds[at]!] : [])).sort((a, b) => b - a)
/** The odds from which a fifth of the alterations is found. */
const FIFTH = 0.2
const fifth = alteredOdds[Math.ceil(FIFTH * alteredOdds.length) - 1]!
for (const kind of new Set(quotes.flatMap((row) => (row.label === 'altered' ? (row.kind ?? []) : [])))) {
  const own = quotes.flatMap((row, at) => (row.label === 'altered' && row.kind === kind ? [changedOdds[at]!] : []))
  console.log(
    `  ${kind.padEnd(22)} ${String(own.length).padStart(5)}  found ${share(own.filter((one) => one >= fifth).length, own.length)}`,
  )
}
for (const set of new Set(contrasts.map((row) => row.set))) {
  // A line is as altered as the most altered of its sentences.
  const lines = new Map<string, { odds: number; label: number }>()
  contrasts.forEach((row, index) => {
    if (row.set !== set) return
    const key = row.line!
    const known = lines.get(key) ?? { odds: -Infinity, label: 0 }
    const own = cases.length + index
    lines.set(key, { odds: Math.max(known.odds, changedOdds[own]!), label: Math.max(known.label, Math.ceil(changed[own]!.label)) })
  })
  const all = [...lines.values()]
  const area = areaUnderCurve(
    all.map((one) => one.odds),
    all.map((one) => one.label),
  )
  console.log(`  ${set.padEnd(22)} ${String(all.length).padStart(5)}  altered, AUC ${area.toFixed(3)}`)
}
printFound(
  'partial',
  partedOdds.slice(0, quotes.length),
  parted.slice(0, quotes.length).map((one) => one.label),
)
const changeFile = asWritten({
  madeBy: 'npm run train:meaning',
  data: [...madeFrom.filter((set) => rows.some((row) => row.set === set && isJob(row))), ...new Set(contrasts.map((row) => row.set))],
  thresholds: changeModel.thresholds,
  altered: alteredTrees,
  partial: partialTrees,
})
await write(['judge', 'change.json'], changeFile)

/**
 * Groups of cases that error rates are told of, by pairs of languages; one without pairs is of all in two languages. The rates are
 * of claims as the engine cuts them, which are those of an audit.
 */
const GROUPS: readonly { readonly name: string; readonly about: string; readonly pairs?: string }[] = [
  { name: 'cases-en', about: 'English statements against English reports', pairs: 'en-en' },
  { name: 'cases-ru-be', about: 'Russian and Belarusian statements against reports in the same language', pairs: 'ru-ru be-be' },
  { name: 'cases-ko', about: 'Korean statements against Korean reports', pairs: 'ko-ko' },
  { name: 'cases-zh', about: 'Chinese statements against Chinese reports', pairs: 'zh-zh' },
  { name: 'cases-two', about: 'statements against reports in another language' },
]

const isIn = (pairs: string | undefined, pair: string): boolean => {
  if (pairs !== undefined) return pairs.split(' ').includes(pair)
  const [from, to] = pair.split('-')
  return from !== to
}

/** What the engine says of a cell that was left out of the fit. */
function saidOf(index: number, at: number, reading: 'meaning' | 'words'): VerdictKind {
  const { thresholds } = engineModel.presence
  const coverage = probability((reading === 'meaning' ? odds : wordOdds)[index]!)
  if (reading === 'meaning' && probability(changedOdds[at]!) >= changeModel.thresholds.altered && coverage >= 0.5) return 'altered'
  if (coverage < thresholds[reading].omitted) return 'omitted'
  if (coverage < thresholds[reading].present) return 'unsure'
  if (reading === 'meaning' && hasRival(cases[at]!.change)) return 'unsure'
  return reading === 'meaning' && probability(partedOdds[at]!) >= changeModel.thresholds.partial ? 'partial' : 'reported'
}

const confusion = new Map<string, number>()
const sets = (['meaning', 'words'] as const).flatMap((reading) =>
  GROUPS.map(({ name, about, pairs }): MeasuredSet => {
    const cells = cases.flatMap((row, at) => {
      return isAsCut(row) && isIn(pairs, row.pair)
        ? [{ row, said: saidOf(row.index, at, reading), coverage: probability((reading === 'meaning' ? odds : wordOdds)[row.index]!) }]
        : []
    })
    for (const { row, said } of cells) {
      const key = `${reading} ${row.label} said ${said}`
      confusion.set(key, (confusion.get(key) ?? 0) + 1)
    }
    const count = (test: (cell: (typeof cells)[number]) => boolean): number => cells.filter(test).length
    return {
      name,
      about,
      languages: name === 'cases-two' ? 'cross' : 'same',
      reading,
      claims: cells.length,
      absent: count(({ row }) => row.label === 'omitted'),
      omitted: {
        said: count(({ said }) => said === 'omitted'),
        right: count(({ row, said }) => said === 'omitted' && row.label === 'omitted'),
      },
      reported: {
        said: count(({ said }) => said === 'reported'),
        right: count(({ row, said }) => said === 'reported' && (row.label === 'reported' || row.label === 'partial')),
      },
      unsure: count(({ said }) => said === 'unsure'),
      calibrationError: Number(
        calibrationError(
          cells.map((cell) => cell.coverage),
          cells.map(({ row }) => (row.label === 'omitted' ? 0 : 1)),
        ).toFixed(4),
      ),
    }
  }),
)
const saidAsCut = cases.flatMap((row, at) => (isAsCut(row) ? [{ row, said: saidOf(row.index, at, 'meaning') }] : []))
/** What is said of claims as the engine cuts them, by set: right, "omitted" and "altered" right when said and found. */
for (const set of ['all', ...new Set(rows.filter(isAsCut).map((row) => row.set))]) {
  const cells = saidAsCut.flatMap(({ row, said }) => (set === 'all' || row.set === set ? [{ label: row.label, said }] : []))
  const told = (kind: VerdictKind): string => {
    const said = cells.filter((cell) => cell.said === kind)
    const right = said.filter((cell) => cell.label === kind).length
    return `${kind} right ${share(right, said.length)} found ${share(right, cells.filter((cell) => cell.label === kind).length)}`
  }
  const right = cells.filter((cell) => cell.label === cell.said).length
  console.log(`as cut, ${set}: ${cells.length} cells, right ${share(right, cells.length)}, ${told('omitted')}, ${told('altered')}`)
}
/** The same by labelled quotes, as `unsaid evaluate` counts: what the claims over a quote say of it together. */
for (const set of ['all', ...new Set(quotes.map((row) => row.set))]) {
  const isOf = (row: Row): boolean => set === 'all' || row.set === set
  const figures = quoteFigures(
    quotes.filter(isOf),
    saidAsCut.filter(({ row }) => isOf(row)),
  )
  const { cells, ...shares } = figures
  const told = Object.entries(shares).map(([name, value]) => `${name} ${value.toFixed(3)}`)
  console.log(`by quote, ${set}: ${cells} cells, ${told.join(', ')}`)
}
const rates: ErrorRates = {
  schema: 1,
  engine: version,
  fit: fingerprintOf(linear, contrast, pair, presenceFile, changeFile),
  basis: 'cross-validated',
  command: 'npm run train:meaning -- ROWS',
  sets,
}
await writeFileAtomic(join(packageRoot(), 'seeds', 'error-rates.json'), `${JSON.stringify(errorRatesSchema.parse(rates), null, 2)}\n`)
for (const set of sets) console.log(JSON.stringify(set))
console.log([...confusion].map(([key, value]) => `${key} ${value}`).join('\n'))
