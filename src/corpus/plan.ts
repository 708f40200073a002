// Which statements have something to be done: never seen under these settings, or reports have come since.
import type { AuditSettings } from './settings.ts'
import { runKey } from './settings.ts'
import type { Store } from './store.ts'
import { dayNumber } from './terms.ts'

export interface Plan {
  readonly statements: number
  /** Identifiers of the statements to do, in order. */
  readonly todo: readonly number[]
  /** Reports in the archive. */
  readonly reports: number
}

interface Fresh {
  readonly day: number | undefined
  readonly most: number
}

async function freshReports(store: Store, above: number): Promise<Fresh[]> {
  const rows = await store.db
    .selectFrom('documents')
    .select(({ fn }) => ['published', fn.max('id').as('most')])
    .where('role', '=', 'report')
    .where('id', '>', above)
    .groupBy('published')
    .execute()
  return rows.map((row) => ({ day: dayNumber(row.published), most: row.most }))
}

/** What is left to do of an audit with these settings. */
export async function plan(store: Store, settings: AuditSettings): Promise<Plan> {
  const run = runKey(settings)
  const statements = await store.db
    .selectFrom('documents')
    .leftJoin('done', (join) => join.onRef('done.statement', '=', 'documents.id').on('done.run', '=', run))
    .select(['documents.id', 'documents.published', 'done.mark'])
    .where('documents.role', '=', 'statement')
    .orderBy('documents.id')
    .execute()
  const counted = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'report')
    .executeTakeFirstOrThrow()
  const lowest = statements.reduce((least, one) => Math.min(least, one.mark ?? Infinity), Infinity)
  const fresh = Number.isFinite(lowest) ? await freshReports(store, lowest) : []
  const todo = statements.filter(({ mark, published }) => {
    if (mark === null) return true
    const day = dayNumber(published)
    return fresh.some((one) => {
      if (one.most <= mark) return false
      if (day === undefined || one.day === undefined) return true
      return one.day >= day + settings.window[0] && one.day <= day + settings.window[1]
    })
  })
  return { statements: statements.length, todo: todo.map((one) => one.id), reports: counted.count }
}
