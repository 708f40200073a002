// The review as a pure function: a state and what happened in, the next state out.
import type { Decision } from '../../model/decision.ts'
import { decide, merge, redo, undo } from './acts.ts'
import { claimsWindow } from './claims-window.ts'
import type { KeyName } from '../input.ts'
import { commandFor, type Command } from './keys.ts'
import { boxOf, layoutOf } from './layout.ts'
import { chosen, exportList, filterList, orderList, overwriteList, relisted } from './lists.ts'
import { codebookRows, helpRows, scrolled } from './scrolling.ts'
import { confirmed, keepToo, moveEdge, noneCarries, startClaim, startEvidence, startSplit } from './selecting.ts'
import { BROWSE, currentCell, keyMode, PANES, type ExportRequest, type State } from './state.ts'
import type { Size } from '../layout.ts'
import { toMatch, typed } from './typing.ts'
import { nextCell } from './queue.ts'
import { say } from '../notice.ts'

export type Action =
  /** `time` is ISO 8601. `pasted`: a line break is no Enter then. */
  | { readonly type: 'key'; readonly key: KeyName; readonly time: string; readonly pasted?: boolean }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'said'; readonly text: string; readonly tone: 'plain' | 'warning' }
  /** The request was taken up; it must not be taken up twice. */
  | { readonly type: 'taken' }
  | { readonly type: 'exists'; readonly request: ExportRequest }
  /** The log as it is on disk, where another program wrote to it. */
  | { readonly type: 'reread'; readonly log: readonly Decision[] }

function outlet(state: State, by: number): State {
  const count = state.work.comparison.reports.length
  const { claims } = state.scroll
  return { ...state, column: (state.column + by + count) % count, scroll: claims === undefined ? {} : { claims } }
}

function focus(state: State, by: number): State {
  const at = PANES.indexOf(state.pane)
  return { ...state, pane: PANES[(at + by + PANES.length) % PANES.length]! }
}

function moveInList(state: State, by: number, unit: 'row' | 'page' | 'half' | 'all'): State {
  const { mode } = state
  if (mode.kind === 'list') {
    const last = mode.items.length - 1
    const at = unit === 'all' ? (by < 0 ? 0 : last) : Math.max(0, Math.min(last, mode.at + (unit === 'row' ? Math.sign(by) : by * 5)))
    return { ...state, mode: { ...mode, at } }
  }
  if (mode.kind !== 'help' && mode.kind !== 'codebook') return state
  const { height, width } = layoutOf(state)
  const rows = mode.kind === 'help' ? helpRows(width) : codebookRows(width)
  const last = Math.max(0, rows - height)
  const step = unit === 'row' ? by : unit === 'page' ? by * height : unit === 'half' ? by * Math.ceil(height / 2) : by * last
  return { ...state, mode: { ...mode, top: Math.max(0, Math.min(last, mode.top + step)) } }
}

function moveClaim(state: State, by: number, unit: 'row' | 'page' | 'half' | 'all'): State {
  if (state.shown.length === 0) return state
  const page = claimsWindow(state, boxOf(state, 'claims')).visible
  const step = unit === 'row' ? by : unit === 'page' ? by * page : unit === 'half' ? by * Math.ceil(page / 2) : by * state.shown.length
  const at = Math.max(0, Math.min(state.shown.length - 1, state.shown.indexOf(state.claim) + step))
  const { claims } = state.scroll
  return { ...state, claim: state.shown[at]!, scroll: claims === undefined ? {} : { claims } }
}

function accept(state: State, time: string): State {
  const cell = currentCell(state)
  if (!cell) return state
  if (cell.hidden) return { ...state, ...say('Blind: decide by yourself first, 1–5', 'warning') }
  if (state.adjudicating && cell.disputed) return { ...state, ...say('Reviewers differ here: settle it with 1–5', 'warning') }
  if (cell.stale && cell.word?.verdict) return decide(state, cell.word.verdict, time)
  return cell.shown === undefined ? state : decide(state, cell.shown, time)
}

function toNext(state: State): State {
  const place = nextCell(
    state.work,
    state.shown,
    state,
    (cell) => (state.adjudicating ? cell.disputed : !cell.decided),
    state.order === 'doubt',
  )
  if (!place) return { ...state, ...say('Nothing shown waits for a decision') }
  return {
    ...state,
    claim: place.claim,
    column: place.column,
    scroll: state.scroll.claims === undefined ? {} : { claims: state.scroll.claims },
  }
}

function adjudicate(state: State): State {
  if (state.adjudicating) return { ...relisted(state, state.order, { by: 'all' }), adjudicating: false, ...say('Adjudication left') }
  if (state.desk.mode === 'blind') return { ...state, ...say('Blind: others’ verdicts are hidden; adjudicate without --blind', 'warning') }
  if (state.desk.others.length === 0) return { ...state, ...say('Nobody else has reviewed this case yet', 'warning') }
  const disputes = state.work.cells.flat().filter((cell) => cell.disputed).length
  if (disputes === 0) return { ...state, ...say('Reviewers agree wherever more than one decided') }
  const begun = toNext(relisted({ ...state, adjudicating: true }, state.order, { by: 'disputed' }))
  const cell = currentCell(begun)
  const first = cell?.disputed ? begun : toNext(begun)
  return { ...first, ...say(`${disputes} ${disputes === 1 ? 'cell' : 'cells'} to settle with 1–5; A leaves`) }
}

