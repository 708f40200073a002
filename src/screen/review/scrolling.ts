// Scrolling of panes that hold more than they show.
import { boxOf } from './layout.ts'
import { textPane } from './panes.ts'
import type { State } from './state.ts'
import { codebookLines } from './views/codebook-lines.ts'
import { reviewHelp } from './views/help-lines.ts'
import { whyLines } from './views/why-lines.ts'

/** Rows of the help at a width. */
export const helpRows = (state: State, width: number): number => reviewHelp(width, state.keys).length
/** Rows of the codebook at a width. */
export const codebookRows = (width: number): number => codebookLines(width).length

interface Extent {
  readonly top: number
  readonly visible: number
  readonly total: number
}

function extentOf(state: State, pane: 'statement' | 'report' | 'why'): Extent {
  if (pane !== 'why') {
    const { top, visible, rows } = textPane(state, pane)
    return { top, visible, total: rows.length }
  }
  const { width, height } = boxOf(state, 'why')
  return { top: state.scroll.why ?? 0, visible: Math.max(1, height - 1), total: whyLines(state, width).length }
}

/** A pane scrolled by rows, pages or to an end; never past its end. */
export function scrolled(state: State, pane: 'statement' | 'report' | 'why', by: number, unit: 'row' | 'page' | 'half' | 'all'): State {
  const { top, visible, total } = extentOf(state, pane)
  const step = unit === 'row' ? by : unit === 'page' ? by * visible : unit === 'half' ? by * Math.ceil(visible / 2) : by * total
  const next = Math.max(0, Math.min(Math.max(0, total - visible), top + step))
  return { ...state, scroll: { ...state.scroll, [pane]: next } }
}
