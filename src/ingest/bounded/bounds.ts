// What reading one PDF or Word file may cost: beyond it the reader is ended, and the file refused in one line.
import { UserError } from '../../model/user-error.ts'

export interface Bounds {
  /** Megabytes by which the reader's process may grow; its heap of parsed objects and text may take `HEAP` of them. */
  readonly megabytes: number
  /** Seconds of computing from when the reader is handed the file: a busy machine takes no file's time away. */
  readonly seconds: number
}

/**
 * Set by hand, four times and more what the largest plain files take (Node 20, two busy cores): a Word file of 18,000 paragraphs 210 MB
 * and 3 to 7 s, a PDF of 300 full pages 130 MB and 6 to 10 s.
 */
export const BOUNDS: Bounds = { megabytes: 1024, seconds: 60 }

/** Part of the memory that the heap may take: unpacked bytes lie outside it. */
export const HEAP = 0.75

/** Times as long by the clock, after which a reader that does nothing is ended too. */
export const WAITING = 10

/** Milliseconds between looks at how far the process has grown: unpacking fills some hundred megabytes meanwhile. */
export const LOOK_EVERY = 50

/** Milliseconds that an idle reader is kept for the next file. */
export const IDLE_FOR = 5000

/** Variables of the environment that set other bounds. */
export const MEMORY_VARIABLE = 'UNSAID_READ_MB'
export const TIME_VARIABLE = 'UNSAID_READ_SECONDS'

function setting(environment: NodeJS.ProcessEnv, variable: string, otherwise: number): number {
  const given = environment[variable]
  if (given === undefined || given === '') return otherwise
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new UserError(`${variable}=${given}: is no whole number from 1 to 999999; set one, or unset it`)
  return Number(given)
}

/** The bounds as an environment sets them. Throws `UserError` for what is no number. */
export const boundsOf = (environment: NodeJS.ProcessEnv): Bounds => ({
  megabytes: setting(environment, MEMORY_VARIABLE, BOUNDS.megabytes),
  seconds: setting(environment, TIME_VARIABLE, BOUNDS.seconds),
})
