// Prints what the engine says of the hand-written alteration table, per language and kind.
// Run: npm run table:alterations [-- --rows] (--rows lists every row that is judged wrongly)
import { confusion } from '../../evaluate/confusion.ts'
import { gather, GOLD_LABELS, type Sample } from '../../evaluate/sample.ts'
import { ALTERATION_KINDS, engineKind, VERDICT_KINDS } from '../../model/verdict.ts'
import { alterationRows, judged, seen, type JudgedRow } from './alteration-table.ts'
import { markdownTable } from '../table.ts'
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'

const rows = judged(alterationRows())

function sampleOf(some: readonly JudgedRow[]): Sample {
  const into = gather('contrast')
  for (const row of some)
    into.add({ document: row.claim, gold: GOLD_LABELS.contrast.indexOf(row.label), verdict: engineKind(row.verdict), score: row.score })
  return into.finish()
}

const area = (some: readonly JudgedRow[]): string =>
  areaUnderCurve(
    some.map((row) => row.score),
    some.map((row) => (row.label === 'supported' ? 1 : 0)),
  ).toFixed(2)

const share = (part: number, whole: number): string => `${part} of ${whole}`

const line = (name: string, some: readonly JudgedRow[]): string[] => {
  const found = seen(some)
  return [name, share(found.seen, found.altered), share(found.rightKind, found.seen), share(found.falseAlarms, found.reworded), area(some)]
}

const languages = [...new Set(rows.map((row) => row.language))]
const heads = ['altered: called altered', 'and its kind named', 'reworded: called altered', 'AUC']
console.log(
  markdownTable(
    ['language', ...heads],
    [
      ...languages.map((language) =>
        line(
          language,
          rows.filter((row) => row.language === language),
        ),
      ),
      line('all', rows),
    ],
  ),
)
console.log(
  markdownTable(
    ['kind', ...heads],
    ALTERATION_KINDS.map((kind) =>
      line(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
  ),
)
console.log(
  markdownTable(
    ['altered rows called altered', ...languages],
    ALTERATION_KINDS.map((kind) => [
      kind,
      ...languages.map((language) => {
        const found = seen(rows.filter((row) => row.kind === kind && row.language === language))
        return share(found.seen, found.altered)
      }),
    ]),
  ),
)
const counts = confusion(sampleOf(rows))
console.log(
  markdownTable(
    ['gold', ...VERDICT_KINDS],
    GOLD_LABELS.contrast.map((label, index) => [label, ...counts[index]!.map(String)]),
  ),
)
if (process.argv.includes('--rows'))
  for (const row of rows)
    if ((row.verdict.kind === 'altered') !== (row.label === 'altered'))
      console.log(`${row.language} ${row.kind} ${row.label}, said ${row.verdict.kind}\n  ${row.claim}\n  ${row.passage}`)
