// Measures how often the engine calls a claim omitted that is, and that is not: src/corpus/error-rates.json.
// Run: npm run bench:errors -- ../shared/data/benchmarks
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { compareClaims } from '../compare.ts'
import { engineKey } from '../corpus/pair.ts'
import { accuracy, type ErrorCounts } from '../corpus/statistics/misclassification.ts'
import { packageRoot } from '../seeds/load.ts'
import { labelledPairs } from '../train/data.ts'

const SAME = ['realsumm', 'pyrxsum', 'wice', 'nk-sk']
const CROSS = ['ntrex-ru', 'ntrex-ko', 'ntrex-zh', 'ntrex-be', 'nknews', 'ntrex-ru-en', 'ntrex-ko-en', 'ntrex-ru-ko']

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')

interface Counts {
  absent: { said: number; of: number }
  present: { said: number; of: number }
}

function measured(name: string): Counts {
  const counts: Counts = { absent: { said: 0, of: 0 }, present: { said: 0, of: 0 } }
  for (const pair of labelledPairs(folder!, name)) {
    const { verdicts } = compareClaims(pair.claims, pair.report, {
      ...(pair.claimLanguage === undefined ? {} : { claims: pair.claimLanguage }),
      ...(pair.reportLanguage === undefined ? {} : { report: pair.reportLanguage }),
    })
    verdicts.forEach((verdict, index) => {
      const held = pair.labels[index] === 1 ? counts.present : counts.absent
      held.of += 1
      if (verdict.kind === 'omitted') held.said += 1
    })
  }
  return counts
}

function all(names: readonly string[]): ErrorCounts {
  return names.map((name) => {
    const counts = measured(name)
    const share = ({ said, of }: Counts['absent']): string => `${((100 * said) / of).toFixed(1)} % of ${of}`
    console.log(`${name.padEnd(14)} called omitted: left out ${share(counts.absent)}, present ${share(counts.present)}`)
    return { set: name, ...counts }
  })
}

const same = all(SAME)
const cross = all(CROSS)
const about = `Share of labelled claims that the engine calls omitted, by set (dev halves). The engine's models were fitted on these sets, so its rates elsewhere are somewhat worse. Made by npm run bench:errors.`
const out = { about, engine: engineKey(), same, cross }
await writeFileAtomic(join(packageRoot(), 'src/corpus/error-rates.json'), `${JSON.stringify(out, null, 2)}\n`)
console.log(`same language: ${JSON.stringify(accuracy(same))}, across languages: ${JSON.stringify(accuracy(cross))}`)
