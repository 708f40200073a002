// The rule with a name that stands over each pane.
import { between, columnsOf, run, type Line } from './lines.ts'

/** A pane's title row, its name a link where an address is given (a safe one); the one with the focus is bold with a heavy rule, so that colour is not needed to see it. */
export function titleLine(name: string, about: string, focused: boolean, width: number, link?: string): Line {
  const rule = focused ? '━' : '─'
  const style = focused ? 'focus' : 'title'
  const room = width - columnsOf(name) - 6
  const right = about !== '' && columnsOf(about) <= room ? ` ${about} ${rule}` : ''
  const lead = `${rule}${focused ? '▌' : ' '}`
  const middle = Math.max(0, width - columnsOf(`${lead}${name} `) - columnsOf(right))
  const named = { ...run(name, style), ...(link === undefined ? {} : { link }) }
  return between([run(lead, style), named, run(` ${rule.repeat(middle)}`, style)], [run(right, style)], width)
}
