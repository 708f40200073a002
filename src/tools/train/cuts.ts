// Fits whether readers count two claims at a place where a sentence can be cut safely: src/engine/claims/cuts.json.
// Run: npm run train:cuts -- CASES.jsonl... (labelled cases; their quotes are the claims that readers counted)
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { candidates } from '../../engine/claims/split.ts'
import { cutOdds, isAlwaysCut, sizeSeen, type Candidate, type CutWeights } from '../../engine/claims/cuts.ts'
import { statementSentences } from '../../engine/claims/extract.ts'
import { packageRoot } from '../../seeds.ts'
import { words } from '../../text/words.ts'
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
const languages: Record<string, CutWeights> = {}
for (const [language, all] of placesOf(paths)) {
  const places = all.filter(({ candidate }) => !isAlwaysCut(candidate))
  const cached = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      places.filter((one) => one.fold !== fold),
      language,
    ),
  )
  const right = places.filter((place) => {
    const without = cached[place.fold]!
    return cutOdds(place.candidate, without, language) > 0 === place.parts
  }).length
  languages[language] = fit(places, language)
  const base = Math.max(places.filter(({ parts }) => parts).length, places.filter(({ parts }) => !parts).length)
  console.log(
    `${language}: ${places.length} places, right by cross-validation ${(right / places.length).toFixed(3)}, by always saying the same ${(base / places.length).toFixed(3)}`,
  )
}
// Nobody labelled Ukrainian statements.
if (languages['ru']) languages['uk'] = languages['ru']
await writeFileAtomic(join(packageRoot(), 'src/engine/claims/cuts.json'), `${JSON.stringify({ about: ABOUT, languages }, null, 2)}\n`)
