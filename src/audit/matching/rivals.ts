// The other statements that a report may be of: those about its day, told apart from what is the same statement once more.
import type { Store } from '../../archive/connection.ts'
import { dayNumber } from '../../archive/terms.ts'
import type { AuditSettings } from '../settings.ts'
import { foldedStatements } from './folded.ts'

export interface Rival {
  readonly id: number
  /** Days since 1970. */
  readonly day: number | undefined
  /** Number of the first statement that says the same. */
  readonly same: number
}

/** Statements by day, those of no day apart. */
export interface RivalIndex {
  readonly mark: number
  readonly byDay: readonly Rival[]
  readonly undated: readonly Rival[]
}

/** Statements that a report of no date is held against; of more the newest ones. */
const MOST_UNDATED = 2000
/** Statements about one day that a report is held against: the nearest ones. */
const MOST_RIVALS = 600

const indexes = new WeakMap<Store, RivalIndex>()

/** All statements of an archive; read again where documents came since. `mark` is the highest number of a document now. */
export async function rivalIndex(store: Store, mark: number): Promise<RivalIndex> {
  const known = indexes.get(store)
  if (known?.mark === mark) return known
  const folded = await foldedStatements(store, mark)
  const rows = await store.db
    .selectFrom('documents')
    .select(['documents.id', 'published'])
    .where('role', '=', 'statement')
    .orderBy('documents.id')
    .execute()
  const all = rows.map(({ id, published }): Rival => ({ id, day: dayNumber(published), same: folded.get(id) ?? id }))
  const made = {
    mark,
    byDay: all.filter((one) => one.day !== undefined).sort((a, b) => a.day! - b.day! || a.id - b.id),
    undated: all.filter((one) => one.day === undefined),
  }
  indexes.set(store, made)
  return made
}

/** First place of a statement of this day or a later one. */
function placeOf(byDay: readonly Rival[], day: number): number {
  let [low, high] = [0, byDay.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byDay[middle]!.day! < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Statements whose window holds a report of `day`: all that it could be of. The same text again, and near repeats of it, are no rivals of one another. */
export function rivalsOf(index: RivalIndex, day: number | undefined, window: AuditSettings['window']): readonly Rival[] {
  if (day === undefined) return [...index.byDay.slice(-MOST_UNDATED), ...index.undated.slice(-MOST_UNDATED)]
  const dated = index.byDay.slice(placeOf(index.byDay, day - window[1]), placeOf(index.byDay, day - window[0] + 1))
  const near =
    dated.length <= MOST_RIVALS
      ? dated
      : [...dated].sort((a, b) => Math.abs(a.day! - day) - Math.abs(b.day! - day) || a.id - b.id).slice(0, MOST_RIVALS)
  return [...near, ...index.undated.slice(-MOST_RIVALS)]
}
