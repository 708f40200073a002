// Reads an audit's results back, statement by statement: for each outlet one column of verdicts.
import { storedClaimsSchema, storedResultSchema, type StoredAdditions, type StoredCell, type StoredClaim } from '../../model/archive.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { engineKey } from '../engine-key.ts'
import { decidedCells, decidedKey, reviewLogs, type Decided } from '../../archive/reviews.ts'
import { resultKeyOf } from '../result-key.ts'
import { isSupported } from '../../text/languages.ts'
import { currentMark, foldedStatements } from '../matching/folded.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import type { Store } from '../../archive/connection.ts'

export interface OutletCell extends StoredCell {
  /** A person has decided. */
  readonly reviewed: boolean
  /** What the engine says, whoever has decided. */
  readonly engine: VerdictKind
  /** Report that the verdict is from. */
  readonly report: number
}

export interface ColumnReport {
  readonly id: number
  readonly hash: string
  readonly additions: StoredAdditions
}

/** What one outlet made of a statement, over all its reports of it. */
export interface Column {
  readonly outlet: string
  readonly control: boolean
  readonly cross: boolean
  /** 0..1 that the likeliest of its reports is one of the statement. */
  readonly probability: number
  readonly cells: readonly OutletCell[]
  readonly reports: readonly ColumnReport[]
}

export interface StatementCells {
  readonly id: number
  readonly hash: string
  readonly office: string
  readonly title: string
  readonly published: string
  /** Topic that the document was given, '' where none was. */
  readonly topic: string
  /** Its language is one that the engine knows. */
  readonly readable: boolean
  readonly claims: readonly StoredClaim[]
  readonly columns: readonly Column[]
  /** Of outlets without a report that was taken: what their ambiguous reports would say. */
  readonly doubtful: readonly Column[]
  /** Outlets whose reports of it are in a language that the engine does not know: no verdict of theirs counts anywhere. */
  readonly unsupported: readonly { readonly outlet: string; readonly report: number; readonly language: string }[]
  readonly ambiguous: readonly { readonly outlet: string; readonly report: number; readonly probability: number }[]
}

const AT_ONCE = 100

interface MatchedReport {
  readonly statement: number
  readonly report: number
  readonly outlet: string
  readonly control: number
  readonly hash: string
  readonly state: string
  readonly probability: number
  readonly result: string | null
  /** Languages of statement and report. */
  readonly said: string
  readonly made: string
}

/** The language of a pair that the engine does not know; `undefined` where it knows both. */
const unknownLanguage = ({ said, made }: Pick<MatchedReport, 'said' | 'made'>): string | undefined =>
  [made, said].find((language) => !isSupported(language))

async function matchesOf(store: Store, run: string, ids: readonly number[]): Promise<MatchedReport[]> {
  return store.db
    .selectFrom('matches')
    .innerJoin('documents as said', 'said.id', 'matches.statement')
    .innerJoin('documents as made', 'made.id', 'matches.report')
    .innerJoin('texts as saidText', 'saidText.hash', 'said.text')
    .innerJoin('texts as madeText', 'madeText.hash', 'made.text')
    .leftJoin('comparisons', (join) =>
      join
        .onRef('comparisons.statement', '=', 'said.text')
        .onRef('comparisons.report', '=', 'made.text')
        .on('comparisons.engine', '=', resultKeyOf('said.published', 'made.published')),
    )
    .select([
      'matches.statement',
      'matches.report',
      'matches.outlet',
      'made.control',
      'made.text as hash',
      'state',
      'probability',
      'result',
      'saidText.language as said',
      'madeText.language as made',
    ])
    .where('matches.run', '=', run)
    .where('matches.statement', 'in', [...ids])
    .orderBy('matches.report')
    .execute()
}

/** The engine's verdict, or the reviewers' in its place. Where they differ nothing is settled: that is `unsure`, with the engine's certainty. */
export function reviewedCell(cell: StoredCell, report: number, decided: Decided | undefined): OutletCell {
  const { verdict: engine } = cell
  if (!decided) return { ...cell, reviewed: false, engine, report }
  const { verdict, settled } = decided
  return {
    ...cell,
    verdict,
    coverage: verdict === 'omitted' ? 0 : verdict === 'unsure' ? cell.coverage : 1,
    confidence: settled === 'disputed' ? cell.confidence : 1,
    reviewed: true,
    engine,
    report,
  }
}

