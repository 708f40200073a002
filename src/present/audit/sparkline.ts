// Small pictures of numbers in a line of text.

const BARS = '▁▂▃▄▅▆▇█'

/** One character for each value, 0..`top`; a blank for what is not known. */
export function sparkline(values: readonly (number | null)[], top = 1): string {
  return values
    .map((value) => (value === null ? ' ' : BARS[Math.min(BARS.length - 1, Math.max(0, Math.floor((value / top) * BARS.length)))]!))
    .join('')
}

/** A bar of `columns` characters in eighths, for a value of 0..1. */
export function bar(value: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, value)) * columns * 8)
  const whole = Math.floor(eighths / 8)
  const rest = eighths % 8
  return ('█'.repeat(whole) + (rest > 0 ? '▏▎▍▌▋▊▉'[rest - 1]! : '')).padEnd(columns)
}
