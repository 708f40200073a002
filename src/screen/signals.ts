// Signals that end a program which has the terminal.

/** Each with the exit code that shells give it. */
export const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Calls `end` with the exit code when one of the signals comes; gives what stops it from listening. */
export function onSignals(end: (code: number) => void): () => void {
  const listener = (signal: NodeJS.Signals): void => end(SIGNALS[signal as keyof typeof SIGNALS])
  const names = Object.keys(SIGNALS) as NodeJS.Signals[]
  for (const name of names) process.once(name, listener)
  return () => {
    for (const name of names) process.off(name, listener)
  }
}
