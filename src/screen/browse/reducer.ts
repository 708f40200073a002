// The dashboard as a pure function: a state and what happened in, the next state out.
import type { Audit } from '../../model/audit.ts'
import { edited } from '../edited.ts'
import { pointerOf, type KeyName } from '../input.ts'
import { latinKeys } from '../key-layouts.ts'
import type { Size } from '../layout.ts'
import type { Answer, ClaimFilter, Facts, Need, Value, ValueOf } from '../../model/dashboard.ts'
import type { MoveUnit } from '../key-table.ts'
import { keyFor, type Command } from './keys.ts'
import { boxOf, window } from './layout.ts'
import { pointing, type Pointing } from './pointer.ts'
import { byMenu, chosen, filterMenu, orderMenu, outletMenu, valuesMenu } from './menus.ts'
import {
  ALL_GAPS,
  BROWSE,
  currentEntry,
  currentRow,
  entryAt,
  keyMode,
  rowCount,
  shownRates,
  viewOf,
  withAnswer,
  withEntry,
  type Place,
  type State,
} from './state.ts'
import { detailLines } from './views/detail-lines.ts'
import { dashboardHelp } from './views/help.ts'
import { say } from '../notice.ts'

export type Action =
  | { readonly type: 'key'; readonly key: KeyName; readonly pasted?: boolean }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'said'; readonly text: string; readonly tone: 'plain' | 'warning' }
  /** The request was taken up; it must not be taken up twice. */
  | { readonly type: 'taken' }
  | { readonly type: 'answered'; readonly need: Need; readonly key: string; readonly answer: Answer }
  | { readonly type: 'values'; readonly of: ValueOf; readonly filter: ClaimFilter; readonly values: readonly Value[] }
  | { readonly type: 'facts'; readonly facts: Facts }
  | { readonly type: 'summing'; readonly audit?: Audit; readonly state: State['summing'] }
  /** Something of the archive was changed from here: what is shown is read anew. */
  | { readonly type: 'changed' }

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

const stepOf = (by: number, unit: MoveUnit, page: number, whole: number): number =>
  unit === 'row' ? by : unit === 'page' ? by * page : unit === 'half' ? by * Math.ceil(page / 2) : by * whole

function movedIn(state: State, by: number, unit: MoveUnit): State {
  const { mode } = state
  if (mode.kind === 'list')
    return {
      ...state,
      mode: {
        ...mode,
        at: clamp(mode.at + stepOf(Math.sign(by) * (unit === 'row' ? 1 : Math.abs(by)), unit, 5, mode.items.length), mode.items.length - 1),
      },
    }
  if (mode.kind === 'help') {
    const height = state.size.rows - 2
    const rows = dashboardHelp(state.size.columns, state.keys.bindings).length
    return { ...state, mode: { ...mode, top: clamp(mode.top + stepOf(by, unit, height, rows), Math.max(0, rows - height)) } }
  }
  return currentEntry(state).pane === 'list' ? rowMoved(state, by, unit) : detailMoved(state, by, unit)
}

function rowMoved(state: State, by: number, unit: MoveUnit): State {
  const entry = currentEntry(state)
  const { visible } = window(state)
  const row = clamp(entry.row + stepOf(by, unit, visible, rowCount(state)), rowCount(state) - 1)
  return withEntry(state, row === entry.row ? {} : { row, scroll: 0 })
}

function detailMoved(state: State, by: number, unit: MoveUnit): State {
  const entry = currentEntry(state)
  const { width, height } = boxOf(state, 'detail')
  const rows = detailLines(state, width).length
  return withEntry(state, { scroll: clamp(entry.scroll + stepOf(by, unit, height - 1, rows), Math.max(0, rows - height + 1)) })
}

const pushed = (state: State, place: Place): State => ({ ...state, stack: [...state.stack, entryAt(place)] })

function section(state: State, to: (Command & { do: 'section' })['to']): State {
  const places: Readonly<Record<typeof to, Place>> = {
    overview: { at: 'overview' },
    groups: { at: 'groups', by: 'kind', order: 'size', search: '' },
    claims: { at: 'list', of: { list: 'claims', filter: ALL_GAPS, order: 'weight' } },
    statements: { at: 'list', of: { list: 'statements', search: '', order: 'weight' } },
    matches: { at: 'list', of: { list: 'matches' } },
    uncovered: { at: 'list', of: { list: 'uncovered' } },
  }
  return { ...state, stack: [entryAt(places[to])], zoomed: false }
}

/** From a statement's cell to the review of its pair. */
function openCell(state: State): State {
  const { row, column } = currentEntry(state)
  const view = viewOf(state)
  const report = view?.reports[column]
  if (!view) return state
  if (!report) return { ...state, ...say('There is no report to review: none was found') }
  return { ...state, request: { kind: 'review', statement: view.id, report: report.id, claim: row } }
}

