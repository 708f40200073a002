// An archive as the dashboard asks of it.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Archive, Facts, Need, Answer } from '../../model/dashboard.ts'
import type { Audit } from '../../model/audit.ts'
import { builtFolder } from '../../seeds.ts'
import { keepMatch } from '../../archive/match-decisions.ts'
import { nextOfSample } from '../sampling/next.ts'
import { runKey } from '../settings.ts'
import { doStatement } from '../work/statement-work.ts'
import { archiveErrors, errorsFor } from '../summary/archive-errors.ts'
import type { SummaryOptions } from '../summary/audit.ts'
import { measuredErrors } from '../summary/errors.ts'
import { listStatements, unlisted } from './listing.ts'
import { page, rates, values, type OpenArchive } from './queries.ts'
import { statementView } from './statement-view.ts'
import type { SummaryData } from './summary-thread.ts'

/** Statements that are laid out before the screen gets its turn again. */
const LISTED_AT_ONCE = 10
/** Values that a list of filters offers. */
const MOST_VALUES = 60

async function facts({ store, settings }: OpenArchive): Promise<Facts> {
  const run = runKey(settings)
  const found = await sql<Facts>`select
    (select count(*) from documents where role = 'statement') as statements,
    (select count(*) from documents where role = 'report') as reports,
    (select count(*) from done where run = ${run}) as done,
    (select count(*) from listed where run = ${run}) as listed,
    (select coalesce(sum(pairs), 0) from listed where run = ${run}) as pairs,
    (select count(*) from matches m left join match_decisions d on d.statement = m.statement and d.report = m.report
      where m.run = ${run} and m.state = 'ambiguous' and (d.belongs is null or d.belongs = 2)
      and not exists (select 1 from matches o where o.run = m.run and o.statement = m.statement and o.outlet = m.outlet and o.state <> 'ambiguous')) as ambiguous,
    (select count(*) from uncovered where run = ${run}) as uncovered,
    (select count(*) from review_lines) as lines`.execute(store.db)
  return found.rows[0]!
}

async function textsOf({ store }: OpenArchive, ids: { readonly statement: number; readonly report: number }): Promise<Answer> {
  const bodyOf = async (id: number): Promise<string> =>
    (
      await store.db
        .selectFrom('documents')
        .innerJoin('texts', 'texts.hash', 'documents.text')
        .select('body')
        .where('documents.id', '=', id)
        .executeTakeFirst()
    )?.body ?? ''
  return { ask: 'texts', texts: { statement: await bodyOf(ids.statement), report: await bodyOf(ids.report) } }
}

/** A pair of which no claim is decided, drawn anew each time; while a sample is not coded whole, the next pair of it. */
async function anyPair(
  { store, settings, controls }: OpenArchive,
  reviewer: string,
): Promise<{ statement: number; report: number } | undefined> {
  const drawn = await nextOfSample(store, reviewer)
  if (drawn) return drawn
  const notControl = controls.length === 0 ? sql`1 = 1` : sql`outlet not in (${sql.join(controls.map((one) => sql`${one}`))})`
  const found = await sql<{
    statement: number
    report: number
  }>`select statement, report from (select statement, report, max(decided) as decided from listed_cells
    where run = ${runKey(settings)} and ${notControl} group by statement, report) as pairs where decided = 0 order by random() limit 1`.execute(
    store.db,
  )
  return found.rows[0]
}

function auditIn(data: SummaryData): Promise<Audit> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(builtFolder(), 'audit/summary-thread.js'), { workerData: data })
    worker.once('message', (message: { readonly audit: Audit } | { readonly failed: string }) => {
      if ('audit' in message) resolve(message.audit)
      else reject(new Error(message.failed))
    })
    worker.once('error', reject)
    // The screen may be left before the sums are done.
    worker.unref()
  })
}

/** The archive behind the dashboard. `reviewer` is who settles matches. */
export async function archiveFor(desk: OpenArchive, summary: SummaryOptions, reviewer: string): Promise<Archive> {
  const { store, settings } = desk
  const errors = errorsFor(summary.errors ?? measuredErrors(), await archiveErrors(store))
  const answer = async (need: Need): Promise<Answer> => {
    switch (need.ask) {
      case 'rates':
        return { ask: 'rates', rates: await rates(desk, need.by, need.outlet, errors, summary.level) }
      case 'months':
        return { ask: 'months', rates: await rates(desk, 'month', undefined, errors, summary.level) }
      case 'page':
        return { ask: 'page', page: await page(desk, need.of, need.from, need.count) }
      case 'statement':
        return { ask: 'statement', view: await statementView(desk, need.id) }
      case 'texts':
        return textsOf(desk, need)
    }
  }
  return {
    answer,
    facts: () => facts(desk),
    values: (of, filter) => values(desk, of, filter, MOST_VALUES),
    audit: () => auditIn({ location: store.location, settings, summary }),
    settle: async (statement, report, said) => {
      await keepMatch(store, { statement, report, answer: said, reviewer, time: new Date().toISOString() })
      if (said === 'unsure') return
      const { reports } = await facts(desk)
      await doStatement(store, statement, settings, reports, `browse ${process.pid}`)
    },
    anyPair: () => anyPair(desk, reviewer),
    list: async () => {
      const ids = await unlisted(store, settings, LISTED_AT_ONCE)
      await listStatements(store, settings, ids)
      return ids.length
    },
  }
}
