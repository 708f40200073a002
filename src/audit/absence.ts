// Did an outlet report a claim anywhere in the window, or only not in the text that was compared? Every text of it is searched.
import { type Store, shownLocation } from '../archive/connection.ts'
import { dayNumber, dayText } from '../archive/terms.ts'
import type { Absence, AbsentClaim, SearchedClaim, SearchedText } from '../model/absence.ts'
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Document } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import type { Verdict, VerdictKind } from '../model/verdict.ts'
import { compare } from '../engine/compare.ts'
import { compareByMeaning, meaningName } from '../semantic/by-meaning.ts'
import { dates } from '../text/dates.ts'
import { names } from '../text/name-mentions.ts'
import { quantities } from '../text/numbers.ts'
import { resolveLanguage } from '../text/language.ts'
import { roundedProbability } from '../statistics/odds.ts'
import { version } from '../version.ts'
import { runKey, type AuditSettings } from './settings.ts'
import { cellsOf } from './summary/cells.ts'

export interface AbsenceOptions {
  readonly settings: AuditSettings
  /** Claims by their numbers from 1; without them those that the outlet is not known to carry. */
  readonly claims?: readonly number[]
  readonly signal?: AbortSignal
  /** Texts that were searched so far. */
  readonly onProgress?: (done: number, of: number) => void
}

/** Texts that are compared in one go: what is read of them fits in memory, however many there are. */
const AT_ONCE = 20

interface Held extends SearchedText {
  readonly body: string
}

async function statementOf(store: Store, id: number): Promise<Absence['statement'] & { readonly body: string }> {
  const row = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['id', 'outlet as office', 'title', 'url', 'published', 'language', 'body'])
    .where('id', '=', id)
    .where('role', '=', 'statement')
    .executeTakeFirst()
  if (!row)
    throw new UserError(
      `${id}: is no statement of ${shownLocation(store.location)}; unsaid audit --list not-covered and unsaid browse show the numbers`,
    )
  return row
}

/** Every text of an outlet in the window, once, in order of time; undated ones too. */
async function textsOf(
  store: Store,
  statement: number,
  outlet: string,
  days: readonly [number, number] | undefined,
  settings: AuditSettings,
): Promise<Held[]> {
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .leftJoin('matches', (join) =>
      join.onRef('matches.report', '=', 'documents.id').on('matches.statement', '=', statement).on('matches.run', '=', runKey(settings)),
    )
    .select(['documents.id', 'title', 'url', 'published', 'language', 'hash as sha256', 'body', 'state'])
    .where('role', '=', 'report')
    .where('documents.outlet', '=', outlet)
    .orderBy('published')
    .orderBy('documents.id')
    .execute()
  const seen = new Set<string>()
  return rows.flatMap(({ state, ...row }) => {
    const day = dayNumber(row.published)
    const isInside = days === undefined || day === undefined || (day >= days[0] && day <= days[1])
    if (!isInside || seen.has(row.sha256)) return []
    seen.add(row.sha256)
    return [{ ...row, isReport: state !== null && state !== 'ambiguous' }]
  })
}

/** Numbers of the claims that an audit does not know the outlet to carry; all where it has no report of the statement. */
async function gapsOf(store: Store, settings: AuditSettings, statement: number, outlet: string, count: number): Promise<number[]> {
  const [cells] = await cellsOf(store, settings, [statement])
  const column = cells?.columns.find((one) => one.outlet === outlet)
  const all = Array.from({ length: count }, (_, index) => index + 1)
  return column?.cells.length === count ? all.filter((number) => ['omitted', 'unsure'].includes(column.cells[number - 1]!.verdict)) : all
}

const dateKey = ({ year, month, day }: { readonly year?: number; readonly month?: number; readonly day?: number }): string =>
  `${month ?? ''}-${day ?? ''}-${month === undefined ? (year ?? '') : ''}`
const words = (document: Document, spans: readonly { readonly start: number; readonly end: number }[]): string[] => [
  ...new Set(spans.map(({ start, end }) => document.text.slice(start, end))),
]

/** What of a claim can be looked for as itself: names and values. */
function sought(
  statement: Document,
  claim: Claim,
): { readonly names: ReadonlyMap<string, string>; readonly values: ReadonlyMap<string, string> } {
  const at = (span: { readonly start: number; readonly end: number }): string => statement.text.slice(span.start, span.end)
  return {
    names: new Map(claim.names.map((name) => [name.id, at(name.span)])),
    values: new Map([
      ...claim.quantities.map((one) => [`${one.value} ${one.unit}`, at(one.span)] as const),
      ...claim.dates.map((one) => [dateKey(one), at(one.span)] as const),
    ]),
  }
}

