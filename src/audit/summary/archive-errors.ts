// How often the engine errs in this very archive: its verdicts beside what people decided without seeing them.
import type { Audit } from '../../model/audit.ts'
import { storedResultSchema } from '../../model/archive.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { blindDecisions } from '../../review/gold.ts'
import { settle } from '../../review/merge.ts'
import { engineKey } from '../engine-key.ts'
import { decidedKey, reviewedStatements, reviewLogs } from '../../archive/reviews.ts'
import type { SetCounts } from './misclassification.ts'
import { accuracy, type Errors } from './misclassification.ts'
import type { Store } from '../../archive/connection.ts'
import { keptClaims } from '../kept-claims.ts'

/** From so many claims decided absent, and as many decided present, a rate is told to within about a tenth. */
export const ENOUGH = 30

export interface BlindCounts {
  readonly absent: { readonly said: number; readonly of: number }
  readonly present: { readonly said: number; readonly of: number }
}

export interface ArchiveErrors {
  readonly pairs: number
  readonly reviewers: readonly string[]
  readonly same: BlindCounts
  readonly cross: BlindCounts
}

type Blind = Map<string, { readonly reviewer: string; readonly verdict: VerdictKind; readonly time: string }[]>

const NONE: BlindCounts = { absent: { said: 0, of: 0 }, present: { said: 0, of: 0 } }

function counted(before: BlindCounts, truth: VerdictKind, engine: VerdictKind): BlindCounts {
  if (truth === 'unsure') return before
  const side = truth === 'omitted' ? 'absent' : 'present'
  const { said, of } = before[side]
  return { ...before, [side]: { said: said + (engine === 'omitted' ? 1 : 0), of: of + 1 } }
}

async function blindOf(store: Store, statement: string): Promise<Blind> {
  const cells: Blind = new Map()
  for (const { decisions } of await reviewLogs(store.db, [statement]))
    for (const { texts, claim, reviewer, verdict, time } of blindDecisions(decisions)) {
      if (texts.statement !== statement || texts.report === undefined) continue
      const key = decidedKey(texts.report, claim)
      cells.set(key, [...(cells.get(key) ?? []), { reviewer, verdict, time }])
    }
  return cells
}

/**
 * Counts over pairs in which every claim was decided blind: who picks single claims to decide may pick by what the engine said,
 * and error rates on such a choice would be wrong. Claims on which blind reviewers differ or are unsure are left out.
 */
export async function archiveErrors(store: Store): Promise<ArchiveErrors> {
  let pairs = 0
  let [same, cross] = [NONE, NONE]
  const reviewers = new Set<string>()
  for (const statement of await reviewedStatements(store.db)) {
    const blind = await blindOf(store, statement)
    if (blind.size === 0) continue
    const claims = await keptClaims(store, statement)
    if (!claims) continue
    const compared = await store.db
      .selectFrom('comparisons')
      .select(['report', 'result'])
      .where('statement', '=', statement)
      .where('engine', 'like', `${engineKey()} %`)
      .where('report', 'in', [...new Set([...blind.keys()].map((key) => key.slice(0, key.indexOf('/'))))])
      .orderBy('report')
      .orderBy('engine', 'desc')
      .execute()
    // A text that stands on several days was decided once: its first day counts.
    const earliest = new Map(compared.map((row) => [row.report, row.result]))
    for (const [report, result] of earliest) {
      const words = claims.map((claim) => blind.get(decidedKey(report, claim)))
      if (words.some((one) => one === undefined)) continue
      pairs += 1
      const { cells, crossLanguage } = storedResultSchema.parse(JSON.parse(result))
      for (const [index, said] of words.entries()) {
        for (const { reviewer } of said!) reviewers.add(reviewer)
        const { kind } = settle(said!)
        const truth = kind === 'disputed' ? 'unsure' : kind
        const engine = cells[index]!.verdict
        if (crossLanguage) cross = counted(cross, truth, engine)
        else same = counted(same, truth, engine)
      }
    }
  }
  return { pairs, reviewers: [...reviewers].sort(), same, cross }
}

const enough = ({ absent, present }: BlindCounts): boolean => absent.of >= ENOUGH && present.of >= ENOUGH

const asSet = (counts: BlindCounts): SetCounts => ({ set: 'decided blind in this archive', ...counts })

/** The error rates to correct with: this archive's own where there are enough, the engine's measured ones elsewhere. */
export function errorsFor(measured: Errors, own: ArchiveErrors): Errors {
  return {
    ...measured,
    ...(enough(own.same) ? { same: [asSet(own.same)] } : {}),
    ...(enough(own.cross) ? { cross: [asSet(own.cross)] } : {}),
  }
}

type Shown = NonNullable<Audit['accuracy']['archive']>

function shownCounts(counts: BlindCounts): Shown['same'] {
  const { absent, present } = counts
  const rates = accuracy([asSet(counts)])
  return {
    sensitivity: absent.of > 0 ? rates.sensitivity : null,
    specificity: present.of > 0 ? rates.specificity : null,
    claims: absent.of + present.of,
    absent: absent.of,
    used: enough(counts),
  }
}

/** As the audit tells of it; nothing where no whole pair was decided blind. */
export function shownArchiveErrors(own: ArchiveErrors): { readonly archive?: Shown } {
  if (own.pairs === 0) return {}
  return { archive: { pairs: own.pairs, reviewers: [...own.reviewers], same: shownCounts(own.same), cross: shownCounts(own.cross) } }
}
