// Which panes are on the screen, where and how large: from 80×24 upwards all of them, below that the one with the focus.
import { clamp, DIVIDER, LEAST_COLUMNS, LEAST_ROWS, OTHER_ROWS, WIDE_COLUMNS, type Box } from '../layout.ts'
import { claimRows, columnsFor } from './claim-columns.ts'
import type { Pane, State } from './state.ts'

/** A box and where it begins, from 0, on the whole screen. */
export interface Placed extends Box {
  readonly x: number
  readonly y: number
}

export interface Layout {
  /** `tall`: claims over the other three side by side; `wide`: claims and why left of the texts; `stacked`: claims, texts, why. */
  readonly arrangement: 'tall' | 'wide' | 'stacked' | 'single'
  readonly width: number
  /** Rows between the head and the foot. */
  readonly height: number
  readonly panes: { readonly [K in Pane]?: Placed }
}

/** From this height on the claims stand left of the texts where there is the width. */
const WIDE_ROWS = 24
/** From this height on the claims have the whole width, and the rest stands below them. */
const TALL_ROWS = 30
/** Rows of the claims' pane over the first claim: its title and the outlets' names. */
export const HEAD_ROWS = 2
/** Row of the screen where panes begin. */
const FIRST_ROW = 1

/** Shares of the height for claims, texts and why, by where the focus is: what is being read gets room. */
const SHARES: Readonly<Record<Pane, readonly [number, number]>> = {
  claims: [0.42, 0.3],
  statement: [0.2, 0.55],
  report: [0.2, 0.55],
  why: [0.2, 0.25],
}
/** The claims' share of a tall screen, while they have the focus and else. */
const TALL_SHARES = { focused: 0.55, other: 0.36 }

/** Rows that the claims would take at a width if each were shown whole. */
function wantedRows(state: State, width: number): number {
  const rows = claimRows(state, columnsFor(state, width).claim)
  return (
    HEAD_ROWS +
    Math.max(
      1,
      state.shown.reduce((sum, index) => sum + rows[index]!.length, 0),
    )
  )
}

/** Claims in the whole width, so that they can be read; below them both texts and the reasons, each in full height. */
function tall(state: State, width: number, height: number): Layout {
  const share = state.pane === 'claims' ? TALL_SHARES.focused : TALL_SHARES.other
  const claims = Math.min(clamp(height * share, 6, height - 8), wantedRows(state, width))
  const y = FIRST_ROW + claims
  const rest = height - claims
  const third = Math.floor((width - 2 * DIVIDER) / 3)
  const last = width - 2 * (third + DIVIDER)
  return {
    arrangement: 'tall',
    width,
    height,
    panes: {
      claims: { x: 0, y: FIRST_ROW, width, height: claims },
      statement: { x: 0, y, width: third, height: rest },
      report: { x: third + DIVIDER, y, width: third, height: rest },
      why: { x: 2 * (third + DIVIDER), y, width: last, height: rest },
    },
  }
}

/** Claims over why on the left, the texts beside them in full height: they are what is read longest. */
function wide(state: State, width: number, height: number): Layout {
  const left = clamp(width * 0.42, 50, 90)
  const right = width - left - DIVIDER
  const statement = Math.floor((right - DIVIDER) / 2)
  const share = state.pane === 'why' ? 0.35 : 0.58
  const claims = Math.min(clamp(height * share, 6, height - 8), wantedRows(state, left))
  return {
    arrangement: 'wide',
    width,
    height,
    panes: {
      claims: { x: 0, y: FIRST_ROW, width: left, height: claims },
      why: { x: 0, y: FIRST_ROW + claims, width: left, height: height - claims },
      statement: { x: left + DIVIDER, y: FIRST_ROW, width: statement, height },
      report: { x: left + DIVIDER + statement + DIVIDER, y: FIRST_ROW, width: right - DIVIDER - statement, height },
    },
  }
}

function stacked(state: State, width: number, height: number): Layout {
  const [claimShare, textShare] = SHARES[state.pane]
  const claims = Math.min(clamp(height * claimShare, 4, height - 8), wantedRows(state, width))
  const texts = clamp((height - claims) * (textShare / (1 - claimShare)), 4, height - claims - 4)
  const statement = Math.floor((width - DIVIDER) / 2)
  return {
    arrangement: 'stacked',
    width,
    height,
    panes: {
      claims: { x: 0, y: FIRST_ROW, width, height: claims },
      statement: { x: 0, y: FIRST_ROW + claims, width: statement, height: texts },
      report: { x: statement + DIVIDER, y: FIRST_ROW + claims, width: width - DIVIDER - statement, height: texts },
      why: { x: 0, y: FIRST_ROW + claims + texts, width, height: height - claims - texts },
    },
  }
}

/** The layout for a state's size and focus. */
export function layoutOf(state: State): Layout {
  const width = Math.max(20, state.size.columns)
  const height = Math.max(3, state.size.rows - OTHER_ROWS)
  if (state.zoomed || width < LEAST_COLUMNS || state.size.rows < LEAST_ROWS)
    return { arrangement: 'single', width, height, panes: { [state.pane]: { x: 0, y: FIRST_ROW, width, height } } }
  if (width < WIDE_COLUMNS) return stacked(state, width, height)
  if (state.size.rows >= TALL_ROWS) return tall(state, width, height)
  return state.size.rows >= WIDE_ROWS ? wide(state, width, height) : stacked(state, width, height)
}

/** A pane's box, or the box that it would have alone on the screen. */
export function boxOf(state: State, pane: Pane): Placed {
  const layout = layoutOf(state)
  return layout.panes[pane] ?? { x: 0, y: FIRST_ROW, width: layout.width, height: layout.height }
}
