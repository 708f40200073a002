// The review as a pure function: a state and what happened in, the next state out.
import type { Decision } from '../../model/decision.ts'
import { decide, merge, pause, redo, undo, waitsIn } from './acts.ts'
import { claimsWindow } from './claims-window.ts'
import { keyLabel, pointerOf, type KeyName } from '../input.ts'
import { safeLine } from '../../text/safe-text.ts'
import type { Command } from './keys.ts'
import { latinKeys } from '../key-layouts.ts'
import { edited } from '../edited.ts'
import { decideRange, sameList } from './bulk.ts'
import { copyList, editRequest, sourceRequest } from './copying.ts'
import { found } from './palette.ts'
import { pointing } from './pointer.ts'
import { boxOf, layoutOf } from './layout.ts'
import { chosen, exportList, filterList, orderList, overwriteList, relisted } from './lists.ts'
import { codebookRows, helpRows, scrolled } from './scrolling.ts'
import { confirmed, keepToo, moveEdge, noneCarries, startClaim, startEvidence, startSplit } from './selecting.ts'
import { atStake, BROWSE, currentCell, keyMode, PANES, type ExportRequest, type State } from './state.ts'
import type { Size } from '../layout.ts'
import { toMatch, typed } from './typing.ts'
import { nextCell } from './queue.ts'
import { say } from '../notice.ts'

export type Action =
  /** `time` is ISO 8601. `pasted`: a line break is no Enter then. */
  | { readonly type: 'key'; readonly key: KeyName; readonly time: string; readonly pasted?: boolean }
  /** The screen is there to be read. */
  | { readonly type: 'begun'; readonly time: string }
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
  const rows = mode.kind === 'help' ? helpRows(state, width) : codebookRows(width)
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
  if (cell.hidden && !cell.decided) return { ...state, ...say('Blind: decide by yourself, 1–5', 'warning') }
  if (cell.disputed && (state.adjudicating || !cell.decided))
    return { ...state, ...say('Reviewers differ here: settle it with 1–5', 'warning') }
  if (cell.stale && cell.word?.verdict) return decide(state, cell.word.verdict, time)
  if (cell.decided) return decide(state, cell.word!.verdict!, time)
  if (cell.shown === undefined || cell.shown === 'disputed') return state
  if (cell.shown === 'unsure')
    return {
      ...state,
      ...say('The engine is unsure, so there is nothing to agree with: decide, 1–4 (5 if you cannot tell either)', 'warning'),
    }
  return decide(state, cell.shown, time)
}

function toNext(state: State): State {
  const place = nextCell(state.work, state.shown, state, waitsIn(state), state.order === 'doubt')
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
  const disputes = atStake(state.work).open
  if (disputes === 0) return { ...state, ...say('Reviewers agree wherever more than one decided') }
  const begun = toNext(relisted({ ...state, adjudicating: true }, state.order, { by: 'disputed' }))
  const cell = currentCell(begun)
  const first = cell?.disputed ? begun : toNext(begun)
  return { ...first, ...say(`${disputes} ${disputes === 1 ? 'cell' : 'cells'} to settle: 1–5 settle, c next, A leaves`) }
}

function cancel(state: State, time: string): State {
  if (state.mode.kind === 'list' && state.mode.leave) return chosen(state, state.mode.leave, time)
  if (state.mode.kind === 'marking' || state.mode.kind === 'splitting') return { ...state, mode: BROWSE, pane: 'claims', scroll: {} }
  if (state.mode.kind !== 'browse') return { ...state, mode: BROWSE }
  if (state.anchor !== undefined) return range(state)
  if (state.search !== '') return { ...state, search: '', ...say('Search ended') }
  return state.zoomed ? { ...state, zoomed: false } : state
}

function listConfirmed(state: State, time: string): State {
  if (state.mode.kind === 'help' || state.mode.kind === 'codebook') return { ...state, mode: BROWSE }
  const item = state.mode.kind === 'list' ? state.mode.items[state.mode.at] : undefined
  return item ? chosen(state, item.then, time) : state
}

function typing(state: State, purpose: 'note' | 'search' | 'flag'): State {
  const word = currentCell(state)?.word
  const text = (purpose === 'note' ? word?.note : purpose === 'flag' ? word?.question : '') ?? ''
  if (purpose !== 'search' && !currentCell(state)) return state
  return { ...state, mode: { kind: 'typing', purpose, text, cursor: text.length } }
}

function range(state: State): State {
  if (state.anchor === undefined)
    return { ...state, anchor: state.claim, ...say('Range: j k or a click widen it, 1–5 or Space decide it all, v or Esc ends it') }
  const { anchor: _, ...ended } = state
  return { ...ended, ...say('Range ended') }
}

