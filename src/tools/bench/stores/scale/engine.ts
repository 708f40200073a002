// What every engine that is measured can do: take reports in, build its index, and name the reports that share a term.

/** A made-up report: numbers in place of words. */
export interface MadeUp {
  readonly document: number
  /** Days since the archive's first. */
  readonly day: number
  readonly outlet: number
  /** Term numbers, each once, ascending. */
  readonly terms: readonly number[]
}

/** Reports that have one of `terms`; of these days (both included) and this outlet where they are given. */
export interface Question {
  readonly terms: readonly number[]
  readonly days?: readonly [from: number, to: number]
  readonly outlet?: number
}

export interface Engine {
  /** Puts reports in, in one change. */
  readonly load: (reports: readonly MadeUp[]) => Promise<void>
  /** Builds what can be built once all are in, and gathers statistics. */
  readonly index: () => Promise<void>
  /** Bytes on disk. */
  readonly size: () => Promise<number>
  readonly ask: (question: Question) => Promise<readonly number[]>
  /** The most bytes in memory so far: of this process, or of the server's that answers it. */
  readonly memory: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The most bytes that this process had in memory. */
export const ownMemory = (): number => process.resourceUsage().maxRSS * 1024
