// A pair of the archive on the review's desk, and the place in the archive that its decisions go to.
import type { Decision, Review } from '../../model/decision.ts'
import { type Document, provenanceSchema } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import { replay } from '../../review/replay.ts'
import { compareWithMeaning } from '../../semantic/by-meaning.ts'
import { rejudgeBy } from '../../review/rejudge.ts'
import type { Desk as ReviewDesk } from '../../review/desk.ts'
import { addReviewLines, pairLog, reviewLogs, type ReviewLog } from '../../archive/reviews.ts'
import type { Store } from '../../archive/connection.ts'

/** Where a review's lines go. `append` is done before it returns on SQLite; `settled` waits for a server. */
export interface PairLog {
  readonly append: (lines: readonly Decision[]) => void
  readonly reread: () => readonly Decision[] | undefined
  /** Resolves when all lines are kept; rejects where they could not be. */
  readonly settled: () => Promise<void>
  readonly close: () => void
}

export interface OpenPair {
  readonly desk: ReviewDesk
  readonly log: readonly Decision[]
  readonly lines: PairLog
}

interface Held extends Document {
  readonly outlet: string
  readonly hash: string
  readonly control: number
}

async function documentOf(store: Store, id: number): Promise<Held> {
  const row = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['outlet', 'control', 'hash', 'body', 'language', 'provenance', 'title'])
    .where('documents.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new UserError(`${id}: the archive has no such document`)
  const { body, provenance, title, ...rest } = row
  const parsed = provenanceSchema.safeParse(JSON.parse(provenance))
  return { ...rest, text: body, provenance: { ...(parsed.success ? parsed.data : {}), ...(title === '' ? {} : { title }) } }
}

/** Lines of a log that are about this pair, as they stand: what is undone is left out. */
function ofPair({ reviewer, decisions }: ReviewLog, report: string): Review {
  return { reviewer, decisions: replay(decisions).done.filter((act) => act.texts.report === undefined || act.texts.report === report) }
}

/** One call for each line, and each is on the disk when the call is over. */
async function sqliteLog(store: Store, log: string, reviewer: string, count: number): Promise<PairLog> {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(store.location, { timeout: 10_000 })
  // Decisions are a person's work: each waits for the disk.
  database.pragma('synchronous = FULL')
  const insert = database.prepare('insert into review_lines (log, reviewer, number, statement, line) values (?, ?, ?, ?, ?)')
  const unlist = database.prepare('delete from listed where hash = ?')
  const held = database.prepare<[string, string], { line: string }>(
    'select line from review_lines where log = ? and reviewer = ? order by number',
  )
  let number = count
  const put = database.transaction((lines: readonly Decision[]) => {
    lines.forEach((decision, index) => {
      insert.run(log, reviewer, number + index, decision.texts.statement, JSON.stringify(decision))
      unlist.run(decision.texts.statement)
    })
  })
  return {
    append: (lines) => {
      put.immediate(lines)
      number += lines.length
    },
    reread: () => {
      const rows = held.all(log, reviewer)
      if (rows.length === number) return undefined
      number = rows.length
      return rows.map((row) => JSON.parse(row.line) as Decision)
    },
    settled: () => Promise.resolve(),
    close: () => database.close(),
  }
}

/** A server answers later: lines are sent in order, and leaving the review waits for the last. */
function serverLog(store: Store, log: string, count: number): PairLog {
  let number = count
  let sent: Promise<void> = Promise.resolve()
  return {
    append: (lines) => {
      const rows = lines.map((decision, index) => ({ role: 'review' as const, log, number: number + index, decision }))
      number += lines.length
      sent = sent.then(async () => {
        const added = await store.write((db) => addReviewLines(db, rows))
        if (added < rows.length)
          throw new UserError('another session wrote to this review at the same time; open the pair again and decide anew')
      })
      sent.catch(() => undefined)
    },
    reread: () => undefined,
    settled: () => sent,
    close: () => undefined,
  }
}

/** Compares a pair and reads what is decided of it. Throws `UserError` where the archive has it not. */
export async function openPair(
  store: Store,
  ids: { readonly statement: number; readonly report: number },
  reviewer: string,
  mode: Decision['mode'],
): Promise<OpenPair> {
  const statement = await documentOf(store, ids.statement)
  const { outlet, control, hash, ...report } = await documentOf(store, ids.report)
  const logs = await reviewLogs(store.db, [statement.hash])
  const log = pairLog(statement.hash, hash)
  const own = logs.find((one) => one.log === log && one.reviewer === reviewer)?.decisions ?? []
  const others = logs.filter((one) => one.reviewer !== reviewer).map((one) => ofPair(one, hash))
  const { hash: _hash, control: _control, outlet: office, ...said } = statement
  const title = said.provenance.title ?? `statement ${ids.statement}`
  const pair = [
    { ...said, provenance: { outlet: office, ...said.provenance } },
    [{ ...report, outlet, role: control === 1 ? ('control' as const) : ('subject' as const) }],
  ] as const
  const { comparison, meaning } = await compareWithMeaning(...pair, { title })
  return {
    desk: {
      comparison,
      others: others.filter((one) => one.decisions.length > 0),
      reviewer,
      mode,
      rejudge: rejudgeBy(meaning),
      exportStem: `pair-${ids.statement}-${ids.report}-review`,
    },
    log: own,
    lines: store.kind === 'sqlite' ? await sqliteLog(store, log, reviewer, own.length) : serverLog(store, log, own.length),
  }
}
