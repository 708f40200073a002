// Takes the texts out of an archive and leaves the verdicts: what may be handed on where the texts may not.
import { sql } from 'kysely'
import { decisionSchema, type Decision } from '../../model/decision.ts'
import type { Connection, Store } from '../../archive/connection.ts'

/** Stands where words stood: a claim's words must not be empty. */
const TAKEN_OUT = '…'

function without(decision: Decision): Decision {
  if (decision.act === 'undo' || decision.act === 'redo') return decision
  if (decision.act === 'merge') return { ...decision, claims: decision.claims.map((claim) => ({ ...claim, text: TAKEN_OUT })) }
  const bare = { ...decision, claim: { ...decision.claim, text: TAKEN_OUT } }
  // A note may quote; an empty one would take the note back, so that there was one stays told.
  return bare.act === 'note' && bare.note !== '' ? { ...bare, note: TAKEN_OUT } : bare
}

async function stripReviews(db: Connection): Promise<void> {
  const rows = await db.selectFrom('review_lines').select(['log', 'reviewer', 'number', 'line']).execute()
  for (const { log, reviewer, number, line } of rows)
    await db
      .updateTable('review_lines')
      .set({ line: JSON.stringify(without(decisionSchema.parse(JSON.parse(line)))) })
      .where('log', '=', log)
      .where('reviewer', '=', reviewer)
      .where('number', '=', number)
      .execute()
}

/**
 * Empties texts, the indexes over them, words in reviews, and what is laid out for the screen. Titles, addresses, days, checksums,
 * spans, verdicts and the stems that stand in additions stay. SQLite only; the file is made small and holds nothing of what was taken out.
 */
export async function stripTexts(store: Store): Promise<void> {
  await store.write(async (db) => {
    await db.updateTable('texts').set({ body: '' }).execute()
    for (const table of ['bands', 'report_terms', 'listed', 'listed_claims', 'listed_names', 'listed_cells'] as const)
      await db.deleteFrom(table).execute()
    await sql`insert into search(search) values ('delete-all')`.execute(db)
    await stripReviews(db)
  })
  await sql`vacuum`.execute(store.db)
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db)
}