function cancel(state: State): State {
  if (state.mode.kind === 'marking' || state.mode.kind === 'splitting') return { ...state, mode: BROWSE, pane: 'claims', scroll: {} }
  if (state.mode.kind !== 'browse') return { ...state, mode: BROWSE }
  if (state.search !== '') return { ...state, search: '', ...say('Search ended') }
  return state.zoomed ? { ...state, zoomed: false } : state
}

function listConfirmed(state: State): State {
  if (state.mode.kind === 'help' || state.mode.kind === 'codebook') return { ...state, mode: BROWSE }
  const item = state.mode.kind === 'list' ? state.mode.items[state.mode.at] : undefined
  return item ? chosen(state, item.then) : state
}

function typing(state: State, purpose: 'note' | 'search'): State {
  const text = purpose === 'note' ? (currentCell(state)?.word?.note ?? '') : ''
  if (purpose === 'note' && !currentCell(state)) return state
  return { ...state, mode: { kind: 'typing', purpose, text, cursor: text.length } }
}

function perform(state: State, command: Command, time: string): State {
  switch (command.do) {
    case 'move':
      if (state.mode.kind !== 'browse') return moveInList(state, command.by, command.unit)
      return state.pane === 'claims' ? moveClaim(state, command.by, command.unit) : scrolled(state, state.pane, command.by, command.unit)
    case 'outlet':
      return outlet(state, command.by)
    case 'focus':
      return focus(state, command.by)
    case 'decide':
      return decide(state, command.verdict, time)
    case 'extend':
      return moveEdge(state, command.edge, command.by, command.unit)
    case 'open':
      return { ...state, pane: state.pane === 'claims' ? 'report' : 'claims' }
    case 'zoom':
      return { ...state, zoomed: !state.zoomed, scroll: {} }
    case 'accept':
      return accept(state, time)
    case 'next-undecided':
      return toNext(state)
    case 'note':
    case 'search':
      return typing(state, command.do)
    case 'undo':
      return undo(state, time)
    case 'redo':
      return redo(state, time)
    case 'filter':
      return { ...state, mode: filterList(state) }
    case 'sort':
      return { ...state, mode: orderList(state) }
    case 'export':
      return { ...state, mode: exportList() }
    case 'next-match':
      return toMatch(state, state.search, 1, false)
    case 'previous-match':
      return toMatch(state, state.search, -1, false)
    case 'mark':
      return startEvidence(state)
    case 'add':
      return startClaim(state)
    case 'split':
      return startSplit(state)
    case 'merge':
      return merge(state, time)
    case 'adjudicate':
      return adjudicate(state)
    case 'help':
      return { ...state, mode: state.mode.kind === 'help' ? BROWSE : { kind: 'help', top: 0 } }
    case 'codebook':
      return { ...state, mode: state.mode.kind === 'codebook' ? BROWSE : { kind: 'codebook', top: 0 } }
    case 'quit':
      return { ...state, request: { kind: 'quit' } }
    case 'confirm':
      return state.mode.kind === 'list' || state.mode.kind === 'help' || state.mode.kind === 'codebook'
        ? listConfirmed(state)
        : confirmed(state, time)
    case 'keep-too':
      return keepToo(state)
    case 'none-carries':
      return noneCarries(state, time)
    case 'cancel':
      return cancel(state)
  }
}

/** Keeps the claim under the cursor on the screen, moving the list no more than needed. */
function following(before: State, after: State): State {
  if (after.claim === before.claim && after.shown === before.shown && after.size === before.size && after.pane === before.pane) return after
  const { top } = claimsWindow(after, boxOf(after, 'claims'))
  return after.scroll.claims === top ? after : { ...after, scroll: { ...after.scroll, claims: top } }
}

function pressed(state: State, key: KeyName, time: string, pasted: boolean): State {
  if (state.request?.kind === 'quit') return state
  const fresh: State = { ...state, notice: undefined }
  if (key === 'ctrl-c') return { ...fresh, request: { kind: 'quit' } }
  if (state.mode.kind === 'typing') return typed(fresh, state.mode, pasted && key === 'enter' ? 'space' : key, time)
  const item = state.mode.kind === 'list' ? state.mode.items.find((one) => one.key === key) : undefined
  if (item) return chosen(fresh, item.then)
  const command = commandFor(keyMode(state), key)
  return command ? perform(fresh, command, time) : state
}

/** The state after a key or a word from outside. Pure: the time comes with the key. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'key':
      return following(state, pressed(state, action.key, action.time, action.pasted ?? false))
    case 'resized':
      return following(state, { ...state, size: action.size, scroll: {} })
    case 'said':
      return { ...state, ...say(action.text, action.tone) }
    case 'taken':
      return { ...state, request: undefined }
    case 'exists':
      return { ...state, mode: overwriteList(action.request.path, action.request.format) }
    case 'reread': {
      const work = state.derive(action.log)
      const claim = Math.min(state.claim, Math.max(0, work.comparison.claims.length - 1))
      const next = relisted({ ...state, log: action.log, work, claim }, state.order, state.filter)
      return { ...next, ...say('Another session wrote to this review; its decisions are taken in') }
    }
  }
}
