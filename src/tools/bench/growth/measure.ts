// The growth of one series: processor time of an input, of twice as much and of four times as much.
import type { Series, Work } from './series.ts'

/** How much faster than the input time may grow, from one size to the next or from the first to the last. */
export const MOST_GROWTH = 1.3
/** A series that says nothing for so much processor time hangs. */
export const TOO_LONG_SECONDS = 60
/** Processor time after which a series is judged by what it has, making its inputs included: it bounds the whole. */
const ENOUGH_SECONDS = 30

/** Sizes are doubled until the smallest one takes this long: what is shorter is lost in noise. */
const LEAST_SECONDS = 0.06
const FIRST_SIZE = 4_000
const LARGEST_FIRST = 1_000_000
const RUNS = 2
/** Further rounds where it seems to grow too fast: other work on the machine can only slow a run down. */
const ROUNDS = 4

export interface Measured {
  /** Characters or bytes asked for. */
  readonly sizes: readonly number[]
  /** Processor seconds, least of all runs. */
  readonly seconds: readonly number[]
  /** Growth of time over growth of the input: the larger of first to last (by doubling) and of the last step. */
  readonly growth: number
}

function secondsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

async function timed(work: Work): Promise<number> {
  globalThis.gc?.()
  const from = process.cpuUsage()
  await work()
  return secondsSince(from)
}

function growthOf(seconds: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = seconds
  return Math.max(third / second / 2, third / first / 4)
}

/** Measures a series. `alive` is called between runs. */
export async function measured({ prepare, most = LARGEST_FIRST }: Series, alive: () => void): Promise<Measured> {
  const from = process.cpuUsage()
  let size = FIRST_SIZE
  for (;;) {
    const work = await prepare(size)
    alive()
    let least = Infinity
    // Code that has just been loaded is slow; a large text is timed once.
    for (let run = 0; run < RUNS && (run === 0 || least < 4 * LEAST_SECONDS); run++) {
      least = Math.min(least, await timed(work))
      alive()
    }
    if (least >= LEAST_SECONDS || size * 2 > most) break
    size *= 2
  }
  const sizes = [size, size * 2, size * 4]
  const seconds = sizes.map(() => Infinity)
  const works: Work[] = []
  for (const one of sizes) {
    works.push(await prepare(one))
    alive()
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let run = 0; run < RUNS && (round + run === 0 || secondsSince(from) < ENOUGH_SECONDS); run++)
      for (const [index, work] of works.entries()) {
        seconds[index] = Math.min(seconds[index]!, await timed(work))
        alive()
      }
    if (growthOf(seconds) <= MOST_GROWTH || secondsSince(from) >= ENOUGH_SECONDS) break
  }
  return { sizes, seconds, growth: growthOf(seconds) }
}
