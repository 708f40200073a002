// An archive whose statements are done → the audit: every number that is said about it.
import type { Audit, Omission, Pairing, RateRow } from '../../model/audit.ts'
import { UserError } from '../../model/user-error.ts'
import { engineKey } from '../engine-key.ts'
import type { AuditSettings } from '../settings.ts'
import { accuracy, type ErrorCounts, type Errors } from './misclassification.ts'
import { random } from '../../statistics/random.ts'
import type { Store } from '../../archive/connection.ts'
import { dayNumber } from '../../archive/terms.ts'
import { archiveErrors, errorsFor, shownArchiveErrors } from './archive-errors.ts'
import { statementCells } from './cells.ts'
import { measuredErrors } from './errors.ts'
import { contests, differentials } from './differentials.ts'
import { grouper } from './groups.ts'
import { kindMonths, kindTrends } from './kind-trends.ts'
import { lists, type HeldDays } from './lists.ts'
import { rateRow, trends } from './rates.ts'
import { replacements } from './replacements.ts'
import { robustness } from './robustness.ts'
import { resampledRates } from './resample.ts'

export interface SummaryOptions {
  /** Outlets to compare with, by the name shown; those marked so in the archive where empty. */
  readonly controls: readonly string[]
  /** Level of all intervals and tests, 0..1. */
  readonly level: number
  readonly resamples: number
  readonly permutations: number
  readonly correction: 'holm' | 'bh'
  readonly seed: number
  /** Error rates in place of the measured ones that come with unsaid. */
  readonly errors?: Errors
}

export const DEFAULT_SUMMARY: SummaryOptions = {
  controls: [],
  level: 0.95,
  resamples: 1000,
  permutations: 5000,
  correction: 'holm',
  seed: 1,
}

interface Outlets {
  readonly all: readonly string[]
  readonly controls: readonly string[]
  readonly held: HeldDays
  readonly reports: number
}

async function outletsOf(store: Store, settings: AuditSettings, wanted: readonly string[]): Promise<Outlets> {
  const rows = await store.db
    .selectFrom('documents')
    .select(({ fn }) => ['outlet', 'published', fn.max('control').as('control'), fn.countAll<number>().as('count')])
    .where('role', '=', 'report')
    .groupBy(['outlet', 'published'])
    .execute()
  const own = rows.filter((row) => settings.outlets.length === 0 || settings.outlets.includes(row.outlet))
  const all = [...new Set(own.map((row) => row.outlet))].sort()
  for (const control of wanted)
    if (!all.includes(control))
      throw new UserError(`--control ${control}: the archive has no report of it; it has ${all.slice(0, 12).join(', ')}`)
  const marked = all.filter((outlet) => own.some((row) => row.outlet === outlet && row.control === 1))
  const held = new Map(
    all.map((outlet) => [
      outlet,
      Float64Array.from(own.flatMap((row) => (row.outlet === outlet ? (dayNumber(row.published) ?? []) : []))).sort(),
    ]),
  )
  return { all, controls: wanted.length > 0 ? wanted : marked, held, reports: own.reduce((sum, row) => sum + row.count, 0) }
}

const shownAccuracy = (counts: ErrorCounts): Audit['accuracy']['same'] => ({
  ...accuracy(counts),
  claims: counts.reduce((sum, set) => sum + set.absent.of + set.present.of, 0),
})

async function textOf(store: Store, hash: string): Promise<string> {
  return (await store.db.selectFrom('texts').select('body').where('hash', '=', hash).executeTakeFirst())?.body ?? ''
}

async function reportTitles(store: Store, pairings: readonly Pairing[]): Promise<Pairing[]> {
  const ids = pairings.flatMap((one) => one.report ?? [])
  if (ids.length === 0) return [...pairings]
  const rows = await store.db.selectFrom('documents').select(['id', 'title']).where('id', 'in', ids).execute()
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return pairings.map((one) => ({ ...one, ...(one.report === undefined ? {} : { reportTitle: titles.get(one.report) ?? '' }) }))
}

/** From so many times what the engine says a corrected rate rests on the error rates more than on the verdicts. */
const MUCH = 2.5

/** By how much the correction raises what the engine says, over all outlets; nothing where it is little. */
function raised(rates: readonly RateRow[]): string[] {
  const all = rates.filter((row) => row.by === 'all')
  const claims = all.reduce((sum, row) => sum + row.claims, 0)
  const of = (value: (row: RateRow) => number | null): number => all.reduce((sum, row) => sum + row.claims * (value(row) ?? 0), 0) / claims
  const times = of((row) => row.corrected.value) / of((row) => row.said.value)
  if (!(times >= MUCH)) return []
  return [
    `The corrected rates are ${times.toFixed(1)} times what was said omitted: they rest on the error rates more than on the verdicts. Let people decide a sample of this archive blind before you publish them.`,
  ]
}

