// How far long work has come, on one line of stderr: what, how many of how many, rate and time left. In a pipe quiet, or a line now and then.

export interface ProgressLine {
  /** `extra` is said after the count, for example `412 pairs`; `share`, 0..1, is how much of all is done where no count tells it. */
  readonly show: (done: number, of: number | undefined, extra?: string, share?: number) => void
  readonly end: () => void
}

const EVERY = 200

/** `1:05` or `2:10:00`. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  return minutes >= 60 ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function timeLeft(seconds: number, rate: number, more: number | undefined, share: number | undefined): string {
  if (more !== undefined) return rate > 0 ? `, ${clock(more / rate)} left` : ''
  return share !== undefined && share > 0.001 ? `, ${clock((seconds / share) * (1 - Math.min(1, share)))} left` : ''
}

/**
 * A progress line for `what`. Where `stream` is no terminal it writes nothing, or, with `log`, a line of its own every `log` milliseconds:
 * for work that runs by itself, whose output somebody keeps.
 */
export function progressLine(what: string, stream: NodeJS.WriteStream = process.stderr, log?: number): ProgressLine {
  const start = performance.now()
  let last = -Infinity
  let first: number | undefined
  return {
    show: (done, of, extra, share) => {
      if (!stream.isTTY && log === undefined) return
      const now = performance.now()
      first ??= done
      if (now - last < (stream.isTTY ? EVERY : log!) && done !== of) return
      last = now
      const seconds = (now - start) / 1000
      const rate = (done - first) / Math.max(0.001, seconds)
      const left = timeLeft(seconds, rate, of === undefined ? undefined : of - done, share)
      const count = of === undefined ? String(done) : `${done} of ${of}`
      const more = extra === undefined ? '' : `, ${extra}`
      const line = `${what}: ${count}${more}, ${rate.toFixed(rate < 10 ? 1 : 0)} a second${left}`
      stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
    },
    end: () => {
      if (stream.isTTY && last > -Infinity) stream.write('\r\u001b[K')
    },
  }
}
