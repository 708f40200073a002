// `unsaid store`: is the archive whole, what is in it, and which pairs belong together.
import { sql } from 'kysely'
import { keepMatch, MATCH_ANSWERS } from '../archive/match-decisions.ts'
import { archiveLines } from '../archive/export.ts'
import { type Store, shownLocation } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { UserError } from '../model/user-error.ts'
import { checkJsonEnding } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { lineSink, type LineSink } from './output.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { textHash } from '../text/text-hash.ts'

const AT_ONCE = 500

async function count(store: Store, table: 'texts' | 'documents' | 'comparisons', role?: string): Promise<number> {
  const query = store.db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'))
  if (role === undefined) return (await query.executeTakeFirstOrThrow()).count
  const some = store.db.selectFrom('documents').where('role', '=', role as 'statement' | 'report')
  return (await some.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count
}

/** Texts whose hash is not that of their words any more. */
async function changedTexts(store: Store): Promise<string[]> {
  const changed: string[] = []
  for (let last = ''; ;) {
    const rows = await store.db
      .selectFrom('texts')
      .select(['hash', 'body'])
      .where('hash', '>', last)
      .orderBy('hash')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return changed
    for (const { hash, body } of rows) if (textHash(body) !== hash) changed.push(hash)
    last = rows.at(-1)!.hash
  }
}

/** Runs `store check`; 3 where something is wrong. */
export async function runStoreCheck(flags: { readonly store: string }): Promise<number> {
  const store = await openStore(flags.store)
  try {
    const problems: string[] = []
    if (store.kind === 'sqlite') {
      const found = await sql<{
        integrity_check: string
      }>`pragma integrity_check`.execute(store.db)
      problems.push(...found.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'))
    }
    for (const hash of await changedTexts(store)) problems.push(`text ${hash}: has changed since it was stored; import it again`)
    const lost = await store.db
      .selectFrom('documents')
      .leftJoin('texts', 'texts.hash', 'documents.text')
      .select('documents.id')
      .where('texts.hash', 'is', null)
      .execute()
    for (const { id } of lost) problems.push(`document ${id}: its text is missing; import it again`)
    const near = await store.db
      .selectFrom('texts')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .whereRef('cluster', '!=', 'hash')
      .executeTakeFirstOrThrow()
    for (const problem of problems) say(`${shownLocation(flags.store)}: ${problem}`)
    const statements = await count(store, 'documents', 'statement')
    const reports = await count(store, 'documents', 'report')
    process.stdout.write(
      `${statements} statements, ${reports} reports, ${await count(store, 'texts')} texts (${near.count} nearly repeat another), ${await count(store, 'comparisons')} comparisons; ${problems.length === 0 ? 'whole' : `${problems.length} problems`}.\n`,
    )
    return problems.length > 0 ? EXIT.some : EXIT.done
  } finally {
    await store.close()
  }
}

/** Runs `store export`: every document, decision of a review and answer about a match as a JSON line that `unsaid import` reads. */
export async function runStoreExport(flags: { readonly store: string; readonly output?: string }): Promise<number> {
  if (flags.output !== undefined) await checkOutput(flags.output, [flags.store])
  checkJsonEnding(flags.output, 'JSON lines', '.jsonl')
  const store = await openStore(flags.store)
  let sink: LineSink | undefined
  try {
    sink = await lineSink(flags.output)
    for await (const line of archiveLines(store.db)) await sink.write(`${safeJson(line)}\n`)
    await sink.finish()
    return EXIT.done
  } catch (error) {
    await sink?.discard()
    throw error
  } finally {
    await store.close()
  }
}

export interface MatchFlags {
  readonly store: string
  readonly by: string
}

/** Runs `store match STATEMENT REPORT yes|no|unsure`: what a person says outweighs what was found; the statement is done anew. */
export async function runStoreMatch(statement: string, report: string, answer: string, flags: MatchFlags): Promise<number> {
  const said = MATCH_ANSWERS.find((one) => one === answer)
  if (said === undefined)
    throw new UserError(`${answer}: say yes where they belong together, no where they do not, unsure where you cannot tell`)
  const store = await openStore(flags.store)
  try {
    const ids = { statement: Number(statement), report: Number(report) }
    for (const role of ['statement', 'report'] as const) {
      const found = Number.isInteger(ids[role])
        ? await store.db.selectFrom('documents').select('id').where('id', '=', ids[role]).where('role', '=', role).executeTakeFirst()
        : undefined
      if (!found)
        throw new UserError(
          `${role === 'statement' ? statement : report}: is no ${role} of ${shownLocation(flags.store)}; unsaid audit --list ambiguous shows the numbers`,
        )
    }
    await keepMatch(store, { ...ids, answer: said, reviewer: flags.by, time: new Date().toISOString() })
    const words = { yes: 'is one', no: 'is not one', unsure: 'may or may not be one' }
    process.stdout.write(`Kept: report ${ids.report} ${words[said]} of statement ${ids.statement}.\n`)
    return EXIT.done
  } finally {
    await store.close()
  }
}
