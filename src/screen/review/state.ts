// Everything that the review's screen depends on, and how it begins.
import type { Decision } from '../../model/decision.ts'
import type { Span } from '../../model/span.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { replay } from '../../review/replay.ts'
import { workshop, type ReviewCell, type Work } from './cells.ts'
import type { Desk } from '../../review/desk.ts'
import type { Size } from '../layout.ts'
import { STANDARD_KEYS, type KeyMode, type Keys } from './keys.ts'
import { firstCell, shownClaims, type Filter, type Order } from './queue.ts'
import { say, type Notice } from '../notice.ts'

export const PANES = ['claims', 'statement', 'report', 'why'] as const
export type Pane = (typeof PANES)[number]

/** A cell by indices into the claims and reports. */
export interface CellPlace {
  readonly claim: number
  readonly column: number
}

/** One line of a list that opens over the claims. */
export interface ListItem {
  readonly key: string
  readonly says: string
  readonly then: Choice
}

export type Choice =
  | { readonly choose: 'filter'; readonly filter: Filter }
  | { readonly choose: 'kinds' }
  | { readonly choose: 'order'; readonly order: Order }
  | { readonly choose: 'export'; readonly format: ExportFormat }
  | { readonly choose: 'overwrite'; readonly request: ExportRequest }
  /** Which passage carries the claim; without spans none is marked. */
  | { readonly choose: 'passage'; readonly spans?: readonly Span[] }
  | { readonly choose: 'mark' | 'undo' }
  /** One verdict for many cells, as one stroke. */
  | { readonly choose: 'bulk'; readonly verdict: VerdictKind; readonly cells: readonly CellPlace[] }
  | { readonly choose: 'copy'; readonly text: string; readonly what: string }
  | { readonly choose: 'nothing' }

export type ExportFormat = 'md' | 'text' | 'csv' | 'json' | 'gold' | 'case'

export interface ExportRequest {
  readonly format: ExportFormat
  readonly path: string
  readonly overwrite: boolean
}

export type Mode =
  | { readonly kind: 'browse' }
  | { readonly kind: 'help'; readonly top: number }
  | { readonly kind: 'codebook'; readonly top: number }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly ListItem[]; readonly at: number; readonly leave?: Choice }
  | { readonly kind: 'typing'; readonly purpose: 'note' | 'search' | 'flag'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'typing'; readonly purpose: 'path'; readonly format: ExportFormat; readonly text: string; readonly cursor: number }
  | { readonly kind: 'palette'; readonly text: string; readonly cursor: number; readonly at: number }
  | { readonly kind: 'marking'; readonly what: 'evidence' | 'claim'; readonly span: Span; readonly kept: readonly Span[] }
  | { readonly kind: 'splitting'; readonly at: number }

/** First rows that the reader scrolled to; absent where the pane follows the cell. */
export type Scroll = { readonly [K in Pane]?: number }

export interface State {
  readonly desk: Desk
  readonly keys: Keys
  /** Whether the mouse is ours; else the terminal selects with it. */
  readonly mouse: boolean
  readonly derive: (log: readonly Decision[]) => Work
  readonly log: readonly Decision[]
  readonly work: Work
  readonly size: Size
  readonly shown: readonly number[]
  readonly order: Order
  readonly filter: Filter
  readonly claim: number
  readonly column: number
  readonly pane: Pane
  /** Claim where a range was begun. */
  readonly anchor?: number
  readonly zoomed: boolean
  readonly adjudicating: boolean
  readonly scroll: Scroll
  /** The text, and the offset in it, where the mouse's button went down; absent while it is up. */
  readonly pressed?: { readonly pane: 'statement' | 'report'; readonly offset: number }
  /** Since when (ISO 8601) the cell is under the cursor without a pause, and the seconds before that; absent where no time is kept. */
  readonly dwell?: { readonly claim: number; readonly column: number; readonly since: string; readonly before: number }
  /** Empty where no search is on. */
  readonly search: string
  readonly mode: Mode
  /** Said at the foot until the next key. */
  readonly notice: Notice | undefined
  /** What the outside is asked to do; taken up once after each action. */
  readonly request: Request | undefined
}

export type Request =
  | { readonly kind: 'quit' | 'suspend' }
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  | { readonly kind: 'open'; readonly url: string }
  /** A text to be read in an editor, at a line from 1. */
  | { readonly kind: 'edit'; readonly name: string; readonly text: string; readonly line: number }
  | ({ readonly kind: 'export' } & ExportRequest)

export const BROWSE: Mode = { kind: 'browse' }

/** The cell under the cursor; `undefined` where the statement makes no claims. */
export const currentCell = (state: State): ReviewCell | undefined => state.work.cells[state.claim]?.[state.column]

/** Which keys count now. */
export function keyMode(state: State): KeyMode {
  switch (state.mode.kind) {
    case 'browse':
    case 'typing':
      return state.search === '' ? 'browse' : 'searching'
    case 'help':
    case 'codebook':
    case 'list':
    case 'palette':
      return 'list'
    case 'marking':
    case 'splitting':
      return 'select'
  }
}

/** Cells that reviewers differ on, and how many of them nobody has settled. */
export function atStake(work: Work): { readonly all: number; readonly open: number } {
  const cells = work.cells.flat().filter((cell) => cell.contested)
  return { all: cells.length, open: cells.filter((cell) => cell.disputed).length }
}

/** Decided cells and all cells, of those that this reviewer is to decide. */
export function progress(work: Work): { readonly decided: number; readonly all: number } {
  const cells = work.cells.flat().filter((cell) => cell.assigned)
  return { decided: cells.filter((cell) => cell.decided).length, all: cells.length }
}

/** What a reviewer must be told on opening a log that has lines in it already. */
function welcome(state: State): Pick<State, 'notice'> {
  const { decided, all } = progress(state.work)
  const changed = state.work.cells.flat().filter((cell) => cell.stale).length
  if (changed > 0)
    return say(`A text has changed since: ${changed} ${changed === 1 ? 'decision' : 'decisions'} to look at again (f, then t)`, 'warning')
  if (state.work.lost > 0)
    return say(`${state.work.lost} decisions are about claims or outlets that are no longer there; they stay in the log`, 'warning')
  if (replay(state.log).done.length > 0) return say(`Welcome back: ${decided} of ${all} cells decided. c goes to the next`)
  return say('Space agrees, 1–5 overrule, ? tells all keys')
}

/** The state at the beginning: at the first cell that waits for a decision. */
export function initialState(
  desk: Desk,
  log: readonly Decision[],
  size: Size,
  { keys = STANDARD_KEYS, mouse = true }: { readonly keys?: Keys | undefined; readonly mouse?: boolean | undefined } = {},
): State {
  const derive = workshop(desk)
  const work = derive(log)
  // In blind mode an order by the engine's doubt would tell what it thinks.
  const order: Order = desk.mode === 'blind' ? 'statement' : 'doubt'
  const filter: Filter = desk.assigned ? { by: 'assigned' } : { by: 'all' }
  const shown = shownClaims(work, order, filter)
  const state: State = {
    desk,
    keys,
    mouse,
    derive,
    log,
    work,
    size,
    shown,
    order,
    filter,
    claim: shown[0] ?? 0,
    column: 0,
    pane: 'claims',
    zoomed: false,
    adjudicating: false,
    scroll: {},
    search: '',
    mode: BROWSE,
    notice: undefined,
    request: undefined,
  }
  const waiting = firstCell(work, shown, order === 'doubt')
  const begun = { ...state, ...waiting }
  return { ...begun, ...welcome(begun) }
}
