// An archive whose statements are done → the audit: every number that is said about it.
import type { Audit, Differential, Omission, Pairing, RateRow } from '../../model/audit.ts'
import { UserError } from '../../model/user-error.ts'
import { engineKey } from '../engine-key.ts'
import type { AuditSettings } from '../settings.ts'
import { accuracy, type ErrorCounts, type Errors } from './misclassification.ts'
import { random } from '../../statistics/random.ts'
import type { Store } from '../../archive/connection.ts'
import { dayNumber } from '../../archive/terms.ts'
import { SUPPORTED } from '../../text/languages.ts'
import { archiveErrors, errorsFor, shownArchiveErrors } from './archive-errors.ts'
import { statementCells } from './cells.ts'
import { measuredErrors } from './errors.ts'
import { contests, differentials } from './differentials.ts'
import { grouper } from './groups.ts'
import { lists, type Held, type HeldDays } from './lists.ts'
import { matchDoubt, shifted, type Shift } from './match-error.ts'
import { currentMark, foldedStatements } from '../matching/folded.ts'
import { matchModel } from '../matching/match.ts'
import { rateRow, trends } from './rates.ts'
import { replacements } from './replacements.ts'
import { correctedRate, resampledRates, seen } from './resample.ts'

export interface SummaryOptions {
  /** Outlets to compare with, by the name shown; those marked so in the archive where empty. */
  readonly controls: readonly string[]
  /** Level of all intervals and tests, 0..1. */
  readonly level: number
  readonly resamples: number
  readonly permutations: number
  readonly correction: 'holm' | 'bh'
  readonly seed: number
  /** Pairings that a list of the audit names at most; 500 where left out. */
  readonly listed?: number
  /** Error rates in place of the measured ones that come with unsaid. */
  readonly errors?: Errors
}

/** Pairings that an audit names of each sort; `--list` names all. */
const MOST_LISTED = 500

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
  readonly held: Held
  readonly reports: number
}

async function outletsOf(store: Store, settings: AuditSettings, wanted: readonly string[]): Promise<Outlets> {
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(({ fn }) => ['outlet', 'published', 'language', fn.max('control').as('control'), fn.countAll<number>().as('count')])
    .where('role', '=', 'report')
    .groupBy(['outlet', 'published', 'language'])
    .execute()
  const own = rows.filter((row) => settings.outlets.length === 0 || settings.outlets.includes(row.outlet))
  const all = [...new Set(own.map((row) => row.outlet))].sort()
  for (const control of wanted)
    if (!all.includes(control))
      throw new UserError(`--control ${control}: the archive has no report of it; it has ${all.slice(0, 12).join(', ')}`)
  const marked = all.filter((outlet) => own.some((row) => row.outlet === outlet && row.control === 1))
  const daysOf = (readable: boolean): HeldDays =>
    new Map(
      all.map((outlet) => [
        outlet,
        Float64Array.from(
          own.flatMap((row) =>
            row.outlet === outlet && (SUPPORTED as readonly string[]).includes(row.language) === readable
              ? (dayNumber(row.published) ?? [])
              : [],
          ),
        ).sort(),
      ]),
    )
  const held = { readable: daysOf(true), foreign: daysOf(false) }
  return { all, controls: wanted.length > 0 ? wanted : marked, held, reports: own.reduce((sum, row) => sum + row.count, 0) }
}

const shownAccuracy = (counts: ErrorCounts): Audit['accuracy']['same'] => ({
  ...accuracy(counts),
  claims: counts.reduce((sum, set) => sum + set.absent.of + set.present.of, 0),
})

async function textOf(store: Store, hash: string): Promise<string> {
  return (await store.db.selectFrom('texts').select('body').where('hash', '=', hash).executeTakeFirst())?.body ?? ''
}

/** Pairs with what a reader finds their reports by. */
async function reportTitles(store: Store, pairings: readonly Pairing[]): Promise<Pairing[]> {
  const found = await documentsOf(
    store,
    pairings.flatMap((one) => one.report ?? []),
  )
  return pairings.map((one) => {
    const report = one.report === undefined ? undefined : found.get(one.report)
    return { ...one, ...(report ? { reportTitle: report.title, ...(report.url === '' ? {} : { reportUrl: report.url }) } : {}) }
  })
}

interface Shown {
  readonly title: string
  readonly url: string
}

const AT_ONCE = 500

async function documentsOf(store: Store, ids: readonly number[]): Promise<Map<number, Shown>> {
  const found = new Map<number, Shown>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await store.db
      .selectFrom('documents')
      .select(['id', 'title', 'url'])
      .where('id', 'in', ids.slice(from, from + AT_ONCE))
      .execute()
    for (const { id, title, url } of rows) found.set(id, { title, url })
  }
  return found
}