/** An outlet left a claim out only where all its reports did: of its verdicts the one with the highest coverage counts, a person's before the engine's. */
function merged(
  reports: readonly MatchedReport[],
  claims: readonly StoredClaim[],
  decided: ReadonlyMap<string, Decided>,
): Column | undefined {
  const parsed = reports.flatMap((one) =>
    one.result === null ? [] : [{ ...one, result: storedResultSchema.parse(JSON.parse(one.result)) }],
  )
  const first = parsed[0]
  if (!first) return undefined
  const cells = first.result.cells.map((_, index) => {
    const own = parsed.map((one): OutletCell =>
      reviewedCell(one.result.cells[index]!, one.report, decided.get(decidedKey(one.hash, claims[index]!))),
    )
    return own.reduce((best, cell) => (cell.coverage > best.coverage ? cell : best))
  })
  return {
    outlet: first.outlet,
    control: reports.some((one) => one.control === 1),
    cross: parsed.every((one) => one.result.crossLanguage),
    probability: parsed.reduce((most, one) => Math.max(most, one.state === 'given' ? 1 : one.probability), 0),
    cells,
    reports: parsed.map((one) => ({ id: one.report, hash: one.hash, additions: one.result.additions })),
  }
}

interface DoneStatement {
  readonly id: number
  readonly text: string
  readonly outlet: string
  readonly title: string
  readonly published: string
  readonly topic: string
  readonly claims: string
  readonly language: string
}

async function withColumns(store: Store, run: string, statements: readonly DoneStatement[]): Promise<StatementCells[]> {
  const matches = await matchesOf(
    store,
    run,
    statements.map((one) => one.id),
  )
  const hashes = [...new Set(statements.map((one) => one.text))]
  const logs = await reviewLogs(store.db, hashes)
  return statements.map(({ id, text, outlet, title, published, topic, claims, language }) => {
    const all = matches.filter((one) => one.statement === id)
    const own = all.filter((one) => unknownLanguage(one) === undefined)
    const foreign = all.filter((one) => unknownLanguage(one) !== undefined && one.state !== 'ambiguous')
    const parsed = storedClaimsSchema.parse(JSON.parse(claims))
    const decided = logs.length === 0 ? NOTHING_DECIDED : decidedCells(text, logs)
    const byOutlet = new Map<string, MatchedReport[]>()
    const unclear = new Map<string, MatchedReport[]>()
    for (const one of own) if (one.state !== 'ambiguous') byOutlet.set(one.outlet, [...(byOutlet.get(one.outlet) ?? []), one])
    for (const one of own)
      // Of several that may be the report, the likeliest stands for the outlet.
      if (one.state === 'ambiguous' && !byOutlet.has(one.outlet) && one.probability > (unclear.get(one.outlet)?.[0]?.probability ?? 0))
        unclear.set(one.outlet, [one])
    return {
      id,
      hash: text,
      office: outlet,
      title,
      published,
      topic,
      readable: isSupported(language),
      claims: parsed,
      columns: [...byOutlet.values()].flatMap((reports) => merged(reports, parsed, decided) ?? []),
      doubtful: [...unclear.values()].flatMap((reports) => merged(reports, parsed, decided) ?? []),
      unsupported: foreign
        .filter((one) => !byOutlet.has(one.outlet))
        .map((one) => ({ outlet: one.outlet, report: one.report, language: unknownLanguage(one)! })),
      ambiguous: own
        .filter((one) => one.state === 'ambiguous' && !byOutlet.has(one.outlet))
        .map(({ outlet: name, report, probability }) => ({ outlet: name, report, probability })),
    }
  })
}

const NOTHING_DECIDED: ReadonlyMap<string, Decided> = new Map()

const doneStatements = (store: Store, run: string) =>
  store.db
    .selectFrom('documents')
    .innerJoin('done', 'done.statement', 'documents.id')
    .innerJoin('claims', 'claims.statement', 'documents.text')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['documents.id', 'documents.text', 'outlet', 'title', 'published', 'topic', 'claims', 'language'])
    .where('done.run', '=', run)
    .where('claims.engine', '=', engineKey())
    .orderBy('documents.id')

/** Those of some statements that are done under these settings. */
export async function cellsOf(store: Store, settings: AuditSettings, ids: readonly number[]): Promise<StatementCells[]> {
  if (ids.length === 0) return []
  const run = runKey(settings)
  return withColumns(
    store,
    run,
    await doneStatements(store, run)
      .where('documents.id', 'in', [...ids])
      .execute(),
  )
}

/** All statements that are done under these settings, in order of their identifiers, a few at a time. */
export async function* statementCells(store: Store, settings: AuditSettings): AsyncGenerator<StatementCells> {
  const run = runKey(settings)
  const folded = await foldedStatements(store, await currentMark(store))
  for (let last = 0; ;) {
    const statements = await doneStatements(store, run).where('documents.id', '>', last).limit(AT_ONCE).execute()
    if (statements.length === 0) return
    // Of a statement that was published twice the first counts, also where the second was done before they were told to be one.
    yield* await withColumns(
      store,
      run,
      statements.filter((one) => !folded.has(one.id)),
    )
    last = statements.at(-1)!.id
  }
}
