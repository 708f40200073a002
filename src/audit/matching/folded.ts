// Statements that were published once more, word for word or nearly: they are one, and count once.
import type { Store } from '../../archive/connection.ts'
import { dayNumber, fingerprint, type Fingerprint } from '../../archive/terms.ts'

/** Days between a statement and its second publication. */
const AGAIN_WITHIN = 1

const equal = (left: ReadonlySet<number>, right: ReadonlySet<number>): boolean =>
  left.size === right.size && [...left].every((one) => right.has(one))

/** A congratulation to one and a congratulation to another may be nearly the same words; names and numbers tell them apart. */
const saysTheSame = (left: Fingerprint, right: Fingerprint): boolean => equal(left.names, right.names) && equal(left.values, right.values)

const kept = new WeakMap<Store, { readonly mark: number; readonly folded: ReadonlyMap<number, number> }>()

/** Statements that repeat an earlier one of the archive, with the number of that one. `mark` is the highest number of a document now. */
export async function foldedStatements(store: Store, mark: number): Promise<ReadonlyMap<number, number>> {
  const known = kept.get(store)
  if (known?.mark === mark) return known.folded
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['documents.id', 'published', 'event', 'cluster', 'hash'])
    .where('role', '=', 'statement')
    .orderBy('documents.id')
    .execute()
  const byCluster = new Map<string, typeof rows>()
  for (const row of rows) byCluster.set(row.cluster, [...(byCluster.get(row.cluster) ?? []), row])
  const folded = new Map<number, number>()
  for (const group of byCluster.values()) {
    if (group.length < 2) continue
    const bodies = await store.db
      .selectFrom('texts')
      .select(['hash', 'body', 'language'])
      .where('hash', 'in', [...new Set(group.map((one) => one.hash))])
      .execute()
    const prints = new Map(bodies.map(({ hash, body, language }) => [hash, fingerprint(body, language)]))
    const first: typeof group = []
    for (const one of group) {
      const day = dayNumber(one.published)
      const earlier = first.find((other) => {
        const otherDay = dayNumber(other.published)
        const near = day === undefined || otherDay === undefined ? day === otherDay : Math.abs(day - otherDay) <= AGAIN_WITHIN
        return near && other.event === one.event && (other.hash === one.hash || saysTheSame(prints.get(other.hash)!, prints.get(one.hash)!))
      })
      if (earlier) folded.set(one.id, earlier.id)
      else first.push(one)
    }
  }
  kept.set(store, { mark, folded })
  return folded
}

/** Highest number of a document now. */
export async function currentMark(store: Store): Promise<number> {
  const row = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.max('id').as('most'))
    .executeTakeFirst()
  return row?.most ?? 0
}
