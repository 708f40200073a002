// Acts of the reviewer: each is a line of the log, and the screen is derived from the log alone.
import type { Act, Decision } from '../../model/decision.ts'
import type { Span } from '../../model/span.ts'
import { isCarried, type VerdictKind } from '../../model/verdict.ts'
import type { CellWord } from '../../review/standing.ts'
import { claimReference, columnOf, groundOf, locate, spanKey } from '../../review/texts.ts'
import { lastStroke, replay } from '../../review/replay.ts'
import type { ReviewCell } from './cells.ts'
import { passageList } from './passage-list.ts'
import { nextCell, shownClaims } from './queue.ts'
import { currentCell, type CellPlace, type State } from './state.ts'
import { textHash } from '../../text/text-hash.ts'
import { say } from '../notice.ts'

type Stamp = Pick<Decision, 'reviewer' | 'time' | 'engine' | 'mode' | 'texts'>

function stamp(state: State, time: string, column?: number): Stamp {
  const { comparison, reviewer, mode } = state.desk
  const report = column === undefined ? undefined : comparison.reports[column]?.text
  return {
    reviewer,
    time,
    engine: comparison.engine.version,
    mode,
    texts: { statement: textHash(comparison.statement.text), ...(report === undefined ? {} : { report: textHash(report) }) },
  }
}

/** The state with lines added to the log and all that follows from them. A changed cut of the claims is listed anew. */
function withLines(state: State, lines: readonly Decision[]): State {
  if (lines.length === 0) return state
  const log = [...state.log, ...lines]
  const work = state.derive(log)
  if (work.comparison === state.work.comparison) return { ...state, log, work }
  const key = (span: Span | undefined): string => (span ? spanKey(span) : '')
  const before = state.work.comparison.claims[state.claim]?.span
  const shown = shownClaims(work, state.order, state.filter)
  const same = work.comparison.claims.findIndex((claim) => key(claim.span) === key(before))
  const near = work.comparison.claims.findIndex(
    (claim) => before !== undefined && claim.span.start <= before.start && claim.span.end > before.start,
  )
  const claim = same >= 0 ? same : near >= 0 ? near : (shown[0] ?? 0)
  return { ...state, log, work, claim, shown: shown.includes(claim) || shown.length === 0 ? shown : [claim, ...shown], scroll: {} }
}

/** Pauses over this are no reading, in seconds. */
const LONGEST_PAUSE = 120

/** Time on the cell under the cursor until now, where time is kept. */
function secondsOf(state: State, time: string): { readonly seconds?: number } {
  const { dwell } = state
  if (!dwell || dwell.claim !== state.claim || dwell.column !== state.column) return {}
  return { seconds: Math.round((dwell.before + pause(dwell.since, time)) * 10) / 10 }
}

/** Seconds between two ISO 8601 times; a long pause counts as its first part. */
export const pause = (from: string, to: string): number => Math.max(0, Math.min(LONGEST_PAUSE, (Date.parse(to) - Date.parse(from)) / 1000))

/** Fields that name a cell: the one under the cursor where no other is given. */
function cellFields(
  state: State,
  time: string,
  at: CellPlace = state,
): Stamp & Pick<Act & { act: 'decide' }, 'claim' | 'outlet' | 'ground'> {
  const { comparison } = state.work
  const claim = claimReference(comparison.statement.text, comparison.claims[at.claim]!.span)
  return {
    ...stamp(state, time, at.column),
    claim,
    outlet: comparison.reports[at.column]!.outlet,
    ground: groundOf(comparison, at.claim, at.column),
  }
}

/** Decides many cells in one stroke. */
export function decideCells(state: State, cells: readonly (CellPlace & { readonly verdict: VerdictKind | null })[], time: string): State {
  const adjudicates = state.adjudicating ? { adjudicates: true } : {}
  return withLines(
    state,
    cells.map(({ verdict, ...at }) => ({
      act: 'decide',
      ...cellFields(state, time, at),
      verdict,
      ...(verdict === null ? {} : adjudicates),
      batch: time,
    })),
  )
}

/** Whether a cell waits for a decision in what the reviewer is doing now. */
export const waitsIn = (state: State): ((cell: ReviewCell) => boolean) =>
  state.adjudicating ? (cell) => cell.disputed : (cell) => cell.assigned && !cell.decided

