// Reads an audit's results back, statement by statement: for each outlet one column of verdicts.
import { storedClaimsSchema, storedResultSchema, type StoredAdditions, type StoredCell, type StoredClaim } from '../../model/archive.ts'
import { verdictKindSchema } from '../../model/verdict.ts'
import { engineKey } from '../engine-key.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import type { Store } from '../store.ts'

export interface Cell extends StoredCell {
  /** A person has decided. */
  readonly reviewed: boolean
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
  readonly cells: readonly Cell[]
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
  readonly claims: readonly StoredClaim[]
  readonly columns: readonly Column[]
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
}

async function matchesOf(store: Store, run: string, ids: readonly number[]): Promise<MatchedReport[]> {
  return store.db
    .selectFrom('matches')
    .innerJoin('documents as said', 'said.id', 'matches.statement')
    .innerJoin('documents as made', 'made.id', 'matches.report')
    .leftJoin('comparisons', (join) =>
      join
        .onRef('comparisons.statement', '=', 'said.text')
        .onRef('comparisons.report', '=', 'made.text')
        .on('comparisons.engine', '=', engineKey()),
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
    ])
    .where('matches.run', '=', run)
    .where('matches.statement', 'in', [...ids])
    .orderBy('matches.report')
    .execute()
}

type Decisions = ReadonlyMap<string, Map<number, string>>

/** Latest decision of each claim, by report text. A decision of `null` (stored as '') takes the one before back. */
async function decisionsOf(store: Store, statement: string): Promise<Decisions> {
  const rows = await store.db
    .selectFrom('decisions')
    .select(['report', 'claim', 'verdict'])
    .where('statement', '=', statement)
    .orderBy('time')
    .orderBy('id')
    .execute()
  const found = new Map<string, Map<number, string>>()
  for (const row of rows) {
    const index = Number(row.claim.replace(/^c/, '')) - 1
    const own = found.get(row.report) ?? new Map<number, string>()
    if (row.verdict === '') own.delete(index)
    else own.set(index, row.verdict)
    found.set(row.report, own)
  }
  return found
}

/** An outlet left a claim out only where all its reports did: of its verdicts the one with the highest coverage counts, a person's before the engine's. */
function merged(reports: readonly MatchedReport[], decisions: Decisions): Column | undefined {
  const parsed = reports.flatMap((one) =>
    one.result === null ? [] : [{ ...one, result: storedResultSchema.parse(JSON.parse(one.result)) }],
  )
  const first = parsed[0]
  if (!first) return undefined
  const cells = first.result.cells.map((_, index) => {
    const own = parsed.map((one): Cell => {
      const cell = one.result.cells[index]!
      const decided = decisions.get(one.hash)?.get(index)
      if (decided === undefined) return { ...cell, reviewed: false, report: one.report }
      const verdict = verdictKindSchema.parse(decided)
      return {
        ...cell,
        verdict,
        coverage: verdict === 'omitted' ? 0 : verdict === 'unsure' ? cell.coverage : 1,
        confidence: 1,
        reviewed: true,
        report: one.report,
      }
    })
    return own.reduce((best, cell) => (cell.coverage > best.coverage ? cell : best))
  })
  return {
    outlet: first.outlet,
    control: reports.some((one) => one.control === 1),
    cross: parsed.every((one) => one.result.crossLanguage),
    cells,
    reports: parsed.map((one) => ({ id: one.report, hash: one.hash, additions: one.result.additions })),
  }
}

/** All statements that are done under these settings, in order of their identifiers, a few at a time. */
export async function* statementCells(store: Store, settings: AuditSettings): AsyncGenerator<StatementCells> {
  const run = runKey(settings)
  for (let last = 0; ;) {
    const statements = await store.db
      .selectFrom('documents')
      .innerJoin('done', 'done.statement', 'documents.id')
      .innerJoin('claims', 'claims.statement', 'documents.text')
      .select(['documents.id', 'documents.text', 'outlet', 'title', 'published', 'topic', 'claims'])
      .where('done.run', '=', run)
      .where('claims.engine', '=', engineKey())
      .where('documents.id', '>', last)
      .orderBy('documents.id')
      .limit(AT_ONCE)
      .execute()
    if (statements.length === 0) return
    const matches = await matchesOf(
      store,
      run,
      statements.map((one) => one.id),
    )
    for (const { id, text, outlet, title, published, topic, claims } of statements) {
      last = id
      const own = matches.filter((one) => one.statement === id)
      const decisions = await decisionsOf(store, text)
      const byOutlet = new Map<string, MatchedReport[]>()
      for (const one of own) if (one.state !== 'ambiguous') byOutlet.set(one.outlet, [...(byOutlet.get(one.outlet) ?? []), one])
      yield {
        id,
        hash: text,
        office: outlet,
        title,
        published,
        topic,
        claims: storedClaimsSchema.parse(JSON.parse(claims)),
        columns: [...byOutlet.values()].flatMap((reports) => merged(reports, decisions) ?? []),
        ambiguous: own
          .filter((one) => one.state === 'ambiguous' && !byOutlet.has(one.outlet))
          .map(({ outlet: name, report, probability }) => ({ outlet: name, report, probability })),
      }
    }
  }
}
