// The head and the foot of the dashboard.
import { safeLine } from '../../../text/safe-text.ts'
import { keyLabel } from '../../input.ts'
import { between, columnsOf, fitLine, headOf, run, type Line, type Run } from '../../lines.ts'
import { BINDINGS } from '../keys.ts'
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

/** Keys with a hint, as many as fit; `?` is always among them. */
function hints(state: State, width: number): Line {
  const mode = keyMode(state)
  const own = BINDINGS.filter((one) => one.modes.includes(mode) && one.hint !== undefined)
  const texts = [...(mode === 'list' ? ['j k move'] : ['1–6 screens']), ...own.map((one) => `${keyLabel(one.keys[0]!)} ${one.hint ?? ''}`)]
  const last = '? help'
  const parts: string[] = []
  let used = columnsOf(last) + 2
  for (const text of texts) {
    if (text === last || used + columnsOf(text) + 2 > width) continue
    parts.push(text)
    used += columnsOf(text) + 2
  }
  return [...parts, last].flatMap((part, index) => {
    const space = part.indexOf(' ')
    return [run(`${index > 0 ? '  ' : ''}${part.slice(0, space)}`, 'strong'), run(part.slice(space), 'faint')]
  })
}

function prompt(text: string, cursor: number, width: number): Line {
  const room = width - 3
  let from = 0
  while (columnsOf(safeLine(text.slice(from, cursor))) > room) from += 1
  const before = safeLine(text.slice(from, cursor))
  const under = text.slice(cursor, cursor + 1)
  const after = headOf(safeLine(text.slice(cursor + 1)), Math.max(0, room - columnsOf(before) - 1))
  return [run('/', 'focus'), run(before), run(under === '' ? ' ' : safeLine(under), 'mark'), run(after)]
}

export function footLine(state: State, width: number): Line {
  if (state.mode.kind === 'typing') return fitLine(prompt(state.mode.text, state.mode.cursor, width), width)
  if (state.notice) return fitLine([run(safeLine(state.notice.text), state.notice.tone === 'warning' ? 'warning' : 'focus')], width)
  return fitLine(hints(state, width), width)
}
