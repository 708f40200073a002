// Reviews kept in the archive: whole logs, append-only, and what they say of each pair today.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { decisionSchema, type Act, type Decision } from '../model/decision.ts'
import type { CellReview, ReviewerVerdict, VerdictKind } from '../model/verdict.ts'
import { settle } from '../review/merge.ts'
import { replay } from '../review/replay.ts'
import { spanKey } from '../review/texts.ts'
import type { Connection } from './connection.ts'

/** One line as `unsaid store export` writes it and `unsaid import` reads it. */
export const reviewLineSchema = z.object({
  role: z.literal('review'),
  log: z.string().min(1).max(300),
  number: z.int().nonnegative(),
  decision: decisionSchema,
})
export type ReviewLine = z.infer<typeof reviewLineSchema>

/** What one reviewer wrote in one sitting-place: undo and redo work within it. */
export interface ReviewLog {
  readonly log: string
  readonly reviewer: string
  readonly decisions: readonly Decision[]
}

/** The log of a review that was made in the archive, of one pair. */
export const pairLog = (statement: string, report: string): string => `pair ${statement} ${report}`

/** The log of a file: named by its first line, which no other log has, so that reading it again only adds what is new. */
export const fileLog = (first: Decision): string => `file ${createHash('sha256').update(JSON.stringify(first)).digest('hex').slice(0, 32)}`

/** Adds lines at their numbers; a number that is taken stays as it is. Returns how many are new. */
export async function addReviewLines(db: Connection, lines: readonly ReviewLine[]): Promise<number> {
  let added = 0
  for (const { log, number, decision } of lines) {
    const row = await db
      .insertInto('review_lines')
      .values({ log, reviewer: decision.reviewer, number, statement: decision.texts.statement, line: JSON.stringify(decision) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    added += Number(row.numInsertedOrUpdatedRows ?? 0)
  }
  const statements = [...new Set(lines.map((line) => line.decision.texts.statement))]
  if (added > 0) await db.deleteFrom('listed').where('hash', 'in', statements).execute()
  return added
}

/** All logs that have to do with these statements, whole. */
export async function reviewLogs(db: Connection, statements: readonly string[]): Promise<ReviewLog[]> {
  if (statements.length === 0) return []
  const rows = await db
    .selectFrom('review_lines')
    .select(['log', 'reviewer', 'line'])
    .where('log', 'in', (query) =>
      query
        .selectFrom('review_lines')
        .select('log')
        .where('statement', 'in', [...statements]),
    )
    .orderBy('log')
    .orderBy('reviewer')
    .orderBy('number')
    .execute()
  const logs = new Map<string, { log: string; reviewer: string; decisions: Decision[] }>()
  for (const { log, reviewer, line } of rows) {
    const key = JSON.stringify([log, reviewer])
    const held = logs.get(key) ?? { log, reviewer, decisions: [] }
    held.decisions.push(decisionSchema.parse(JSON.parse(line)))
    logs.set(key, held)
  }
  return [...logs.values()]
}

/** Key of a cell: report's hash and the claim's span. */
export const decidedKey = (report: string, span: { readonly start: number; readonly end: number }): string => `${report}/${spanKey(span)}`

export interface Decided {
  readonly verdict: VerdictKind
  readonly settled: CellReview['settled']
  readonly decisions: readonly ReviewerVerdict[]
}

export type Decide = Act & { readonly act: 'decide' }

const isDecide = (act: Decision): act is Decide => act.act === 'decide'
const inTime = (a: { readonly time: string }, b: { readonly time: string }): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)

/** Acts in the order in which they were taken, those of a log never before earlier ones of it: a clock may have been set back. */
function inOrder(logs: readonly (readonly Decide[])[]): Decide[] {
  const timed = logs.flatMap((acts) => {
    let latest = ''
    return acts.map((act) => ({ act, time: (latest = act.time > latest ? act.time : latest) }))
  })
  return timed.sort(inTime).map(({ act }) => act)
}

/** Decisions on a statement's text that stand, by cell and reviewer: each reviewer's last word. */
export function standingDecisions(
  statement: string,
  logs: readonly ReviewLog[],
  wanted: (act: Decide) => boolean = () => true,
): Map<string, Map<string, Decide>> {
  const acts = inOrder(logs.map(({ decisions }) => replay(decisions).done.filter(isDecide).filter(wanted)))
  const found = new Map<string, Map<string, Decide>>()
  for (const act of acts) {
    if (act.texts.statement !== statement || act.texts.report === undefined) continue
    const key = decidedKey(act.texts.report, act.claim)
    const own = found.get(key) ?? new Map<string, Decide>()
    if (act.verdict === null) own.delete(act.reviewer)
    else own.set(act.reviewer, act)
    found.set(key, own)
  }
  return found
}

/** What reviewers settled on, by cell. */
export function decidedCells(statement: string, logs: readonly ReviewLog[]): ReadonlyMap<string, Decided> {
  const found = new Map<string, Decided>()
  for (const [key, words] of standingDecisions(statement, logs)) {
    const decisions = [...words.values()]
      .sort(inTime)
      .flatMap((act): ReviewerVerdict[] =>
        act.verdict === null
          ? []
          : [{ reviewer: act.reviewer, verdict: act.verdict, time: act.time, ...(act.adjudicates ? { adjudicates: true } : {}) }],
      )
    if (decisions.length === 0) continue
    const { kind, settled } = settle(decisions)
    // An archive's figures know five verdicts: what is disputed is settled by nobody, so it counts as unsure; `settled` says why.
    found.set(key, { verdict: kind === 'disputed' ? 'unsure' : kind, settled, decisions })
  }
  return found
}

/** Hashes of the statements that anybody has reviewed. */
export async function reviewedStatements(db: Connection): Promise<string[]> {
  const rows = await db.selectFrom('review_lines').select('statement').distinct().orderBy('statement').execute()
  return rows.map((row) => row.statement)
}

const AT_ONCE = 500

/** All lines of all logs, in order, a few at a time. */
export async function* allReviewLines(db: Connection): AsyncGenerator<ReviewLine> {
  let last = { log: '', reviewer: '', number: -1 }
  for (;;) {
    const { log, reviewer, number } = last
    const rows = await db
      .selectFrom('review_lines')
      .select(['log', 'reviewer', 'number', 'line'])
      .where((is) =>
        is.or([
          is('log', '>', log),
          is.and([is('log', '=', log), is('reviewer', '>', reviewer)]),
          is.and([is('log', '=', log), is('reviewer', '=', reviewer), is('number', '>', number)]),
        ]),
      )
      .orderBy('log')
      .orderBy('reviewer')
      .orderBy('number')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows) yield { role: 'review', log: row.log, number: row.number, decision: decisionSchema.parse(JSON.parse(row.line)) }
    const end = rows.at(-1)
    if (!end) return
    last = end
  }
}
