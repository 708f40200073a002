// Hands the terminal to the review and takes it back, however the review ends.
import { render } from 'ink'
import { createElement } from 'react'
import { App, type AppProps } from '../tui/app.tsx'
import { themeFor } from '../tui/theme.ts'
import { TerminalScreen } from './terminal-screen.ts'

/** Signals that end the program, and the exit codes that shells give them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Shows the review until it is quit. Rejects with what went wrong in drawing it. */
export async function showReview(props: Omit<AppProps, 'theme' | 'onQuit'>): Promise<void> {
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
      `unsaid: a fault of unsaid, not of your input: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exit(70)
  }
  const signals = Object.keys(SIGNALS) as NodeJS.Signals[]
  for (const signal of signals) process.once(signal, onSignal)
  process.on('exit', screen.leave)
  process.once('uncaughtException', onFault)
  if (!spoken) screen.enter()
  const app = createElement(App, {
    ...props,
    theme: themeFor(process.env),
    onQuit: () => instance.unmount(),
    ...(spoken ? {} : { draw: screen.draw }),
  })
  // Ink in debug mode is never throttled, nor silent where CI is set. A screen reader gets ink's own way of writing.
  const instance = render(
    app,
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
