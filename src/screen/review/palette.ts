// The palette: every command, found by its words; and whatever list is open.
import { keyLabel } from '../input.ts'
import type { OpenList } from '../overlay.ts'
import { commandName, type Binding } from './keys.ts'
import type { State } from './state.ts'

/** Commands whose name, keys or words have all that was typed, in the table's order; each once. */
export function found(state: State, text: string): readonly Binding[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const once = new Set<string>()
  return state.keys.bindings.filter((binding) => {
    if (!binding.modes.includes('browse') || binding.command.do === 'palette' || binding.command.do === 'cancel') return false
    const name = commandName(binding)
    if (once.has(name) || name.startsWith('wheel')) return false
    const hay = `${name} ${binding.says} ${binding.group}`.toLowerCase()
    if (!words.every((word) => hay.includes(word))) return false
    once.add(name)
    return true
  })
}

/** The list that lies over the panes: one that was opened, or the palette's; `undefined` where none does. */
export function openList(state: State): OpenList | undefined {
  const { mode } = state
  if (mode.kind === 'list') return mode
  if (mode.kind !== 'palette') return undefined
  const items = found(state, mode.text).map((binding) => ({
    key: keyLabel(binding.keys[0] ?? '').padEnd(7),
    says: `${commandName(binding)}: ${binding.says}`,
  }))
  return { title: 'Commands', items: items.length > 0 ? items : [{ key: ' ', says: 'no command has these words' }], at: mode.at }
}