/** On to the next cell that waits, saying what was done; where none is left, that is said. */
function onward(state: State, said: string, opened: boolean): State {
  const place = nextCell(state.work, state.shown, state, waitsIn(state), state.order === 'doubt')
  if (place) return { ...state, claim: place.claim, column: place.column, scroll: scrollOf(state), ...say(said) }
  const done = state.adjudicating
    ? 'No dispute is left here'
    : opened
      ? 'Your set is done: what the engine and others say is open now'
      : 'All cells shown are decided'
  return { ...state, ...say(`${said}. ${done}`) }
}

/**
 * Whether it has to be asked which passage carries the claim: the reviewer says that one does, the engine had found none, and
 * nobody has marked one. A blind reviewer is not asked, as the question would tell what the engine thinks.
 */
function passageAsked(state: State, before: ReviewCell, verdict: VerdictKind): boolean {
  if (!isCarried(verdict) || before.hidden || isCarried(before.engine.kind)) return false
  const marked = (word: CellWord | undefined): boolean => word?.evidence !== undefined && !word.stale
  if (marked(before.word)) return false
  return !(state.adjudicating && before.others.some((word) => marked(word) && word.verdict === verdict))
}

const saidOf = (state: State, verdict: VerdictKind): string =>
  `Claim ${state.claim + 1} in ${state.work.comparison.reports[state.column]!.outlet}: ${verdict}`

/** Puts a verdict on the cell under the cursor, or takes it back with `null`, and goes on to the next that waits. */
export function decide(state: State, verdict: VerdictKind | null, time: string): State {
  const cell = currentCell(state)
  if (!cell) return { ...state, ...say('There is no cell to decide', 'warning') }
  if (verdict === null && cell.word?.verdict === undefined) return { ...state, ...say('You have not decided this cell') }
  const adjudicates = state.adjudicating && verdict !== null ? { adjudicates: true } : {}
  const asked = verdict !== null && passageAsked(state, cell, verdict)
  const more = { ...adjudicates, ...secondsOf(state, time), ...(asked ? { batch: time } : {}) }
  const decided = withLines(state, [{ act: 'decide', ...cellFields(state, time), verdict, ...more }])
  if (verdict === null) return { ...decided, ...say('Verdict taken back') }
  if (asked) {
    const mode = passageList(decided, verdict)
    if (mode) return { ...decided, mode }
  }
  return onward(decided, saidOf(state, verdict), cell.hidden && !currentCell(decided)?.hidden)
}

/** The answer to which passage carries the claim; without spans none was marked. Goes on to the next cell that waits. */
export function passageChosen(state: State, spans: readonly Span[] | undefined, time: string): State {
  const verdict = currentCell(state)?.word?.verdict ?? 'reported'
  // One stroke with the verdict that it belongs to.
  const batch = replay(state.log).done.at(-1)?.batch
  const marked = spans === undefined ? state : markEvidence(state, spans, time, batch)
  return onward(marked, `${saidOf(state, verdict)}, ${spans === undefined ? 'no passage marked' : 'passage marked'}`, false)
}

/** Text panes follow the cell again; the list of claims stays where it is. */
const scrollOf = (state: State): State['scroll'] => (state.scroll.claims === undefined ? {} : { claims: state.scroll.claims })

/** Keeps the reviewer's note on the cell; an empty text takes it back. */
export function note(state: State, text: string, time: string): State {
  if (text === (currentCell(state)?.word?.note ?? '')) return state
  const noted = withLines(state, [{ act: 'note', ...cellFields(state, time), note: text }])
  return { ...noted, ...say(text === '' ? 'Note taken back' : 'Note kept') }
}

/** Keeps the reviewer's question to the curator on the cell; an empty text takes it back. */
export function flag(state: State, text: string, time: string): State {
  if (text === (currentCell(state)?.word?.question ?? '')) return state
  const flagged = withLines(state, [{ act: 'flag', ...cellFields(state, time), question: text }])
  return { ...flagged, ...say(text === '' ? 'Question taken back' : 'Question kept for the curator') }
}

