// The head and the foot of the screen.
import { safeLine } from '../../../text/safe-text.ts'
import type { Binding, Command, KeyMode } from '../keys.ts'
import { footLine as foot, type Typed } from '../../foot.ts'
import { between, run, type Line, type Run } from '../../lines.ts'
import { atStake, keyMode, progress, type Mode, type State } from '../state.ts'
import { bar } from './why-lines.ts'

const BAR = 10

/** What is done of what is to be done: an adjudicator's cells are those that reviewers differ on. */
function headCount(state: State): { readonly decided: number; readonly all: number } {
  if (!state.adjudicating) return progress(state.work)
  const { all, open } = atStake(state.work)
  return { decided: all - open, all }
}

/** The head of the screen at a width. */
export function headLine(state: State, width: number): Line {
  const { decided, all } = headCount(state)
  const title = state.desk.comparison.title ?? state.desk.comparison.statement.provenance.title ?? ''
  const modes = [
    state.desk.mode === 'blind' ? ' · blind' : '',
    state.adjudicating ? ' · adjudicating' : '',
    state.search === '' ? '' : ` · /${state.search}`,
  ]
  const right: Run[] = [
    run(` ${safeLine(state.desk.reviewer)}`, 'strong'),
    run(safeLine(modes.join('')), 'warning'),
    run(` · ${decided}/${all}${state.adjudicating ? ' settled' : ''} `),
    run(bar(all === 0 ? 1 : decided / all, BAR), 'focus'),
  ]
  const team = (state.desk.team ?? []).map((one) => `${safeLine(one.name)} ${one.decided}/${one.all}`).join(' · ')
  const others: Run[] = team === '' || state.desk.hideNames ? [] : [run(` ${team} `, 'faint')]
  return between([run('unsaid', 'focus'), run(` ${safeLine(title)}`, 'strong')], [...others, ...right], width)
}

const FIRST: Readonly<Record<KeyMode, string>> = {
  browse: '1–5 decide',
  searching: '1–5 decide',
  select: 'h l j k move the edges',
  list: 'j k move',
}

const PROMPTS: Readonly<Record<(Mode & { kind: 'typing' })['purpose'], string>> = {
  note: 'Note: ',
  search: '/',
  path: 'Write to: ',
  flag: 'Question: ',
}

/** Hints of its own that a command has while disputes are settled; none where there is nothing to hint at. */
const ADJUDICATING: Readonly<Partial<Record<Command['do'], string | undefined>>> = {
  accept: undefined,
  filter: undefined,
  sort: undefined,
  'next-undecided': 'next to settle',
  adjudicate: 'leave',
}

function adjudicating(one: Binding): Binding[] {
  if (!(one.command.do in ADJUDICATING)) return [one]
  const hint = ADJUDICATING[one.command.do]
  return hint === undefined ? [] : [{ ...one, hint }]
}

/** What is being typed; `undefined` where nothing is. */
export function typedLine(mode: Mode): Typed | undefined {
  if (mode.kind === 'palette') return { label: ':', text: mode.text, cursor: mode.cursor }
  return mode.kind === 'typing' ? { label: PROMPTS[mode.purpose], text: mode.text, cursor: mode.cursor } : undefined
}

/** The foot of the screen at a width. */
export function footLine(state: State, width: number): Line {
  const { mode, notice } = state
  const keys = keyMode(state)
  return foot(
    {
      typed: typedLine(mode),
      notice,
      first: state.adjudicating && keys === 'browse' ? '1–5 settle' : FIRST[keys],
      bindings: state.keys.bindings
        .filter((one) => one.modes.includes(keys))
        .flatMap((one) => (state.adjudicating ? adjudicating(one) : [one])),
    },
    width,
  )
}
