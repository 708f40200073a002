// Hands the terminal to a screen (the review, the dashboard) and takes it back, however that ends.
import { render } from 'ink'
import type { ReactElement } from 'react'
import { themeFor, type Theme } from './theme.ts'
import { TerminalScreen } from './terminal.ts'
import { safeLine } from '../text/safe-text.ts'

/** Signals that end the program, and the exit codes that shells give them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** What a screen needs of the terminal: to be drawn on, and to be left. */
export interface Terminal {
  readonly theme: Theme
  readonly onQuit: () => void
  /** Absent where a screen reader is spoken to: then ink writes. */
  readonly draw?: (rows: readonly string[]) => void
}

/** Shows an app that has the whole terminal until it is quit. Rejects with what went wrong in drawing it. */
export async function showScreen(app: (terminal: Terminal) => ReactElement): Promise<void> {
  const spoken = process.env['INK_SCREEN_READER'] === 'true'
  const screen = new TerminalScreen(process.stdout)
  const onSignal = (signal: NodeJS.Signals): void => {
    instance.unmount()
    screen.leave()
    process.exit(SIGNALS[signal as keyof typeof SIGNALS])
  }
  const onFault = (error: unknown): void => {
    screen.leave()
    process.stderr.write(
      `unsaid: a fault of unsaid, not of your input: ${safeLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
    )
    process.exit(70)
  }
  const signals = Object.keys(SIGNALS) as NodeJS.Signals[]
  for (const signal of signals) process.once(signal, onSignal)
  process.on('exit', screen.leave)
  process.once('uncaughtException', onFault)
  if (!spoken) screen.enter()
  const element = app({
    theme: themeFor(process.env),
    onQuit: () => instance.unmount(),
    ...(spoken ? {} : { draw: screen.draw }),
  })
  // Ink in debug mode is never throttled, nor silent where CI is set. A screen reader gets ink's own way of writing.
  const instance = render(
    element,
    spoken
      ? { exitOnCtrlC: false }
      : { stdout: screen as unknown as NodeJS.WriteStream, debug: true, exitOnCtrlC: false, patchConsole: false },
  )
  try {
    await instance.waitUntilExit()
  } finally {
    screen.leave()
    process.off('exit', screen.leave)
    process.off('uncaughtException', onFault)
    for (const signal of signals) process.off(signal, onSignal)
  }
}
