// What a reviewer has left to decide of the newest sample.
import { pairLog } from '../../archive/reviews.ts'
import { samples, sampleUnits } from '../../archive/samples.ts'
import type { Store } from '../../archive/connection.ts'

/** Pairs of a sample that are looked at in one query. */
const AT_ONCE = 200

/** The first pair of the newest sample, in the order of coding, that this reviewer has not begun; `undefined` where there is none. */
export async function nextOfSample(store: Store, reviewer: string): Promise<{ statement: number; report: number } | undefined> {
  const [newest] = await samples(store.db)
  if (!newest) return undefined
  const rows = await store.db.selectFrom('review_lines').select('log').distinct().where('reviewer', '=', reviewer).execute()
  const begun = new Set(rows.map((row) => row.log))
  const pairs = (await sampleUnits(store.db, newest.name)).flatMap(({ statement, reports }) =>
    reports.map((report) => ({ statement, report })),
  )
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const part = pairs.slice(from, from + AT_ONCE)
    const ids = [...new Set(part.flatMap((pair) => [pair.statement, pair.report]))]
    const texts = await store.db.selectFrom('documents').select(['id', 'text']).where('id', 'in', ids).execute()
    const hashes = new Map(texts.map((row) => [row.id, row.text]))
    const next = part.find(({ statement, report }) => {
      const [said, made] = [hashes.get(statement), hashes.get(report)]
      return said !== undefined && made !== undefined && !begun.has(pairLog(said, made))
    })
    if (next) return next
  }
  return undefined
}