/** One key in the palette: typed, moved in, taken or left. */
function inPalette(state: State, mode: State['mode'] & { readonly kind: 'palette' }, key: KeyName, time: string): State {
  const items = found(state, mode.text)
  switch (key) {
    case 'escape':
      return { ...state, mode: BROWSE }
    case 'up':
    case 'wheel-up':
    case 'shift-tab':
      return { ...state, mode: { ...mode, at: Math.max(0, mode.at - 1) } }
    case 'down':
    case 'wheel-down':
    case 'tab':
      return { ...state, mode: { ...mode, at: Math.max(0, Math.min(items.length - 1, mode.at + 1)) } }
    case 'enter': {
      const binding = items[mode.at]
      return binding
        ? perform({ ...state, mode: BROWSE }, binding.command, time)
        : { ...state, mode: BROWSE, ...say('No such command', 'warning') }
    }
    default:
      return { ...state, mode: { ...edited(mode, key), at: 0 } }
  }
}

/** What the mouse does: on the panes, in a list, or as the wheel. */
function pointedAt(state: State, key: KeyName, time: string): State | undefined {
  const pointer = pointerOf(key)
  if (!pointer) return undefined
  const fresh: State = pointer.kind === 'press' ? { ...state, notice: undefined } : state
  const what = pointing(fresh, pointer)
  if ('state' in what) return what.state
  if ('key' in what) return pressed(state, what.key, time, false)
  if (state.mode.kind === 'palette') return inPalette(fresh, { ...state.mode, at: what.item }, 'enter', time)
  const item = state.mode.kind === 'list' ? state.mode.items[what.item] : undefined
  return item ? chosen(fresh, item.then, time) : state
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
      return state.anchor === undefined ? decide(state, command.verdict, time) : decideRange(state, command.verdict, time)
    case 'extend':
      return moveEdge(state, command.edge, command.by, command.unit)
    case 'open':
      return { ...state, pane: state.pane === 'claims' ? 'report' : 'claims' }
    case 'zoom':
      return { ...state, zoomed: !state.zoomed, scroll: {} }
    case 'accept':
      return state.anchor === undefined ? accept(state, time) : decideRange(state, 'agree', time)
    case 'next-undecided':
      return toNext(state)
    case 'note':
    case 'flag':
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
      return { ...state, mode: exportList(state) }
    case 'copy': {
      const mode = copyList(state)
      return mode ? { ...state, mode } : state
    }
    case 'edit':
      return { ...state, request: editRequest(state) }
    case 'source':
      return sourceRequest(state)
    case 'suspend':
      return { ...state, request: { kind: 'suspend' } }
    case 'mouse':
      return {
        ...state,
        mouse: !state.mouse,
        request: { kind: 'mouse', on: !state.mouse },
        ...say(
          state.mouse ? 'The mouse is the terminal’s: select as everywhere; M takes it again' : 'The mouse is taken: click, drag, wheel',
        ),
      }
    case 'range':
      return range(state)
    case 'same': {
      const list = sameList(state)
      return typeof list === 'string' ? { ...state, ...say(list, 'warning') } : { ...state, mode: list }
    }
    case 'palette':
      return { ...state, mode: { kind: 'palette', text: '', cursor: 0, at: 0 } }
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
        ? listConfirmed(state, time)
        : confirmed(state, time)
    case 'keep-too':
      return keepToo(state)
    case 'none-carries':
      return noneCarries(state, time)
    case 'cancel':
      return cancel(state, time)
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
  const pointer = pointedAt(state, key, time)
  if (pointer) return pointer
  if (state.mode.kind === 'typing') return typed(fresh, state.mode, pasted && key === 'enter' ? 'space' : key, time)
  if (state.mode.kind === 'palette') return inPalette(fresh, state.mode, key, time)
  const item = state.mode.kind === 'list' ? state.mode.items.find((one) => one.key === key) : undefined
  if (item) return chosen(fresh, item.then, time)
  const command = state.keys.commandFor(keyMode(state), key)
  if (command) return perform(fresh, command, time)
  // Under another keyboard layout the key that was meant stands at this one's place.
  const meant = latinKeys(key)
  if (meant.length > 0) return meant.reduce((now, one) => pressed(now, one, time, pasted), state)
  if (key.startsWith('wheel')) return state
  return { ...fresh, ...say(`${safeLine(keyLabel(key))} does nothing here; ? tells all keys`) }
}

/** Keeps the time that the cell under the cursor has been there. */
function dwelt(state: State, time: string): State {
  if (state.desk.timed === false) return state
  const { dwell, claim, column } = state
  const same = dwell?.claim === claim && dwell.column === column
  return { ...state, dwell: { claim, column, since: time, before: same ? dwell.before + pause(dwell.since, time) : 0 } }
}

/** The state after a key or a word from outside. Pure: the time comes with the key. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'key':
      return dwelt(following(state, pressed(state, action.key, action.time, action.pasted ?? false)), action.time)
    case 'begun':
      return dwelt(state, action.time)
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
