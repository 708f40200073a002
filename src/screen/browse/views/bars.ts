// The head and the foot of the dashboard.
import { safeLine } from '../../../text/safe-text.ts'
import { footLine as foot, type Typed } from '../../foot.ts'
import { between, run, type Line, type Run } from '../../lines.ts'
import { commandName, keyFor } from '../keys.ts'
import { filterSays } from '../menus.ts'
import { keyMode, type Entry, type State } from '../state.ts'

function placeName({ place }: Entry): string {
  switch (place.at) {
    case 'overview':
      return 'Outlets'
    case 'groups':
      return place.outlet === undefined ? 'Groups' : place.outlet
    case 'list':
      return place.of.list === 'claims'
        ? filterSays(place.of.filter)
        : place.of.list === 'uncovered'
          ? 'Not covered'
          : place.of.list === 'matches'
            ? 'Matches'
            : 'Statements'
    case 'statement':
      return `Statement ${place.id}`
  }
}

/** Where the reader is and how far the audit is. */
export function headLine(state: State, width: number): Line {
  const { facts } = state
  const way = state.stack.map(placeName).map(safeLine).join(' › ')
  const right: Run[] = []
  if (facts) {
    const waiting = facts.done - facts.listed
    if (facts.done < facts.statements) right.push(run(` ${facts.done}/${facts.statements} done`, 'warning'))
    else right.push(run(` ${facts.statements} statements`))
    if (waiting > 0) right.push(run(` · listing, ${waiting} left`, 'warning'))
    right.push(run(` · ${facts.pairs} pairs`))
  }
  right.push(run(state.blind ? ' · blind' : '', 'warning'), run(` · ${safeLine(state.reviewer)}`, 'strong'))
  return between([run('unsaid', 'focus'), run(` ${way}`, 'strong')], right, width)
}

/** What is being typed; `undefined` where nothing is. */
export const typedLine = ({ mode }: State): Typed | undefined =>
  mode.kind === 'typing' ? { label: '/', text: mode.text, cursor: mode.cursor } : undefined

/** How the screens are reached: `1–6 screens`, or the keys that a reader gave them. */
function screenKeys({ keys }: State): string {
  const labels = keys.bindings.flatMap((one) => (one.command.do === 'section' ? [keyFor(keys, commandName(one))] : []))
  return `${labels.join('') === '123456' ? '1–6' : labels.join(' ')} screens`
}

/** The foot of the screen at a width. */
export function footLine(state: State, width: number): Line {
  const { notice } = state
  const keys = keyMode(state)
  return foot(
    {
      typed: typedLine(state),
      notice,
      first: keys === 'list' ? `${keyFor(state.keys, 'down')} ${keyFor(state.keys, 'up')} move` : screenKeys(state),
      bindings: state.keys.bindings.filter((one) => one.modes.includes(keys)),
    },
    width,
  )
}