/** Differences widened by what is not sure of the matches of the outlet and of those that it is compared with. */
function withMatchDoubt(
  tested: readonly Differential[],
  shifts: ReadonlyMap<string, Shift>,
  others: (outlet: string) => readonly string[],
): Differential[] {
  const shiftOf = (outlet: string, { by, key }: Differential): Shift =>
    shifts.get(JSON.stringify([outlet, by, key])) ?? { value: 0, down: 0, up: 0 }
  return tested.map((one) => {
    const own = shiftOf(one.outlet, one)
    const against = others(one.outlet).map((outlet) => shiftOf(outlet, one))
    const down = own.down - against.reduce((most, shift) => Math.max(most, shift.up), 0)
    const up = own.up - against.reduce((least, shift) => Math.min(least, shift.down), 0)
    return { ...one, difference: shifted(one.difference, { value: 0, down, up }, -1, 1) }
  })
}

function notes(
  audit: Pick<Audit, 'engine' | 'coverage' | 'ambiguous'>,
  errors: Errors,
  anyControls: boolean,
  undone: number,
  repeats: number,
): string[] {
  const found: string[] = []
  if (undone > 0) found.push(`${undone} statements are not done yet; run the audit again to finish them.`)
  if (repeats > 0)
    found.push(`${repeats} ${repeats === 1 ? 'statement repeats another and counts' : 'statements repeat others and count'} once.`)
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
  const named = lists(all, isControl, held, settings.window, options.listed ?? MOST_LISTED)
  const doubt = matchDoubt()
  let statements = 0
  let pairs = 0
  let [from, to] = ['', '']
  for await (const statement of statementCells(store, settings)) {
    groups.add(statement, statements)
    doubt.add(statement)
    matches.add(statement, statements)
    added.add(statement, statements)
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
  const asSeen = seen(Math.max(1, statements), errors)
  const shifts = new Map(
    grouped.map((group) => [
      JSON.stringify([group.outlet, group.by, group.key]),
      doubt.shiftOf(group, (parts) => correctedRate(parts, asSeen)),
    ]),
  )
  const rates = grouped.map((group, index): RateRow => {
    const row = rateRow(group, statements, draws[index]!, errors, level)
    return { ...row, corrected: shifted(row.corrected, shifts.get(JSON.stringify([group.outlet, group.by, group.key]))!, 0, 1) }
  })
  const tested = withMatchDoubt(
    differentials(matches.list(), { ...options, statements, errors, against: controls }, source),
    shifts,
    (outlet) => (controls.length > 0 ? controls : all.filter((one) => one !== outlet)),
  )
  const omissions: Omission[] = []
  const weighed = named.omissions()
  const shown = await documentsOf(store, [...new Set(weighed.flatMap(({ omission }) => [omission.statement, omission.report]))])
  for (const { omission, hash, span, passage, reportHash } of weighed)
    omissions.push({
      ...omission,
      claim: (await textOf(store, hash)).slice(...span),
      passage: passage ? (await textOf(store, reportHash)).slice(...passage) : '',
      statementUrl: shown.get(omission.statement)?.url ?? '',
      reportUrl: shown.get(omission.report)?.url ?? '',
      reportTitle: shown.get(omission.report)?.title ?? '',
    })
  const counted = await store.db
    .selectFrom('texts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const total = await store.db
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'statement')
    .executeTakeFirstOrThrow()
  const folded = await foldedStatements(store, await currentMark(store))
  const part = {
    engine: engineKey(),
    coverage: named.coverage(level),
    ambiguous: await reportTitles(store, named.ambiguous()),
    matching: { ...named.matching(), accept: matchModel.accept, ask: matchModel.ask },
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
      permutations: tested.reduce((most, one) => Math.max(most, one.permutations), options.permutations),
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
    rates,
    differentials: tested,
    tests: tested.length,
    trends: trends(grouped, rates, draws, level),
    replacements: await added.list(resamples, level, source, async (hash, [start, end]) => (await textOf(store, hash)).slice(start, end)),
    omissions,
    notCovered: named.notCovered(),
    unsupported: await reportTitles(store, named.unsupported()),
    matches: await reportTitles(store, named.matches()),
    listed: { most: options.listed === undefined || !Number.isFinite(options.listed) ? MOST_LISTED : options.listed, ...named.counts() },
    notes: notes(part, errors, controls.length > 0, total.count - folded.size - statements, folded.size),
  }
}
