// Fits whether readers count two claims at a place where a sentence can be cut safely: src/engine/claims/cuts.json.
// Run: npm run train:cuts -- CASES.jsonl... (labelled cases, whose quotes are the claims that readers counted; `--dry` measures and writes nothing)
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { candidates } from '../../engine/claims/split.ts'
import { cutOdds, isAlwaysCut, sizeSeen, type Candidate, type CutWeights } from '../../engine/claims/cuts.ts'
import { statementSentences } from '../../engine/claims/extract.ts'
import { packageRoot } from '../../seeds.ts'
import { SUPPORTED } from '../../text/languages.ts'
import { words } from '../../text/words.ts'
import { markdownTable } from '../table.ts'
import { goldCases } from './case-data.ts'
import { foldOf } from './folds.ts'

/**
 * A wrong cut makes two fragments of one claim, a missing one leaves two claims in one. In Chinese, where commas part whole clauses as well as
 * their settings, missing ones are weighed more: at 1 nearly none would be cut.
 */
const COST_OF_A_MISSING_CUT: Readonly<Record<string, number>> = { zh: 1.4 }
/** Kinds seen less often share one weight, `other`. */
const LEAST_SEEN = 4
const FOLDS = 4
const RIDGE = 0.5
const STEPS = 3000
const RATE = 0.1

interface Place {
  readonly candidate: Candidate
  /** Whether the words on the two sides are of different labelled claims. */
  readonly parts: boolean
  readonly fold: number
}

/** Safe places of labelled statements between words of labelled claims, by language. */
function placesOf(paths: readonly string[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const { id, statement, lang, gold } of goldCases(paths)) {
    const language = lang
    const quotes = gold.map(({ quote }) => ({ start: statement.indexOf(quote), end: statement.indexOf(quote) + quote.length }))
    const content = words(statement, language).filter((word) => word.form.weight > 0)
    const quoteAt = (word: { start: number; end: number } | undefined): number =>
      word ? quotes.findIndex((quote) => word.start < quote.end && word.end > quote.start) : -1
    for (const { start, end } of statementSentences(statement, language))
      for (const candidate of candidates(statement.slice(start, end), language)) {
        const at = start + candidate.at
        const left = quoteAt(content.findLast((word) => word.start >= start && word.end <= at))
        const right = quoteAt(content.find((word) => word.start >= at && word.end <= end))
        if (left < 0 || right < 0) continue
        const places = found.get(language) ?? []
        found.set(language, places)
        places.push({ candidate, parts: left !== right, fold: foldOf(id, FOLDS) })
      }
  }
  return found
}

/** Logistic regression with a ridge, by plain gradient descent: some dozens of weights on some hundreds of places. */
function fit(places: readonly Place[], language: string): CutWeights {
  const seen = new Map<string, number>()
  for (const { candidate } of places) seen.set(candidate.kind, (seen.get(candidate.kind) ?? 0) + 1)
  const kinds = [...seen].filter(([, count]) => count >= LEAST_SEEN).map(([kind]) => kind)
  const rows = places.map(({ candidate: { kind, before, after, kindsDiffer }, parts }) => ({
    kind: kinds.indexOf(kind),
    before: sizeSeen(before, language),
    after: sizeSeen(after, language),
    differ: kindsDiffer ? 1 : 0,
    parts: parts ? 1 : 0,
    weight: parts ? (COST_OF_A_MISSING_CUT[language] ?? 1) : 1,
  }))
  const own = kinds.map(() => 0)
  let [base, before, after, differ] = [0, 0, 0, 0]
  for (let step = 0; step < STEPS; step++) {
    const slope = {
      base: 0,
      before: RIDGE * before,
      after: RIDGE * after,
      differ: RIDGE * differ,
      own: own.map((weight) => RIDGE * weight),
    }
    for (const row of rows) {
      const odds = base + (own[row.kind] ?? 0) + before * row.before + after * row.after + differ * row.differ
      const off = row.weight * (1 / (1 + Math.exp(-odds)) - row.parts)
      slope.base += off
      slope.before += off * row.before
      slope.after += off * row.after
      slope.differ += off * row.differ
      if (row.kind >= 0) slope.own[row.kind]! += off
    }
    const by = RATE / Math.max(1, rows.length)
    base -= by * slope.base
    before -= by * slope.before
    after -= by * slope.after
    differ -= by * slope.differ
    slope.own.forEach((one, index) => (own[index]! -= by * one))
  }
  const round = (value: number): number => Number(value.toFixed(3))
  return {
    kinds: Object.fromEntries(
      [['other', round(base)], ...kinds.map((kind, index) => [kind, round(base + own[index]!)] as const)].sort() as [string, number][],
    ),
    before: round(before),
    after: round(after),
    kindsDiffer: round(differ),
  }
}

const ABOUT =
  'Log odds that readers count two claims where a sentence can be cut safely: a weight for the kind of place (src/engine/claims/grammar/), one each for the length of the part before and after (log2(1 + content words), up to three times the least of a claim), one where the parts are of different kinds. Logistic regression with a ridge of 0.5 on labelled statements by npm run train:cuts; Ukrainian, of which there are none, takes the weights of Russian. Written by that command, not by hand.'

const paths = process.argv.slice(2).filter((one) => !one.startsWith('-'))
const fitted = new Map<string, CutWeights>()
const measured: string[][] = []
const found = placesOf(paths)
for (const language of SUPPORTED) {
  const places = (found.get(language) ?? []).filter(({ candidate }) => !isAlwaysCut(candidate))
  if (places.length === 0) continue
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      places.filter((one) => one.fold !== fold),
      language,
    ),
  )
  const right = places.filter(({ candidate, parts, fold }) => cutOdds(candidate, byFold[fold]!, language) > 0 === parts).length
  const parting = places.filter(({ parts }) => parts).length
  const percent = (count: number): string => `${((100 * count) / places.length).toFixed(1)} %`
  measured.push([language, String(places.length), percent(right), percent(Math.max(parting, places.length - parting))])
  fitted.set(language, fit(places, language))
}
console.log(markdownTable(['statements in', 'places', 'right, fitted on other statements', 'right, the same said of all'], measured))
// Nobody labelled Ukrainian statements.
const russian = fitted.get('ru')
if (russian) fitted.set('uk', russian)
if (!process.argv.includes('--dry')) {
  const path = join(packageRoot(), 'src/engine/claims/cuts.json')
  await writeFileAtomic(path, `${JSON.stringify({ about: ABOUT, languages: Object.fromEntries(fitted) }, null, 2)}\n`)
}
