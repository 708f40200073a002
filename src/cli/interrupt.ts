// Ctrl-C ends long work where it can go on later.

/** Stops asking for more at Ctrl-C; what is done is kept, and a second Ctrl-C ends at once. */
export function stopOnInterrupt(): {
  readonly signal: AbortSignal
  readonly release: () => void
} {
  const controller = new AbortController()
  const stop = (): void => {
    controller.abort()
  }
  process.once('SIGINT', stop)
  return {
    signal: controller.signal,
    release: () => process.off('SIGINT', stop),
  }
}
