// The terminal while a program has the whole of it: alternate screen, mouse wheel, pasting; and all of that given back.
import { EventEmitter } from 'node:events'
import { writeSync } from 'node:fs'

const ESC = '\u001b['
/** Alternate screen, no cursor, no automatic wrap (a row must not spill over where a terminal's idea of a width differs), wheel reports, bracketed paste. */
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}?1000h${ESC}?1006h${ESC}?2004h${ESC}2J`
const LEAVE = `${ESC}0m${ESC}?2004l${ESC}?1006l${ESC}?1000l${ESC}?7h${ESC}?25h${ESC}?1049l`
/** Synchronized update: terminals that know it show the rows between all at once. */
const BEGIN = `${ESC}?2026h`
const END = `${ESC}?2026l`

/** The bytes that turn one frame into the next: changed rows alone, each put at its place. */
function frameChanges(before: readonly string[], after: readonly string[]): string {
  const rows = Math.max(before.length, after.length)
  let out = ''
  for (let row = 0; row < rows; row += 1) {
    if (before[row] !== after[row]) out += `${ESC}${row + 1};1H${ESC}2K${after[row] ?? ''}`
  }
  return out === '' ? '' : `${BEGIN}${out}${END}`
}

/** Stands in for standard output before ink: it has a size, and what is drawn goes past ink. A lifetime, so a class. */
export class TerminalScreen extends EventEmitter {
  readonly isTTY = true
  #frame: readonly string[] = []
  #entered = false
  readonly #redraw = (): void => {
    this.#frame = []
    if (this.#entered) this.terminal.write(ENTER)
    this.emit('resize')
  }

  constructor(readonly terminal: NodeJS.WriteStream) {
    super()
    terminal.on('resize', this.#redraw)
    // After Ctrl-Z or a stop by another program the screen is somebody else's.
    process.on('SIGCONT', this.#redraw)
  }

  get columns(): number {
    return this.terminal.columns
  }

  get rows(): number {
    return this.terminal.rows
  }

  enter(): void {
    this.#entered = true
    this.terminal.write(ENTER)
  }

  /** Draws a frame: what changed of it since the last. */
  draw = (frame: readonly string[]): void => {
    const rows = frame.slice(0, this.rows)
    const changes = frameChanges(this.#frame, rows)
    this.#frame = rows
    if (changes !== '' && this.#entered) this.terminal.write(changes)
  }

  /** Ink's own output: nothing, as `draw` has drawn it. */
  write = (): boolean => true

  /** Gives the terminal back, at once and whatever happened; more than once does no harm. */
  leave = (): void => {
    if (!this.#entered) return
    this.#entered = false
    this.terminal.off('resize', this.#redraw)
    process.off('SIGCONT', this.#redraw)
    try {
      writeSync(1, LEAVE)
    } catch {
      // The terminal is gone: there is nothing to restore.
    }
  }
}
