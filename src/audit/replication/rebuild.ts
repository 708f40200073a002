// An archive built anew from its lines, so that what a package says does not hang on how the archive came to be.
import { importSources } from '../../archive/import/import.ts'
import { sourcesOf } from '../../archive/import/sources.ts'
import type { Store } from '../../archive/connection.ts'
import { UserError } from '../../model/user-error.ts'
import { engineKey } from '../engine-key.ts'
import type { AuditSettings } from '../settings.ts'
import { runAudit } from '../work/run.ts'

const AT_ONCE = 200

/** Puts lines into an empty archive. Throws `UserError` where one cannot be read: a package is whole or it is none. */
export async function fill(store: Store, lines: string): Promise<void> {
  const { sources } = await sourcesOf([lines])
  const problems: string[] = []
  await importSources(store, sources, { told: { control: false }, onProblem: (problem) => problems.push(problem) })
  if (problems[0] !== undefined) throw new UserError(problems[0])
}

/** Copies what this engine has computed already; both archives name texts by their hashes. */
export async function copyResults(from: Store, to: Store): Promise<void> {
  const engine = engineKey()
  for (let last = { statement: '', report: '', engine: '' }; ;) {
    const { statement, report, engine: key } = last
    const rows = await from.db
      .selectFrom('comparisons')
      .selectAll()
      .where('engine', 'like', `${engine} %`)
      .where((is) =>
        is.or([
          is('statement', '>', statement),
          is.and([is('statement', '=', statement), is('report', '>', report)]),
          is.and([is('statement', '=', statement), is('report', '=', report), is('engine', '>', key)]),
        ]),
      )
      .orderBy('statement')
      .orderBy('report')
      .orderBy('engine')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) break
    await to.write((db) =>
      db
        .insertInto('comparisons')
        .values(rows)
        .onConflict((one) => one.doNothing())
        .execute(),
    )
    last = rows.at(-1)!
  }
  for (let last = ''; ;) {
    const rows = await from.db
      .selectFrom('claims')
      .selectAll()
      .where('engine', '=', engine)
      .where('statement', '>', last)
      .orderBy('statement')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    await to.write((db) =>
      db
        .insertInto('claims')
        .values(rows)
        .onConflict((one) => one.doNothing())
        .execute(),
    )
    last = rows.at(-1)!.statement
  }
}

/** Does all that there is to do. Throws where a statement failed: figures without it would be others. */
export async function audited(
  store: Store,
  settings: AuditSettings,
  threads: number,
  onProgress?: (done: number, of: number) => void,
): Promise<void> {
  const { failed } = await runAudit(store, settings, { threads, onProgress: ({ done, of }) => onProgress?.(done, of) })
  if (failed[0]) throw new Error(`statement ${failed[0].statement}: ${failed[0].reason}`)
}
