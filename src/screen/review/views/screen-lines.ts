// The whole screen as lines: head, panes, foot, and a list or the help over them.
import { safeLine } from '../../../text/safe-text.ts'
import { layoutOf, type Box, type Layout } from '../layout.ts'
import { columnsOf, fit, fitLine, line, run, sliceLine, type Line } from '../../lines.ts'
import type { Pane, State } from '../state.ts'
import { footLine, headLine } from './bars.ts'
import { claimsLines } from './claims-lines.ts'
import { helpLines } from './help-lines.ts'
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

/** Two blocks side by side with a rule between them. */
export const beside = (left: readonly Line[], right: readonly Line[]): Line[] =>
  left.map((row, index) => [...row, run('│', 'title'), ...(right[index] ?? [])])

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
    case 'wide':
      return beside([...drawn('claims'), ...drawn('why')], beside(drawn('statement'), drawn('report')))
  }
}

const LIST_MARGIN = 4

export interface OpenList {
  readonly title: string
  readonly items: readonly { readonly key: string; readonly says: string }[]
  readonly at: number
}

/** A list in a frame in the middle of what is under it; the screen around it stays. */
export function withList(under: readonly Line[], mode: OpenList, width: number): Line[] {
  const says = mode.items.map((one) => ` ${one.key}  ${safeLine(one.says)} `)
  const title = ` ${safeLine(mode.title)} `
  const inner = Math.min(width - LIST_MARGIN, Math.max(columnsOf(title) + 2, ...says.map(columnsOf)))
  const room = Math.max(1, under.length - 2)
  const from = Math.max(0, Math.min(mode.items.length - room, mode.at - Math.floor(room / 2)))
  const rows: Line[] = says
    .slice(from, from + room)
    .map((text, index) => [run('│', 'focus'), run(fit(text, inner), from + index === mode.at ? 'cursor' : 'plain'), run('│', 'focus')])
  const head = fit(title, Math.min(inner, columnsOf(title)))
  const box: Line[] = [[run(`╭${head}${'─'.repeat(inner - columnsOf(head))}╮`, 'focus')], ...rows, [run(`╰${'─'.repeat(inner)}╯`, 'focus')]]
  const left = Math.floor((width - inner - 2) / 2)
  const above = Math.max(0, Math.floor((under.length - box.length) / 3))
  return under.map((row, index) => {
    const over = box[index - above]
    return over ? [...sliceLine(row, 0, left), ...over, ...sliceLine(row, left + inner + 2, width)] : row
  })
}

/** Exactly so many rows, each exactly so wide. */
export function padded(lines: readonly Line[], width: number, height: number): Line[] {
  const rows = lines.slice(0, height).map((row) => fitLine(row, width))
  while (rows.length < height) rows.push(fitLine(line(''), width))
  return rows
}

/** All rows of the screen, each exactly as wide as it. */
export function screenLines(state: State): Line[] {
  const layout = layoutOf(state)
  const { width, height } = layout
  const { mode } = state
  if (mode.kind === 'help') {
    const rows = padded(helpLines(width).slice(mode.top), width, height)
    return [headLine(state, width), ...rows, footLine(state, width)]
  }
  const panes = padded(body(state, layout), width, height)
  return [headLine(state, width), ...(mode.kind === 'list' ? withList(panes, mode, width) : panes), footLine(state, width)]
}
