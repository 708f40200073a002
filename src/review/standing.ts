// What one reviewer's log says about each cell today.
import type { Comparison } from '../model/comparison.ts'
import type { Act, Review } from '../model/decision.ts'
import type { Span } from '../model/span.ts'
import type { VerdictKind } from '../model/verdict.ts'
import { replay } from './replay.ts'
import { columnOf, locate, spanKey } from './texts.ts'
import { textHash } from '../text/text-hash.ts'

/** A reviewer's standing word on one cell. */
export interface CellWord {
  readonly reviewer: string
  readonly verdict?: VerdictKind
  /** When the verdict was given, or else when the cell was last touched. ISO 8601. */
  readonly time: string
  readonly note?: string
  /** On the report's text. */
  readonly evidence?: readonly Span[]
  readonly adjudicates?: boolean
  /** A text changed since: the word is shown but no longer counts. */
  readonly stale: boolean
}

/** The texts of a comparison; no verdict of the engine is needed to read a log. */
export type Texts = Pick<Comparison, 'statement' | 'reports'>

/** Key of a cell: a claim's span and a report's column. */
export const cellKey = (claim: Span, column: number): string => `${spanKey(claim)}/${column}`

/** A standing word by cell, and how many acts are about a claim or an outlet that is no longer there. */
export interface StandingWords {
  readonly words: ReadonlyMap<string, CellWord>
  readonly lost: number
}

type CellAct = Extract<Act, { readonly act: 'decide' | 'note' | 'evidence' }>

const isCellAct = (act: Act): act is CellAct => act.act === 'decide' || act.act === 'note' || act.act === 'evidence'

function taken(before: CellWord | undefined, act: CellAct, stale: boolean): CellWord {
  // A word on a text that has changed does not lend its parts to one on the text of today.
  const kept = before && (!before.stale || stale) ? before : undefined
  const base: CellWord = { ...kept, reviewer: act.reviewer, time: kept?.verdict === undefined ? act.time : kept.time, stale }
  switch (act.act) {
    case 'decide': {
      const { verdict: _verdict, adjudicates: _adjudicates, ...rest } = base
      if (act.verdict === null) return rest
      return { ...rest, time: act.time, verdict: act.verdict, ...(act.adjudicates ? { adjudicates: true } : {}) }
    }
    case 'note': {
      const { note: _note, ...rest } = base
      return act.note === '' ? rest : { ...rest, note: act.note }
    }
    case 'evidence':
      return { ...base, evidence: act.spans }
  }
}

const empty = (word: CellWord): boolean => word.verdict === undefined && word.note === undefined && word.evidence === undefined

/** A reviewer's words by cell. A claim's words are looked for in the statement of today; spans need not be claims of the comparison. */
export function standing(comparison: Texts, acts: readonly Act[]): StandingWords {
  const statement = comparison.statement.text
  const words = new Map<string, CellWord>()
  let lost = 0
  for (const act of acts) {
    if (!isCellAct(act)) continue
    const span = locate(statement, act.claim)
    const column = columnOf(comparison, act.outlet)
    const report = comparison.reports[column]
    if (!span || !report) {
      lost += 1
      continue
    }
    const stale = act.texts.statement !== textHash(statement) || act.texts.report !== textHash(report.text)
    const key = cellKey(span, column)
    const before = words.get(key)
    if (before && !before.stale && stale) continue
    const word = taken(before, act, stale)
    if (empty(word)) words.delete(key)
    else words.set(key, word)
  }
  return { words, lost }
}

/** `standing` of a whole review. */
export function standingOf(comparison: Texts, review: Review): StandingWords {
  return standing(comparison, replay(review.decisions).done)
}
