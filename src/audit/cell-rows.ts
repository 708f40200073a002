// Every claim in every outlet as a row, streamed: an archive's cells need not fit into memory.
import type { AuditSettings } from './settings.ts'
import type { Store } from '../archive/connection.ts'
import { statementCells } from './summary/cells.ts'

/** Values of one row, in the order of the columns of `--format cells`. */
export type CellRow = readonly (string | number | boolean)[]

/** Rows of the table. Lists within a cell are parted by `;`. */
export async function* cellRows(store: Store, settings: AuditSettings, isControl: (outlet: string) => boolean): AsyncGenerator<CellRow> {
  for await (const statement of statementCells(store, settings)) {
    const { body } = await store.db.selectFrom('texts').select('body').where('hash', '=', statement.hash).executeTakeFirstOrThrow()
    for (const column of statement.columns)
      for (const [index, claim] of statement.claims.entries()) {
        const cell = column.cells[index]
        if (!cell) continue
        yield [
          statement.id,
          statement.hash,
          statement.published,
          statement.office,
          `c${index + 1}`,
          body.slice(claim.start, claim.end),
          claim.kind,
          statement.topic === '' ? claim.topic : statement.topic,
          claim.persons.join(';'),
          claim.countries.join(';'),
          claim.salience,
          column.outlet,
          column.control || isControl(column.outlet),
          cell.report,
          column.cross,
          cell.verdict,
          cell.coverage,
          cell.confidence,
          cell.reviewed,
        ]
      }
  }
}
