// What one reviewer's log says about each cell today.
import type { Comparison } from '../model/comparison.ts'
import type { Act, Review } from '../model/decision.ts'
import type { Span } from '../model/span.ts'
import type { VerdictKind } from '../model/verdict.ts'
import { replay } from './replay.ts'
import { columnOf, groundOf, locate, spanKey, type Grounds } from './texts.ts'
import { textHash } from '../text/text-hash.ts'

/** A reviewer's standing word on one cell. */
export interface CellWord {
  readonly reviewer: string
  readonly verdict?: VerdictKind
  /** When the verdict was given, or else when the cell was last touched. ISO 8601. */
  readonly time: string
  readonly note?: string
  /** Asked of the curator, and not taken back. */
  readonly question?: string
  /** On the report's text. */
  readonly evidence?: readonly Span[]
  readonly adjudicates?: boolean
  /** A text changed since, elsewhere: the word still counts. */
  readonly carried?: boolean
  /** A text changed since: the word is shown but no longer counts. */
  readonly stale: boolean
}

/** The texts of a comparison; no verdict of the engine is needed to read a log. */
export type Texts = Pick<Comparison, 'statement' | 'reports'>
/** Texts, and where it is at hand what the engine makes of them: then words on cells that a change of text has not touched still count. */
export type TextsAndGrounds = Texts & Grounds

/** Key of a cell: a claim's span and a report's column. */
export const cellKey = (claim: Span, column: number): string => `${spanKey(claim)}/${column}`

/** A standing word by cell, and how many acts are about a claim or an outlet that is no longer there. */
export interface StandingWords {
  readonly words: ReadonlyMap<string, CellWord>
  readonly lost: number
}

type CellAct = Extract<Act, { readonly act: 'decide' | 'note' | 'evidence' | 'flag' }>

const isCellAct = (act: Act): act is CellAct => act.act === 'decide' || act.act === 'note' || act.act === 'evidence' || act.act === 'flag'

function taken(before: CellWord | undefined, act: CellAct, stale: boolean, carried: boolean, spans: readonly Span[]): CellWord {
  // A word on a text that has changed does not lend its parts to one on the text of today.
  const kept = before && (!before.stale || stale) ? before : undefined
  const base: CellWord = {
    ...kept,
    reviewer: act.reviewer,
    time: kept?.verdict === undefined ? act.time : kept.time,
    stale,
    ...(carried ? { carried } : {}),
  }
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
    case 'flag': {
      const { question: _question, ...rest } = base
      return act.question === '' ? rest : { ...rest, question: act.question }
    }
    case 'evidence':
      return { ...base, evidence: spans }
  }
}

const empty = (word: CellWord): boolean =>
  word.verdict === undefined && word.note === undefined && word.evidence === undefined && word.question === undefined

/** Where marked passages stand in a report that has changed; `undefined` where one is no longer there, or there more than once. */
function movedSpans(text: string, { spans, quotes }: Extract<Act, { readonly act: 'evidence' }>): Span[] | undefined {
  if (spans.length > 0 && quotes?.length !== spans.length) return undefined
  const moved = spans.map((span, index) => locate(text, { ...span, text: quotes![index]! }))
  return moved.every((span) => span !== undefined) ? moved : undefined
}

/** Whether what the cell rested on when the line was written is the same today. */
function isUntouched(comparison: TextsAndGrounds, act: CellAct, span: Span, column: number): boolean {
  if (act.ground === undefined) return false
  const claim = comparison.claims?.findIndex((one) => one.span.start === span.start && one.span.end === span.end) ?? -1
  return groundOf(comparison, claim, column) === act.ground
}

/** A reviewer's words by cell. A claim's words are looked for in the statement of today; spans need not be claims of the comparison. */
export function standing(comparison: TextsAndGrounds, acts: readonly Act[]): StandingWords {
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
    const sameReport = act.texts.report === textHash(report.text)
    const changed = act.texts.statement !== textHash(statement) || !sameReport
    const spans = act.act !== 'evidence' ? [] : sameReport ? act.spans : movedSpans(report.text, act)
    const carried = changed && spans !== undefined && isUntouched(comparison, act, span, column)
    const stale = changed && !carried
    const key = cellKey(span, column)
    const before = words.get(key)
    if (before && !before.stale && stale) continue
    const word = taken(before, act, stale, carried, spans ?? (act.act === 'evidence' ? act.spans : []))
    if (empty(word)) words.delete(key)
    else words.set(key, word)
  }
  return { words, lost }
}

/** `standing` of a whole review. */
export function standingOf(comparison: TextsAndGrounds, review: Review): StandingWords {
  return standing(comparison, replay(review.decisions).done)
}
