// Everything that the dashboard's screen depends on, and what of the archive it needs to be shown.
import type { Audit, Grouping, RateRow } from '../../model/audit.ts'
import type { Size } from '../layout.ts'
import type {
  Answer,
  ClaimFilter,
  ClaimOrder,
  Facts,
  ListOf,
  Need,
  Page,
  ListRow,
  StatementOrder,
  StatementView,
  TextPair,
  ValueOf,
} from '../../model/dashboard.ts'
import { STANDARD_KEYS, type KeyMode, type Keys } from './keys.ts'
import type { Notice } from '../notice.ts'

export const GROUP_ORDERS = ['size', 'rate', 'difference', 'name'] as const
export type GroupOrder = (typeof GROUP_ORDERS)[number]

export type Place =
  | { readonly at: 'overview' }
  | { readonly at: 'groups'; readonly by: Grouping; readonly outlet?: string; readonly order: GroupOrder; readonly search: string }
  | { readonly at: 'list'; readonly of: ListOf }
  | { readonly at: 'statement'; readonly id: number }

/** A place with where the reader is in it. */
export interface Entry {
  readonly place: Place
  /** Row under the cursor. */
  readonly row: number
  /** First row shown. */
  readonly top: number
  /** Report under the cursor, in a statement's matrix. */
  readonly column: number
  readonly pane: 'list' | 'detail'
  /** First row of the detail that is shown. */
  readonly scroll: number
}

export type Choice =
  | { readonly choose: 'filter'; readonly filter: ClaimFilter }
  | { readonly choose: 'values'; readonly of: ValueOf }
  | { readonly choose: 'outlet'; readonly outlet: string | undefined }
  | { readonly choose: 'by'; readonly by: Grouping }
  | { readonly choose: 'claim order'; readonly order: ClaimOrder }
  | { readonly choose: 'statement order'; readonly order: StatementOrder }
  | { readonly choose: 'group order'; readonly order: GroupOrder }

export interface Item {
  readonly key: string
  readonly says: string
  readonly then: Choice
}

export type Mode =
  | { readonly kind: 'browse' }
  | { readonly kind: 'help'; readonly top: number }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly Item[]; readonly at: number }
  | { readonly kind: 'typing'; readonly text: string; readonly cursor: number }

/** What the outside is asked to do; taken up once. */
export type Request =
  | { readonly kind: 'quit' | 'random' | 'audit' | 'suspend' }
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'review'; readonly statement: number; readonly report: number; readonly claim: number }
  | { readonly kind: 'settle'; readonly statement: number; readonly report: number; readonly answer: 'yes' | 'no' | 'unsure' }
  | { readonly kind: 'values'; readonly of: ValueOf; readonly filter: ClaimFilter }

/** An answer, what it answers and under which key. */
export interface Held {
  readonly key: string
  readonly need: Need
  readonly answer: Answer
}

export interface State {
  readonly location: string
  readonly reviewer: string
  readonly blind: boolean
  readonly controls: readonly string[]
  readonly size: Size
  readonly keys: Keys
  /** Whether the mouse is ours; else the terminal selects with it. */
  readonly mouse: boolean
  /** The way here; the last is on the screen, the first is one of the sections. */
  readonly stack: readonly Entry[]
  readonly zoomed: boolean
  readonly facts: Facts | undefined
  readonly audit: Audit | undefined
  /** Whether intervals and tests are being worked out, and what they were worked out on. */
  readonly summing: 'no' | 'yes' | 'failed'
  /** Goes up when what the archive holds has changed. */
  readonly version: number
  readonly held: Readonly<Record<string, Held>>
  readonly mode: Mode
  readonly notice: Notice | undefined
  readonly request: Request | undefined
}

export const BROWSE: Mode = { kind: 'browse' }
/** A place as it is entered: at its first row. */
export const entryAt = (place: Place): Entry => ({ place, row: 0, top: 0, column: 0, pane: 'list', scroll: 0 })
/** The place on the screen. */
export const currentEntry = (state: State): Entry => state.stack.at(-1)!
/** The state with the place on the screen changed. */
export const withEntry = (state: State, change: Partial<Entry>): State => ({
  ...state,
  stack: [...state.stack.slice(0, -1), { ...currentEntry(state), ...change }],
})

export const ALL_GAPS: ClaimFilter = { verdict: 'gaps', search: '' }

export interface Beginning {
  readonly location: string
  readonly reviewer: string
  readonly blind: boolean
  readonly controls: readonly string[]
  readonly size: Size
  /** Keys in use, where a reader has changed some. */
  readonly keys?: Keys
  readonly mouse?: boolean
}

/** The state at the beginning: the overview, with nothing read yet. */
export function initialState({ keys = STANDARD_KEYS, mouse = true, ...beginning }: Beginning): State {
  return {
    ...beginning,
    keys,
    mouse,
    stack: [entryAt({ at: 'overview' })],
    zoomed: false,
    facts: undefined,
    audit: undefined,
    summing: 'no',
    version: 0,
    held: {},
    mode: BROWSE,
    notice: undefined,
    request: undefined,
  }
}

/** Which keys count now. */
export function keyMode(state: State): KeyMode {
  if (state.mode.kind === 'help' || state.mode.kind === 'list') return 'list'
  const { place } = currentEntry(state)
  if (place.at === 'statement') return 'matrix'
  return place.at === 'list' && place.of.list === 'matches' ? 'matches' : 'browse'
}

const slotOf = (state: State, ask: Need['ask']): string => `${state.stack.length} ${ask}`
/** Names a need and the version of the archive that it is asked of. */
export const needKey = (state: State, need: Need): string => `${state.version} ${JSON.stringify(need)}`

