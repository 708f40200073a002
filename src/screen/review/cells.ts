// What stands in each cell of the matrix for this reviewer: derived from the comparison and the logs alone.
import type { Comparison } from '../../model/comparison.ts'
import type { Act, Decision } from '../../model/decision.ts'
import type { CellState, Verdict } from '../../model/verdict.ts'
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
  /** What is shown as the verdict: the reviewer's, else what others make of it, else the engine's; nothing while it is hidden. */
  readonly shown: CellState | undefined
  readonly decided: boolean
  /** Decided on a text that has changed since. */
  readonly stale: boolean
  /** Reviewers differ and nobody has adjudicated. */
  readonly disputed: boolean
  /** Reviewers' own verdicts differ, whether or not somebody has adjudicated. */
  readonly contested: boolean
  /** Engine and other reviewers are not to be shown yet. */
  readonly hidden: boolean
  /** Whether the cell is one of those that this reviewer is to decide; all are where no set was shared out. */
  readonly assigned: boolean
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

interface Place {
  readonly column: number
  readonly assigned: boolean
  /** Nothing of the engine's or of others' may be seen yet. */
  readonly closed: boolean
}

/** `own` and `others`: words with adjudications; `ratings`: everybody's without. */
function cellOf(
  desk: Desk,
  engine: Verdict,
  { column, assigned, closed }: Place,
  word: CellWord | undefined,
  others: readonly CellWord[],
  ratings: readonly CellWord[],
): ReviewCell {
  const stale = word?.stale === true && word.verdict !== undefined
  const decided = word?.verdict !== undefined && !word.stale
  const all = word ? [...others, word] : others
  const settled = all.findLast((one) => one.adjudicates === true && !one.stale && one.verdict !== undefined)
  const contested = !closed && differ(ratings)
  const disputed = contested && !settled
  const marked = word ? withMarks(engine, [word], desk.comparison.reports[column]!) : engine
  return {
    engine: marked,
    word,
    others,
    shown: decided ? word.verdict : closed ? undefined : (settled?.verdict ?? (disputed ? 'disputed' : engine.kind)),
    decided,
    stale,
    disputed,
    contested,
    hidden: closed,
    assigned,
  }
}

/** Remembers the last cut of the claims: judging is dear, and most acts cut nothing. */
export function workshop(desk: Desk): (log: readonly Decision[]) => Work {
  const othersDone = desk.others.flatMap((review) => replay(review.decisions).done)
  const otherCuts = othersDone.filter(isCut)
  const ofReviewer = desk.others.map((review) => replay(review.decisions).done)
  const isRating = (act: Act): boolean => act.act !== 'decide' || act.adjudicates !== true
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
    const ratings = [done, ...ofReviewer].map((acts) => (acts.every(isRating) ? acts : acts.filter(isRating)))
    const rated = ratings.map((acts) => standing(cut, acts).words)
    const keys = cut.claims.map((claim) => cut.reports.map((_, column) => cellKey(claim.span, column)))
    const assigned = keys.map((row) => row.map((key) => desk.assigned?.(key) ?? true))
    const decided = (key: string): boolean => {
      const word = own.words.get(key)
      return word?.verdict !== undefined && !word.stale
    }
    // A coder who saw after each cell whether the engine agreed would learn to agree with it: all opens at once, at the end.
    const closed =
      desk.mode === 'blind' && !keys.every((row, index) => row.every((key, column) => !assigned[index]![column] || decided(key)))
    const words = (of: readonly ReadonlyMap<string, CellWord>[], key: string): CellWord[] => of.flatMap((one) => one.get(key) ?? [])
    const cells = cut.verdicts.map((row, index) =>
      row.map((engine, column) => {
        const key = keys[index]![column]!
        const place = { column, assigned: assigned[index]![column]!, closed }
        return cellOf(desk, engine, place, own.words.get(key), words(others, key), words(rated, key))
      }),
    )
    return { comparison: cut, cells, lost: own.lost }
  }
}
