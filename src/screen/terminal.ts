// The terminal while a program has the whole of it: alternate screen, mouse, pasting, cursor; and all of that given back.
import { EventEmitter } from 'node:events'
import { writeSync } from 'node:fs'

const ESC = '\u001b['
/** Alternate screen, no cursor, no automatic wrap (a row must not spill over where a terminal's idea of a width differs), bracketed paste. */
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}?2004h${ESC}2J`
/** Presses, wheel, and moves while a button is held, in a form that knows no limit of columns. */
const MOUSE_ON = `${ESC}?1000h${ESC}?1002h${ESC}?1006h`
const MOUSE_OFF = `${ESC}?1006l${ESC}?1002l${ESC}?1000l`
const LEAVE = `${ESC}0m${ESC}?2004l${MOUSE_OFF}${ESC}?7h${ESC}?25h${ESC}?1049l`
/** Synchronized update: terminals that know it show the rows between all at once. */
const BEGIN = `${ESC}?2026h`
const END = `${ESC}?2026l`
/** Asks for the background's colour (OSC 11); a terminal that does not know the question says nothing. */
const ASK_BACKGROUND = '\u001b]11;?\u0007'

/** A place on the screen, from 0. `shown`: text is typed there; else it only leads screen readers and braille there. */
export interface CursorAt {
  readonly x: number
  readonly y: number
  readonly shown: boolean
}

/** Puts a frame on the terminal, and the cursor where the reader's eye is to be. */
export type Draw = (rows: readonly string[], cursor?: CursorAt) => void

/** The bytes that turn one frame into the next: changed rows alone, each put at its place. */
function frameChanges(before: readonly string[], after: readonly string[]): string {
  const rows = Math.max(before.length, after.length)
  let out = ''
  for (let row = 0; row < rows; row += 1) {
    if (before[row] !== after[row]) out += `${ESC}${row + 1};1H${ESC}2K${after[row] ?? ''}`
  }
  return out
}

const cursorBytes = (cursor: CursorAt | undefined): string =>
  cursor === undefined ? `${ESC}?25l` : `${ESC}${cursor.y + 1};${cursor.x + 1}H${cursor.shown ? `${ESC}?25h` : `${ESC}?25l`}`

/** Stands in for standard output before ink: it has a size, and what is drawn goes past ink. A lifetime, so a class. */
export class TerminalScreen extends EventEmitter {
  readonly isTTY = true
  #frame: readonly string[] = []
  #cursor = ''
  #entered = false
  #mouse: boolean
  readonly #redraw = (): void => {
    const frame = this.#frame
    this.#frame = []
    if (this.#entered) {
      this.terminal.write(ENTER + (this.#mouse ? MOUSE_ON : ''))
      this.draw(frame)
    }
    this.emit('resize')
  }

  constructor(
    readonly terminal: NodeJS.WriteStream,
    options: { readonly mouse?: boolean } = {},
  ) {
    super()
    this.#mouse = options.mouse ?? true
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
    this.terminal.write(ENTER + (this.#mouse ? MOUSE_ON : '') + ASK_BACKGROUND)
  }

  /** Draws a frame: what changed of it since the last, then the cursor. */
  draw: Draw = (frame, cursor) => {
    const rows = frame.slice(0, this.rows)
    const changes = frameChanges(this.#frame, rows)
    const place = cursorBytes(cursor)
    this.#frame = rows
    if (!this.#entered || (changes === '' && place === this.#cursor)) return
    this.#cursor = place
    this.terminal.write(`${BEGIN}${changes}${place}${END}`)
  }

  /** Ink's own output: nothing, as `draw` has drawn it. */
  write = (): boolean => true

  /** Takes the mouse, or leaves it to the terminal, so that text can be selected as everywhere else. */
  mouse(on: boolean): void {
    this.#mouse = on
    if (this.#entered) this.terminal.write(on ? MOUSE_ON : MOUSE_OFF)
  }

  /** Puts a text on the clipboard through the terminal (OSC 52): over SSH too, where the terminal allows it. */
  copy(text: string): void {
    if (this.#entered) this.terminal.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`)
  }

  /** Gives the terminal to another program until `back` is called. */
  lend(): () => void {
    this.#entered = false
    writeSync(1, LEAVE)
    return () => {
      this.#entered = true
      this.#redraw()
    }
  }

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
