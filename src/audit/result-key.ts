// Under what a comparison is kept: the engine, and the days of both texts, since "tomorrow" means another day in each.
import { sql, type RawBuilder } from 'kysely'
import { engineKey } from './engine-key.ts'

const DAY = 'YYYY-MM-DD'.length

/** Key of a pair's result; `published` as the archive has it (ISO 8601, or empty). */
export const resultKey = (statement: string, report: string): string =>
  [engineKey(), statement.slice(0, DAY), report.slice(0, DAY)].join(' ')

/** The same in SQL, from two columns `published`, for both kinds of archive. */
export const resultKeyOf = (statement: string, report: string): RawBuilder<string> =>
  sql<string>`${engineKey()} || ' ' || substr(${sql.ref(statement)}, 1, ${sql.lit(DAY)}) || ' ' || substr(${sql.ref(report)}, 1, ${sql.lit(DAY)})`
