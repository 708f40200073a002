// The rule with a name that stands over each pane.
import { between, columnsOf, run, type Line } from './lines.ts'

/** A pane's title row; the one with the focus is bold with a heavy rule, so that colour is not needed to see it. */
export function titleLine(name: string, about: string, focused: boolean, width: number): Line {
  const rule = focused ? '━' : '─'
  const style = focused ? 'focus' : 'title'
  const room = width - columnsOf(name) - 6
  const right = about !== '' && columnsOf(about) <= room ? ` ${about} ${rule}` : ''
  const left = `${rule}${focused ? '▌' : ' '}${name} `
  const middle = Math.max(0, width - columnsOf(left) - columnsOf(right))
  return between([run(left, style), run(rule.repeat(middle), style)], [run(right, style)], width)
}
