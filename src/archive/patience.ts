// A database server that is started anew in the middle of long work: waited for, and the work at hand done again.
import { isLost, storeFault } from './faults.ts'

/** How long a server is waited for, in milliseconds. */
export interface Patience {
  readonly most?: number
  /** Told each time that the connection is found to be lost, before it is waited for. */
  readonly onLost?: () => void
  readonly signal?: AbortSignal
}

/** A restart takes seconds, recovery after a crash some more; whoever takes the server away for longer can run the command again. */
export const A_RESTART = 60_000
/** Milliseconds to the first new try; each further wait is half as long again, up to the longest. */
const FIRST_WAIT = 100
const LONGEST_WAIT = 2000

/**
 * What `work` answers. Where the connection to the archive at `location` is lost, `work` is done again until it succeeds: it must come
 * to the same done twice. Throws its other errors at once, and `UserError` where the server stays away longer than `patience.most` or
 * the signal says to stop.
 */
export async function patiently<T>(location: string, work: () => Promise<T>, patience: Patience = {}): Promise<T> {
  let since: number | undefined
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 1.5)) {
    const begun = performance.now()
    try {
      return await work()
    } catch (error) {
      if (!isLost(error)) throw error
      const first = since === undefined
      since ??= begun
      if (patience.signal?.aborted || performance.now() - since > (patience.most ?? A_RESTART)) throw storeFault(error, location)
      if (first) patience.onLost?.()
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}
