// Coded rows → decisions in the archive, as a blind review would have written them.
import type { CodedRow } from '../../model/coding.ts'
import type { Decision } from '../../model/decision.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import type { Store } from '../../archive/connection.ts'
import { addReviewLines, decidedKey, pairLog, reviewLogs, standingDecisions, type ReviewLine } from '../../archive/reviews.ts'
import { version } from '../../version.ts'
import { keptClaims } from '../kept-claims.ts'

export interface Taken {
  /** Decisions that are new, those that the coder had made alike before, and of the new ones those that change an earlier one. */
  readonly added: number
  readonly known: number
  readonly changed: number
  /** Rows that could not be taken, a line each. */
  readonly problems: readonly string[]
}

interface StatementRows {
  readonly statement: string
  readonly rows: readonly CodedRow[]
}

function byStatement(rows: readonly CodedRow[]): StatementRows[] {
  const found = new Map<string, CodedRow[]>()
  for (const row of rows) found.set(row.statement, [...(found.get(row.statement) ?? []), row])
  return [...found].map(([statement, own]) => ({ statement, rows: own }))
}

/** Outlets of a statement's reports, by the hash of their texts. */
async function outletsOf(store: Store, hashes: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.db
    .selectFrom('documents')
    .select(['text', 'outlet'])
    .where('role', '=', 'report')
    .where('text', 'in', [...hashes])
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.text, row.outlet]))
}

/** Takes coded rows in as one reviewer's blind decisions. A row that was taken before adds nothing. `time` is ISO 8601. */
export async function takeCoded(store: Store, rows: readonly CodedRow[], reviewer: string, time: string): Promise<Taken> {
  let [known, changed] = [0, 0]
  const problems: string[] = []
  const lines: ReviewLine[] = []
  for (const { statement, rows: own } of byStatement(rows)) {
    const text = await store.db.selectFrom('texts').select('body').where('hash', '=', statement).executeTakeFirst()
    const claims = await keptClaims(store, statement)
    if (!text || !claims) {
      problems.push(
        ...own.map(({ where }) => `${where}: its statement is not in this archive, or was read by another engine; draw a new sheet`),
      )
      continue
    }
    const spans = new Set(claims.map(({ start, end }) => `${start}-${end}`))
    const outlets = await outletsOf(store, [...new Set(own.map((row) => row.report))])
    const logs = await reviewLogs(store.db, [statement])
    const standing = standingDecisions(statement, logs)
    const next = new Map(logs.filter((log) => log.reviewer === reviewer).map(({ log, decisions }) => [log, decisions.length]))
    const seen = new Map<string, VerdictKind>()
    for (const row of own) {
      const outlet = outlets.get(row.report)
      if (outlet === undefined || !spans.has(`${row.start}-${row.end}`)) {
        problems.push(
          `${row.where}: its ${outlet === undefined ? 'report' : 'claim'} is not in this archive; leave the last columns of a sheet as they are`,
        )
        continue
      }
      const key = decidedKey(row.report, row)
      const before = seen.get(key) ?? standing.get(key)?.get(reviewer)?.verdict
      seen.set(key, row.verdict)
      if (before === row.verdict) {
        known += 1
        continue
      }
      if (before) changed += 1
      const log = pairLog(statement, row.report)
      const put = (decision: Decision): void => {
        const number = next.get(log) ?? 0
        next.set(log, number + 1)
        lines.push({ role: 'review', log, number, decision })
      }
      const claim = { start: row.start, end: row.end, text: text.body.slice(row.start, row.end) }
      const stamp = { reviewer, time, engine: version, mode: 'blind' as const, texts: { statement, report: row.report } }
      put({ act: 'decide', ...stamp, claim, outlet, verdict: row.verdict })
      if (row.note !== '') put({ act: 'note', ...stamp, claim, outlet, note: row.note })
    }
  }
  if (lines.length > 0) await store.write((db) => addReviewLines(db, lines))
  return { added: lines.filter(({ decision }) => decision.act === 'decide').length, known, changed, problems }
}
