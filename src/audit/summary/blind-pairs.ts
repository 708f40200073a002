// Pairs that people decided whole without seeing the engine's verdicts: the truth that the engine is held against.
import { storedResultSchema, type StoredClaim } from '../../model/archive.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { blindDecisions } from '../../review/gold.ts'
import { settle } from '../../review/merge.ts'
import type { Store } from '../../archive/connection.ts'
import { decidedKey, reviewedStatements, reviewLogs } from '../../archive/reviews.ts'
import { engineKey } from '../engine-key.ts'
import { keptClaims } from '../kept-claims.ts'

export interface BlindPair {
  /** Hashes of the texts. */
  readonly statement: string
  readonly report: string
  readonly outlet: string
  readonly cross: boolean
  readonly reviewers: readonly string[]
  /** By claim: what people settled on, and what the engine said. */
  readonly truth: readonly VerdictKind[]
  readonly engine: readonly VerdictKind[]
}

interface Said {
  readonly reviewer: string
  readonly verdict: VerdictKind
  readonly time: string
}

interface Blind {
  readonly cells: ReadonlyMap<string, readonly Said[]>
  /** Outlet by the report's hash. */
  readonly outlets: ReadonlyMap<string, string>
}

async function blindOf(store: Store, statement: string): Promise<Blind> {
  const cells = new Map<string, Said[]>()
  const outlets = new Map<string, string>()
  for (const { decisions } of await reviewLogs(store.db, [statement]))
    for (const { texts, claim, outlet, reviewer, verdict, time } of blindDecisions(decisions)) {
      if (texts.statement !== statement || texts.report === undefined) continue
      const key = decidedKey(texts.report, claim)
      cells.set(key, [...(cells.get(key) ?? []), { reviewer, verdict, time }])
      outlets.set(texts.report, outlet)
    }
  return { cells, outlets }
}

async function pairsOf(store: Store, statement: string, blind: Blind, claims: readonly StoredClaim[]): Promise<BlindPair[]> {
  const compared = await store.db
    .selectFrom('comparisons')
    .select(['report', 'result'])
    .where('statement', '=', statement)
    .where('engine', 'like', `${engineKey()} %`)
    .where('report', 'in', [...blind.outlets.keys()])
    .orderBy('report')
    .orderBy('engine', 'desc')
    .execute()
  // A text that stands on several days was decided once: its first day counts.
  const earliest = new Map(compared.map((row) => [row.report, row.result]))
  return [...earliest].flatMap(([report, result]) => {
    const words = claims.flatMap((claim) => {
      const said = blind.cells.get(decidedKey(report, claim))
      return said ? [said] : []
    })
    if (words.length < claims.length) return []
    const { cells, crossLanguage } = storedResultSchema.parse(JSON.parse(result))
    return [
      {
        statement,
        report,
        outlet: blind.outlets.get(report)!,
        cross: crossLanguage,
        reviewers: [...new Set(words.flat().map((one) => one.reviewer))],
        // Where reviewers differ nothing is settled.
        truth: words.map((said) => {
          const { kind } = settle(said)
          return kind === 'disputed' ? 'unsure' : kind
        }),
        engine: cells.map((cell) => cell.verdict),
      },
    ]
  })
}

/**
 * All pairs in which every claim was decided blind: who picks single claims to decide may pick by what the engine said,
 * and error rates on such a choice would be wrong.
 */
export async function blindPairs(store: Store): Promise<BlindPair[]> {
  const found: BlindPair[] = []
  for (const statement of await reviewedStatements(store.db)) {
    const blind = await blindOf(store, statement)
    if (blind.cells.size === 0) continue
    const claims = await keptClaims(store, statement)
    if (claims && claims.length > 0) found.push(...(await pairsOf(store, statement, blind, claims)))
  }
  return found
}
