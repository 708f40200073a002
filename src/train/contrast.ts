// Fits src/judge/contrast.json on the contrast sets and prints cross-validated figures (folds by group).
// Run: npm run train:contrast -- ../shared/data/benchmarks
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { alignClaims, prepareClaims } from '../align/align.ts'
import { indexText } from '../align/indexed-text.ts'
import { probability } from '../align/model.ts'
import { treeLogOdds } from '../align/trees.ts'
import { givenClaim } from '../claims/extract.ts'
import { alterations, clauseWindow } from '../judge/alterations.ts'
import { contrastOf } from '../judge/contrast.ts'
import { packageRoot } from '../seeds/load.ts'
import { resolveLanguage } from '../text/language.ts'
import { boost, type Example } from './boosting.ts'
import { areaUnderCurve } from './logistic.ts'

const SETS = ['fever-symmetric', 'klue-nli', 'cliff', 'press-exaggeration']
const FOLDS = 5
/** Chosen by cross-validation among depths 3 and 4, leaves of 12 to 40 and 100 to 400 trees. */
const BOOST = { trees: 150, depth: 4, rate: 0.05, leastLeaf: 20, ridge: 10, monotone: [] }

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

type Row = Example & { readonly set: string; readonly fold: number }

function rowsOf(set: string): Row[] {
  const lines = readFileSync(join(folder as string, `${set}.dev.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.label !== 'unrelated')
  return lines.flatMap((line) => {
    const language = resolveLanguage(line.lang, line.claim)
    const report = indexText(line.evidence, resolveLanguage(line.lang, line.evidence))
    const aligned = alignClaims(prepareClaims([line.claim], language), report)[0]!
    const best = aligned.passages[0]
    if (!best) return []
    const claim = givenClaim(line.claim, language, 0)
    const found = alterations({
      claim,
      claimLanguage: language,
      report: report.text,
      passage: clauseWindow(aligned, report, best.passage),
      reportLanguage: report.language,
    })
    const { row } = contrastOf(line.claim, language, aligned, report, best.passage, found)
    const key = String(line.group ?? line.doc ?? line.id)
    return [
      {
        row,
        label: line.label === 'altered' ? 1 : 0,
        weight: Math.sqrt(500 / lines.length),
        set,
        fold: createHash('sha1').update(key).digest()[0]! % FOLDS,
      },
    ]
  })
}

const rows = SETS.flatMap(rowsOf)
const models = Array.from({ length: FOLDS }, (_, fold) =>
  boost(
    rows.filter((row) => row.fold !== fold),
    BOOST,
  ),
)
for (const set of SETS) {
  const own = rows.filter((row) => row.set === set)
  const scores = own.map((row) => probability(treeLogOdds(models[row.fold]!, row.row)))
  const labels = own.map((row) => row.label)
  console.log(`${set.padEnd(20)} AUC ${areaUnderCurve(scores, labels).toFixed(3)} (${own.length})`)
}
const short = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)
const fitted = { madeBy: 'npm run train:contrast', data: SETS.map((set) => `${set}.dev`), ...boost(rows, BOOST) }
await writeFileAtomic(join(packageRoot(), 'src', 'judge', 'contrast.json'), `${JSON.stringify(fitted, short)}\n`)
