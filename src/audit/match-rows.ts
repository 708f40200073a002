// Every pair that was found or settled as a row: taken, ambiguous, and what people said of it.
import { MATCH_ANSWERS } from '../archive/match-decisions.ts'
import type { Store } from '../archive/connection.ts'
import type { MatchColumn } from '../model/tables.ts'
import { runKey, type AuditSettings } from './settings.ts'

export type MatchTableRow = Readonly<Record<MatchColumn, string | number | boolean | null>>

const AT_ONCE = 1000

/** Rows in the order of statement and report. Pairs that were looked at and found to be nothing are not kept, so they are not here. */
export async function* matchRows(
  store: Store,
  settings: AuditSettings,
  isControl: (outlet: string) => boolean,
): AsyncGenerator<MatchTableRow> {
  const run = runKey(settings)
  for (let last = { statement: 0, report: 0 }; ;) {
    const { statement, report } = last
    const rows = await store.db
      .selectFrom('matches')
      .innerJoin('documents as said', 'said.id', 'matches.statement')
      .innerJoin('documents as made', 'made.id', 'matches.report')
      .leftJoin('match_decisions as told', (join) =>
        join.onRef('told.statement', '=', 'matches.statement').onRef('told.report', '=', 'matches.report'),
      )
      .select([
        'matches.statement',
        'said.text as statement_sha256',
        'said.published as statement_published',
        'said.url as statement_url',
        'said.title as statement_title',
        'matches.report',
        'made.text as report_sha256',
        'matches.outlet',
        'made.control',
        'made.published as report_published',
        'made.url as report_url',
        'made.title as report_title',
        'state',
        'probability',
        'told.belongs',
        'told.reviewer as settled_by',
        'told.time as settled_at',
      ])
      .where('matches.run', '=', run)
      .where((is) =>
        is.or([
          is('matches.statement', '>', statement),
          is.and([is('matches.statement', '=', statement), is('matches.report', '>', report)]),
        ]),
      )
      .orderBy('matches.statement')
      .orderBy('matches.report')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    for (const { belongs, control, ...row } of rows)
      yield {
        ...row,
        control: control === 1 || isControl(row.outlet),
        settled: belongs === null ? null : (MATCH_ANSWERS[belongs] ?? 'unsure'),
      }
    last = rows.at(-1)!
  }
}
