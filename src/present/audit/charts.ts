// SVG charts of an audit, drawn by hand: intervals as whiskers, months as a line with a band. No script, no outside file.
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

/** Point estimates with their intervals, one row each. `unit` is said at the axis: ` %` or ` points`. */
export function whiskers(rows: readonly Whisker[], title: string, unit: ' %' | ' points'): string {
  const ends = rows.flatMap(({ estimate }) => [estimate.value, estimate.low, estimate.high]).filter((one) => one !== null)
  const from = Math.min(0, ...ends)
  const to = Math.max(unit === ' %' ? 0.1 : 0.05, ...ends)
  const x = (value: number): number => LABEL + ((value - from) / (to - from)) * PLOT
  const height = rows.length * ROW + 34
  const lines = ticks(from, to).map(
    (value) =>
      `<line class="${Math.abs(value) < 1e-9 ? 'zero' : 'grid'}" x1="${round(x(value))}" x2="${round(x(value))}" y1="0" y2="${rows.length * ROW}"/>` +
      `<text class="tick" x="${round(x(value))}" y="${rows.length * ROW + 16}">${tick(value, unit)}</text>`,
  )
  const marks = rows.map(({ label, estimate, strong }, index) => {
    const y = index * ROW + ROW / 2
    const name = label.length > 38 ? `${label.slice(0, 37)}…` : label
    const text = `<text class="label" x="${LABEL - 10}" y="${y + 4}"><title>${escaped(label)}</title>${escaped(name)}</text>`
    if (estimate.value === null) return text
    const band =
      estimate.low === null || estimate.high === null
        ? ''
        : `<line class="interval" x1="${round(x(estimate.low))}" x2="${round(x(estimate.high))}" y1="${y}" y2="${y}"/>`
    return `${text}<g class="${strong ? 'strong' : 'weak'}">${band}<circle cx="${round(x(estimate.value))}" cy="${y}" r="5"/></g>`
  })
  return `<svg class="chart" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${LABEL + PLOT + 60} ${height}"><g transform="translate(0,4)">${lines.join('')}${marks.join('')}</g><text class="unit" x="${LABEL + PLOT + 58}" y="${rows.length * ROW + 20}">${unit.trim()}</text></svg>`
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
