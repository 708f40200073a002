// What stands in each cell of the matrix for this reviewer: derived from the comparison and the logs alone.
import type { Comparison } from '../../model/comparison.ts'
import type { Act, Decision } from '../../model/decision.ts'
import type { Verdict, VerdictKind } from '../../model/verdict.ts'
import type { Desk } from '../../review/desk.ts'
import { withMarks, withStructure } from '../../review/merge.ts'
import { replay } from '../../review/replay.ts'
import { cellKey, standing, type CellWord } from '../../review/standing.ts'

export interface ReviewCell {
  /** The engine's verdict, with the evidence that this reviewer marked. */
  readonly engine: Verdict
  /** This reviewer's standing word. */
  readonly word: CellWord | undefined
  readonly others: readonly CellWord[]
  /** What is shown as the verdict: the reviewer's, else the engine's, else nothing while it is hidden. */
  readonly shown: VerdictKind | undefined
  readonly decided: boolean
  /** Decided on a text that has changed since. */
  readonly stale: boolean
  /** Reviewers differ and nobody has adjudicated. */
  readonly disputed: boolean
  /** Engine and other reviewers are not to be shown yet. */
  readonly hidden: boolean
}

export interface Work {
  /** Claims as reviewers cut them; the engine's verdicts. */
  readonly comparison: Comparison
  /** Claims × reports. */
  readonly cells: readonly (readonly ReviewCell[])[]
  /** Acts about claims or outlets that are no longer there. */
  readonly lost: number
}

const isCut = (act: Act): boolean => act.act === 'split' || act.act === 'merge' || act.act === 'add'

function differ(words: readonly CellWord[]): boolean {
  const verdicts = new Set(words.flatMap((word) => (word.verdict === undefined || word.stale ? [] : [word.verdict])))
  return verdicts.size > 1
}

function cellOf(desk: Desk, engine: Verdict, column: number, word: CellWord | undefined, others: readonly CellWord[]): ReviewCell {
  const stale = word?.stale === true && word.verdict !== undefined
  const decided = word?.verdict !== undefined && !word.stale
  const hidden = desk.mode === 'blind' && !decided
  const all = word ? [...others, word] : others
  const adjudicated = all.some((one) => one.adjudicates === true && !one.stale)
  const marked = word ? withMarks(engine, [word], desk.comparison.reports[column]!) : engine
  return {
    engine: marked,
    word,
    others,
    shown: decided ? word.verdict : hidden ? undefined : engine.kind,
    decided,
    stale,
    disputed: !adjudicated && differ(all),
    hidden,
  }
}

/** Remembers the last cut of the claims: judging is dear, and most acts cut nothing. */
export function workshop(desk: Desk): (log: readonly Decision[]) => Work {
  const othersDone = desk.others.flatMap((review) => replay(review.decisions).done)
  const otherCuts = othersDone.filter(isCut)
  const ofReviewer = desk.others.map((review) => replay(review.decisions).done)
  let lastCuts: readonly Act[] = []
  let cut = desk.comparison
  const sameCuts = (cuts: readonly Act[]): boolean => cuts.length === lastCuts.length && cuts.every((act, index) => act === lastCuts[index])
  return (log) => {
    const { done } = replay(log)
    const cuts = [...otherCuts, ...done.filter(isCut)].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    if (!sameCuts(cuts)) {
      lastCuts = cuts
      cut = withStructure(desk.comparison, cuts, desk.rejudge)
    }
    const own = standing(cut, done)
    const others = ofReviewer.map((acts) => standing(cut, acts).words)
    const cells = cut.verdicts.map((row, index) =>
      row.map((engine, column) => {
        const key = cellKey(cut.claims[index]!.span, column)
        return cellOf(
          desk,
          engine,
          column,
          own.words.get(key),
          others.flatMap((words) => words.get(key) ?? []),
        )
      }),
    )
    return { comparison: cut, cells, lost: own.lost }
  }
}
