// Fits src/engine/judge/contrast.json on the contrast sets and prints cross-validated figures (folds by group).
// Run: npm run train:contrast -- ../shared/data/benchmarks
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { alignClaims, prepareClaims } from '../../engine/align/align.ts'
import { indexText } from '../../engine/align/indexed-text.ts'
import type { LinearModel } from '../../statistics/odds.ts'
import { clauseWindow, differences } from '../../engine/judge/alterations/index.ts'
import { contrastOf, GROUNDING, STRENGTH, type Contrast, type Regime } from '../../engine/judge/contrast-signals.ts'
import { alteredProbability, regimeOf, type ContrastModel } from '../../engine/judge/contrast.ts'
import { readClaim, readPassage } from '../../engine/judge/reading.ts'
import { packageRoot } from '../../seeds.ts'
import { resolveLanguage } from '../../text/language.ts'
import { boost } from './boosting.ts'
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'
import { fitLogistic, type Example } from '../../statistics/logistic.ts'

const SETS = ['fever-symmetric', 'klue-nli', 'cliff', 'press-exaggeration']
const FOLDS = 5
const REPEATS = 3
/** Chosen by cross-validation among depths 3 to 5, leaves of 8 to 40 and 100 to 400 trees. */
const BOOST = { trees: 150, depth: 4, rate: 0.05, leastLeaf: 10, ridge: 10, monotone: [] }
/** Penalty per unit of example weight, on standardised signals; .02 to .1 differ by .002 in AUC. */
const RIDGE = 0.05

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')

interface Line {
  readonly id: string
  readonly doc?: string
  readonly group?: string | number
  readonly lang?: string
  readonly claim: string
  readonly evidence: string
  readonly label: 'supported' | 'altered' | 'unrelated'
}

interface ContrastRow extends Example {
  readonly set: string
  /** Rows with one key stay in one fold. */
  readonly key: string
  readonly contrast: Contrast
  readonly regime: Regime
}

function rowsOf(set: string): ContrastRow[] {
  const lines = readFileSync(join(folder as string, `${set}.dev.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.label !== 'unrelated')
  return lines.flatMap((line) => {
    const language = resolveLanguage(line.lang, line.claim)
    const report = indexText(line.evidence, resolveLanguage(line.lang, line.evidence))
    const aligned = alignClaims(prepareClaims([line.claim], language), report)[0]!
    const passage = aligned.passages[0]?.passage ?? (report.passages.length === 1 ? 0 : undefined)
    if (passage === undefined) return []
    const whole = report.passages[passage]!
    const window = clauseWindow(aligned, report, passage)
    const said = readClaim(aligned.units)
    const found = differences({
      said,
      made: readPassage(report, passage),
      window: { start: window.start - whole.start, end: window.end - whole.start },
      sameLanguage: true,
      recall: aligned.passages[0]?.recall ?? 0,
    })
    const contrast = contrastOf(aligned, report, passage, window, () => found)
    return [
      {
        row: contrast.row('wording'),
        label: line.label === 'altered' ? 1 : 0,
        weight: Math.sqrt(500 / lines.length),
        set,
        key: String(line.group ?? line.doc ?? line.id),
        contrast,
        regime: regimeOf(said, report),
      },
    ]
  })
}

/** A logistic model of a part of the signals, fitted on standardised values and told in plain ones. */
function linear(examples: readonly ContrastRow[], { from, to }: { readonly from: number; readonly to: number }): LinearModel {
  const parts = examples.map((example) => example.row.slice(from, to))
  const mean = Array.from({ length: to - from }, (_, at) => parts.reduce((sum, part) => sum + part[at]!, 0) / parts.length)
  const spread = mean.map((middle, at) => Math.sqrt(parts.reduce((sum, part) => sum + (part[at]! - middle) ** 2, 0) / parts.length) || 1)
  const standard = examples.map((example, index) => ({
    ...example,
    row: parts[index]!.map((value, at) => (value - mean[at]!) / spread[at]!),
  }))
  const fitted = fitLogistic(standard, RIDGE)
  const weights = fitted.weights.map((weight, at) => weight / spread[at]!)
  return { bias: fitted.bias - weights.reduce((sum, weight, at) => sum + weight * mean[at]!, 0), weights }
}

function fit(examples: readonly ContrastRow[]): ContrastModel {
  const own = (regime: Regime): ContrastRow[] => examples.filter((example) => example.regime === regime)
  return {
    wording: boost(own('wording'), BOOST),
    grounding: linear(own('grounding'), GROUNDING),
    strength: linear(own('strength'), STRENGTH),
  }
}

/** The fold of a group in one of several divisions: a single division is off by .02 either way. */
const foldOf = (key: string, repeat: number): number => createHash('sha1').update(`${repeat}:${key}`).digest()[0]! % FOLDS

const rows = SETS.flatMap(rowsOf)
const areas = new Map(SETS.map((set) => [set, [] as number[]]))
for (let repeat = 0; repeat < REPEATS; repeat++) {
  const folds = rows.map((row) => foldOf(row.key, repeat))
  const models = Array.from({ length: FOLDS }, (_, fold) => fit(rows.filter((_row, index) => folds[index] !== fold)))
  const altered = rows.map((row, index) => alteredProbability(row.contrast, row.regime, models[folds[index]!]))
  for (const set of SETS) {
    const own = rows.flatMap((row, index) => (row.set === set ? [index] : []))
    const scores = own.map((index) => altered[index]!)
    const labels = own.map((index) => rows[index]!.label)
    areas.get(set)!.push(areaUnderCurve(scores, labels))
  }
}
for (const [set, all] of areas) {
  const regimes = (['wording', 'grounding', 'strength'] as const).map(
    (regime) => `${regime} ${rows.filter((row) => row.set === set && row.regime === regime).length}`,
  )
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length
  console.log(`${set.padEnd(20)} AUC ${mean.toFixed(3)} (${all.map((one) => one.toFixed(3)).join(', ')}; ${regimes.join(', ')})`)
}
const short = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)
const fitted = { madeBy: 'npm run train:contrast', data: SETS.map((set) => `${set}.dev`), ...fit(rows) }
await writeFileAtomic(join(packageRoot(), 'src', 'engine', 'judge', 'contrast.json'), `${JSON.stringify(fitted, short)}\n`)