function opened(state: State): State {
  const { place, row } = currentEntry(state)
  if (place.at === 'statement') return openCell(state)
  if (place.at === 'overview' || place.at === 'groups') {
    const rate = shownRates(state)[row]
    if (!rate) return state
    if (place.at === 'overview') return pushed(state, { at: 'groups', by: 'kind', outlet: rate.outlet, order: 'size', search: '' })
    const filter: ClaimFilter = { ...ALL_GAPS, outlet: rate.outlet, ...(place.by === 'all' ? {} : { [place.by]: rate.key }) }
    return pushed(state, { at: 'list', of: { list: 'claims', filter, order: 'weight' } })
  }
  const current = currentRow(state)
  if (!current) return state
  const next = pushed(state, { at: 'statement', id: current.statement })
  // The statement opens on the claim that led to it; its report's column is found once the statement is read.
  return current.row === 'claim' ? withEntry(next, { row: current.claim, column: -1 - current.report }) : next
}

function back(state: State): State {
  if (state.zoomed) return { ...state, zoomed: false }
  const { place } = currentEntry(state)
  if (state.stack.length > 1) return { ...state, stack: state.stack.slice(0, -1) }
  if (place.at === 'list' && 'search' in place.of && place.of.search !== '') return searched(state, '')
  return place.at === 'overview'
    ? { ...state, ...say(`This is the first screen; ${keyFor(state.keys, 'quit')} quits`) }
    : section(state, 'overview')
}

function column(state: State, by: number): State {
  const count = viewOf(state)?.reports.length ?? 0
  const entry = currentEntry(state)
  return count === 0 ? state : withEntry(state, { column: (entry.column + by + count) % count, scroll: 0 })
}

function searched(state: State, search: string): State {
  const { place } = currentEntry(state)
  if (place.at === 'groups') return withEntry(state, entryAt({ ...place, search }))
  if (place.at !== 'list') return state
  if (place.of.list === 'claims')
    return withEntry(state, entryAt({ at: 'list', of: { ...place.of, filter: { ...place.of.filter, search } } }))
  return place.of.list === 'statements' ? withEntry(state, entryAt({ at: 'list', of: { ...place.of, search } })) : state
}

function startSearch(state: State): State {
  const { place } = currentEntry(state)
  const present =
    place.at === 'groups'
      ? place.search
      : place.at === 'list' && place.of.list === 'claims'
        ? place.of.filter.search
        : place.at === 'list' && place.of.list === 'statements'
          ? place.of.search
          : undefined
  if (present === undefined)
    return {
      ...state,
      ...say(
        `Search in groups (${keyFor(state.keys, 'groups')}), claims (${keyFor(state.keys, 'claims')}) or statements (${keyFor(state.keys, 'statements')})`,
      ),
    }
  return { ...state, mode: { kind: 'typing', text: present, cursor: present.length } }
}

function filtered(state: State): State {
  const { place } = currentEntry(state)
  if (place.at === 'list' && place.of.list === 'claims') return { ...state, mode: filterMenu(place.of.filter) }
  const outlets = state.facts
    ? [
        ...new Set((state.held['outlets']?.answer.ask === 'rates' ? state.held['outlets'].answer.rates : []).map((row) => row.outlet)),
      ].sort()
    : []
  if (place.at === 'groups') return { ...state, mode: outletMenu(outlets, place.outlet) }
  if (place.at === 'list' && place.of.list === 'uncovered') return { ...state, mode: outletMenu(outlets, place.of.outlet) }
  return {
    ...state,
    ...say(
      `Filter in groups (${keyFor(state.keys, 'groups')}), claims (${keyFor(state.keys, 'claims')}) and what was not covered (${keyFor(state.keys, 'uncovered')})`,
    ),
  }
}

function settled(state: State, answer: 'yes' | 'no' | 'unsure'): State {
  const current = currentRow(state)
  if (current?.row !== 'match') return { ...state, ...say('There is no match to settle here') }
  return { ...state, request: { kind: 'settle', statement: current.statement, report: current.report, answer } }
}

function sorted(state: State): State {
  const menu = orderMenu(state)
  return menu ? { ...state, mode: menu } : { ...state, ...say('This list has one order') }
}

function confirmed(state: State): State {
  if (state.mode.kind === 'help') return { ...state, mode: BROWSE }
  const item = state.mode.kind === 'list' ? state.mode.items[state.mode.at] : undefined
  return item ? chosen(state, item.then) : state
}

