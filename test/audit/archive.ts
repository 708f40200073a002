// A small archive of invented texts, audited, and reviews of its pairs as the review's screen would write them.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDocuments } from '../../src/archive/add.ts'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { pairLog, type ReviewLine } from '../../src/archive/reviews.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import type { Store } from '../../src/archive/connection.ts'
import { openStore } from '../../src/archive/store.ts'
import { statementCells, type StatementCells } from '../../src/audit/summary/cells.ts'
import type { Decision } from '../../src/model/decision.ts'
import type { VerdictKind } from '../../src/model/verdict.ts'

export interface Archive {
  readonly path: string
  readonly store: Store
}

export async function archive(statements = 12): Promise<Archive> {
  const path = join(mkdtempSync(join(tmpdir(), 'unsaid-archive-')), 'archive.db')
  const store = await openStore(path, { create: true })
  await addDocuments(store, [...exampleArchive(statements)])
  await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
  return { path, store }
}

export async function allCells(store: Store): Promise<StatementCells[]> {
  const found: StatementCells[] = []
  for await (const one of statementCells(store, DEFAULT_SETTINGS)) found.push(one)
  return found
}

export const bodyOf = async (store: Store, hash: string): Promise<string> =>
  (await store.db.selectFrom('texts').select('body').where('hash', '=', hash).executeTakeFirstOrThrow()).body

/** What is decided on a pair: from the engine's verdict on a claim, the reviewer's; `undefined` leaves it undecided. */
export type Judge = (engine: VerdictKind, claim: number) => VerdictKind | undefined

/** Lines of one reviewer on one outlet's report of a statement. */
export async function reviewOf(
  store: Store,
  statement: StatementCells,
  outlet: string,
  judge: Judge,
  options: { readonly reviewer?: string; readonly mode?: Decision['mode']; readonly minute?: number; readonly adjudicates?: boolean } = {},
): Promise<ReviewLine[]> {
  const { reviewer = 'anna', mode = 'open', minute = 0 } = options
  const column = statement.columns.find((one) => one.outlet === outlet)
  const report = column?.reports[0]
  if (!column || !report) return []
  const body = await bodyOf(store, statement.hash)
  const decisions = statement.claims.flatMap(({ start, end }, claim): Decision[] => {
    const verdict = judge(column.cells[claim]!.engine, claim)
    if (verdict === undefined) return []
    return [
      {
        act: 'decide',
        reviewer,
        time: new Date(Date.UTC(2026, 0, 1, 0, minute, claim)).toISOString(),
        engine: '0.1.0',
        mode,
        texts: { statement: statement.hash, report: report.hash },
        claim: { start, end, text: body.slice(start, end) },
        outlet,
        verdict,
        ...(options.adjudicates ? { adjudicates: true } : {}),
      },
    ]
  })
  return decisions.map((decision, number) => ({ role: 'review', log: pairLog(statement.hash, report.hash), number, decision }))
}
