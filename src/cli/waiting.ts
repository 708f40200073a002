// What is said while a server is waited for that went away in the middle of work.
import { shownLocation } from '../archive/connection.ts'
import { A_RESTART } from '../archive/patience.ts'
import { say } from './say.ts'

/** Says it in one line, once for all the threads that find the same server gone. */
export function tellsWaiting(location: string): () => void {
  let told: number | undefined
  return () => {
    const now = performance.now()
    if (told !== undefined && now - told < A_RESTART) return
    told = now
    say(`${shownLocation(location)}: the connection was lost; it is tried again for up to ${A_RESTART / 1000} seconds, nothing is lost`)
  }
}
