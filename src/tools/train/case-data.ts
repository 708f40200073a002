// Cases: whole statements, their reports, and what each report made of each claim. Format: docs/cases-format.md.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { goldLine } from '../../ingest/gold.ts'
import type { GoldCase } from '../../model/gold-case.ts'

/** Cases of JSON Lines files, each with the name of its file as its set. Throws where a line is none. */
export function goldCases(paths: readonly string[]): (GoldCase & { readonly set: string })[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        if (text.trim() === '') return []
        const gold = goldLine({ number: index + 1, text })
        if (gold.task !== 'cells')
          throw new Error(`${path}: line ${index + 1}: ${gold.task === 'none' ? gold.error : 'is no labelled case'}`)
        return [{ ...gold.line, set: basename(path, '.jsonl') }]
      }),
  )
}
