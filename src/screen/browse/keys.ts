// The dashboard's one key table: what each key does, where, and how the help says it.
import type { Grouping } from '../../model/audit.ts'
import { keyLabel, type KeyName } from '../input.ts'
import { moveName, pageMoves, rowMoves, screenKeys, type Bound, type Move, type ScreenKeys } from '../key-table.ts'

export type Command =
  | Move
  | { readonly do: 'column'; readonly by: number }
  | { readonly do: 'section'; readonly to: 'overview' | 'groups' | 'claims' | 'statements' | 'matches' | 'uncovered' }
  | { readonly do: 'settle'; readonly answer: 'yes' | 'no' | 'unsure' }
  | { readonly do: 'by'; readonly grouping?: Grouping }
  | {
      readonly do:
        | 'open'
        | 'back'
        | 'focus'
        | 'zoom'
        | 'filter'
        | 'sort'
        | 'search'
        | 'random'
        | 'refresh'
        | 'help'
        | 'quit'
        | 'confirm'
        | 'cancel'
        | 'mouse'
        | 'suspend'
    }

/** `browse` is every screen; `matches` and `matrix` add to it there; `list` is an open list or the help. */
export type KeyMode = 'browse' | 'matches' | 'matrix' | 'list'

export interface Binding extends Bound<KeyMode, Command> {
  readonly group: 'Go' | 'Move' | 'Find' | 'Decide' | 'Leave'
}

const SCREENS: readonly KeyMode[] = ['browse', 'matches', 'matrix']
const MOVED: readonly KeyMode[] = [...SCREENS, 'list']
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
  ...rowMoves(MOVED, 'row'),
  ...pageMoves(MOVED),
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
  { keys: ['M'], command: { do: 'mouse' }, modes: SCREENS, says: 'leave the mouse to the terminal, or take it again', group: 'Leave' },
  { keys: ['ctrl-z'], command: { do: 'suspend' }, modes: MOVED, says: 'stop for now; fg comes back', group: 'Leave' },
  { keys: ['?'], command: { do: 'help' }, modes: [...SCREENS, 'list'], says: 'this help', hint: 'help', group: 'Leave' },
  { keys: ['q', 'ctrl-c'], command: { do: 'quit' }, modes: SCREENS, says: 'quit', hint: 'quit', group: 'Leave' },
]

/** The name that a command goes by in the settings and in `unsaid keys`. */
export function commandName({ command, keys }: Binding): string {
  if (command.do === 'move') return moveName(command, keys)
  if (command.do === 'column') return command.by < 0 ? 'previous-report' : 'next-report'
  if (command.do === 'section') return command.to
  return command.do === 'settle' ? command.answer : command.do
}

/** The keys of the dashboard as they are in use. */
export type Keys = ScreenKeys<KeyMode, Command, Binding>

/** The keys with those changed that a reader has named, by `commandName`. Throws `UserError` for what cannot be. */
export const keysWith = (changed: Readonly<Record<string, readonly KeyName[]>>): Keys => screenKeys(BINDINGS, commandName, changed)

export const STANDARD_KEYS = keysWith({})

/** The key of a command as people call it; its name where it has none. */
export function keyFor({ bindings }: Keys, name: string): string {
  const key = bindings.find((one) => commandName(one) === name && one.keys.length > 0)?.keys[0]
  return key === undefined ? name : keyLabel(key)
}
