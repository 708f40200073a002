// Everything that the review's screen depends on, and how it begins.
import type { Decision } from '../../model/decision.ts'
import type { Span } from '../../model/span.ts'
import { replay } from '../../review/replay.ts'
import { workshop, type ReviewCell, type Work } from './cells.ts'
import type { Desk } from '../../review/desk.ts'
import type { Size } from '../layout.ts'
import type { KeyMode } from './keys.ts'
import { firstCell, shownClaims, type Filter, type Order } from './queue.ts'
import { say, type Notice } from '../notice.ts'

export const PANES = ['claims', 'statement', 'report', 'why'] as const
export type Pane = (typeof PANES)[number]

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
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly ListItem[]; readonly at: number }
  | { readonly kind: 'typing'; readonly purpose: 'note' | 'search'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'typing'; readonly purpose: 'path'; readonly format: ExportFormat; readonly text: string; readonly cursor: number }
  | { readonly kind: 'marking'; readonly what: 'evidence' | 'claim'; readonly span: Span; readonly kept: readonly Span[] }
  | { readonly kind: 'splitting'; readonly at: number }

/** First rows that the reader scrolled to; absent where the pane follows the cell. */
export type Scroll = { readonly [K in Pane]?: number }

export interface State {
  readonly desk: Desk
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
  readonly zoomed: boolean
  readonly adjudicating: boolean
  readonly scroll: Scroll
  /** Empty where no search is on. */
  readonly search: string
  readonly mode: Mode
  /** Said at the foot until the next key. */
  readonly notice: Notice | undefined
  /** What the outside is asked to do; taken up once after each action. */
  readonly request: { readonly kind: 'quit' } | ({ readonly kind: 'export' } & ExportRequest) | undefined
}

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
      return 'list'
    case 'marking':
    case 'splitting':
      return 'select'
  }
}

/** Decided cells and all cells. */
export function progress(work: Work): { readonly decided: number; readonly all: number } {
  const cells = work.cells.flat()
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
export function initialState(desk: Desk, log: readonly Decision[], size: Size): State {
  const derive = workshop(desk)
  const work = derive(log)
  // In blind mode an order by the engine's doubt would tell what it thinks.
  const order: Order = desk.mode === 'blind' ? 'statement' : 'doubt'
  const shown = shownClaims(work, order, { by: 'all' })
  const state: State = {
    desk,
    derive,
    log,
    work,
    size,
    shown,
    order,
    filter: { by: 'all' },
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
