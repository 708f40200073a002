// An archive as lines that `import` reads: documents in the order of their numbers, then reviews, answers about matches, samples.
import type { Connection } from './connection.ts'
import { matchLines } from './match-decisions.ts'
import { allReviewLines } from './reviews.ts'
import { sampleLines } from './samples.ts'

const AT_ONCE = 500

async function* documentLines(db: Connection): AsyncGenerator<object> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom('documents')
      .innerJoin('texts', 'texts.hash', 'documents.text')
      .select(['id', 'role', 'outlet', 'control', 'title', 'url', 'published', 'topic', 'event', 'language', 'provenance', 'body'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    for (const { id, body, control, provenance, ...rest } of rows) {
      last = id
      const told = Object.entries(rest).filter(([, value]) => value !== '')
      yield { ...Object.fromEntries(told), control: control === 1, provenance: JSON.parse(provenance) as unknown, text: body }
    }
  }
}

/** Every document, decision of a review, answer about a match and sample, as plain objects. */
export async function* archiveLines(db: Connection): AsyncGenerator<object> {
  yield* documentLines(db)
  yield* allReviewLines(db)
  yield* await matchLines(db)
  yield* sampleLines(db)
}
