// When an address is to be looked at next. Pure: the time comes in.

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `15m` → milliseconds. */
export function milliseconds(duration: string): number {
  const unit = duration.at(-1) as keyof typeof UNITS
  return Number(duration.slice(0, -1)) * UNITS[unit]
}

/** An article is looked at again when half its age has passed: what is changed is mostly changed soon. */
const OF_AGE = 0.5
/** A source that fails is tried again within a day. */
const LONGEST_BACK_OFF = UNITS.d
/** An article that is looked at no more: past any clock. */
export const NEVER = Number.MAX_SAFE_INTEGER

export interface Pace {
  /** Milliseconds between two looks at a source, and the least between two at an article. */
  readonly every: number
  /** Milliseconds for which an article is looked at again; absent for what the watch's file names itself. */
  readonly until?: number
}

/** When to look next after a look that went well. `since`: when the address was first known; all in milliseconds since 1970. */
export function nextLook(now: number, since: number, { every, until }: Pace): number {
  if (until === undefined) return now + every
  const age = Math.max(0, now - since)
  return age > until ? NEVER : now + Math.max(every, age * OF_AGE)
}

/** When to try again after `failures` looks that failed, the last included. `wait`: what the server asks for. */
export function nextTry(now: number, failures: number, every: number, wait = 0): number {
  return now + Math.max(Math.min(LONGEST_BACK_OFF, every * 2 ** Math.min(30, failures - 1)), Math.min(wait, 7 * LONGEST_BACK_OFF))
}
