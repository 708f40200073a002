// The growth of one series: processor time of an input, of twice as much and of four times as much.
import type { Series, Work } from './series.ts'

/** How much faster than the input time may grow, from one size to the next or from the first to the last. */
export const MOST_GROWTH = 1.3
/** A series that says nothing for so much processor time hangs. */
export const TOO_LONG_SECONDS = 60
/** Processor time after which a series is judged by what it has, making its inputs included: it bounds the whole. */
const ENOUGH_SECONDS = 30
/** The same where it seems to grow too fast: a text that takes seconds would be judged by one round. */
const ENOUGH_FOR_DOUBT_SECONDS = 120

/** Sizes are doubled until the smallest one takes this long once its code is warm: what is shorter is lost in noise. */
const LEAST_SECONDS = 0.06
const FIRST_SIZE = 4_000
const LARGEST_FIRST = 1_000_000
/** Code is warm after so many runs, or after this long. */
const WARM_RUNS = 6
const WARM_SECONDS = 0.5
/** What takes this long is run once a round. */
const LONG_SECONDS = 0.5
/** Rounds: where growth is far below the bound, where it is not, and where it seems to be above. */
const ROUNDS = 3
const MORE_ROUNDS = 7
const MOST_ROUNDS = 15
/** Share of the bound that is far below it. */
const FAR_BELOW = 0.85

export interface Measured {
  /** Characters or bytes asked for. */
  readonly sizes: readonly number[]
  /** Processor seconds of one run, median of all rounds. */
  readonly seconds: readonly number[]
  /** Growth of time over growth of the input, median of all rounds: the larger of first to last and of second to last. */
  readonly growth: number
}

function secondsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

/** Mean processor time of some runs, one after the other. */
async function timed(work: Work, runs: number, alive: () => void): Promise<number> {
  const from = process.cpuUsage()
  for (let run = 0; run < runs; run++) {
    await work()
    alive()
  }
  return secondsSince(from) / runs
}

/** Runs until the code is warm; processor time of the last run. */
async function warmed(work: Work, alive: () => void): Promise<number> {
  const from = process.cpuUsage()
  let last = 0
  for (let run = 0; run < WARM_RUNS && (run === 0 || secondsSince(from) < WARM_SECONDS); run++) last = await timed(work, 1, alive)
  return last
}

/** Seconds of one run of each size, in one round: they are held against each other, since another round may find the machine busier. */
export type Round = readonly number[]

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Growth of the time over that of the input, 1 where both grow alike: the larger of first to last and of second to last, each the median of all rounds. */
export const growthOf = (rounds: readonly Round[]): number =>
  Math.max(
    median(rounds.map(([, second = 0, third = 0]) => third / second / 2)),
    median(rounds.map(([first = 0, , third = 0]) => third / first / 4)),
  )

/**
 * Each size in turn, the smaller ones as many times over as make up the largest, so that all leave as much garbage. What the size before
 * has left is cleared away first: the young generation would be full at one and the same moment of every round, in a run of the largest
 * size, and its collection would be counted as that one's.
 */
async function roundOf(works: readonly Work[], before: Round | undefined, alive: () => void): Promise<Round> {
  const seconds: number[] = []
  for (const [index, work] of works.entries()) {
    globalThis.gc?.()
    seconds.push(await timed(work, (before?.[index] ?? 0) < LONG_SECONDS ? 2 ** (works.length - 1 - index) : 1, alive))
  }
  return seconds
}

/** Whether there are rounds enough to say how a series grows, in the processor time that it has used. */
function isEnough(rounds: readonly Round[], used: number): boolean {
  const growth = growthOf(rounds)
  if (growth > MOST_GROWTH) return rounds.length >= MOST_ROUNDS || used >= ENOUGH_FOR_DOUBT_SECONDS
  return used >= ENOUGH_SECONDS || rounds.length >= (growth > MOST_GROWTH * FAR_BELOW ? MORE_ROUNDS : ROUNDS)
}

/** Measures a series. `alive` is called between runs. */
export async function measured({ prepare, most = LARGEST_FIRST, least = () => FIRST_SIZE }: Series, alive: () => void): Promise<Measured> {
  const from = process.cpuUsage()
  for (let size = Math.max(FIRST_SIZE, least()); ; size *= 2) {
    const isLargest = size * 2 > most
    if ((await warmed(await prepare(size), alive)) < LEAST_SECONDS && !isLargest) continue
    const sizes = [size, size * 2, size * 4]
    const works: Work[] = []
    for (const one of sizes) {
      works.push(await prepare(one))
      alive()
    }
    // The larger sizes run code that the smaller ones did not: the first round warms it, where it is no long one.
    const first = await roundOf(works, undefined, alive)
    const rounds: Round[] = Math.max(...first) < LONG_SECONDS ? [] : [first]
    while (rounds.length === 0 || !isEnough(rounds, secondsSince(from))) rounds.push(await roundOf(works, rounds.at(-1) ?? first, alive))
    const seconds = sizes.map((_, index) => median(rounds.map((round) => round[index]!)))
    if (isLargest || seconds[0]! >= LEAST_SECONDS * FAR_BELOW) return { sizes, seconds, growth: growthOf(rounds) }
  }
}
