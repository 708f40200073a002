// Cases: whole statements, their reports, and what each report made of each claim. Format: docs/cases-format.md.
import { readFileSync } from 'node:fs'
import type { VerdictKind } from '../../model/verdict.ts'

export interface GoldCase {
  readonly id: string
  readonly set: string
  readonly lang: string
  readonly statement: string
  readonly reports: readonly { readonly outlet: string; readonly lang: string; readonly text: string }[]
  readonly gold: readonly {
    readonly quote: string
    readonly verdicts: readonly Exclude<VerdictKind, 'unsure'>[]
    readonly kinds: readonly (string | null)[]
  }[]
  readonly top: string | null
}

/** Cases of JSON Lines files, each with the name of its file as its set. */
export function goldCases(paths: readonly string[]): GoldCase[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ ...(JSON.parse(line) as Omit<GoldCase, 'set'>), set: path.replace(/^.*\/|\.jsonl$/g, '') })),
  )
}
