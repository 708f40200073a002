// The terminal from the first moment on, while what will be shown on it is still loaded and computed.
import { painted, themeFor, type Theme } from './theme.ts'
import { TerminalScreen } from './terminal.ts'
import type { Line } from './lines.ts'
import { onSignals, SIGNALS } from './signals.ts'

/** A terminal that is taken and not yet handed to an app. */
export interface HeldTerminal {
  readonly screen: TerminalScreen
  /** By what the terminal has told of its background until now. */
  readonly theme: () => Theme
  readonly draw: (lines: readonly Line[]) => void
  /** Hands the keyboard on: what was typed until now is read again by whoever reads next. */
  readonly release: () => Promise<void>
  /** Gives the terminal back; for where nothing came of it. */
  readonly leave: () => void
}

const INTERRUPT = 3
/** A terminal's answer to the question for its background: `ESC ] 11 ; rgb:RRRR/GGGG/BBBB`, ended by BEL or ST. */
const ANSWER = /\u001b\]11;rgba?:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})[^\u0007\u001b]*(?:\u0007|\u001b\\)/gi

/** Whether a background is light, from its red, green and blue as the terminal writes them (1 to 4 hexadecimal digits each); by luma (ITU-R BT.601). */
export function isLight(red: string, green: string, blue: string): boolean {
  const share = (digits: string): number => parseInt(digits, 16) / (16 ** digits.length - 1)
  return 0.299 * share(red) + 0.587 * share(green) + 0.114 * share(blue) > 0.5
}

/** Takes the terminal, and keeps what is typed meanwhile. Ctrl-C ends the program. */
export function holdTerminal(options: { readonly mouse?: boolean; readonly colours?: 'light' | 'dark' } = {}): HeldTerminal {
  const { stdin } = process
  const screen = new TerminalScreen(process.stdout, options)
  let typed = Buffer.alloc(0)
  let background = options.colours
  // Read as ink reads, in the mode that knows no flow: a stream that flowed and was paused would not begin to read again for ink.
  const onReadable = (): void => {
    for (let chunk = stdin.read() as Buffer | null; chunk !== null; chunk = stdin.read() as Buffer | null)
      typed = Buffer.concat([typed, chunk])
    const text = typed.toString('latin1')
    for (const [, red, green, blue] of text.matchAll(ANSWER)) background ??= isLight(red!, green!, blue!) ? 'light' : 'dark'
    typed = Buffer.from(text.replace(ANSWER, ''), 'latin1')
    if (typed.includes(INTERRUPT)) {
      screen.leave()
      process.exit(SIGNALS.SIGINT)
    }
  }
  stdin.setRawMode(true)
  stdin.on('readable', onReadable)
  process.on('exit', screen.leave)
  // A signal ends a program without its exit handlers; the terminal is given back first.
  const freeSignals = onSignals((code) => process.exit(code))
  screen.enter()
  const theme = (): Theme => themeFor(process.env, background)
  return {
    screen,
    theme,
    draw: (lines) => screen.draw(lines.map((line) => painted(line, theme()))),
    release: async () => {
      freeSignals()
      stdin.off('readable', onReadable)
      // The stream takes note of a listener that left in the next round of the loop; what is put back before would wake nobody.
      await new Promise((resolve) => setImmediate(resolve))
      if (typed.length > 0) stdin.unshift(typed)
    },
    leave: () => {
      freeSignals()
      stdin.off('readable', onReadable)
      stdin.setRawMode(false)
      stdin.pause()
      stdin.unref()
      process.off('exit', screen.leave)
      screen.leave()
    },
  }
}