function notes(
  audit: Pick<Audit, 'engine' | 'coverage' | 'ambiguous' | 'rates'>,
  errors: Errors,
  anyControls: boolean,
  undone: number,
): string[] {
  const found: string[] = raised(audit.rates)
  if (undone > 0) found.push(`${undone} statements are not done yet; run the audit again to finish them.`)
  if (!errors.current)
    found.push(
      `The error rates were measured with another fit of the engine than ${audit.engine}: measure them again (npm run train:meaning).`,
    )
  if (!anyControls)
    found.push('No outlet is named as a control: differences are against all other outlets that reported the same statement.')
  if (audit.coverage.some((row) => row.outsideArchive > 0))
    found.push('For some statements the archive holds no report at all of an outlet in the window; these are not called "not covered".')
  return found
}

/** The error rates that an archive's rates are corrected by. */
export async function errorsIn(store: Store, measured: Errors = measuredErrors()): Promise<Errors> {
  return errorsFor(measured, await archiveErrors(store))
}

/** Sums up what is done under these settings. The same archive, settings and seed give the same audit. */
export async function summarise(store: Store, settings: AuditSettings, options: SummaryOptions = DEFAULT_SUMMARY): Promise<Audit> {
  const { all, controls, held, reports } = await outletsOf(store, settings, options.controls)
  const measured = options.errors ?? measuredErrors()
  const blind = await archiveErrors(store)
  const errors = errorsFor(measured, blind)
  const isControl = (outlet: string): boolean => controls.includes(outlet)
  const groups = grouper()
  const matches = contests(isControl, controls.length > 0)
  const added = replacements()
  const moved = robustness(blind)
  const months = kindMonths()
  const named = lists(all, isControl, held, settings.window)
  let statements = 0
  let pairs = 0
  let [from, to] = ['', '']
  for await (const statement of statementCells(store, settings)) {
    groups.add(statement, statements)
    matches.add(statement, statements)
    added.add(statement, statements)
    moved.add(statement, statements)
    months.add(statement, statements)
    named.add(statement, dayNumber(statement.published))
    statements += 1
    pairs += statement.columns.reduce((sum, column) => sum + column.reports.length, 0)
    const day = statement.published.slice(0, 10)
    if (day !== '' && (from === '' || day < from)) from = day
    if (day > to) to = day
  }
  const { level, resamples } = options
  const grouped = groups.groups()
  const source = random(options.seed)
  const draws = resampledRates(grouped, statements, resamples, errors, source)
  const rates = grouped.map((group, index) => rateRow(group, statements, draws[index]!, errors, level))
  const tested = differentials(matches.list(), { ...options, statements, errors, against: controls }, source)
  const whole = {
    groups: grouped.filter((group) => group.by === 'all'),
    contests: matches.list().filter((contest) => contest.by === 'all'),
  }
  const robust = moved.rows({ ...whole, measured, own: blind, statements, resamples, level }, source)
  const omissions: Omission[] = []
  for (const { omission, hash, span } of named.omissions())
    omissions.push({ ...omission, claim: (await textOf(store, hash)).slice(...span) })
  const counted = await store.db
    .selectFrom('texts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const total = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'statement')
    .executeTakeFirstOrThrow()
  const part = {
    engine: engineKey(),
    rates,
    coverage: named.coverage(level),
    ambiguous: await reportTitles(store, named.ambiguous()),
  }
  return {
    schema: 1,
    ...part,
    settings: {
      window: [settings.window[0], settings.window[1]],
      outlets: [...settings.outlets],
      controls: [...controls],
      level,
      resamples,
      permutations: options.permutations,
      correction: options.correction,
      seed: options.seed,
    },
    archive: { statements, reports, texts: counted.count, pairs, from, to },
    accuracy: {
      about: measured.about,
      measuredOn: measured.engine,
      same: shownAccuracy(measured.same),
      cross: shownAccuracy(measured.cross),
      ...shownArchiveErrors(blind),
    },
    robustness: robust,
    differentials: tested,
    tests: tested.length,
    trends: trends(grouped, rates, draws, level),
    kindTrends: kindTrends(months.groups(), { statements, resamples, errors, level }, source),
    replacements: await added.list(resamples, level, source, async (hash, [start, end]) => (await textOf(store, hash)).slice(start, end)),
    omissions,
    notCovered: named.notCovered(),
    notes: notes(part, errors, controls.length > 0, total.count - statements),
  }
}
