// SVG charts of an audit, drawn by hand: intervals as whiskers, months as a line with a band. No script, no outside file.
import stringWidth from 'string-width'
import type { Estimate, Trend } from '../../model/audit.ts'
import { safeLine } from '../../text/safe-text.ts'

/** Text made harmless inside HTML and SVG. */
export const escaped = (text: string): string => safeLine(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export interface Whisker {
  readonly label: string
  readonly estimate: Estimate
  readonly strong: boolean
}

const ROW = 26
const LABEL = 290
const LINE = 14
const PLOT = 400
const round = (value: number): string => String(Math.round(value * 10) / 10)

const tick = (value: number, unit: string): string =>
  `${value > 0 && unit === ' points' ? '+' : ''}${Math.round(value * 100)}`.replace('-', '−')

/** Ticks of a scale: at most seven, at round tenths or their halves. */
function ticks(from: number, to: number): number[] {
  const step = [0.05, 0.1, 0.2, 0.25, 0.5].find((one) => (to - from) / one <= 7) ?? 0.5
  const out: number[] = []
  for (let at = Math.ceil(from / step - 1e-9); at * step <= to + 1e-9; at++) out.push(at * step)
  return out
}

/** Both ends of a scale. */
export type Scale = readonly [number, number]

/** The scale that holds all of these estimates and 0: charts that are read beside one another share it. */
export function scaleOf(estimates: readonly Estimate[], unit: ' %' | ' points'): Scale {
  const ends = estimates.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null)
  return [Math.min(0, ...ends), Math.max(unit === ' %' ? 0.1 : 0.05, ...ends)]
}

/** Columns of a line of a label, of 8 units each at most (a Chinese or Korean character takes two): what is longer goes on in the next line, nothing is cut off. */
const LABEL_COLUMNS = 34

/** A word longer than a line (a name without spaces) in parts. */
function parted(word: string): string[] {
  const parts = ['']
  for (const character of word) {
    const last = parts.at(-1)!
    if (last !== '' && stringWidth(last + character) > LABEL_COLUMNS) parts.push(character)
    else parts[parts.length - 1] = last + character
  }
  return parts
}

function labelLines(label: string): string[] {
  const lines: string[] = []
  for (const word of safeLine(label).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && stringWidth(`${last} ${word}`) <= LABEL_COLUMNS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...parted(word))
  }
  return lines
}

/** Point estimates with their intervals, one row each. `unit` is said at the axis: ` %` or ` points`. */
export function whiskers(rows: readonly Whisker[], title: string, unit: ' %' | ' points', scale?: Scale): string {
  const [from, to] =
    scale ??
    scaleOf(
      rows.map((row) => row.estimate),
      unit,
    )
  const x = (value: number): number => LABEL + ((value - from) / (to - from)) * PLOT
  const labels = rows.map((row) => labelLines(row.label))
  const tops: number[] = []
  let bottom = 0
  for (const lines of labels) {
    tops.push(bottom)
    bottom += ROW + (lines.length - 1) * LINE
  }
  const height = bottom + 34
  const lines = ticks(from, to).map(
    (value) =>
      `<line class="${Math.abs(value) < 1e-9 ? 'zero' : 'grid'}" x1="${round(x(value))}" x2="${round(x(value))}" y1="0" y2="${bottom}"/>` +
      `<text class="tick" x="${round(x(value))}" y="${bottom + 16}">${tick(value, unit)}</text>`,
  )
  const marks = rows.map(({ label, estimate, strong }, index) => {
    const lines = labels[index]!
    const y = tops[index]! + (ROW + (lines.length - 1) * LINE) / 2
    const first = y + 4 - ((lines.length - 1) * LINE) / 2
    const text = lines
      .map(
        (line, at) =>
          `<text class="label" x="${LABEL - 10}" y="${round(first + at * LINE)}"><title>${escaped(label)}</title>${escaped(line)}</text>`,
      )
      .join('')
    if (estimate.value === null) return text
    const band =
      estimate.low === null || estimate.high === null
        ? ''
        : `<line class="interval" x1="${round(x(estimate.low))}" x2="${round(x(estimate.high))}" y1="${y}" y2="${y}"/>`
    return `${text}<g class="${strong ? 'strong' : 'weak'}">${band}<circle cx="${round(x(estimate.value))}" cy="${y}" r="5"/></g>`
  })
  return `<svg class="chart" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${LABEL + PLOT + 60} ${height}"><g transform="translate(0,4)">${lines.join('')}${marks.join('')}</g><text class="unit" x="${LABEL + PLOT + 58}" y="${bottom + 20}">${unit.trim()}</text></svg>`
}

const WIDTH = 640
const HEIGHT = 150

/** Months as a line with the interval as a band around it. */
export function timeChart(trend: Trend, top: number): string {
  const { months } = trend
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  const first = number(months[0]!.month)
  const span = Math.max(1, number(months.at(-1)!.month) - first)
  const x = (month: string): number => 40 + ((number(month) - first) / span) * (WIDTH - 60)
  const y = (value: number): number => 10 + (1 - Math.min(1, value / top)) * (HEIGHT - 40)
  const told = months.filter((month) => month.rate.value !== null)
  const point = (month: string, value: number): string => `${round(x(month))},${round(y(value))}`
  const band = [
    ...told.map((one) => point(one.month, one.rate.high ?? one.rate.value!)),
    ...[...told].reverse().map((one) => point(one.month, one.rate.low ?? one.rate.value!)),
  ]
  const line = told.map((one) => point(one.month, one.rate.value!))
  const dots = told.map(
    (one) =>
      `<circle cx="${round(x(one.month))}" cy="${round(y(one.rate.value!))}" r="3"><title>${one.month}: ${Math.round(one.rate.value! * 100)} % of ${one.claims} claims</title></circle>`,
  )
  const scale = [0, top / 2, top].map(
    (value) =>
      `<line class="grid" x1="40" x2="${WIDTH - 20}" y1="${round(y(value))}" y2="${round(y(value))}"/><text class="tick left" x="34" y="${round(y(value) + 4)}">${Math.round(value * 100)}</text>`,
  )
  const ends = [months[0]!.month, months.at(-1)!.month].map(
    (month, index) => `<text class="tick" x="${index === 0 ? 60 : WIDTH - 40}" y="${HEIGHT - 8}">${month}</text>`,
  )
  return `<svg class="chart time" role="img" aria-label="${escaped(trend.outlet)} by month" viewBox="0 0 ${WIDTH} ${HEIGHT}">${scale.join('')}<polygon class="band" points="${band.join(' ')}"/><polyline points="${line.join(' ')}"/>${dots.join('')}${ends.join('')}</svg>`
}
