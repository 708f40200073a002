// Reads labelled sets for fitting and measuring. They lie outside the repository and are never copied into it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LabelledPair {
  readonly document: string
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
  readonly claimLanguage: string | undefined
  readonly reportLanguage: string | undefined
}

interface Line {
  readonly id: string
  readonly doc?: string
  readonly lang?: string
  readonly reportLang?: string
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
}

/** Pairs of one set. `lang` is either a tag or "from>to". Throws where the file is missing. */
export function labelledPairs(folder: string, name: string): LabelledPair[] {
  return readFileSync(join(folder, `${name}.dev.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as Line
      const [from, to] = (row.lang ?? '').split('>')
      return {
        document: row.doc ?? row.id,
        claims: row.claims,
        report: row.report,
        labels: row.labels,
        claimLanguage: from || undefined,
        reportLanguage: row.reportLang ?? to ?? (from || undefined),
      }
    })
}
