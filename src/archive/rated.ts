// Who said what about which cell of the archive: the table that agreement is measured on.
import type { VerdictKind } from '../model/verdict.ts'
import { replay } from '../review/replay.ts'
import { kindOf, type RatedUnit } from '../review/ratings.ts'
import { decidedKey, reviewedStatements, reviewLogs, standingDecisions, type Decide, type ReviewLog } from './reviews.ts'
import type { Store } from './connection.ts'

export interface Rated {
  readonly units: readonly RatedUnit[]
  /** Statements that were reviewed, by the names that the units have. */
  readonly documents: readonly string[]
}

const verdictOf = ({ verdict }: Decide): VerdictKind[] => (verdict === null ? [] : [verdict])

function notesOf(statement: string, logs: readonly ReviewLog[]): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  for (const { decisions } of logs)
    for (const act of replay(decisions).done) {
      if (act.act !== 'note' || act.texts.statement !== statement || act.texts.report === undefined) continue
      const key = decidedKey(act.texts.report, act.claim)
      const own = found.get(key) ?? new Map<string, string>()
      if (act.note === '') own.delete(act.reviewer)
      else own.set(act.reviewer, act.note)
      found.set(key, own)
    }
  return found
}

function unitsOf(document: string, statement: string, language: string, logs: readonly ReviewLog[]): RatedUnit[] {
  const own = standingDecisions(statement, logs, (act) => act.adjudicates !== true)
  const settling = standingDecisions(statement, logs, (act) => act.adjudicates === true)
  const notes = notesOf(statement, logs)
  return [...own].flatMap(([key, words]) => {
    const first = [...words.values()][0]
    if (!first) return []
    const last = [...(settling.get(key)?.values() ?? [])].at(-1)
    const settled = last ? verdictOf(last) : []
    return [
      {
        document,
        claim: first.claim.text,
        kind: kindOf(first.claim.text, language),
        outlet: first.outlet,
        ratings: new Map([...words].flatMap(([reviewer, act]) => verdictOf(act).map((verdict) => [reviewer, verdict] as const))),
        notes: notes.get(key) ?? new Map<string, string>(),
        ...(last && settled[0] ? { settled: { by: last.reviewer, verdict: settled[0] } } : {}),
      },
    ]
  })
}

/** Everything that reviewers said of the archive's pairs. Statements are named by title and number. */
export async function ratedInArchive(store: Store): Promise<Rated> {
  const units: RatedUnit[] = []
  const documents: string[] = []
  for (const statement of await reviewedStatements(store.db)) {
    const row = await store.db
      .selectFrom('documents')
      .innerJoin('texts', 'texts.hash', 'documents.text')
      .select(['id', 'title', 'language'])
      .where('text', '=', statement)
      .where('role', '=', 'statement')
      .orderBy('id')
      .executeTakeFirst()
    const document = row ? `${row.title === '' ? 'statement' : row.title} (${row.id})` : statement.slice(0, 12)
    documents.push(document)
    units.push(...unitsOf(document, statement, row?.language ?? 'und', await reviewLogs(store.db, [statement])))
  }
  return { units, documents }
}
