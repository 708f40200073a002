// The one line that is typed at the foot: a note, a search, a path.
import { note } from './acts.ts'
import { edited } from '../edited.ts'
import type { KeyName } from '../input.ts'
import { matchesOf, textPane } from './panes.ts'
import { BROWSE, type Mode, type State } from './state.ts'
import { spanAt } from '../../text/spans.ts'
import { say } from '../notice.ts'

type Typing = Mode & { readonly kind: 'typing' }

/** The next claim or place in the focused text that has what is looked for, after the present one, round to the start. */
export function toMatch(state: State, search: string, by: 1 | -1, here: boolean): State {
  const next = { ...state, search }
  if (search === '') return next
  if (state.pane === 'statement' || state.pane === 'report') {
    const pane = textPane(next, state.pane)
    const rows = [...new Set(matchesOf(pane.text, search).map((match) => spanAt(pane.rows, match.start)))]
    const row =
      by > 0
        ? (rows.find((one) => (here ? one >= pane.top : one > pane.top)) ?? rows[0])
        : (rows.findLast((one) => one < pane.top) ?? rows.at(-1))
    return row === undefined
      ? { ...next, ...say(`“${search}” is not in this text`, 'warning') }
      : { ...next, scroll: { ...state.scroll, [state.pane]: row } }
  }
  const { claims } = state.work.comparison
  const matching = state.shown.filter((claim) => matchesOf(claims[claim]!.text, search).length > 0)
  const places = matching.map((claim) => state.shown.indexOf(claim))
  const at = state.shown.indexOf(state.claim)
  const place =
    by > 0 ? (places.find((one) => (here ? one >= at : one > at)) ?? places[0]) : (places.findLast((one) => one < at) ?? places.at(-1))
  if (place === undefined) return { ...next, ...say(`No claim shown has “${search}”; Tab to a text to search in it`, 'warning') }
  const count = `${places.indexOf(place) + 1} of ${places.length}`
  return { ...next, claim: state.shown[place]!, scroll: {}, ...say(`“${search}”: ${count}; n next, N before, Esc ends`) }
}

function finished(state: State, typing: Typing, time: string): State {
  const browsing = { ...state, mode: BROWSE }
  switch (typing.purpose) {
    case 'note':
      return note(browsing, typing.text.trim(), time)
    case 'search':
      return toMatch(browsing, typing.text, 1, true)
    case 'path':
      return typing.text.trim() === ''
        ? browsing
        : { ...browsing, request: { kind: 'export', format: typing.format, path: typing.text.trim(), overwrite: false } }
  }
}

/** One key while a line is typed. */
export function typed(state: State, typing: Typing, key: KeyName, time: string): State {
  if (key === 'enter') return finished(state, typing, time)
  if (key === 'escape') return { ...state, mode: BROWSE }
  return { ...state, mode: edited(typing, key) }
}