/** Whether the present screen holds the newest answer to a need. */
export const isHeld = (state: State, need: Need): boolean => state.held[slotOf(state, need.ask)]?.key === needKey(state, need)

/** Whether an answer is to what the present screen asks, be it of a moment ago: a list is shown until it is read anew. */
function fits(state: State, need: Need): boolean {
  const { place } = currentEntry(state)
  const row = need.ask === 'statement' || need.ask === 'texts' ? currentRow(state) : undefined
  switch (need.ask) {
    case 'months':
      return place.at === 'overview'
    case 'rates':
      return place.at === 'groups' ? place.by === need.by && place.outlet === need.outlet : place.at === 'overview' && need.by === 'all'
    case 'page':
      return place.at === 'list' && JSON.stringify(place.of) === JSON.stringify(need.of)
    case 'statement':
      return place.at === 'statement' ? place.id === need.id : row?.statement === need.id
    case 'texts':
      return row?.row === 'match' && row.statement === need.statement && row.report === need.report
  }
}

function held<A extends Answer['ask']>(state: State, ask: A): Extract<Answer, { ask: A }> | undefined {
  const one = state.held[slotOf(state, ask)]
  return one?.answer.ask === ask && fits(state, one.need) ? (one.answer as Extract<Answer, { ask: A }>) : undefined
}

/** What was asked for, put where the screen looks for it. An answer to what is no longer asked is dropped. */
export function withAnswer(state: State, need: Need, key: string, answer: Answer): State {
  if (!needs(state).some((one) => needKey(state, one) === key)) return state
  return { ...state, held: { ...state.held, [slotOf(state, need.ask)]: { key, need, answer } } }
}

/** Rows that are read at once, and the step by which that window moves. */
export const WINDOW = 300
const STEP = 100

/** The rows of the list on the screen, where they have been read. */
export const pageOf = (state: State): Page | undefined => held(state, 'page')?.page
/** The statement on the screen or under the cursor, where it has been read. */
export const viewOf = (state: State): StatementView | undefined => held(state, 'statement')?.view
/** Both texts of the match under the cursor, where they have been read. */
export const textsOf = (state: State): TextPair | undefined => held(state, 'texts')?.texts
/** Rates by month, where they have been read. */
export const monthsOf = (state: State): readonly RateRow[] => held(state, 'months')?.rates ?? []

/** The listed row under the cursor, where it has been read. */
export function currentRow(state: State): ListRow | undefined {
  const { place, row } = currentEntry(state)
  const page = pageOf(state)
  return place.at === 'list' && page ? page.rows[row - page.from] : undefined
}

const better = (state: State, row: RateRow): RateRow =>
  state.audit?.rates.find((one) => one.outlet === row.outlet && one.by === row.by && one.key === row.key && one.claims === row.claims) ??
  row

/** The difference to the controls of a group, once the tests are done. */
export const differenceOf = (state: State, row: RateRow) =>
  state.audit?.differentials.find((one) => one.outlet === row.outlet && one.by === row.by && one.key === row.key)

const rateOf = (row: RateRow): number => row.corrected.value ?? -1

/** Rates on the screen in their order: an overview's outlets, controls last, or groups. With the audit's intervals where it is done. */
export function shownRates(state: State): readonly RateRow[] {
  const { place } = currentEntry(state)
  const rows = (held(state, 'rates')?.rates ?? []).map((row) => better(state, row))
  if (place.at === 'overview') {
    const control = (row: RateRow): number => (state.controls.includes(row.outlet) ? 1 : 0)
    return rows.toSorted((a, b) => control(a) - control(b) || rateOf(b) - rateOf(a))
  }
  if (place.at !== 'groups') return []
  const found = place.search.toLowerCase()
  const own = rows.filter(
    (row) =>
      (place.outlet !== undefined || !state.controls.includes(row.outlet)) && (found === '' || row.key.toLowerCase().includes(found)),
  )
  const difference = (row: RateRow): number => differenceOf(state, row)?.difference.value ?? -2
  switch (place.order) {
    case 'size':
      return place.by === 'month'
        ? own.toSorted((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))
        : own.toSorted((a, b) => b.claims - a.claims)
    case 'rate':
      return own.toSorted((a, b) => rateOf(b) - rateOf(a))
    case 'difference':
      return own.toSorted((a, b) => difference(b) - difference(a))
    case 'name':
      return own.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  }
}

/** How many rows the present screen's list has. */
export function rowCount(state: State): number {
  const { place } = currentEntry(state)
  switch (place.at) {
    case 'overview':
    case 'groups':
      return shownRates(state).length
    case 'list':
      return pageOf(state)?.total ?? 0
    case 'statement':
      return viewOf(state)?.claims.length ?? 0
  }
}

/** What the screen needs of the archive as it stands. */
export function needs(state: State): Need[] {
  const { place, row } = currentEntry(state)
  switch (place.at) {
    case 'overview':
      return [{ ask: 'rates', by: 'all' }, { ask: 'months' }]
    case 'groups':
      return [{ ask: 'rates', by: place.by, ...(place.outlet === undefined ? {} : { outlet: place.outlet }) }]
    case 'list': {
      const from = Math.max(0, Math.floor(row / STEP) * STEP - STEP)
      const list: Need = { ask: 'page', of: place.of, from, count: WINDOW }
      const current = currentRow(state)
      if (!current) return [list]
      if (current.row === 'match') return [list, { ask: 'texts', statement: current.statement, report: current.report }]
      return [list, { ask: 'statement', id: current.statement }]
    }
    case 'statement':
      return [{ ask: 'statement', id: place.id }]
  }
}
