// Measures how often the engine's verdicts are right on labelled data, and writes seeds/error-rates.json.
// Run: npm run measure -- ../shared/data/benchmarks
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { compareClaims } from '../engine/compare.ts'
import { errorRatesSchema, type ErrorRates, type MeasuredSet } from '../model/error-rates.ts'
import { packageRoot } from '../seeds.ts'
import { labelledPairs } from './train/data.ts'
import { version } from '../version.ts'
import { fitFingerprint } from '../engine/fit.ts'
import { calibrationError } from '../statistics/calibration-error.ts'

/** Sets with whole reports and labels of presence, by the language of claim and report. */
const SETS: readonly Pick<MeasuredSet, 'name' | 'about' | 'languages'>[] = [
  { name: 'realsumm', about: 'REALSumm: content units of news against summaries', languages: 'same' },
  { name: 'pyrxsum', about: 'PyrXSum: content units of news against one-sentence summaries', languages: 'same' },
  { name: 'wice', about: 'WiCE: claims against whole web articles', languages: 'same' },
  { name: 'nk-sk', about: 'South Korean sentences against North Korean reports', languages: 'same' },
  { name: 'ntrex-ru', about: 'NTREX: English news against Russian translations', languages: 'cross' },
  { name: 'ntrex-ko', about: 'NTREX: English news against Korean translations', languages: 'cross' },
  { name: 'ntrex-zh', about: 'NTREX: English news against Chinese translations', languages: 'cross' },
  { name: 'ntrex-be', about: 'NTREX: English news against Belarusian translations', languages: 'cross' },
  { name: 'nknews', about: 'English news against North Korean reports', languages: 'cross' },
  { name: 'ntrex-ru-en', about: 'NTREX: Russian news against English translations', languages: 'cross' },
  { name: 'ntrex-ko-en', about: 'NTREX: Korean news against English translations', languages: 'cross' },
  { name: 'ntrex-ru-ko', about: 'NTREX: Russian news against Korean translations', languages: 'cross' },
]

function measured(folder: string, set: (typeof SETS)[number]): MeasuredSet {
  const counts = { claims: 0, absent: 0, unsure: 0 }
  const omitted = { said: 0, right: 0 }
  const reported = { said: 0, right: 0 }
  const scores: number[] = []
  const labels: number[] = []
  for (const pair of labelledPairs(folder, set.name)) {
    const { verdicts } = compareClaims(pair.claims, pair.report, {
      ...(pair.claimLanguage === undefined ? {} : { claims: pair.claimLanguage }),
      ...(pair.reportLanguage === undefined ? {} : { report: pair.reportLanguage }),
    })
    verdicts.forEach((verdict, index) => {
      const label = pair.labels[index]!
      counts.claims += 1
      counts.absent += 1 - label
      if (verdict.kind === 'unsure') counts.unsure += 1
      const tally = verdict.kind === 'omitted' ? omitted : verdict.kind === 'reported' ? reported : undefined
      if (tally) {
        tally.said += 1
        tally.right += verdict.kind === 'omitted' ? 1 - label : label
      }
      scores.push(verdict.coverage)
      labels.push(label)
    })
  }
  return { ...set, ...counts, omitted, reported, calibrationError: Number(calibrationError(scores, labels).toFixed(4)) }
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')
const rates: ErrorRates = {
  schema: 1,
  engine: version,
  fit: fitFingerprint(),
  basis: 'fitted',
  command: 'npm run measure -- DATA',
  sets: SETS.map((set) => measured(folder, set)),
}
const path = join(packageRoot(), 'seeds', 'error-rates.json')
await writeFileAtomic(path, `${JSON.stringify(errorRatesSchema.parse(rates), null, 2)}\n`)
for (const { name, claims, omitted, absent, reported, calibrationError } of rates.sets)
  console.log(
    `${name.padEnd(12)} claims ${claims}  omitted right ${omitted.right}/${omitted.said}, found ${omitted.right}/${absent}  reported right ${reported.right}/${reported.said}  calibration ${calibrationError}`,
  )
