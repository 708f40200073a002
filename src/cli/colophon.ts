// The record of a report's making, put into what is written; formats without a place for it are verified without.
import { createHash } from 'node:crypto'
import { engineKey, writerKey } from '../audit/engine-key.ts'
import { cellWords } from '../audit/replication/cells.ts'
import type { Colophon, Making, ReportFormat, ReviewRecord, TextRecord } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Document } from '../model/document.ts'
import { ownParts, pageParts, partsHash, withProperties } from '../present/colophon/docx.ts'
import { withComment, withLine, withProperty } from '../present/colophon/record.ts'
import { otherSides } from '../present/edition/mutual.ts'
import { textHash } from '../text/text-hash.ts'

/** What is known of a comparison's making besides itself. */
export interface Made {
  readonly making: Making
  /** Absent where it is not known whose decisions are in it. */
  readonly reviews?: readonly ReviewRecord[]
  /** The engine, where it was not this one. */
  readonly engine?: Colophon['engine']
}

/** What the texts of a comparison are recorded as, the statement first. */
export function textRecords(comparison: Comparison): TextRecord[] {
  const { statement, reports, versions = [] } = comparison
  const record = (name: string, role: TextRecord['role'], { text }: Document, of?: 'statement' | number): TextRecord => {
    const history = versions.find((one) => one.of === of)
    return {
      name,
      role,
      sha256: textHash(text),
      ...(history ? { versions: history.versions.map((version) => textHash(version.text)) } : {}),
    }
  }
  return [
    record('the statement', 'statement', statement, 'statement'),
    ...otherSides(comparison).map(({ name, document }) => record(name, 'counterpart', document)),
    ...reports.map((report, index) => record(report.outlet, report.role, report, index)),
  ]
}

/** The record of a comparison in a format. */
export function colophonOf(comparison: Comparison, format: ReportFormat, { making, reviews, engine }: Made): Colophon {
  const { version, meaning } = comparison.engine
  const models = comparison.models?.used.map(({ role, name, revision }) => `${role} ${name} ${revision}`)
  return {
    schema: 1,
    engine: engine ?? { version, key: engineKey(), ...(meaning === undefined ? {} : { meaning }) },
    writer: writerKey(),
    format,
    ...(comparison.title === undefined ? {} : { title: comparison.title }),
    making,
    ...(models ? { models } : {}),
    texts: textRecords(comparison),
    ...(reviews ? { reviews: [...reviews] } : {}),
    cells: cellWords(comparison),
  }
}

const hashOf = (page: string): string => createHash('sha256').update(page).digest('hex')

/** A rendered report with its record. Text for a terminal and CSV stay as they are. */
export function withColophon(rendered: string | Uint8Array, colophon: Colophon): string | Uint8Array {
  if (typeof rendered !== 'string') return withProperties(rendered, { ...colophon, page: partsHash(pageParts(ownParts(rendered))) })
  const whole = (): Colophon => ({ ...colophon, page: hashOf(rendered) })
  switch (colophon.format) {
    case 'md':
    case 'html':
      return withComment(rendered, whole())
    case 'text':
      return withLine(rendered, whole())
    case 'json':
    case 'annotations':
      return withProperty(rendered, colophon, colophon.format === 'annotations')
    case 'csv':
    case 'docx':
      return rendered
  }
}
