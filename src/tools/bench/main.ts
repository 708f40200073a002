// How right and how fast: the engine beside simple peers, as tables.
// Run: npm run bench [-- FOLDER] (FOLDER holds *.dev.jsonl; ../shared/data/benchmarks where left out)
import { join } from 'node:path'
import { packageRoot } from '../../seeds.ts'
import { setNames, setPath } from './data.ts'
import { qualityTables } from './quality.ts'
import { speedTables } from './speed.ts'

/** Presence set whose lines are timed: many claims against reports of a news item's length. */
const TIMED_SET = 'realsumm'

const folder = process.argv[2] ?? join(packageRoot(), '..', 'shared', 'data', 'benchmarks')
const names = setNames(folder)
if (names === undefined || names.length === 0)
  console.log(`${folder} has no *.dev.jsonl: the engine's rightness is not measured, and its speed on the worked case's texts only.\n`)
else {
  console.log('The engine was fitted on most of these sets, which flatters it: see docs/figures.md for cross-validated figures.\n')
  console.log(await qualityTables(folder, names))
}
console.log(speedTables(names?.includes(TIMED_SET) ? setPath(folder, TIMED_SET) : undefined))
