// Which statements have something to be done: never seen under these settings, or reports or rival statements have come since.
import type { AuditSettings } from '../settings.ts'
import { runKey } from '../settings.ts'
import { currentMark, foldedStatements } from '../matching/folded.ts'
import type { Store } from '../../archive/connection.ts'
import { dayNumber } from '../../archive/terms.ts'

export interface Plan {
  readonly statements: number
  /** Identifiers of the statements to do, in order. */
  readonly todo: readonly number[]
  /** Reports in the archive. */
  readonly reports: number
}

/** Numbers of the newest reports that came after a mark: by day, of no day, of an event, of any day. */
interface Fresh {
  readonly byDay: ReadonlyMap<number, number>
  readonly undated: number
  readonly byEvent: ReadonlyMap<string, number>
  readonly any: number
}

async function freshReports(store: Store, above: number, outlets: readonly string[]): Promise<Fresh> {
  let query = store.db
    .selectFrom('documents')
    .select(({ fn }) => ['published', 'event', fn.max('id').as('most')])
    .where('role', '=', 'report')
    .where('id', '>', above)
    .groupBy(['published', 'event'])
  if (outlets.length > 0) query = query.where('outlet', 'in', [...outlets])
  const byDay = new Map<number, number>()
  const byEvent = new Map<string, number>()
  let [undated, any] = [0, 0]
  for (const { published, event, most } of await query.execute()) {
    const day = dayNumber(published)
    any = Math.max(any, most)
    if (day === undefined) undated = Math.max(undated, most)
    else byDay.set(day, Math.max(byDay.get(day) ?? 0, most))
    if (event !== '') byEvent.set(event, Math.max(byEvent.get(event) ?? 0, most))
  }
  return { byDay, undated, byEvent, any }
}

/** Whether a report has come since that may be one of a statement: in its window, of no date, or told to be of its event. */
function hasNew(fresh: Fresh, mark: number, published: string, event: string, window: AuditSettings['window']): boolean {
  if (fresh.any <= mark) return false
  if (fresh.undated > mark || (fresh.byEvent.get(event) ?? 0) > mark) return true
  const day = dayNumber(published)
  if (day === undefined) return true
  for (let at = day + window[0]; at <= day + window[1]; at++) if ((fresh.byDay.get(at) ?? 0) > mark) return true
  return false
}

/** Numbers of the newest statements by day, and of no day. */
async function freshStatements(store: Store, above: number): Promise<Pick<Fresh, 'byDay' | 'undated' | 'any'>> {
  const rows = await store.db
    .selectFrom('documents')
    .select(({ fn }) => ['published', fn.max('id').as('most')])
    .where('role', '=', 'statement')
    .where('id', '>', above)
    .groupBy('published')
    .execute()
  const byDay = new Map<number, number>()
  let [undated, any] = [0, 0]
  for (const { published, most } of rows) {
    const day = dayNumber(published)
    any = Math.max(any, most)
    if (day === undefined) undated = Math.max(undated, most)
    else byDay.set(day, Math.max(byDay.get(day) ?? 0, most))
  }
  return { byDay, undated, any }
}

/** Whether a statement has come since whose window meets this one's: a report may be rather of that one. */
function hasRival(
  fresh: Pick<Fresh, 'byDay' | 'undated' | 'any'>,
  mark: number,
  published: string,
  window: AuditSettings['window'],
): boolean {
  if (fresh.any <= mark) return false
  const day = dayNumber(published)
  if (day === undefined || fresh.undated > mark) return true
  const reach = window[1] - window[0]
  for (let at = day - reach; at <= day + reach; at++) if ((fresh.byDay.get(at) ?? 0) > mark) return true
  return false
}

/** What is left to do of an audit with these settings. */
export async function plan(store: Store, settings: AuditSettings): Promise<Plan> {
  const run = runKey(settings)
  const statements = await store.db
    .selectFrom('documents')
    .leftJoin('done', (join) => join.onRef('done.statement', '=', 'documents.id').on('done.run', '=', run))
    .select(['documents.id', 'documents.published', 'documents.event', 'done.mark'])
    .where('documents.role', '=', 'statement')
    .orderBy('documents.id')
    .execute()
  const counted = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'report')
    .executeTakeFirstOrThrow()
  const lowest = statements.reduce((least, one) => Math.min(least, one.mark ?? Infinity), Infinity)
  const fresh = Number.isFinite(lowest) ? await freshReports(store, lowest, settings.outlets) : undefined
  const rivals = Number.isFinite(lowest) ? await freshStatements(store, lowest) : undefined
  const folded = await foldedStatements(store, await currentMark(store))
  const todo = statements.filter(
    ({ id, mark, published, event }) =>
      !folded.has(id) &&
      (mark === null ||
        (fresh !== undefined && hasNew(fresh, mark, published, event, settings.window)) ||
        (rivals !== undefined && hasRival(rivals, mark, published, settings.window))),
  )
  return { statements: statements.length - folded.size, todo: todo.map((one) => one.id), reports: counted.count }
}
