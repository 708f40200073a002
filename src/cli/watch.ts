// `unsaid watch`: rounds of looks until somebody stops it, a line for each finding, and a page that is rewritten whole.
import { availableParallelism } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { stat } from 'node:fs/promises'
import { isPostgres, type Store } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { DEFAULT_SETTINGS } from '../audit/settings.ts'
import { parseDateOrder } from '../ingest/dates-written.ts'
import { createFetcher } from '../ingest/fetch/fetcher.ts'
import { readJson } from '../ingest/json-file.ts'
import { watchSchema, type WatchFile, type WatchFinding } from '../model/watch.ts'
import { UserError } from '../model/user-error.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { watchHtml } from '../present/watch/html.ts'
import { findingLine } from '../present/watch/words.ts'
import { version } from '../version.ts'
import { enter, standings } from '../watch/addresses.ts'
import { latestFindings, tellAll } from '../watch/findings.ts'
import { watcherName } from '../watch/hosts.ts'
import { round, untilDue, type Round, type WatchWork } from '../watch/round.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { progressLine } from './progress.ts'
import { say } from './say.ts'
import { fetchSeconds } from './sources.ts'

export interface WatchFlags {
  readonly format: string
  readonly once?: boolean
  readonly dateOrder?: string
  readonly fetchTimeout: string
  readonly userAgent?: string
  readonly allowPrivate?: boolean
}

/** Findings on the page; all are in the archive. */
const MOST_SHOWN = 500

/** The file, with its paths beside itself. Throws `UserError`. */
async function watchFile(path: string): Promise<WatchFile> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UserError(`${path}: no such file; write one as docs/watching.md says`)
  const file = await readJson(path, watchSchema)
  const beside = (name: string): string => (isAbsolute(name) || isPostgres(name) ? name : join(dirname(path), name))
  return { ...file, store: beside(file.store), ...(file.page === undefined ? {} : { page: beside(file.page) }) }
}

async function writePage(store: Store, file: WatchFile): Promise<void> {
  if (file.page === undefined) return
  const { addresses, more } = await standings(store, file)
  const title = file.title ?? 'What was left out, and what was changed later'
  const findings = await latestFindings(store.db, MOST_SHOWN)
  await writeAnswer(watchHtml({ title, time: new Date().toISOString(), version, findings, addresses, more }), file.page)
}

/** Stops at Ctrl-C and SIGTERM, between two pages; a second one ends at once. */
function stopping(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('stopping; what is done is kept, the same command goes on (Ctrl-C again ends at once)')
      controller.abort()
    })
  return controller
}

const looks = (counts: Round): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Runs the command until it is stopped; 3 where, with `--once`, a source could not be read. Throws `UserError`. */
export async function runWatch(path: string, flags: WatchFlags): Promise<number> {
  const format = (['text', 'jsonl'] as const).find((one) => one === flags.format)
  if (format === undefined) throw new UserError(`--format ${flags.format}: unknown format; choose text or jsonl`)
  const timeout = fetchSeconds(flags.fetchTimeout) * 1000
  const dateOrder = flags.dateOrder === undefined ? undefined : parseDateOrder(flags.dateOrder)
  const file = await watchFile(path)
  if (file.page !== undefined) await checkOutput(file.page, [path, file.store])
  const { signal } = stopping()
  const store = await openStore(file.store, { create: true })
  const progress = progressLine('looking')
  let [done, failed] = [0, 0]
  const work: WatchWork = {
    store,
    file,
    // The watch has its own back-off, from round to round.
    fetcher: createFetcher({ allowPrivate: flags.allowPrivate, userAgent: flags.userAgent, timeout, retries: 0, signal }),
    settings: DEFAULT_SETTINGS,
    dateOrder,
    holder: watcherName(),
    clock: Date.now,
    threads: availableParallelism(),
    onceSince: flags.once === true ? Date.now() : undefined,
    signal,
    onLook: (address) => progress.show((done += 1), undefined, address),
    onFailed: (what, reason) => say(`${what}: ${reason}; it is tried again in the next round`),
  }
  const tell = async (finding: WatchFinding): Promise<void> => {
    progress.end()
    await writeAnswer(`${format === 'jsonl' ? safeJson(finding) : findingLine(finding)}\n`, undefined)
  }
  const told = new Map<string, string>()
  /** Says once what is wrong with an address, and once that it is well again. */
  const tellFailures = async (): Promise<void> => {
    const { addresses } = await standings(store, file)
    for (const { address, state, problem } of addresses) {
      if (state === 'failing' && told.get(address) !== problem) say(`${address}: ${problem}; it is tried again later`)
      if (state === 'failing') told.set(address, problem)
      else told.delete(address)
    }
  }
  try {
    await enter(store, file, work.clock())
    for (;;) {
      const counts = await round(work)
      failed += counts.failed
      await tellAll(store, work.holder, work.clock, tell)
      await tellFailures()
      await writePage(store, file)
      progress.end()
      if (signal.aborted || (flags.once === true && looks(counts) === 0)) break
      if (looks(counts) === 0) await untilDue(work)
    }
    return flags.once === true && failed > 0 && !signal.aborted ? EXIT.some : EXIT.done
  } finally {
    progress.end()
    await store.close()
  }
}
