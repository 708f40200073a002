// What the terminal can show, from its size and the environment.
import type { TerminalOptions } from '../present/terminal/style.ts'

const DEFAULT_WIDTH = 80
const NARROWEST = 40
/** Longer lines are hard to read, however wide the window. */
const WIDEST = 140

/** Width and colour of standard output; a pipe or a file gets 80 columns and no colour. NO_COLOR (no-color.org) and FORCE_COLOR are kept to. */
export function terminalOptions(toFile: boolean): TerminalOptions {
  const isTerminal = process.stdout.isTTY && !toFile
  const columns = isTerminal ? process.stdout.columns : Number(process.env['COLUMNS'])
  const width = Number.isInteger(columns) && columns > 0 ? Math.min(WIDEST, Math.max(NARROWEST, columns)) : DEFAULT_WIDTH
  const noColour = (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  const forced = !['', '0', undefined].includes(process.env['FORCE_COLOR'])
  return { width, colour: !noColour && (isTerminal || (forced && !toFile)) }
}
