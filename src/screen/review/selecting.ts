// Marking a passage, adding a claim, cutting one in two: a selection with movable edges.
import type { Span } from '../../model/span.ts'
import { overlaps } from '../../text/spans.ts'
import { add, markEvidence, split } from './acts.ts'
import { textPane } from './panes.ts'
import { BROWSE, currentCell, type Mode, type State } from './state.ts'
import { cutsOf, extended, sentenceAt, sentencesOf } from './words.ts'
import { say } from '../notice.ts'

type Marking = Mode & { readonly kind: 'marking' }
type Splitting = Mode & { readonly kind: 'splitting' }

const markedText = (state: State, mode: Marking): string =>
  mode.what === 'claim' ? state.work.comparison.statement.text : (state.work.comparison.reports[state.column]?.text ?? '')

/** Begins to mark evidence: at the passage that is evidence now, or else at the first sentence on the screen. */
export function startEvidence(state: State): State {
  const cell = currentCell(state)
  const pane = textPane(state, 'report')
  const sentence = sentencesOf(pane.text)[sentenceAt(pane.text, pane.rows[pane.top]?.start ?? 0)]
  const known = cell && (!cell.hidden || cell.word?.evidence) ? cell.engine.evidence[0]?.span : undefined
  const span = known ?? sentence
  if (!cell || !span) return { ...state, ...say('The report has no passage to mark', 'warning') }
  return { ...state, pane: 'report', scroll: {}, mode: { kind: 'marking', what: 'evidence', span, kept: [] } }
}

/** Begins to add a claim: at the next sentence, after the claim under the cursor, of which no claim has a part. */
export function startClaim(state: State): State {
  const { statement, claims } = state.work.comparison
  const sentences = sentencesOf(statement.text)
  const from = claims[state.claim]?.span.start ?? 0
  const free = sentences.filter((sentence) => !claims.some((claim) => overlaps(claim.span, sentence)))
  const span = free.find((one) => one.start > from) ?? free[0] ?? sentences[sentenceAt(statement.text, from)]
  if (!span) return { ...state, ...say('The statement is empty', 'warning') }
  return { ...state, pane: 'statement', scroll: {}, mode: { kind: 'marking', what: 'claim', span, kept: [] } }
}

/** Begins to split the claim under the cursor, in its middle. */
export function startSplit(state: State): State {
  const { statement, claims } = state.work.comparison
  const claim = claims[state.claim]
  const cuts = claim ? cutsOf(statement.text, claim.span) : []
  if (cuts.length === 0) return { ...state, ...say('A claim of one word cannot be split', 'warning') }
  return { ...state, pane: 'statement', scroll: {}, mode: { kind: 'splitting', at: cuts[Math.floor(cuts.length / 2)]! } }
}

function moveCut(state: State, mode: Splitting, by: number): State {
  const { statement, claims } = state.work.comparison
  const cuts = cutsOf(statement.text, claims[state.claim]!.span)
  const at = cuts[Math.max(0, Math.min(cuts.length - 1, cuts.indexOf(mode.at) + by))]
  return at === undefined ? state : { ...state, mode: { ...mode, at } }
}

/** Moves an edge of the marked passage, or the place of a split. */
export function moveEdge(state: State, edge: 'start' | 'end', by: number, unit: 'word' | 'sentence'): State {
  if (state.mode.kind === 'splitting') return moveCut(state, state.mode, by)
  if (state.mode.kind !== 'marking') return state
  const span = extended(markedText(state, state.mode), state.mode.span, edge, by, unit)
  return { ...state, scroll: {}, mode: { ...state.mode, span } }
}

/** Keeps the selection and goes on to mark one more passage. */
export function keepToo(state: State): State {
  if (state.mode.kind !== 'marking' || state.mode.what !== 'evidence') return state
  const { kept, span } = state.mode
  const next = extended(markedText(state, state.mode), span, 'start', 1, 'sentence')
  return {
    ...state,
    mode: { ...state.mode, kept: [...kept, span], span: next },
    ...say(`${kept.length + 1} kept; Enter takes them and this one`),
  }
}

/** Says that no passage carries the claim. */
export function noneCarries(state: State, time: string): State {
  if (state.mode.kind !== 'marking' || state.mode.what !== 'evidence') return state
  return markEvidence({ ...state, mode: BROWSE, pane: 'claims' }, [], time)
}

/** Takes the selection as what it was begun for. */
export function confirmed(state: State, time: string): State {
  const { mode } = state
  const back = { ...state, mode: BROWSE, pane: 'claims' as const }
  if (mode.kind === 'splitting') return split(back, mode.at, time)
  if (mode.kind !== 'marking') return state
  return mode.what === 'claim' ? add(back, mode.span, time) : markEvidence(back, distinct([...mode.kept, mode.span]), time)
}

const distinct = (spans: readonly Span[]): Span[] =>
  spans.filter((span, index) => spans.findIndex((one) => one.start === span.start && one.end === span.end) === index)
