// Hands the terminal to a screen (the review, the dashboard) and takes it back, however that ends.
import { spawnSync } from 'node:child_process'
import { render } from 'ink'
import type { ReactElement } from 'react'
import { themeFor, type Theme } from './theme.ts'
import type { HeldTerminal } from './held.ts'
import { TerminalScreen, type Draw } from './terminal.ts'
import { onSignals } from './signals.ts'
import { safeLine } from '../text/safe-text.ts'

/** What a screen needs of the terminal: to be drawn on, and to be left. */
export interface Terminal {
  readonly theme: Theme
  readonly onQuit: () => void
  /** Absent where a screen reader is spoken to: then ink writes. */
  readonly draw?: Draw
  /** What else a screen may do with the terminal; absent where a screen reader is spoken to. */
  readonly control?: TerminalControl
}

export interface TerminalControl {
  readonly mouse: (on: boolean) => void
  readonly copy: (text: string) => void
  /** Stops the program as Ctrl-Z does elsewhere, until the shell wakes it. */
  readonly suspend: () => void
  /** Runs a program that takes the terminal, and comes back when it ends; its exit code, or what kept it from starting. */
  readonly runHere: (command: string, args: readonly string[]) => number | string
}

/** Milliseconds after which a program that asked to be stopped knows that it was not. */
const NOT_STOPPED = 200

function controlOf(screen: TerminalScreen): TerminalControl {
  const lent = <T>(act: () => T): T => {
    const back = screen.lend()
    process.stdin.setRawMode(false)
    try {
      return act()
    } finally {
      process.stdin.setRawMode(true)
      back()
    }
  }
  return {
    mouse: (on) => screen.mouse(on),
    copy: (text) => screen.copy(text),
    suspend: () => {
      const back = screen.lend()
      process.stdin.setRawMode(false)
      let stopped = true
      const woken = (): void => {
        if (!stopped) return
        stopped = false
        process.off('SIGCONT', woken)
        process.stdin.setRawMode(true)
        back()
      }
      process.once('SIGCONT', woken)
      // Where no shell could wake us, the system does not stop us either: then we are back at once.
      setTimeout(woken, NOT_STOPPED)
      // The whole group, as the terminal itself would: else a shell's npx would wait on for a program that has stopped.
      process.kill(0, 'SIGTSTP')
    },
    runHere: (command, args) =>
      lent(() => {
        const ended = spawnSync(command, args, { stdio: 'inherit' })
        return ended.error ? ((ended.error as NodeJS.ErrnoException).code ?? ended.error.message) : (ended.status ?? 0)
      }),
  }
}

/** Shows an app that has the whole terminal until it is quit. Rejects with what went wrong in drawing it. `held` is a terminal that was taken before. */
export async function showScreen(app: (terminal: Terminal) => ReactElement, held?: HeldTerminal): Promise<void> {
  const spoken = process.env['INK_SCREEN_READER'] === 'true'
  const screen = held?.screen ?? new TerminalScreen(process.stdout)
  const onFault = (error: unknown): void => {
    screen.leave()
    process.stderr.write(
      `unsaid: a fault of unsaid, not of your input: ${safeLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
    )
    process.exit(70)
  }
  const freeSignals = onSignals((code) => {
    instance.unmount()
    screen.leave()
    process.exit(code)
  })
  process.on('exit', screen.leave)
  process.once('uncaughtException', onFault)
  if (!spoken && !held) screen.enter()
  await held?.release()
  const element = app({
    theme: held?.theme() ?? themeFor(process.env),
    onQuit: () => instance.unmount(),
    ...(spoken ? {} : { draw: screen.draw, control: controlOf(screen) }),
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
    freeSignals()
  }
}
