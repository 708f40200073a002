// The dashboard's one key table: what each key does, where, and how the help says it.
import type { Grouping } from '../../model/audit.ts'
import type { KeyName } from '../input.ts'

export type Unit = 'row' | 'page' | 'half' | 'all'

export type Command =
  | { readonly do: 'move'; readonly by: number; readonly unit: Unit }
  | { readonly do: 'column'; readonly by: number }
  | { readonly do: 'section'; readonly to: 'overview' | 'groups' | 'claims' | 'statements' | 'matches' | 'uncovered' }
  | { readonly do: 'settle'; readonly answer: 'yes' | 'no' | 'unsure' }
  | { readonly do: 'by'; readonly grouping?: Grouping }
  | {
      readonly do:
        'open' | 'back' | 'focus' | 'zoom' | 'filter' | 'sort' | 'search' | 'random' | 'refresh' | 'help' | 'quit' | 'confirm' | 'cancel'
    }

/** `browse` is every screen; `matches` and `matrix` add to it there; `list` is an open list or the help. */
export type KeyMode = 'browse' | 'matches' | 'matrix' | 'list'

export interface Binding {
  readonly keys: readonly KeyName[]
  readonly command: Command
  readonly modes: readonly KeyMode[]
  readonly says: string
  readonly hint?: string
  readonly group: 'Go' | 'Move' | 'Find' | 'Decide' | 'Leave'
}

const SCREENS: readonly KeyMode[] = ['browse', 'matches', 'matrix']
const move = (keys: readonly KeyName[], by: number, unit: Unit, says: string): Binding => ({
  keys,
  command: { do: 'move', by, unit },
  modes: [...SCREENS, 'list'],
  says,
  group: 'Move',
})
const section = (key: string, to: (Command & { do: 'section' })['to'], says: string): Binding => ({
  keys: [key],
  command: { do: 'section', to },
  modes: SCREENS,
  says,
  group: 'Go',
})
const settle = (key: string, answer: 'yes' | 'no' | 'unsure', says: string): Binding => ({
  keys: [key],
  command: { do: 'settle', answer },
  modes: ['matches'],
  says,
  hint: answer,
  group: 'Decide',
})

export const BINDINGS: readonly Binding[] = [
  {
    keys: ['enter'],
    command: { do: 'open' },
    modes: SCREENS,
    says: 'open; from a cell: review its pair',
    hint: 'open',
    group: 'Go',
  },
  {
    keys: ['escape', 'backspace'],
    command: { do: 'back' },
    modes: SCREENS,
    says: 'back',
    hint: 'back',
    group: 'Go',
  },
  settle('y', 'yes', 'the report is one of the statement'),
  settle('n', 'no', 'it is not'),
  settle('u', 'unsure', 'you cannot tell: it stays in the list'),
  section('1', 'overview', 'outlets: rates, months, differences'),
  section('2', 'groups', 'groups: kind, topic, person, country, month'),
  section('3', 'claims', 'claims left out, altered, partial'),
  section('4', 'statements', 'statements'),
  section('5', 'matches', 'matches to settle'),
  section('6', 'uncovered', 'statements an outlet did not report'),
  { keys: ['l', 'right'], command: { do: 'open' }, modes: ['browse', 'matches'], says: 'open; from a cell: review its pair', group: 'Go' },
  { keys: ['h', 'left'], command: { do: 'back' }, modes: ['browse', 'matches'], says: 'back', group: 'Go' },
  { keys: ['l', 'right'], command: { do: 'column', by: 1 }, modes: ['matrix'], says: 'next report of the matrix', group: 'Move' },
  { keys: ['h', 'left'], command: { do: 'column', by: -1 }, modes: ['matrix'], says: 'report before', group: 'Move' },
  move(['j', 'down'], 1, 'row', 'next row; scroll a text'),
  move(['k', 'up'], -1, 'row', 'row before; scroll a text'),
  move(['wheel-down'], 3, 'row', 'scroll'),
  move(['wheel-up'], -3, 'row', 'scroll'),
  move(['page-down', 'ctrl-f'], 1, 'page', 'a page down'),
  move(['page-up', 'ctrl-b'], -1, 'page', 'a page up'),
  move(['ctrl-d'], 1, 'half', 'half a page down'),
  move(['ctrl-u'], -1, 'half', 'half a page up'),
  move(['g', 'home'], -1, 'all', 'to the top'),
  move(['G', 'end'], 1, 'all', 'to the end'),
  { keys: ['tab', 'shift-tab'], command: { do: 'focus' }, modes: SCREENS, says: 'the other pane', hint: 'pane', group: 'Move' },
  { keys: ['z'], command: { do: 'zoom' }, modes: SCREENS, says: 'the pane alone on the screen, and back', group: 'Move' },
  {
    keys: ['f'],
    command: { do: 'filter' },
    modes: SCREENS,
    says: 'which to show',
    hint: 'filter',
    group: 'Find',
  },
  { keys: ['s'], command: { do: 'sort' }, modes: SCREENS, says: 'in which order', hint: 'sort', group: 'Find' },
  { keys: ['/'], command: { do: 'search' }, modes: SCREENS, says: 'only what has these words', hint: 'search', group: 'Find' },
  { keys: ['b'], command: { do: 'by' }, modes: SCREENS, says: 'group by something else', hint: 'by', group: 'Find' },
  {
    keys: ['R'],
    command: { do: 'random' },
    modes: SCREENS,
    says: 'review a pair drawn at random, blind',
    group: 'Decide',
  },
  {
    keys: ['r'],
    command: { do: 'refresh' },
    modes: SCREENS,
    says: 'read anew; work out intervals and tests',
    group: 'Leave',
  },
  { keys: ['enter', 'l', 'right'], command: { do: 'confirm' }, modes: ['list'], says: 'take it', hint: 'take it', group: 'Find' },
  {
    keys: ['escape', 'q', 'h', 'left'],
    command: { do: 'cancel' },
    modes: ['list'],
    says: 'leave it as it was',
    hint: 'cancel',
    group: 'Find',
  },
  { keys: ['?'], command: { do: 'help' }, modes: [...SCREENS, 'list'], says: 'this help', hint: 'help', group: 'Leave' },
  { keys: ['q', 'ctrl-c'], command: { do: 'quit' }, modes: SCREENS, says: 'quit', hint: 'quit', group: 'Leave' },
]

const byMode = new Map<KeyMode, Map<KeyName, Command>>()
for (const binding of BINDINGS)
  for (const mode of binding.modes) {
    const table = byMode.get(mode) ?? new Map<KeyName, Command>()
    byMode.set(mode, table)
    for (const key of binding.keys) {
      if (table.has(key)) throw new Error(`the key ${key} has two meanings in ${mode}`)
      table.set(key, binding.command)
    }
  }

/** What a key does in a mode. */
export const commandFor = (mode: KeyMode, key: KeyName): Command | undefined => byMode.get(mode)?.get(key)
