// `unsaid audit`: does what an archive has left to do, then says what it adds up to.
import { availableParallelism } from 'node:os'
import { outletName } from '../ingest/outlets.ts'
import type { Audit, Pairing } from '../model/audit.ts'
import { CELL_COLUMNS, MATCH_COLUMNS } from '../model/tables.ts'
import { UserError } from '../model/user-error.ts'
import { shownLocation, type Store } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { patiently } from '../archive/patience.ts'
import { runAudit, type RunResult } from '../audit/work/run.ts'
import { DEFAULT_SETTINGS, type AuditSettings } from '../audit/settings.ts'
import { DEFAULT_SUMMARY, errorsIn, summarise, type SummaryOptions } from '../audit/summary/audit.ts'
import { formatAmong } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { stopOnInterrupt } from './interrupt.ts'
import { checkOutput } from './output-target.ts'
import { lineSink, writeAnswer } from './output.ts'
import { progressLine } from './progress.ts'
import { terminalOptions } from './terminal-options.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { wholeNumber } from './whole-number.ts'

const AUDIT_FORMATS = ['text', 'html', 'csv', 'cells', 'matches', 'json', 'methods'] as const
type Format = (typeof AUDIT_FORMATS)[number]
const LIST_FORMATS = ['text', 'csv', 'json'] as const
type ListFormat = (typeof LIST_FORMATS)[number]
const LISTS = ['matches', 'ambiguous', 'not-covered', 'unsupported'] as const

/** What is audited and how it is summed up: flags of every command that makes an audit. */
export interface AuditQuestion {
  readonly store: string
  readonly control?: readonly string[]
  readonly outlet?: readonly string[]
  readonly window?: string
  readonly level: string
  readonly correction: string
  readonly seed: string
  readonly threads?: string
}

export interface AuditFlags extends AuditQuestion {
  readonly deadAfter: string
  readonly run: boolean
  readonly example?: boolean
  readonly list?: string
  readonly format?: string
  readonly output?: string
}

function windowOf(value: string | undefined): readonly [number, number] {
  if (value === undefined) return DEFAULT_SETTINGS.window
  const parts = /^(-?\d{1,4})\.\.(-?\d{1,4})$/.exec(value)
  const [low, high] = [Number(parts?.[1]), Number(parts?.[2])]
  if (!parts || low > high) throw new UserError(`--window ${value}: write the days before and after the statement as -1..14`)
  return [low, high]
}

/** What the flags ask for. Throws `UserError` for what cannot be meant. */
export function settingsOf(flags: Pick<AuditFlags, 'outlet' | 'window'>): AuditSettings {
  return {
    ...DEFAULT_SETTINGS,
    window: windowOf(flags.window),
    outlets: [...new Set((flags.outlet ?? []).map(outletName))].sort(),
  }
}

/** How the flags want it summed up. Throws `UserError` for what cannot be meant. */
export function summaryOf(flags: Pick<AuditFlags, 'level' | 'correction' | 'control' | 'seed'>): SummaryOptions {
  const level = Number(flags.level)
  if (!(level >= 50 && level <= 99.9)) throw new UserError(`--level ${flags.level}: must be a percentage from 50 to 99.9`)
  if (flags.correction !== 'holm' && flags.correction !== 'bh')
    throw new UserError(`--correction ${flags.correction}: unknown; choose holm or bh (Benjamini and Hochberg)`)
  return {
    ...DEFAULT_SUMMARY,
    controls: [...new Set((flags.control ?? []).map(outletName))],
    level: level / 100,
    correction: flags.correction,
    seed: wholeNumber('--seed', flags.seed, 0, 2 ** 32 - 1),
  }
}

async function rendered(audit: Audit, format: Exclude<Format, Table>, toFile: boolean): Promise<string> {
  switch (format) {
    case 'html':
      return (await import('../present/audit/html.ts')).htmlAudit(audit)
    case 'csv':
      return (await import('../present/audit/csv.ts')).auditCsv(audit)
    case 'methods':
      return (await import('../present/audit/methods.ts')).methodsParagraph(audit)
    case 'text':
      return (await import('../present/audit/terminal.ts')).terminalAudit(audit, terminalOptions(toFile))
    case 'json':
      return `${safeJson(audit, 2)}\n`
  }
}

export type Table = 'cells' | 'matches'

