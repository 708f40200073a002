// Which panes are on the screen and how large: from 80×24 upwards all of them, below that the one with the focus.
import { clamp, DIVIDER, LEAST_COLUMNS, LEAST_ROWS, OTHER_ROWS, WIDE_COLUMNS, type Box } from '../layout.ts'
import type { Pane, State } from './state.ts'

export interface Layout {
  readonly arrangement: 'wide' | 'stacked' | 'single'
  readonly width: number
  /** Rows between the head and the foot. */
  readonly height: number
  readonly panes: { readonly [K in Pane]?: Box }
}

/** From this height on the claims stand left of the texts where there is the width. */
const WIDE_ROWS = 24
/** Rows of the claims' pane over the first claim: its title and the outlets' names. */
export const HEAD_ROWS = 2

/** Shares of the height for claims, texts and why, by where the focus is: what is being read gets room. */
const SHARES: Readonly<Record<Pane, readonly [number, number]>> = {
  claims: [0.42, 0.3],
  statement: [0.2, 0.55],
  report: [0.2, 0.55],
  why: [0.2, 0.25],
}

/** Claims over why on the left, the texts beside them in full height: they are what is read longest. */
function wide(state: State, width: number, height: number): Layout {
  const left = clamp(width * 0.42, 50, 90)
  const right = width - left - DIVIDER
  const statement = Math.floor((right - DIVIDER) / 2)
  const share = state.pane === 'why' ? 0.35 : 0.58
  const claims = Math.min(clamp(height * share, 6, height - 8), state.shown.length + HEAD_ROWS)
  return {
    arrangement: 'wide',
    width,
    height,
    panes: {
      claims: { width: left, height: claims },
      why: { width: left, height: height - claims },
      statement: { width: statement, height },
      report: { width: right - DIVIDER - statement, height },
    },
  }
}

function stacked(state: State, width: number, height: number): Layout {
  const [claimShare, textShare] = SHARES[state.pane]
  const claims = Math.min(clamp(height * claimShare, 4, height - 8), state.shown.length + HEAD_ROWS)
  const texts = clamp((height - claims) * (textShare / (1 - claimShare)), 4, height - claims - 4)
  const statement = Math.floor((width - DIVIDER) / 2)
  return {
    arrangement: 'stacked',
    width,
    height,
    panes: {
      claims: { width, height: claims },
      statement: { width: statement, height: texts },
      report: { width: width - DIVIDER - statement, height: texts },
      why: { width, height: height - claims - texts },
    },
  }
}

/** The layout for a state's size and focus. */
export function layoutOf(state: State): Layout {
  const width = Math.max(20, state.size.columns)
  const height = Math.max(3, state.size.rows - OTHER_ROWS)
  if (state.zoomed || width < LEAST_COLUMNS || state.size.rows < LEAST_ROWS)
    return { arrangement: 'single', width, height, panes: { [state.pane]: { width, height } } }
  return width >= WIDE_COLUMNS && state.size.rows >= WIDE_ROWS ? wide(state, width, height) : stacked(state, width, height)
}

/** A pane's box, or the box that it would have alone on the screen. */
export function boxOf(state: State, pane: Pane): Box {
  const layout = layoutOf(state)
  return layout.panes[pane] ?? { width: layout.width, height: layout.height }
}