/** Keeps these spans of the report as the evidence of the cell; none says that no passage carries it. */
export function markEvidence(state: State, spans: readonly Span[], time: string, batch?: string): State {
  const text = state.work.comparison.reports[state.column]!.text
  const quotes = spans.map((span) => text.slice(span.start, span.end))
  const together = batch === undefined ? {} : { batch }
  const marked = withLines(state, [{ act: 'evidence', ...cellFields(state, time), spans: [...spans], quotes, ...together }])
  return { ...marked, scroll: scrollOf(marked), ...say(spans.length === 0 ? 'Marked: no passage carries it' : 'Evidence marked') }
}

/** `at` is an offset in the statement. */
export function split(state: State, at: number, time: string): State {
  const { comparison } = state.work
  const claim = claimReference(comparison.statement.text, comparison.claims[state.claim]!.span)
  return { ...withLines(state, [{ act: 'split', ...stamp(state, time), claim, at }]), ...say('Claim split; u undoes it') }
}

/** Joins the claim under the cursor with the next of the statement. */
export function merge(state: State, time: string): State {
  const { comparison } = state.work
  const pair = comparison.claims.slice(state.claim, state.claim + 2)
  if (pair.length < 2) return { ...state, ...say('There is no claim after this one to join it with', 'warning') }
  const claims = pair.map((claim) => claimReference(comparison.statement.text, claim.span))
  return { ...withLines(state, [{ act: 'merge', ...stamp(state, time), claims }]), ...say('Claims joined; u undoes it') }
}

/** Adds a claim at a span of the statement, unless it is one already. */
export function add(state: State, span: Span, time: string): State {
  const { comparison } = state.work
  if (comparison.claims.some((claim) => claim.span.start === span.start && claim.span.end === span.end))
    return { ...state, ...say('This passage is a claim already', 'warning') }
  const added = withLines(state, [{ act: 'add', ...stamp(state, time), claim: claimReference(comparison.statement.text, span) }])
  const claim = added.work.comparison.claims.findIndex((one) => one.span.start === span.start && one.span.end === span.end)
  if (claim < 0) return { ...added, ...say('The claim could not be added', 'warning') }
  const shown = added.shown.includes(claim) ? added.shown : [claim, ...added.shown]
  return { ...added, claim, shown, ...say('Claim added; u undoes it') }
}

const WORDS: Readonly<Record<Act['act'], string>> = {
  decide: 'verdict',
  note: 'note',
  evidence: 'evidence',
  flag: 'question',
  split: 'split',
  merge: 'join',
  add: 'added claim',
}

/** Brings the cell that an act was about under the cursor, so that the reviewer sees what an undo did. */
function turnedTo(state: State, act: Act): State {
  if (!('claim' in act)) return state
  const { comparison } = state.work
  const span = locate(comparison.statement.text, act.claim)
  const claim = comparison.claims.findIndex((one) => one.span.start === span?.start && one.span.end === span.end)
  if (claim < 0) return state
  const column = 'outlet' in act ? columnOf(comparison, act.outlet) : -1
  const shown = state.shown.includes(claim) ? state.shown : [claim, ...state.shown]
  return { ...state, claim, shown, column: column >= 0 ? column : state.column, scroll: scrollOf(state) }
}

const strokeSays = (acts: readonly Act[]): string => (acts.length > 1 ? `${acts.length} acts, all at once` : WORDS[acts[0]!.act])

/** Takes the last act that stands back, with those that were one stroke with it, and turns to its cell. */
export function undo(state: State, time: string): State {
  const acts = lastStroke(replay(state.log).done)
  const first = acts.at(-1)
  if (!first) return { ...state, ...say('Nothing to undo') }
  const undone = turnedTo(withLines(state, [{ act: 'undo', ...stamp(state, time) }]), first)
  return { ...undone, ...say(`Undone: ${strokeSays(acts)}`) }
}

/** Does again what was last taken back, and turns to its cell. */
export function redo(state: State, time: string): State {
  const acts = lastStroke(replay(state.log).undone)
  const next = acts[0]
  if (!next) return { ...state, ...say('Nothing to redo') }
  const redone = turnedTo(withLines(state, [{ act: 'redo', ...stamp(state, time) }]), next)
  return { ...redone, ...say(`Done again: ${strokeSays(acts)}`) }
}
