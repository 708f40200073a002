// The head and the foot of the screen.
import { safeLine } from '../../../text/safe-text.ts'
import { BINDINGS, type KeyMode } from '../keys.ts'
import { keyLabel } from '../../input.ts'
import { between, columnsOf, fitLine, headOf, run, type Line, type Run } from '../../lines.ts'
import { keyMode, progress, type Mode, type State } from '../state.ts'
import { bar } from './why-lines.ts'

const BAR = 10

export function headLine(state: State, width: number): Line {
  const { decided, all } = progress(state.work)
  const title = state.desk.comparison.title ?? state.desk.comparison.statement.provenance.title ?? ''
  const modes = [
    state.desk.mode === 'blind' ? ' · blind' : '',
    state.adjudicating ? ' · adjudicating' : '',
    state.search === '' ? '' : ` · /${state.search}`,
  ]
  const right: Run[] = [
    run(` ${safeLine(state.desk.reviewer)}`, 'strong'),
    run(safeLine(modes.join('')), 'warning'),
    run(` · ${decided}/${all} `),
    run(bar(all === 0 ? 1 : decided / all, BAR), 'focus'),
  ]
  return between([run('unsaid', 'focus'), run(` ${safeLine(title)}`, 'strong')], right, width)
}

const FIRST: Readonly<Record<KeyMode, string>> = {
  browse: '1–5 decide',
  searching: '1–5 decide',
  select: 'h l j k move the edges',
  list: 'j k move',
}

/** Keys with a hint, as many as fit; `?` is always among them. */
function hints(mode: KeyMode, width: number): Line {
  const own = BINDINGS.filter((one) => one.modes.includes(mode) && one.hint !== undefined && !/^[1-5]$/.test(one.keys[0] ?? ''))
  const texts = [FIRST[mode], ...own.map((one) => `${keyLabel(one.keys[0]!)} ${one.hint ?? ''}`)]
  const last = own.some((one) => one.command.do === 'help') ? '? help' : ''
  const parts: string[] = []
  let used = last === '' ? 0 : columnsOf(last) + 2
  for (const text of texts) {
    if (text === last) continue
    if (used + columnsOf(text) + 2 > width) break
    parts.push(text)
    used += columnsOf(text) + 2
  }
  if (last !== '') parts.push(last)
  return parts.flatMap((part, index) => {
    const space = part.indexOf(' ')
    return [run(`${index > 0 ? '  ' : ''}${part.slice(0, space)}`, 'strong'), run(part.slice(space), 'faint')]
  })
}

const PROMPTS: Readonly<Record<(Mode & { kind: 'typing' })['purpose'], string>> = { note: 'Note: ', search: '/', path: 'Write to: ' }

function prompt(mode: Mode & { readonly kind: 'typing' }, width: number): Line {
  const label = PROMPTS[mode.purpose]
  const room = width - columnsOf(label) - 2
  // The end that is being typed stays in sight.
  let from = 0
  while (columnsOf(safeLine(mode.text.slice(from, mode.cursor))) > room) from += 1
  const before = safeLine(mode.text.slice(from, mode.cursor))
  const under = mode.text.slice(mode.cursor, mode.cursor + 1)
  const after = headOf(safeLine(mode.text.slice(mode.cursor + 1)), Math.max(0, room - columnsOf(before) - 1))
  return [run(label, 'focus'), run(before), run(under === '' ? ' ' : safeLine(under), 'mark'), run(after)]
}

export function footLine(state: State, width: number): Line {
  if (state.mode.kind === 'typing') return fitLine(prompt(state.mode, width), width)
  if (state.notice) return fitLine([run(safeLine(state.notice.text), state.notice.tone === 'warning' ? 'warning' : 'focus')], width)
  return fitLine(hints(keyMode(state), width), width)
}
