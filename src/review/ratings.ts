// Who said what about which cell: the table that agreement is measured on.
import { claimKind } from '../engine/claims/kind.ts'
import type { ClaimKind } from '../model/claim.ts'
import type { Act, Review } from '../model/decision.ts'
import { VERDICT_KINDS, type VerdictKind } from '../model/verdict.ts'
import { replay } from './replay.ts'
import { standing, type Texts } from './standing.ts'

/** One thing that was rated, with what each rater said; a rater who did not say anything is absent. */
export interface RatedUnit {
  /** What is drawn as a whole when resampling: claims of one statement are not independent of each other's text. */
  readonly document: string
  readonly claim: string
  readonly kind: ClaimKind
  readonly outlet: string
  readonly ratings: ReadonlyMap<string, VerdictKind>
  readonly notes: ReadonlyMap<string, string>
  /** What an adjudicator settled on, by whom. */
  readonly settled?: { readonly by: string; readonly verdict: VerdictKind }
}

/** Kind of a claim by its words, as the engine tells it. */
export const kindOf = (claim: string, language: string): ClaimKind => claimKind(claim, language)

const adjudicates = (act: Act): boolean => act.act === 'decide' && act.adjudicates === true

/**
 * Cells that at least one reviewer has decided, with the reviewers' own verdicts; adjudications are kept apart from them.
 * Decisions on texts that have changed since are left out. Claims are named by their words.
 */
export function ratedUnits(document: string, texts: Texts, reviews: readonly Review[]): RatedUnit[] {
  const logs = reviews.map((review) => ({ reviewer: review.reviewer, done: replay(review.decisions).done }))
  const own = logs.map(({ reviewer, done }) => ({
    reviewer,
    words: standing(
      texts,
      done.filter((act) => !adjudicates(act)),
    ).words,
  }))
  const settling = logs.map(({ reviewer, done }) => ({ reviewer, words: standing(texts, done.filter(adjudicates)).words }))
  const keys = new Set([...own, ...settling].flatMap(({ words }) => [...words.keys()]))
  return [...keys].sort(inOrder).flatMap((key) => {
    const [span = '', column = ''] = key.split('/')
    const [start, end] = span.split('-').map(Number)
    const said = own.flatMap(({ reviewer, words }) => {
      const word = words.get(key)
      return word && !word.stale ? [{ reviewer, word }] : []
    })
    const ratings = new Map(said.flatMap(({ reviewer, word }) => (word.verdict === undefined ? [] : [[reviewer, word.verdict] as const])))
    const notes = new Map(said.flatMap(({ reviewer, word }) => (word.note === undefined ? [] : [[reviewer, word.note] as const])))
    const settled = settling
      .flatMap(({ reviewer, words }) => {
        const word = words.get(key)
        return word?.verdict !== undefined && !word.stale ? [{ by: reviewer, verdict: word.verdict, time: word.time }] : []
      })
      .sort((a, b) => (a.time < b.time ? -1 : 1))
      .at(-1)
    if (ratings.size === 0) return []
    const claim = texts.statement.text.slice(start, end)
    return [
      {
        document,
        claim,
        kind: kindOf(claim, texts.statement.language),
        outlet: texts.reports[Number(column)]?.outlet ?? '',
        ratings,
        notes,
        ...(settled ? { settled: { by: settled.by, verdict: settled.verdict } } : {}),
      },
    ]
  })
}

const numbers = (key: string): number[] => key.split(/[-/]/).map(Number)

function inOrder(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  const at = left.findIndex((value, index) => value !== right[index])
  return at < 0 ? 0 : left[at]! - right[at]!
}

/** A table as agreement formulas want it: for each unit and rater a category's index, or `undefined` for a missing value. */
export type Ratings = readonly (readonly (number | undefined)[])[]

/** Units × raters, with verdict kinds as numbers. */
export function ratingTable(units: readonly RatedUnit[], raters: readonly string[]): Ratings {
  return units.map((unit) =>
    raters.map((rater) => {
      const kind = unit.ratings.get(rater)
      return kind === undefined ? undefined : VERDICT_KINDS.indexOf(kind)
    }),
  )
}

/** Everybody who rated something, by name. */
export const ratersOf = (units: readonly RatedUnit[]): string[] => [...new Set(units.flatMap((unit) => [...unit.ratings.keys()]))].sort()
