// `unsaid keys`: the keys of a review as they are in use, with the names that the settings know them by.
import { keyLabel } from '../screen/input.ts'
import { commandName } from '../screen/review/keys.ts'
import { UserError } from '../model/user-error.ts'
import { EXIT } from './exit-codes.ts'
import { readSettings, settingsPath } from './settings.ts'

export interface KeysFlags {
  readonly format: string
}

/** Prints the table; returns the exit code. Throws `UserError`. */
export function runKeys({ format }: KeysFlags): number {
  if (format !== 'text' && format !== 'json') throw new UserError(`--format ${format}: is unknown; use text or json`)
  const path = settingsPath()
  const rows = readSettings(path).keys.bindings.map((binding) => ({
    command: commandName(binding),
    keys: binding.keys,
    where: binding.modes,
    does: binding.says,
  }))
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ settings: path, keys: rows }, null, 2)}\n`)
    return EXIT.done
  }
  const name = Math.max(...rows.map((row) => row.command.length))
  const width = Math.max(...rows.map((row) => row.keys.map(keyLabel).join(' ').length))
  const lines = rows.map((row) => `${row.command.padEnd(name)}  ${row.keys.map(keyLabel).join(' ').padEnd(width)}  ${row.does}`)
  process.stdout.write(
    `${lines.join('\n')}\n\nSettings: ${path}\nFor example: {"keys": {"undo": ["u", "ctrl-u"]}, "mouse": true, "background": "auto", "timing": true}\n`,
  )
  return EXIT.done
}
