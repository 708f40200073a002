// The mouse: what stands under it, and what a press, a drag or the wheel does there.
import type { Span } from '../../model/span.ts'
import type { Pointed } from '../input.ts'
import { columnsOf } from '../lines.ts'
import { listPlace } from '../overlay.ts'
import { cellsStart, columnsFor, GAP } from './claim-columns.ts'
import { claimsWindow } from './claims-window.ts'
import { offsetAt } from './copying.ts'
import { HEAD_ROWS, layoutOf, type Placed } from './layout.ts'
import { openList } from './palette.ts'
import { GUTTER, textPane } from './panes.ts'
import { scrolled } from './scrolling.ts'
import { currentCell, PANES, type Pane, type State } from './state.ts'
import { wordsOver } from './words.ts'

interface Hit {
  readonly pane: Pane
  readonly box: Placed
  /** From the pane's corner. */
  readonly x: number
  readonly y: number
}

function hitOf(state: State, x: number, y: number): Hit | undefined {
  const { panes } = layoutOf(state)
  for (const pane of PANES) {
    const box = panes[pane]
    if (box && x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height) return { pane, box, x: x - box.x, y: y - box.y }
  }
  return undefined
}

/** The claim whose row is pressed, and the outlet whose cell is. */
function onClaims(state: State, { box, x, y }: Hit): State {
  const { top, visible, heights } = claimsWindow(state, box)
  let row = HEAD_ROWS
  for (let place = top; place < top + visible; place += 1) {
    row += heights[place] ?? 1
    if (y >= HEAD_ROWS && y < row) return { ...state, claim: state.shown[place]!, column: columnAt(state, box, x), pane: 'claims' }
  }
  return { ...state, column: y === 1 ? columnAt(state, box, x) : state.column, pane: 'claims' }
}

function columnAt(state: State, box: Placed, x: number): number {
  const columns = columnsFor(state, box.width)
  let from = cellsStart(columns)
  for (const [index, width] of columns.widths.entries()) {
    if (x >= from && x < from + width) return columns.first + index
    from += width + GAP
  }
  return state.column
}

const holds = (span: Span, offset: number): boolean => offset >= span.start && offset < span.end

function offsetUnder(state: State, pane: 'statement' | 'report', { box, x, y }: Hit): number | undefined {
  const shown = textPane(state, pane)
  if (y < 1) return undefined
  return offsetAt(shown.text, box.width - GUTTER, shown.top + y - 1, Math.max(0, x - GUTTER), columnsOf)
}

/**
 * Pressing on words of the statement turns to their claim, on a passage to a claim that it carries; both keep the place in the text.
 * The focus follows when the button is let go: it moves the panes, and a drag must not lose the words under it.
 */
function onText(state: State, pane: 'statement' | 'report', hit: Hit): State {
  const offset = offsetUnder(state, pane, hit)
  if (offset === undefined) return { ...state, pane }
  const { claims } = state.work.comparison
  const top = textPane(state, pane).top
  const open = (claim: number): boolean => {
    const cell = state.work.cells[claim]?.[state.column]
    return cell !== undefined && (!cell.hidden || cell.word?.evidence !== undefined)
  }
  const found = state.shown.filter((claim) =>
    pane === 'statement'
      ? holds(claims[claim]!.span, offset)
      : open(claim) && state.work.cells[claim]![state.column]!.engine.evidence.some((one) => holds(one.span, offset)),
  )
  // Where a passage is near to several claims, pressing again goes from one to the next.
  const next = found[(found.indexOf(state.claim) + 1) % Math.max(1, found.length)]
  return { ...state, ...(next === undefined ? {} : { claim: next }), scroll: { ...state.scroll, [pane]: top }, pressed: { pane, offset } }
}

/** Words of the report that a drag goes over become the passage to mark. */
function dragged(state: State, x: number, y: number): State {
  const hit = hitOf(state, x, y)
  if (state.pressed?.pane !== 'report' || hit?.pane !== 'report' || !currentCell(state)) return state
  const offset = offsetUnder(state, 'report', hit)
  if (offset === undefined) return state
  const { text, top } = textPane(state, 'report')
  const span = wordsOver(text, Math.min(state.pressed.offset, offset), Math.max(state.pressed.offset, offset) + 1)
  if (!span) return state
  const kept = state.mode.kind === 'marking' ? state.mode.kept : []
  return { ...state, scroll: { ...state.scroll, report: top }, mode: { kind: 'marking', what: 'evidence', span, kept } }
}

/** A press while a passage is being marked begins the passage anew; elsewhere it does nothing. */
function onMarking(state: State, hit: Hit | undefined): State {
  if (state.mode.kind !== 'marking' || state.mode.what !== 'evidence' || hit?.pane !== 'report') return state
  const offset = offsetUnder(state, 'report', hit)
  return offset === undefined ? state : { ...state, pressed: { pane: 'report', offset } }
}

/** What the mouse asks for: a state, the item of an open list that was pressed, or the key that does the same. */
export type Pointing = { readonly state: State } | { readonly item: number } | { readonly key: 'wheel-up' | 'wheel-down' | 'escape' }

/** What a movement of the mouse comes to. */
export function pointing(state: State, { kind, x, y }: Pointed): Pointing {
  const hit = hitOf(state, x, y)
  const list = openList(state)
  if (kind === 'wheel-up' || kind === 'wheel-down') {
    if (state.mode.kind !== 'browse' || !hit || hit.pane === 'claims') return { key: kind }
    return { state: scrolled(state, hit.pane, kind === 'wheel-up' ? -3 : 3, 'row') }
  }
  if (list) {
    if (kind !== 'press') return { state }
    const { width, height } = layoutOf(state)
    const item = listPlace(list, width, height, x, y - 1)
    return item === undefined ? { key: 'escape' } : { item }
  }
  if (kind === 'release') {
    const { pressed, ...rest } = state
    return { state: pressed && rest.mode.kind === 'browse' ? { ...rest, pane: pressed.pane } : rest }
  }
  if (kind === 'drag') return { state: state.mode.kind === 'browse' || state.mode.kind === 'marking' ? dragged(state, x, y) : state }
  if (state.mode.kind === 'marking') return { state: onMarking(state, hit) }
  if (state.mode.kind !== 'browse' || !hit) return { state }
  if (hit.pane === 'claims') return { state: onClaims(state, hit) }
  return { state: hit.pane === 'why' ? { ...state, pane: 'why' } : onText(state, hit.pane, hit) }
}
