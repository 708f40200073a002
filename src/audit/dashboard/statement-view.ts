// One statement with all that was found of it, read for the screen.
import type { StatementView, ViewReport } from '../../model/dashboard.ts'
import { storedClaimsSchema, storedResultSchema } from '../../model/archive.ts'
import { UserError } from '../../model/user-error.ts'
import { engineKey } from '../engine-key.ts'
import { decidedCells, decidedKey, reviewLogs } from '../../archive/reviews.ts'
import { resultKeyOf } from '../result-key.ts'
import { runKey } from '../settings.ts'
import { reviewedCell } from '../summary/cells.ts'
import type { OpenArchive } from './queries.ts'

/** A statement, its claims and its reports with their verdicts. Throws `UserError` where it is not done. */
export async function statementView({ store, settings, controls }: OpenArchive, id: number): Promise<StatementView> {
  const run = runKey(settings)
  const said = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .innerJoin('claims', 'claims.statement', 'documents.text')
    .select(['documents.id', 'outlet', 'title', 'published', 'texts.hash', 'body', 'claims'])
    .where('documents.id', '=', id)
    .where('claims.engine', '=', engineKey())
    .executeTakeFirst()
  if (!said) throw new UserError(`statement ${id}: is not done yet; run unsaid audit first`)
  const claims = storedClaimsSchema.parse(JSON.parse(said.claims))
  const rows = await store.db
    .selectFrom('matches')
    .innerJoin('documents as said', 'said.id', 'matches.statement')
    .innerJoin('documents as made', 'made.id', 'matches.report')
    .innerJoin('texts', 'texts.hash', 'made.text')
    .innerJoin('comparisons', (join) =>
      join
        .onRef('comparisons.report', '=', 'made.text')
        .on('comparisons.statement', '=', said.hash)
        .on('comparisons.engine', '=', resultKeyOf('said.published', 'made.published')),
    )
    .select([
      'made.id',
      'made.outlet',
      'made.control',
      'made.title',
      'made.published',
      'texts.hash',
      'body',
      'state',
      'probability',
      'result',
    ])
    .where('matches.run', '=', run)
    .where('matches.statement', '=', id)
    .orderBy('made.control')
    .orderBy('made.outlet')
    .orderBy('made.id')
    .execute()
  const decided = decidedCells(said.hash, await reviewLogs(store.db, [said.hash]))
  const reports = rows.map(({ hash, body, control, result, ...row }): ViewReport => {
    const { cells } = storedResultSchema.parse(JSON.parse(result))
    return {
      ...row,
      control: control === 1 || controls.includes(row.outlet),
      text: body,
      cells: cells.map((cell, index) => {
        const words = decided.get(decidedKey(hash, claims[index]!))
        const { verdict, engine, confidence } = reviewedCell(cell, row.id, words)
        return {
          verdict,
          engine,
          confidence,
          by: words?.decisions.map((one) => one.reviewer) ?? [],
          disputed: words?.settled === 'disputed',
          ...(cell.evidence ? { evidence: cell.evidence } : {}),
        }
      }),
    }
  })
  const uncovered = await store.db.selectFrom('uncovered').select('outlet').where('run', '=', run).where('statement', '=', id).execute()
  return {
    id,
    office: said.outlet,
    title: said.title,
    published: said.published,
    text: said.body,
    claims: claims.map(({ start, end, kind, salience }) => ({ start, end, kind, salience })),
    reports: reports.sort((a, b) => Number(a.state === 'ambiguous') - Number(b.state === 'ambiguous')),
    uncovered: uncovered.map((row) => row.outlet).sort(),
  }
}
