// Key tables: from the bindings that the help explains to what a key does, and the keys that every screen moves by.
import { UserError } from '../model/user-error.ts'
import type { KeyName } from './input.ts'
import type { Explained } from './help.ts'

export interface Bound<Mode, Command> extends Explained {
  readonly keys: readonly KeyName[]
  readonly command: Command
  readonly modes: readonly Mode[]
  /** One word for the line of hints; the most needed come first in a table. */
  readonly hint?: string
}

/** What a key does in a mode. Throws `UserError` where a table gives one key two meanings in a mode. */
export function keyTable<Mode, Command>(bindings: readonly Bound<Mode, Command>[]): (mode: Mode, key: KeyName) => Command | undefined {
  const byMode = new Map<Mode, Map<KeyName, Command>>()
  for (const binding of bindings)
    for (const mode of binding.modes) {
      const table = byMode.get(mode) ?? new Map<KeyName, Command>()
      byMode.set(mode, table)
      for (const key of binding.keys) {
        if (table.has(key)) throw new UserError(`the key ${key} has two meanings at one place; give one of its commands another key`)
        table.set(key, binding.command)
      }
    }
  return (mode, key) => byMode.get(mode)?.get(key)
}

/**
 * Bindings with other keys for commands, by the commands' names. Of several bindings of one command in one mode the first gets the
 * keys. Throws `UserError` for a name that no command has.
 */
export function remapped<B extends Bound<unknown, unknown>>(
  bindings: readonly B[],
  nameOf: (binding: B) => string,
  keys: Readonly<Record<string, readonly KeyName[]>>,
): B[] {
  const names = new Set(bindings.map(nameOf))
  for (const name of Object.keys(keys)) if (!names.has(name)) throw new UserError(`no command is called ${name}; unsaid keys lists them`)
  return bindings.map((binding, index) => {
    const own = keys[nameOf(binding)]
    if (!own) return binding
    const earlier = bindings.slice(0, index).filter((one) => nameOf(one) === nameOf(binding))
    return { ...binding, keys: earlier.some((one) => one.modes.some((mode) => binding.modes.includes(mode))) ? [] : own }
  })
}

/** The keys of a screen as they are in use. */
export interface ScreenKeys<Mode, Command, B extends Bound<Mode, Command>> {
  readonly bindings: readonly B[]
  readonly commandFor: (mode: Mode, key: KeyName) => Command | undefined
}

/** A screen's keys with those changed that a reader has named, by `nameOf`. Throws `UserError` for what cannot be. */
export function screenKeys<Mode, Command, B extends Bound<Mode, Command>>(
  table: readonly B[],
  nameOf: (binding: B) => string,
  changed: Readonly<Record<string, readonly KeyName[]>>,
): ScreenKeys<Mode, Command, B> {
  const bindings = remapped(table, nameOf, changed)
  return { bindings, commandFor: keyTable<Mode, Command>(bindings) }
}

export type MoveUnit = 'row' | 'page' | 'half' | 'all'

export interface Move {
  readonly do: 'move'
  readonly by: number
  readonly unit: MoveUnit
}

const MOVES: Readonly<Record<MoveUnit, readonly [string, string]>> = {
  row: ['up', 'down'],
  page: ['page-up', 'page-down'],
  half: ['half-up', 'half-down'],
  all: ['top', 'end'],
}

/** The name that a movement goes by in the settings; those of the wheel, which no settings change, bear the wheel's. */
export const moveName = ({ unit, by }: Move, keys: readonly KeyName[]): string =>
  keys[0]?.startsWith('wheel') ? keys[0] : MOVES[unit][by < 0 ? 0 : 1]

type MoveBinding<Mode> = Bound<Mode, Move> & { readonly group: 'Move' }

const move = <Mode>(modes: readonly Mode[], keys: readonly KeyName[], by: number, unit: MoveUnit, says: string): MoveBinding<Mode> => ({
  keys,
  command: { do: 'move', by, unit },
  modes,
  says,
  group: 'Move',
})

/** One row on or back, and the wheel; `row` is what a row of the screen is called. */
export const rowMoves = <Mode>(modes: readonly Mode[], row: string): readonly MoveBinding<Mode>[] => [
  move(modes, ['j', 'down'], 1, 'row', `next ${row}; scroll a text`),
  move(modes, ['k', 'up'], -1, 'row', `${row} before; scroll a text`),
  move(modes, ['wheel-down'], 3, 'row', 'scroll'),
  move(modes, ['wheel-up'], -3, 'row', 'scroll'),
]

/** By pages, halves of them, and to either end. */
export const pageMoves = <Mode>(modes: readonly Mode[]): readonly MoveBinding<Mode>[] => [
  move(modes, ['page-down', 'ctrl-f'], 1, 'page', 'a page down'),
  move(modes, ['page-up', 'ctrl-b'], -1, 'page', 'a page up'),
  move(modes, ['ctrl-d'], 1, 'half', 'half a page down'),
  move(modes, ['ctrl-u'], -1, 'half', 'half a page up'),
  move(modes, ['g', 'home'], -1, 'all', 'to the top'),
  move(modes, ['G', 'end'], 1, 'all', 'to the end'),
]
