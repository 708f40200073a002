// `unsaid keys`: the keys of a screen as they are in use, with the names that the settings know them by.
import { keyLabel } from '../screen/input.ts'
import { commandName as browseName } from '../screen/browse/keys.ts'
import { commandName } from '../screen/review/keys.ts'
import { UserError } from '../model/user-error.ts'
import { EXIT } from './exit-codes.ts'
import { readSettings, settingsPath } from './settings.ts'

export interface KeysFlags {
  readonly format: string
  /** Which screen. */
  readonly of: string
}

/** Prints the table; returns the exit code. Throws `UserError`. */
export function runKeys({ format, of }: KeysFlags): number {
  if (format !== 'text' && format !== 'json') throw new UserError(`--format ${format}: is unknown; use text or json`)
  if (of !== 'review' && of !== 'browse') throw new UserError(`--of ${of}: is no screen; use review or browse`)
  const path = settingsPath()
  const { keys, browseKeys } = readSettings(path)
  const named =
    of === 'review'
      ? keys.bindings.map((one) => ({ ...one, command: commandName(one) }))
      : browseKeys.bindings.map((one) => ({ ...one, command: browseName(one) }))
  const rows = named.map(({ command, keys: own, modes, says }) => ({ command, keys: own, where: modes, does: says }))
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ settings: path, keys: rows }, null, 2)}\n`)
    return EXIT.done
  }
  const name = Math.max(...rows.map((row) => row.command.length))
  const width = Math.max(...rows.map((row) => row.keys.map(keyLabel).join(' ').length))
  const lines = rows.map((row) => `${row.command.padEnd(name)}  ${row.keys.map(keyLabel).join(' ').padEnd(width)}  ${row.does}`)
  process.stdout.write(
    `${lines.join('\n')}\n\nSettings: ${path}\nFor example: {"${of === 'review' ? 'keys' : 'browseKeys'}": {"${of === 'review' ? 'undo' : 'random'}": ["u", "ctrl-u"]}, "mouse": true, "background": "auto", "timing": true}\n`,
  )
  return EXIT.done
}
