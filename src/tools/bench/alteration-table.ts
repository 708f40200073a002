// The hand-written table of altered and reworded sentences, and what the engine says of each row.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { compareClaims } from '../../engine/compare.ts'
import { ALTERATION_KINDS, type AlterationKind, type Verdict } from '../../model/verdict.ts'
import { packageRoot } from '../../seeds.ts'
import { SUPPORTED } from '../../text/languages.ts'

const rowSchema = z.object({
  language: z.enum(SUPPORTED),
  /** What was altered, or in a supported row what is only worded otherwise. */
  kind: z.enum(ALTERATION_KINDS),
  label: z.enum(['supported', 'altered']),
  claim: z.string().min(1),
  passage: z.string().min(1),
  /** For the reader: what differs. */
  note: z.string().min(1),
})
export type AlterationRow = z.infer<typeof rowSchema>

/** Reads `test/engine/judge/alterations.tsv`. Throws where a row does not fit. */
export function alterationRows(): AlterationRow[] {
  const text = readFileSync(join(packageRoot(), 'test', 'engine', 'judge', 'alterations.tsv'), 'utf8')
  const [head = '', ...rows] = text.trimEnd().split('\n')
  const names = head.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return rowSchema.parse(Object.fromEntries(names.map((name, index) => [name, cells[index]])))
  })
}

export interface JudgedRow extends AlterationRow {
  readonly verdict: Verdict
  /** 0..1, 1 minus the strongest alteration. */
  readonly score: number
}

/** Rows with what the engine says of them. */
export function judged(rows: readonly AlterationRow[]): JudgedRow[] {
  return rows.map((row) => {
    const languages = { claims: row.language, report: row.language }
    const verdict = compareClaims([row.claim], row.passage, languages).verdicts[0]!
    return { ...row, verdict, score: 1 - Math.max(0, ...verdict.alterations.map((one) => one.strength)) }
  })
}

export interface Seen {
  /** Altered rows, and those called altered. */
  readonly altered: number
  readonly seen: number
  /** Of those seen, the ones whose first alteration is of the row's kind. */
  readonly rightKind: number
  /** Reworded rows, and those called altered all the same. */
  readonly reworded: number
  readonly falseAlarms: number
}

/** How many alterations are seen, and how many false alarms there are. */
export function seen(rows: readonly JudgedRow[]): Seen {
  const altered = rows.filter((row) => row.label === 'altered')
  const reworded = rows.filter((row) => row.label === 'supported')
  const called = (row: JudgedRow): boolean => row.verdict.kind === 'altered'
  const ofKind = (row: JudgedRow, kind: AlterationKind): boolean => row.verdict.alterations[0]?.kind === kind
  return {
    altered: altered.length,
    seen: altered.filter(called).length,
    rightKind: altered.filter((row) => called(row) && ofKind(row, row.kind)).length,
    reworded: reworded.length,
    falseAlarms: reworded.filter(called).length,
  }
}
