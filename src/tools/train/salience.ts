// Fits which gap readers call the most important: src/engine/claims/salience.json.
// Run: npm run train:salience -- CASES.jsonl... (labelled cases whose `top` names it; `--dry` measures and writes nothing)
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { claimsAtSpans } from '../../engine/claims/extract.ts'
import fitted from '../../engine/claims/salience.json' with { type: 'json' }
import { salienceFeatures, type SalienceFeature } from '../../engine/claims/salience.ts'
import { packageRoot } from '../../seeds.ts'
import { markdownTable } from '../table.ts'
import { goldCases } from './case-data.ts'
import { foldOf } from './folds.ts'

const FEATURES: readonly SalienceFeature[] = ['condition', 'commitment', 'greeting', 'denial', 'opening']
const FOLDS = 5
const STEPS = 400

type Weights = Readonly<Record<SalienceFeature, number>>
interface Ranked {
  readonly gaps: readonly (readonly SalienceFeature[])[]
  /** The engine's own salience of each. */
  readonly values: readonly number[]
  readonly top: number
  readonly fold: number
}

/** Each case's gaps by its labels: what some report left out, changed or told in part. */
function rankedOf(paths: readonly string[]): Ranked[] {
  return goldCases(paths).flatMap(({ id, statement, lang, gold, top }) => {
    const open = gold.filter(({ verdicts }) => verdicts.some((verdict) => verdict !== 'reported'))
    const at = open.findIndex(({ quote }) => quote === top)
    if (at < 0) return []
    const spans = open.map(({ quote }) => ({ start: statement.indexOf(quote), end: statement.indexOf(quote) + quote.length }))
    const claims = claimsAtSpans(statement, lang, spans)
    return [
      {
        gaps: claims.map((claim, index) => salienceFeatures(claim, lang, claims.length > 1 ? index / (claims.length - 1) : 0)),
        values: claims.map(({ salience }) => salience.value),
        top: at,
        fold: foldOf(id, FOLDS),
      },
    ]
  })
}

const scoreOf = (features: readonly SalienceFeature[], weights: Weights): number => features.reduce((sum, one) => sum + weights[one], 0)

/** Conditional logit (McFadden 1974) with a ridge of 1, by gradient ascent. */
function fit(cases: readonly Ranked[]): Weights {
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<SalienceFeature, number>
  for (let step = 0; step < STEPS; step++) {
    const slope = Object.fromEntries(FEATURES.map((feature) => [feature, -weights[feature]])) as Record<SalienceFeature, number>
    for (const { gaps, top } of cases) {
      const odds = gaps.map((features) => Math.exp(scoreOf(features, weights)))
      const sum = odds.reduce((total, one) => total + one, 0)
      gaps.forEach((features, index) => {
        for (const feature of features) slope[feature] += (index === top ? 1 : 0) - odds[index]! / sum
      })
    }
    for (const feature of FEATURES) weights[feature] += slope[feature] / cases.length
  }
  return weights
}

/** How often the top gap is first and among the first three; ties share. */
function places(cases: readonly Ranked[], valuesOf: (one: Ranked) => readonly number[]): [number, number] {
  let [first, three] = [0, 0]
  for (const one of cases) {
    const values = valuesOf(one)
    const own = values[one.top]!
    const before = values.filter((value) => value > own + 1e-9).length
    const equal = values.filter((value) => Math.abs(value - own) <= 1e-9).length
    first += before === 0 ? 1 / equal : 0
    three += Math.max(0, Math.min(1, (3 - before) / equal))
  }
  return [first / cases.length, three / cases.length]
}

const paths = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const cases = rankedOf(paths)
const byFold = Array.from({ length: FOLDS }, (_, fold) => fit(cases.filter((one) => one.fold !== fold)))
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
const line = (name: string, values: (one: Ranked) => readonly number[]): string[] => [name, ...places(cases, values).map(percent)]
console.log(
  markdownTable(
    [`${cases.length} statements`, 'most important gap first', 'among the first three'],
    [
      line('by chance', ({ gaps }) => gaps.map(() => 0)),
      line('fitted on other statements', ({ gaps, fold }) => gaps.map((features) => scoreOf(features, byFold[fold]!))),
      line('as the engine has it now', ({ values }) => values),
    ],
  ),
)
if (!process.argv.includes('--dry')) {
  const weights = Object.fromEntries(Object.entries(fit(cases)).map(([feature, weight]) => [feature, Number(weight.toFixed(2))]))
  const path = join(packageRoot(), 'src/engine/claims/salience.json')
  await writeFileAtomic(path, `${JSON.stringify({ about: fitted.about, weights }, null, 2)}\n`)
}
