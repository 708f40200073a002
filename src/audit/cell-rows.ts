// Every claim in every outlet as a row, streamed: an archive's cells need not fit into memory.
import type { Store } from '../archive/connection.ts'
import type { CellColumn } from '../model/tables.ts'
import type { AuditSettings } from './settings.ts'
import { statementCells } from './summary/cells.ts'
import { accuracy, errorsOf, type Accuracy, type Errors } from './summary/misclassification.ts'
import { factsOf } from './document-facts.ts'

type Value = string | number | boolean | null
/** Values of one row by column. */
export type CellRow = Readonly<Record<CellColumn, Value>>

/** Error rates that an outlet's claims are corrected by, worked out once. */
function ratesFor(errors: Errors): (outlet: string, cross: boolean) => Accuracy {
  const known = new Map<string, Accuracy>()
  return (outlet, cross) => {
    const key = `${cross ? 1 : 0} ${outlet}`
    const held = known.get(key)
    if (held) return held
    const made = accuracy(errorsOf(errors, outlet)[cross ? 'cross' : 'same'])
    known.set(key, made)
    return made
  }
}

/** Rows of the table. Lists within a cell are parted by `;`. What a person decided is not corrected, so it has no error rates. */
export async function* cellRows(
  store: Store,
  settings: AuditSettings,
  isControl: (outlet: string) => boolean,
  errors: Errors,
): AsyncGenerator<CellRow> {
  const rates = ratesFor(errors)
  for await (const statement of statementCells(store, settings)) {
    const facts = await factsOf(store, [statement.id, ...statement.columns.flatMap((column) => column.reports.map((report) => report.id))])
    const said = facts.get(statement.id)!
    for (const column of statement.columns)
      for (const [index, claim] of statement.claims.entries()) {
        const cell = column.cells[index]
        if (!cell) continue
        const report = facts.get(cell.report)
        const match = column.reports.find((one) => one.id === cell.report)
        const decided = cell.reviewed && cell.verdict !== 'unsure'
        const { sensitivity, specificity } = rates(column.outlet, column.cross)
        const [from, to] = cell.evidence ?? [null, null]
        yield {
          statement: statement.id,
          statement_sha256: statement.hash,
          published: statement.published,
          statement_url: said.url,
          statement_title: statement.title,
          office: statement.office,
          claim: `c${index + 1}`,
          claim_start: claim.start,
          claim_end: claim.end,
          claim_text: said.body.slice(claim.start, claim.end),
          kind: claim.kind,
          topic: statement.topic === '' ? claim.topic : statement.topic,
          persons: claim.persons.join(';'),
          countries: claim.countries.join(';'),
          salience: claim.salience,
          outlet: column.outlet,
          control: column.control || isControl(column.outlet),
          report: cell.report,
          report_sha256: report?.hash ?? '',
          report_published: report?.published ?? '',
          report_url: report?.url ?? '',
          report_title: report?.title ?? '',
          match_state: match?.state ?? '',
          match_probability: match?.probability ?? null,
          cross_language: column.cross,
          verdict: cell.verdict,
          engine_verdict: cell.engine,
          coverage: cell.coverage,
          confidence: cell.confidence,
          altered: (cell.altered ?? []).join(';'),
          passage_start: from,
          passage_end: to,
          passage: from === null ? '' : (report?.body.slice(from, to) ?? ''),
          reviewed: cell.reviewed,
          sensitivity: decided ? null : sensitivity,
          specificity: decided ? null : specificity,
        }
      }
  }
}