function perform(state: State, command: Command): State {
  const { place, pane } = currentEntry(state)
  switch (command.do) {
    case 'move':
      return movedIn(state, command.by, command.unit)
    case 'column':
      return column(state, command.by)
    case 'section':
      return section(state, command.to)
    case 'open':
      return opened(state)
    case 'back':
      return back(state)
    case 'focus':
      return withEntry(state, { pane: pane === 'list' ? 'detail' : 'list' })
    case 'zoom':
      return { ...state, zoomed: !state.zoomed }
    case 'filter':
      return filtered(state)
    case 'sort':
      return sorted(state)
    case 'search':
      return startSearch(state)
    case 'by':
      return { ...state, mode: byMenu(place.at === 'groups' ? place.by : undefined) }
    case 'settle':
      return settled(state, command.answer)
    case 'random':
      return { ...state, request: { kind: 'random' } }
    case 'refresh':
      return { ...state, version: state.version + 1, request: { kind: 'audit' } }
    case 'mouse':
      return {
        ...state,
        mouse: !state.mouse,
        request: { kind: 'mouse', on: !state.mouse },
        ...say(
          state.mouse
            ? `The mouse is the terminal’s: select as everywhere; ${keyFor(state.keys, 'mouse')} takes it again`
            : 'The mouse is taken: click, wheel',
        ),
      }
    case 'suspend':
      return { ...state, request: { kind: 'suspend' } }
    case 'help':
      return { ...state, mode: state.mode.kind === 'help' ? BROWSE : { kind: 'help', top: 0 } }
    case 'quit':
      return { ...state, request: { kind: 'quit' } }
    case 'confirm':
      return confirmed(state)
    case 'cancel':
      return { ...state, mode: BROWSE }
  }
}

function typed(state: State, mode: State['mode'] & { readonly kind: 'typing' }, key: KeyName): State {
  if (key === 'escape') return { ...state, mode: BROWSE }
  if (key === 'enter') return searched({ ...state, mode: BROWSE }, mode.text.trim())
  return { ...state, mode: edited(mode, key) }
}

function pointedAt(state: State, what: Pointing, pasted: boolean): State {
  if ('state' in what) return what.state
  if ('open' in what) return opened(what.open)
  if ('wheel' in what) return what.wheel === 'list' ? rowMoved(state, what.by, 'row') : detailMoved(state, what.by, 'row')
  if ('key' in what) return pressed(state, what.key, pasted)
  const item = state.mode.kind === 'list' ? state.mode.items[what.item] : undefined
  return item ? chosen(state, item.then) : state
}

function pressed(state: State, key: KeyName, pasted: boolean): State {
  if (state.request?.kind === 'quit') return state
  const fresh: State = { ...state, notice: undefined }
  if (key === 'ctrl-c') return { ...fresh, request: { kind: 'quit' } }
  const pointer = pointerOf(key)
  if (pointer) return pointedAt(fresh, pointing(fresh, pointer), pasted)
  if (state.mode.kind === 'typing') return typed(fresh, state.mode, pasted && key === 'enter' ? 'space' : key)
  const item = state.mode.kind === 'list' ? state.mode.items.find((one) => one.key === key) : undefined
  if (item) return chosen(fresh, item.then)
  const command = state.keys.commandFor(keyMode(state), key)
  if (command) return perform(fresh, command)
  // Under another keyboard layout the key that was meant stands at this one's place.
  const meant = latinKeys(key)
  return meant.length > 0 ? meant.reduce((now, one) => pressed(now, one, pasted), state) : state
}

/** Keeps the cursor within its list and on the screen. */
function settledView(state: State): State {
  const entry = currentEntry(state)
  const count = rowCount(state)
  const row = count === 0 ? entry.row : clamp(entry.row, count - 1)
  const view = viewOf(state)
  const wanted = view && entry.column < 0 ? view.reports.findIndex((report) => report.id === -1 - entry.column) : entry.column
  const columns = view ? clamp(wanted, Math.max(0, view.reports.length - 1)) : entry.column
  const placed = row === entry.row && columns === entry.column ? state : withEntry(state, { row, column: columns })
  if (count === 0) return placed
  const { top } = window(placed)
  return top === entry.top ? placed : withEntry(placed, { top })
}

function factsIn(state: State, facts: Facts): State {
  const before = state.facts
  const same = before && (['listed', 'ambiguous', 'uncovered', 'lines', 'done'] as const).every((field) => before[field] === facts[field])
  return same ? { ...state, facts } : { ...state, facts, version: state.version + (before ? 1 : 0) }
}

/** The state after a key, an answer of the archive or a change of it. Pure. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'key':
      return settledView(pressed(state, action.key, action.pasted ?? false))
    case 'resized':
      return settledView({ ...state, size: action.size })
    case 'said':
      return { ...state, ...say(action.text, action.tone) }
    case 'taken':
      return { ...state, request: undefined }
    case 'answered': {
      const next = withAnswer(state, action.need, action.key, action.answer)
      const outlets =
        action.need.ask === 'rates' && action.need.by === 'all'
          ? { outlets: { key: action.key, need: action.need, answer: action.answer } }
          : {}
      return settledView({ ...next, held: { ...next.held, ...outlets } })
    }
    case 'values':
      return { ...state, mode: valuesMenu(action.of, action.values, action.filter) }
    case 'facts':
      return factsIn(state, action.facts)
    case 'summing':
      return settledView({ ...state, summing: action.state, ...(action.audit ? { audit: action.audit } : {}) })
    case 'changed':
      return { ...state, version: state.version + 1 }
  }
}
