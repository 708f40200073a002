// The one key table: what each key does, where, and how the help screen says it.
import type { VerdictKind } from '../../model/verdict.ts'
import type { KeyName } from '../input.ts'
import { moveName, pageMoves, rowMoves, screenKeys, type Bound, type Move, type ScreenKeys } from '../key-table.ts'

export type Command =
  | Move
  | { readonly do: 'outlet'; readonly by: number }
  | { readonly do: 'focus'; readonly by: number }
  | { readonly do: 'decide'; readonly verdict: VerdictKind | null }
  | { readonly do: 'extend'; readonly edge: 'start' | 'end'; readonly by: number; readonly unit: 'word' | 'sentence' }
  | {
      readonly do:
        | 'open'
        | 'zoom'
        | 'accept'
        | 'next-undecided'
        | 'note'
        | 'undo'
        | 'redo'
        | 'filter'
        | 'sort'
        | 'search'
        | 'next-match'
        | 'previous-match'
        | 'mark'
        | 'split'
        | 'merge'
        | 'add'
        | 'adjudicate'
        | 'export'
        | 'copy'
        | 'edit'
        | 'source'
        | 'suspend'
        | 'mouse'
        | 'range'
        | 'same'
        | 'palette'
        | 'flag'
        | 'help'
        | 'codebook'
        | 'quit'
        | 'confirm'
        | 'keep-too'
        | 'none-carries'
        | 'cancel'
    }

/** `browse` is the matrix and the texts; `select` is marking a passage, splitting or adding a claim; `search` adds to browse. */
export type KeyMode = 'browse' | 'searching' | 'select' | 'list'

export interface Binding extends Bound<KeyMode, Command> {
  readonly group: 'Decide' | 'Move' | 'Find' | 'Correct' | 'Mark a passage' | 'Leave'
}

const BROWSE: readonly KeyMode[] = ['browse', 'searching']
const MOVED: readonly KeyMode[] = [...BROWSE, 'list']
const verdict = (key: string, kind: VerdictKind): Binding => ({
  keys: [key],
  command: { do: 'decide', verdict: kind },
  modes: BROWSE,
  says: `the claim is ${kind}`,
  group: 'Decide',
})
const extend = (keys: readonly KeyName[], edge: 'start' | 'end', by: number, unit: 'word' | 'sentence', says: string): Binding => ({
  keys,
  command: { do: 'extend', edge, by, unit },
  modes: ['select'],
  says,
  group: 'Mark a passage',
})

