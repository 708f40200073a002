// The numbers and the matrix.
import type { Comparison } from '../../model/comparison.ts'
import { countKinds, isDoubtful, isReviewed, statesIn } from '../certainty.ts'
import { claimWords, type Gap } from '../finding.ts'
import { controlsOf, standing, subjectsOf, type Standing } from '../standing.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, text, type Inline, type Section } from './blocks.ts'

function countsAgainstControls(comparison: Comparison, report: number): Record<Standing, number> {
  const counts: Record<Standing, number> = { 'only-here': 0, shared: 0, open: 0 }
  comparison.verdicts.forEach((row, claim) => {
    const stands = row[report]?.kind === 'omitted' ? standing(comparison, claim) : undefined
    if (stands) counts[stands] += 1
  })
  return counts
}

/** A table of counts by outlet; with controls, what the controls did with each omission. */
export function numbersSection(comparison: Comparison, words: Words): Section {
  const { numbers } = words
  const controls = controlsOf(comparison)
  const held = controls.length > 0 && controls.length < comparison.reports.length
  const reviewed = comparison.verdicts.some((row) => row.some(isReviewed))
  const subjects = new Set(subjectsOf(comparison))
  const states = statesIn(comparison)
  const rows = comparison.reports.map((report, index): Inline[][] => {
    const verdicts = comparison.verdicts.map((row) => row[index]!)
    const counts = countKinds(verdicts)
    const against = countsAgainstControls(comparison, index)
    const figures = [
      ...states.map((kind) =>
        kind === 'reported' ? numbers.reported(counts[kind], verdicts.filter(isDoubtful).length) : String(counts[kind]),
      ),
      ...(held
        ? [against['only-here'], against.shared, against.open].map((count) => (subjects.has(index) ? String(count) : numbers.none))
        : []),
      ...(reviewed ? [String(verdicts.filter(isReviewed).length)] : []),
    ]
    return [report.outlet, report.role === 'control' ? numbers.control : numbers.subject, ...figures].map((cell) => [text(cell)])
  })
  const head = [
    numbers.outlet,
    numbers.role,
    ...states.map((kind) => words.verdict[kind]),
    ...(held ? [numbers.onlyHere, numbers.shared, numbers.open] : []),
    ...(reviewed ? [numbers.reviewed] : []),
  ]
  return section('numbers', words.heading.numbers, [
    { kind: 'table', caption: numbers.caption(comparison.claims.length), head, rows },
    ...(held ? [paragraph(text(numbers.controls(controls.map((index) => comparison.reports[index]!.outlet))))] : []),
  ])
}

/** Every claim in every outlet; claims with a gap are marked. */
export function matrixSection(comparison: Comparison, found: readonly Gap[], words: Words): Section {
  const withGap = new Set(found.map((gap) => gap.index))
  return section('matrix', words.heading.matrix, [
    {
      kind: 'matrix',
      caption: words.matrix.caption,
      claimHead: words.matrix.claim,
      outlets: comparison.reports.map((report) => ({ name: report.outlet, control: report.role === 'control' })),
      rows: comparison.claims.map((claim, index) => ({
        words: claimWords(claim, comparison.statement.text),
        cells: comparison.verdicts[index]!.map((verdict) => ({
          verdict: verdict.kind,
          confidence: verdict.confidence,
          reviewed: isReviewed(verdict),
          doubtful: isDoubtful(verdict),
        })),
        hasGap: withGap.has(index),
      })),
      language: comparison.statement.language,
      legend: statesIn(comparison).map((verdict) => ({ verdict, meaning: words.meaning[verdict] })),
    },
  ])
}