/** Writes a table, a row at a time, to `output` or standard output. */
export async function writeTable(
  store: Store,
  table: Table,
  settings: AuditSettings,
  controls: readonly string[],
  output: string | undefined,
): Promise<void> {
  const { csvLine } = await import('../present/csv/cell.ts')
  const isControl = (outlet: string): boolean => controls.includes(outlet)
  const sink = await lineSink(output)
  try {
    if (table === 'cells') {
      const { cellRows } = await import('../audit/cell-rows.ts')
      await sink.write(csvLine(CELL_COLUMNS))
      for await (const row of cellRows(store, settings, isControl, await errorsIn(store)))
        await sink.write(csvLine(CELL_COLUMNS.map((column) => row[column])))
    } else {
      const { matchRows } = await import('../audit/match-rows.ts')
      await sink.write(csvLine(MATCH_COLUMNS))
      for await (const row of matchRows(store, settings, isControl)) await sink.write(csvLine(MATCH_COLUMNS.map((column) => row[column])))
    }
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
}

/** Reasons for which statements failed that are told one by one. */
const MOST_REASONS = 20

/** Statements of the example archive: enough to find what is planted, few enough for a minute. */
const EXAMPLE_STATEMENTS = 100

/** Makes the example archive where there is none yet. */
async function makeExample(location: string): Promise<void> {
  const { exampleArchive } = await import('../archive/example/archive.ts')
  const { addDocuments } = await import('../archive/add.ts')
  const store = await openStore(location, { create: true })
  try {
    const held = await store.db.selectFrom('documents').select('id').limit(1).executeTakeFirst()
    if (held) return
    await addDocuments(store, [...exampleArchive(EXAMPLE_STATEMENTS)])
    say(`made an archive of invented texts: ${location}`)
  } finally {
    await store.close()
  }
}

async function work(store: Store, settings: AuditSettings, flags: AuditFlags): Promise<RunResult | undefined> {
  if (!flags.run) return undefined
  const threads = flags.threads === undefined ? availableParallelism() : wholeNumber('--threads', flags.threads, 0, 256)
  const progress = progressLine('auditing statements')
  const { signal, release } = stopOnInterrupt()
  try {
    if (store.kind === 'postgres') {
      const deadAfter = wholeNumber('--dead-after', flags.deadAfter, 1, 86_400)
      return await (await import('./audit-queue.ts')).runQueued(store, settings, threads, deadAfter, signal)
    }
    return await runAudit(store, settings, {
      threads,
      signal,
      onProgress: ({ done, of, computed }) => progress.show(done, of, `${computed} pairs`),
    })
  } finally {
    release()
    progress.end()
  }
}

function tell(result: RunResult, location: string): void {
  const alike = new Map<string, number[]>()
  for (const { statement, reason } of result.failed) {
    const line = reason.split('\n')[0] ?? ''
    const same = alike.get(line)
    if (same) same.push(statement)
    else alike.set(line, [statement])
  }
  for (const [line, [first, ...others]] of [...alike].slice(0, MOST_REASONS))
    say(
      others.length === 0
        ? `statement ${first}: ${line}; it is tried again in the next run`
        : `statement ${first} and ${others.length} more: ${line}; they are tried again in the next run`,
    )
  if (result.stopped) say(`stopped; ${result.done} statements were done and are kept in ${location}, the same command goes on`)
}

/** Why an audit has no statement to tell of. */
async function nothingToTell(store: Store, location: string): Promise<UserError> {
  const held = await store.db.selectFrom('documents').select('id').where('role', '=', 'statement').limit(1).executeTakeFirst()
  const named = shownLocation(location)
  return new UserError(
    held
      ? `${named}: none of its statements is done under these settings; leave out --no-run`
      : `${named}: holds no statement; import some with: unsaid import --store ${named} --as statement FILES`,
  )
}

function listOf(audit: Audit, list: (typeof LISTS)[number]): readonly Pairing[] {
  switch (list) {
    case 'matches':
      return audit.matches
    case 'ambiguous':
      return audit.ambiguous
    case 'not-covered':
      return audit.notCovered
    case 'unsupported':
      return audit.unsupported
  }
}

async function listed(pairings: readonly Pairing[], format: ListFormat): Promise<string> {
  if (format === 'json') return `${safeJson(pairings, 2)}\n`
  const { pairingCsv, pairingLines } = await import('../present/audit/pairings.ts')
  return format === 'csv' ? pairingCsv(pairings) : pairingLines(pairings)
}

/** How a list is written. Lines of text are parted by tabs, so that a file of these may be called so. */
function listFormat({ format, output }: AuditFlags): ListFormat {
  if (format !== undefined && !LIST_FORMATS.some((one) => one === format))
    throw new UserError(`--format ${format}: a list is written as ${LIST_FORMATS.join(', ')}; choose one of these, or leave out --list`)
  return formatAmong(LIST_FORMATS, format, output?.toLowerCase().endsWith('.tsv') ? undefined : output, 'text')
}

/** Runs the command; returns the exit code: 3 where a statement failed. Throws `UserError`. */
export async function runAuditCommand(flags: AuditFlags): Promise<number> {
  const settings = settingsOf(flags)
  const summary = summaryOf(flags)
  const list = flags.list === undefined ? undefined : LISTS.find((one) => one === flags.list)
  if (flags.list !== undefined && list === undefined) throw new UserError(`--list ${flags.list}: unknown list; choose ${LISTS.join(', ')}`)
  if (flags.output !== undefined) await checkOutput(flags.output, [flags.store])
  const asList = list === undefined ? undefined : { list, format: listFormat(flags) }
  const format = asList ? 'text' : formatAmong(AUDIT_FORMATS, flags.format, flags.output, 'text')
  if (flags.example) await makeExample(flags.store)
  const store = await openStore(flags.store)
  try {
    const result = await work(store, settings, flags)
    if (result) tell(result, shownLocation(flags.store))
    if (result?.stopped) return EXIT.some
    if (format === 'cells' || format === 'matches') {
      await writeTable(store, format, settings, summary.controls, flags.output)
      return result && result.failed.length > 0 ? EXIT.some : EXIT.done
    }
    // A list that is asked for by itself is whole.
    const audit = await patiently(store.location, () => summarise(store, settings, asList ? { ...summary, listed: Infinity } : summary))
    if (audit.archive.statements === 0) throw await nothingToTell(store, flags.store)
    const answer = await (asList ? listed(listOf(audit, asList.list), asList.format) : rendered(audit, format, flags.output !== undefined))
    await writeAnswer(answer, flags.output)
    return result && result.failed.length > 0 ? EXIT.some : EXIT.done
  } finally {
    await store.close()
  }
}
