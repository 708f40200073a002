// How a report without a record may have been made: the ways that are tried, the usual one first.
import { parse } from 'csv-parse/sync'
import type { Making } from '../model/colophon.ts'
import { comparisonShape } from '../model/comparison-schema.ts'
import { version } from '../version.ts'
import type { Made } from './colophon.ts'
import type { PublishedReport } from './published-report.ts'
import { seemsMade } from './recorded.ts'

export interface Guess extends Made {
  readonly engine: { readonly version: string; readonly meaning?: string }
  readonly words: boolean
  /** Outlets that are in the report, where they can be told. */
  readonly outlets?: readonly string[]
}

const usual: Making = { from: 'case', reviews: true, versions: true, sides: true, controls: [], authors: [] }

/** A row of the report's table; columns are those of `CSV_COLUMNS`. */
export type Row = Readonly<Record<string, string>>

/** Rows of a report in CSV; `undefined` where it cannot be read. */
export function rowsOf(page: string): readonly Row[] | undefined {
  try {
    return parse(page, { columns: true, relax_column_count: true })
  } catch {
    return undefined
  }
}

/** `unsaid 0.1.0` on the page, which every report has. */
const madeWith = (page: string): string => /\bunsaid (\d+\.\d+\.\d+[\w.+-]*?)\.?(?![\w.+-])/u.exec(page)?.[1] ?? version

function ways(page: string, outlets?: readonly string[], controls: readonly string[] = []): Guess[] {
  const engine = { version: madeWith(page) }
  return [false, true].flatMap((words) =>
    [
      { reviews: true, versions: true },
      { reviews: false, versions: true },
      { reviews: false, versions: false },
    ].map((making) => ({ making: { ...usual, ...making, controls: [...controls] }, engine, words, ...(outlets ? { outlets } : {}) })),
  )
}

/** The ways to try; none where the report is no whole one. */
export function guesses(report: PublishedReport): readonly Guess[] {
  switch (report.format) {
    case 'json': {
      const parsed = comparisonShape.safeParse(report.value)
      if (!parsed.success) return []
      const made = seemsMade(parsed.data)
      const outlets = parsed.data.reports.map(({ outlet }) => outlet)
      return [{ ...made, engine: made.engine!, words: parsed.data.engine.meaning === undefined, outlets }]
    }
    case 'csv': {
      const rows = rowsOf(report.page)
      if (!rows) return []
      const of = (wanted: (row: Row) => boolean): string[] => [...new Set(rows.filter(wanted).map((row) => row['outlet'] ?? ''))]
      return ways(
        report.page,
        of(() => true),
        of((row) => row['role'] === 'control'),
      )
    }
    case 'docx':
      return ways(Buffer.from(report.parts.get('word/document.xml') ?? []).toString('utf8'))
    case 'annotations':
      return ways(JSON.stringify(report.value))
    case 'md':
    case 'html':
    case 'text':
      return ways(report.page)
  }
}
