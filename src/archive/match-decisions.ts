// What people say about which report is one of which statement: it outweighs what was found.
import { z } from 'zod'
import type { Connection, Store } from './connection.ts'

export const MATCH_ANSWERS = ['no', 'yes', 'unsure'] as const
/** `unsure` says that a person looked and could not tell: the match stays ambiguous. */
export type MatchAnswer = (typeof MATCH_ANSWERS)[number]

/** An answer as `unsaid store export` writes it and `unsaid import` reads it: texts by their hashes. */
export const matchLineSchema = z.object({
  role: z.literal('match'),
  statement: z.string().min(1),
  report: z.string().min(1),
  belongs: z.enum(MATCH_ANSWERS),
  reviewer: z.string().min(1).max(200),
  time: z.iso.datetime(),
})
export type MatchLine = z.infer<typeof matchLineSchema>

interface Answer {
  readonly statement: number
  readonly report: number
  readonly answer: MatchAnswer
  readonly reviewer: string
  /** ISO 8601. */
  readonly time: string
}

async function keep(db: Connection, { statement, report, answer, reviewer, time }: Answer): Promise<void> {
  const row = { belongs: MATCH_ANSWERS.indexOf(answer), reviewer, time }
  await db
    .insertInto('match_decisions')
    .values({ statement, report, ...row })
    .onConflict((conflict) => conflict.columns(['statement', 'report']).doUpdateSet(row))
    .execute()
  // Looked at and not sure changes no figure, so nothing is done anew.
  if (answer !== 'unsure') await db.deleteFrom('done').where('statement', '=', statement).execute()
}

/** Keeps an answer, in place of one before; where it changes anything the statement waits to be done anew. */
export async function keepMatch(store: Store, answer: Answer): Promise<void> {
  await store.write(async (db) => {
    const held = await db
      .selectFrom('match_decisions')
      .select('time')
      .where('statement', '=', answer.statement)
      .where('report', '=', answer.report)
      .executeTakeFirst()
    // What is said last counts everywhere, also where the clock was set back since: another archive goes by the time.
    const isBack = held !== undefined && held.time >= answer.time
    await keep(db, isBack ? { ...answer, time: new Date(Date.parse(held.time) + 1).toISOString() } : answer)
  })
}

/** Keeps answers of another archive for all documents with these texts; an answer that is there already and not older stays. */
export async function addMatchLines(db: Connection, lines: readonly MatchLine[]): Promise<number> {
  let added = 0
  for (const { statement, report, belongs, reviewer, time } of lines) {
    const pairs = await db
      .selectFrom('documents as said')
      .innerJoin('documents as made', (join) => join.on('made.role', '=', 'report').on('made.text', '=', report))
      .leftJoin('match_decisions as held', (join) => join.onRef('held.statement', '=', 'said.id').onRef('held.report', '=', 'made.id'))
      .select(['said.id as statement', 'made.id as report', 'held.time'])
      .where('said.role', '=', 'statement')
      .where('said.text', '=', statement)
      .execute()
    for (const pair of pairs) {
      if (pair.time !== null && pair.time >= time) continue
      await keep(db, { statement: pair.statement, report: pair.report, answer: belongs, reviewer, time })
      added += 1
    }
  }
  return added
}

/** All answers, texts by their hashes. */
export async function matchLines(db: Connection): Promise<MatchLine[]> {
  const rows = await db
    .selectFrom('match_decisions')
    .innerJoin('documents as said', 'said.id', 'match_decisions.statement')
    .innerJoin('documents as made', 'made.id', 'match_decisions.report')
    .select(['said.text as statement', 'made.text as report', 'belongs', 'reviewer', 'time'])
    .orderBy('match_decisions.statement')
    .orderBy('match_decisions.report')
    .execute()
  return rows.map(({ belongs, ...row }) => ({ role: 'match', ...row, belongs: MATCH_ANSWERS[belongs] ?? 'unsure' }))
}
