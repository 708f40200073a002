// The whole screen as lines: head, panes, foot, and a list or the help over them.
import { safeLine } from '../../../text/safe-text.ts'
import { layoutOf, type Layout } from '../layout.ts'
import type { Box } from '../../layout.ts'
import { fitLine, line, type Line } from '../../lines.ts'
import { beside, padded, withList } from '../../overlay.ts'
import { openList } from '../palette.ts'
import type { Pane, State } from '../state.ts'
import { footLine, headLine } from './bars.ts'
import { claimsLines } from './claims-lines.ts'
import { withCodebook } from './codebook-lines.ts'
import { reviewHelp } from './help-lines.ts'
import { textLines } from './text-lines.ts'
import { titleLine } from '../../title.ts'
import { whyLines } from './why-lines.ts'

function whyPane(state: State, box: Box): Line[] {
  const all = whyLines(state, box.width)
  const visible = box.height - 1
  const top = Math.max(0, Math.min(state.scroll.why ?? 0, all.length - visible))
  const claim = state.work.comparison.claims[state.claim]
  const outlet = safeLine(state.work.comparison.reports[state.column]?.outlet ?? '')
  const place = all.length > visible ? `${Math.min(all.length, top + visible)}/${all.length}${top + visible < all.length ? '↓' : ''}` : ''
  const lines = [titleLine(claim ? `Why: claim ${state.claim + 1} in ${outlet}` : 'Why', place, state.pane === 'why', box.width)]
  for (const row of all.slice(top, top + visible)) lines.push(fitLine(row, box.width))
  while (lines.length < box.height) lines.push(fitLine(line(''), box.width))
  return lines.slice(0, box.height)
}

function paneLines(state: State, pane: Pane, box: Box): Line[] {
  switch (pane) {
    case 'claims':
      return claimsLines(state, box)
    case 'statement':
    case 'report':
      return textLines(state, pane)
    case 'why':
      return whyPane(state, box)
  }
}

function body(state: State, layout: Layout): Line[] {
  const drawn = (pane: Pane): Line[] => {
    const box = layout.panes[pane]
    return box ? paneLines(state, pane, box) : []
  }
  switch (layout.arrangement) {
    case 'single':
      return drawn(state.pane)
    case 'stacked':
      return [...drawn('claims'), ...beside(drawn('statement'), drawn('report')), ...drawn('why')]
    case 'tall':
      return [...drawn('claims'), ...beside(drawn('statement'), beside(drawn('report'), drawn('why')))]
    case 'wide':
      return beside([...drawn('claims'), ...drawn('why')], beside(drawn('statement'), drawn('report')))
  }
}

/** Panes with what is open over them. */
function overlaid(state: State, panes: readonly Line[], width: number): readonly Line[] {
  const list = openList(state)
  return list ? withList(panes, list, width) : panes
}

/** All rows of the screen, each exactly as wide as it. */
export function screenLines(state: State): Line[] {
  const layout = layoutOf(state)
  const { width, height } = layout
  const { mode } = state
  if (mode.kind === 'help') {
    const rows = padded(reviewHelp(width, state.keys).slice(mode.top), width, height)
    return [headLine(state, width), ...rows, footLine(state, width)]
  }
  const panes = padded(body(state, layout), width, height)
  if (mode.kind === 'codebook') return [headLine(state, width), ...withCodebook(panes, mode.top, width), footLine(state, width)]
  return [headLine(state, width), ...overlaid(state, panes, width), footLine(state, width)]
}
