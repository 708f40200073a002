// A coder who knows the truth: decides a random sample of pairs blind, as reviewers are asked to before rates are published.
import { addReviewLines, pairLog, type ReviewLine } from '../../../archive/reviews.ts'
import type { Store } from '../../../archive/connection.ts'
import { statementCells } from '../../../audit/summary/cells.ts'
import type { AuditSettings } from '../../../audit/settings.ts'
import { random } from '../../../statistics/random.ts'
import { leftOut, type Truth } from './truth.ts'

/** Decides `pairs` pairs that were taken, drawn at random. */
export async function decideBlind(store: Store, settings: AuditSettings, truth: Truth, pairs: number, seed: number): Promise<void> {
  const lines: ReviewLine[][] = []
  for await (const statement of statementCells(store, settings)) {
    const { body } = await store.db.selectFrom('texts').select('body').where('hash', '=', statement.hash).executeTakeFirstOrThrow()
    for (const column of statement.columns) {
      const report = column.reports[0]!
      const decided = statement.claims.map(({ start, end }, claim): ReviewLine => {
        const out = leftOut(truth, statement.id, report.id, { start, end })
        return {
          role: 'review',
          log: pairLog(statement.hash, report.hash),
          number: claim,
          decision: {
            act: 'decide',
            reviewer: 'simulated coder',
            time: new Date(Date.UTC(2026, 0, 1, 0, 0, claim)).toISOString(),
            engine: '0.1.0',
            mode: 'blind',
            texts: { statement: statement.hash, report: report.hash },
            claim: { start, end, text: body.slice(start, end) },
            outlet: column.outlet,
            verdict: out === true ? 'omitted' : 'reported',
          },
        }
      })
      lines.push(decided)
    }
  }
  const from = random(seed)
  for (let at = 0; at < Math.min(pairs, lines.length); at++) {
    const other = at + from.integer(lines.length - at)
    ;[lines[at], lines[other]] = [lines[other]!, lines[at]!]
  }
  await store.write(async (db) => {
    await addReviewLines(db, lines.slice(0, pairs).flat())
  })
}
