// The whole dashboard as lines: head, list and detail, foot, and an open list or the help over them.
import { fitLine, line, run, type Line } from '../../lines.ts'
import { beside, padded, withList } from '../../overlay.ts'
import { titleLine } from '../../title.ts'
import { boxOf, layoutOf } from '../layout.ts'
import { currentEntry, type State } from '../state.ts'
import { footLine, headLine } from './bars.ts'
import { detailLines } from './detail-lines.ts'
import { dashboardHelp } from './help.ts'
import { listLines } from './list-lines.ts'

function detailPane(state: State): Line[] {
  const { width, height } = boxOf(state, 'detail')
  const { scroll, pane, place } = currentEntry(state)
  const inner = width - 1
  const all = detailLines(state, inner)
  const visible = Math.max(1, height - 1)
  const top = Math.max(0, Math.min(scroll, all.length - visible))
  const more = all.length > visible ? `${Math.min(all.length, top + visible)}/${all.length}${top + visible < all.length ? '↓' : ''}` : ''
  const name =
    place.at === 'overview' || place.at === 'groups'
      ? 'What is behind it'
      : place.at === 'list' && place.of.list === 'matches'
        ? 'Both texts'
        : 'In full'
  const lines = [titleLine(name, more, pane === 'detail', width)]
  for (const row of all.slice(top, top + visible)) lines.push(fitLine([run(' '), ...row], width))
  while (lines.length < height) lines.push(fitLine(line(''), width))
  return lines.slice(0, height)
}

function body(state: State): Line[] {
  const { arrangement } = layoutOf(state)
  switch (arrangement) {
    case 'single':
      return currentEntry(state).pane === 'list' ? listLines(state) : detailPane(state)
    case 'stacked':
      return [...listLines(state), ...detailPane(state)]
    case 'wide':
      return beside(listLines(state), detailPane(state))
  }
}

/** All rows of the screen, each exactly as wide as it. */
export function screenLines(state: State): Line[] {
  const { width, height } = layoutOf(state)
  const { mode } = state
  if (mode.kind === 'help')
    return [
      headLine(state, width),
      ...padded(dashboardHelp(width, state.keys.bindings).slice(mode.top), width, height),
      footLine(state, width),
    ]
  const panes = padded(body(state), width, height)
  return [headLine(state, width), ...(mode.kind === 'list' ? withList(panes, mode, width) : panes), footLine(state, width)]
}