interface Read {
  readonly names: ReadonlySet<string>
  readonly values: ReadonlySet<string>
}

function readText({ body, language }: Held): Read {
  const code = resolveLanguage(language, body)
  return {
    names: new Set(names(body, code).map((one) => one.id)),
    values: new Set([...quantities(body, code).map((one) => `${one.value} ${one.unit}`), ...dates(body).map(dateKey)]),
  }
}

const there = (wanted: ReadonlyMap<string, string>, has: ReadonlySet<string>): string[] =>
  [...wanted].filter(([key]) => has.has(key)).map(([, name]) => name)

const CARRIED: ReadonlySet<VerdictKind> = new Set(['reported', 'partial', 'altered'])

function answerOf(found: readonly SearchedClaim[]): AbsentClaim['answer'] {
  if (found.length === 0) return 'unread'
  if (found.some((one) => CARRIED.has(one.verdict))) return 'elsewhere'
  return found.some((one) => one.verdict === 'unsure') ? 'unsure' : 'absent'
}

/** Claims that are searched for. Throws `UserError` for a number that the statement has not. */
function chosen(all: readonly Claim[], numbers: readonly number[]): Claim[] {
  return numbers.map((number) => {
    const claim = all[number - 1]
    if (!claim) throw new UserError(`--claim ${number}: the statement has ${all.length} claims; choose a number from 1 to ${all.length}`)
    return claim
  })
}

/** Searches every text of an outlet in the window for claims of a statement. Throws `UserError` where there is no such statement or claim. */
export async function absence(store: Store, id: number, outlet: string, options: AbsenceOptions): Promise<Absence> {
  const { settings, signal } = options
  const { body, ...said } = await statementOf(store, id)
  const statement: Document = {
    text: body,
    language: said.language,
    provenance: said.published === '' ? {} : { published: said.published },
  }
  const day = dayNumber(said.published)
  const days = day === undefined ? undefined : ([day + settings.window[0], day + settings.window[1]] as const)
  const held = await textsOf(store, id, outlet, days, settings)
  const all = compare(statement, []).claims
  const numbers = options.claims ?? (await gapsOf(store, settings, id, outlet, all.length))
  const claims = chosen(all, numbers)
  const wanted = claims.map((claim) => sought(statement, claim))
  const found = claims.map((): SearchedClaim[] => [])
  for (let from = 0; from < held.length && claims.length > 0; from += AT_ONCE) {
    signal?.throwIfAborted()
    const part = held.slice(from, from + AT_ONCE)
    const comparison: Comparison = await compareByMeaning(
      statement,
      part.map((one, index) => ({
        text: one.body,
        language: one.language,
        provenance: one.published === '' ? {} : { published: one.published },
        outlet: String(index),
        role: 'subject',
      })),
      { claims, ...(signal ? { signal } : {}) },
    )
    part.forEach((one, column) => {
      const read = readText(one)
      claims.forEach((_, index) => {
        const verdict: Verdict = comparison.verdicts[index]![column]!
        found[index]!.push({
          text: from + column,
          // The engine's own verdict: nobody disputes it yet.
          verdict: verdict.kind === 'disputed' ? 'unsure' : verdict.kind,
          coverage: roundedProbability(verdict.coverage),
          confidence: roundedProbability(verdict.confidence),
          passage: verdict.evidence[0]?.text ?? '',
          names: there(wanted[index]!.names, read.names),
          values: there(wanted[index]!.values, read.values),
        })
      })
    })
    options.onProgress?.(Math.min(held.length, from + AT_ONCE), held.length)
  }
  return {
    schema: 1,
    engine: { name: 'unsaid', version, meaning: meaningName() },
    statement: said,
    outlet,
    ...(days === undefined ? {} : { days: [dayText(days[0]), dayText(days[1])] as const }),
    texts: held.map(({ body: _, ...text }) => text),
    claims: claims.map((claim, index) => ({
      number: numbers[index]!,
      text: claim.text,
      names: words(
        statement,
        claim.names.map((one) => one.span),
      ),
      values: words(
        statement,
        [...claim.quantities, ...claim.dates].map((one) => one.span),
      ),
      answer: answerOf(found[index]!),
      found: found[index]!.toSorted((a, b) => b.coverage - a.coverage || a.text - b.text),
    })),
  }
}