export const BINDINGS: readonly Binding[] = [
  { keys: ['space'], command: { do: 'accept' }, modes: BROWSE, says: 'agree with the verdict shown', hint: 'agree', group: 'Decide' },
  verdict('1', 'reported'),
  verdict('2', 'partial'),
  verdict('3', 'altered'),
  verdict('4', 'omitted'),
  verdict('5', 'unsure'),
  { keys: ['0'], command: { do: 'decide', verdict: null }, modes: BROWSE, says: 'take your verdict back', group: 'Decide' },
  { keys: ['n'], command: { do: 'note' }, modes: ['browse'], says: 'write a note on the cell', hint: 'note', group: 'Decide' },
  {
    keys: ['v'],
    command: { do: 'range' },
    modes: BROWSE,
    says: 'begin a range of claims in this outlet, to decide at once; again to end it',
    group: 'Decide',
  },
  { keys: ['S'], command: { do: 'same' }, modes: BROWSE, says: 'the same for all cells like this one', group: 'Decide' },
  { keys: ['F'], command: { do: 'flag' }, modes: BROWSE, says: 'ask the curator about the cell', group: 'Decide' },
  { keys: ['u'], command: { do: 'undo' }, modes: BROWSE, says: 'undo your last act', hint: 'undo', group: 'Decide' },
  { keys: ['U', 'ctrl-r'], command: { do: 'redo' }, modes: BROWSE, says: 'redo', group: 'Decide' },
  ...rowMoves(MOVED, 'claim'),
  { keys: ['h', 'left'], command: { do: 'outlet', by: -1 }, modes: BROWSE, says: 'outlet before', group: 'Move' },
  { keys: ['l', 'right'], command: { do: 'outlet', by: 1 }, modes: BROWSE, says: 'next outlet', group: 'Move' },
  { keys: ['o'], command: { do: 'outlet', by: 1 }, modes: BROWSE, says: 'next outlet, round and round', hint: 'outlet', group: 'Move' },
  { keys: ['c'], command: { do: 'next-undecided' }, modes: BROWSE, says: 'next cell to decide', group: 'Move' },
  { keys: ['tab'], command: { do: 'focus', by: 1 }, modes: BROWSE, says: 'next pane', hint: 'pane', group: 'Move' },
  { keys: ['shift-tab'], command: { do: 'focus', by: -1 }, modes: BROWSE, says: 'pane before', group: 'Move' },
  { keys: ['enter'], command: { do: 'open' }, modes: BROWSE, says: 'read the report; back to the claims', group: 'Move' },
  { keys: ['z'], command: { do: 'zoom' }, modes: BROWSE, says: 'the pane alone on the screen, and back', hint: 'zoom', group: 'Move' },
  ...pageMoves(MOVED),
  { keys: ['f'], command: { do: 'filter' }, modes: BROWSE, says: 'which claims to show', hint: 'filter', group: 'Find' },
  { keys: ['s'], command: { do: 'sort' }, modes: BROWSE, says: 'in which order', hint: 'sort', group: 'Find' },
  {
    keys: ['/'],
    command: { do: 'search' },
    modes: BROWSE,
    says: 'search claims, or the text that has the focus',
    hint: 'search',
    group: 'Find',
  },
  {
    keys: ['n'],
    command: { do: 'next-match' },
    modes: ['searching'],
    says: 'next match, while a search is on',
    hint: 'next match',
    group: 'Find',
  },
  { keys: ['N'], command: { do: 'previous-match' }, modes: ['searching'], says: 'match before', group: 'Find' },
  { keys: ['m'], command: { do: 'mark' }, modes: BROWSE, says: 'mark another passage as the evidence', hint: 'evidence', group: 'Correct' },
  { keys: ['x'], command: { do: 'split' }, modes: BROWSE, says: 'split the claim in two', group: 'Correct' },
  { keys: ['J'], command: { do: 'merge' }, modes: BROWSE, says: 'join the claim with the next of the statement', group: 'Correct' },
  { keys: ['a'], command: { do: 'add' }, modes: BROWSE, says: 'add a claim that is missing', group: 'Correct' },
  {
    keys: ['A'],
    command: { do: 'adjudicate' },
    modes: BROWSE,
    says: 'adjudicate: settle where reviewers differ; again to leave',
    group: 'Decide',
  },
  { keys: ['enter'], command: { do: 'confirm' }, modes: ['select', 'list'], says: 'take it', hint: 'take it', group: 'Mark a passage' },
  extend(['j', 'down'], 'start', 1, 'sentence', 'next sentence'),
  extend(['k', 'up'], 'start', -1, 'sentence', 'sentence before'),
  extend(['J'], 'end', 1, 'sentence', 'a sentence more'),
  extend(['K'], 'end', -1, 'sentence', 'a sentence less'),
  extend(['l', 'right'], 'end', 1, 'word', 'a word more; a split one word on'),
  extend(['h', 'left'], 'end', -1, 'word', 'a word less; a split one word back'),
  extend(['L'], 'start', 1, 'word', 'begin a word later'),
  extend(['H'], 'start', -1, 'word', 'begin a word earlier'),
  { keys: ['+'], command: { do: 'keep-too' }, modes: ['select'], says: 'keep this passage and mark one more', group: 'Mark a passage' },
  { keys: ['0'], command: { do: 'none-carries' }, modes: ['select'], says: 'no passage carries the claim', group: 'Mark a passage' },
  {
    keys: ['escape', 'q'],
    command: { do: 'cancel' },
    modes: ['select', 'list'],
    says: 'leave it as it was',
    hint: 'cancel',
    group: 'Mark a passage',
  },
  { keys: ['escape'], command: { do: 'cancel' }, modes: BROWSE, says: 'end the search; undo a zoom', group: 'Find' },
  {
    keys: ['e'],
    command: { do: 'export' },
    modes: BROWSE,
    says: 'write a report, the verdicts or gold labels to a file',
    hint: 'export',
    group: 'Leave',
  },
  { keys: ['y'], command: { do: 'copy' }, modes: BROWSE, says: 'copy the claim, the passage or a citation', group: 'Leave' },
  { keys: ['E'], command: { do: 'edit' }, modes: BROWSE, says: 'read the text in your editor', group: 'Leave' },
  { keys: ['b'], command: { do: 'source' }, modes: BROWSE, says: 'open the page it is from in your browser', group: 'Leave' },
  { keys: ['M'], command: { do: 'mouse' }, modes: BROWSE, says: 'leave the mouse to the terminal, or take it again', group: 'Leave' },
  { keys: ['ctrl-z'], command: { do: 'suspend' }, modes: MOVED, says: 'stop for now; fg comes back', group: 'Leave' },
  { keys: [':'], command: { do: 'palette' }, modes: BROWSE, says: 'find a command by its words', hint: 'commands', group: 'Leave' },
  {
    keys: ['i'],
    command: { do: 'codebook' },
    modes: [...BROWSE, 'list'],
    says: 'the codebook beside the item: what each verdict means',
    hint: 'codebook',
    group: 'Decide',
  },
  { keys: ['?'], command: { do: 'help' }, modes: [...BROWSE, 'list'], says: 'this help', hint: 'help', group: 'Leave' },
  {
    keys: ['q', 'ctrl-c'],
    command: { do: 'quit' },
    modes: BROWSE,
    says: 'quit; every decision is already saved',
    hint: 'quit',
    group: 'Leave',
  },
]

/** The name that a command goes by in the settings, in the palette and in `unsaid keys`. */
export function commandName({ command, keys }: Binding): string {
  if (command.do === 'move') return moveName(command, keys)
  if (command.do === 'outlet') return command.by < 0 ? 'previous-outlet' : 'next-outlet'
  if (command.do === 'focus') return command.by < 0 ? 'previous-pane' : 'next-pane'
  if (command.do === 'decide') return command.verdict ?? 'take-back'
  if (command.do === 'extend') return `${command.edge}-${command.unit}-${command.by < 0 ? 'back' : 'on'}`
  return command.do
}

/** The keys of a review as they are in use. */
export type Keys = ScreenKeys<KeyMode, Command, Binding>

/** The keys with those changed that a reader has named, by `commandName`. Throws `UserError` for what cannot be. */
export const keysWith = (changed: Readonly<Record<string, readonly KeyName[]>>): Keys => screenKeys(BINDINGS, commandName, changed)

export const STANDARD_KEYS = keysWith({})
