// One decision for many cells: a range of claims, or all cells like the one under the cursor. Undone as one.
import { isCarried, type VerdictKind } from '../../model/verdict.ts'
import { decideCells } from './acts.ts'
import type { ReviewCell } from './cells.ts'
import { rangeClaims } from './range.ts'
import { currentCell, type CellPlace, type ListItem, type Mode, type State } from './state.ts'
import { say } from '../notice.ts'

const cellAt = (state: State, { claim, column }: CellPlace): ReviewCell => state.work.cells[claim]![column]!

/** What Space would put on a cell; `undefined` where there is nothing to agree with. */
function agreed(cell: ReviewCell): VerdictKind | undefined {
  if (cell.decided) return cell.word?.verdict
  return cell.shown === undefined || cell.shown === 'unsure' || cell.shown === 'disputed' ? undefined : cell.shown
}

const rangeCells = (state: State): CellPlace[] => rangeClaims(state).map((claim) => ({ claim, column: state.column }))

function said(state: State, cells: readonly CellPlace[], verdict: VerdictKind): string {
  const unmarked = cells.filter((place) => {
    const cell = cellAt(state, place)
    return isCarried(verdict) && !cell.hidden && !isCarried(cell.engine.kind) && cell.word?.evidence === undefined
  }).length
  const without = unmarked > 0 ? `; ${unmarked} with no passage marked` : ''
  return `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}: ${verdict}${without}. u undoes it all`
}

/** Puts one verdict on cells, or takes their verdicts back with `null`. */
export function decideAll(state: State, verdict: VerdictKind | null, cells: readonly CellPlace[], time: string): State {
  const wanted = verdict === null ? cells.filter((place) => cellAt(state, place).word?.verdict !== undefined) : cells
  if (wanted.length === 0) return { ...state, ...say('There is nothing to take back') }
  const decided = decideCells(
    state,
    wanted.map((place) => ({ ...place, verdict })),
    time,
  )
  return { ...decided, ...say(verdict === null ? `${wanted.length} verdicts taken back` : said(state, wanted, verdict)) }
}

/** A verdict on every cell of the range; `agree` takes what each cell shows. The range ends. */
export function decideRange(state: State, verdict: VerdictKind | null | 'agree', time: string): State {
  const { anchor: _, ...ended } = state
  const cells = rangeCells(state)
  if (verdict !== 'agree') return decideAll(ended, verdict, cells, time)
  const shown = cells.flatMap((place) => {
    const kind = agreed(cellAt(state, place))
    return kind === undefined ? [] : [{ ...place, verdict: kind }]
  })
  const left = cells.length - shown.length
  const rest = left === 0 ? '' : `; ${left} are unsure or disputed: decide them one by one`
  if (shown.length === 0) return { ...ended, ...say(`Nothing to agree with${rest}`, 'warning') }
  return { ...decideCells(ended, shown, time), ...say(`Agreed with ${shown.length}${rest}. u undoes it all`) }
}

/** What can be done alike with the cells that are like the one under the cursor; a text that says why where nothing can. */
export function sameList(state: State): Mode | string {
  const cell = currentCell(state)
  const verdict = cell && agreed(cell)
  if (!cell || !verdict) return 'Decide this cell first; then S does the same to those like it'
  const open: CellPlace[] = state.shown.flatMap((claim) =>
    state.work.cells[claim]!.flatMap((one, column) => (one.decided || !one.assigned ? [] : [{ claim, column }])),
  )
  const here = (place: CellPlace): boolean => place.claim === state.claim && place.column === state.column
  // A blind reviewer does not know which cells the engine takes to be alike.
  const alike = cell.hidden ? [] : open.filter((place) => cellAt(state, place).engine.kind === cell.engine.kind)
  const kind = state.work.comparison.claims[state.claim]!.kind
  const outlet = state.work.comparison.reports[state.column]!.outlet
  const choices: [string, string, CellPlace[]][] = [
    ['c', 'this claim in every outlet', open.filter((place) => place.claim === state.claim)],
    ['e', `what the engine calls ${cell.engine.kind} in ${outlet}`, alike.filter((place) => place.column === state.column)],
    ['E', `what the engine calls ${cell.engine.kind} in every outlet`, alike],
    [
      'k',
      `every ${kind} in ${outlet}`,
      open.filter((place) => place.column === state.column && state.work.comparison.claims[place.claim]!.kind === kind),
    ],
  ]
  const items: ListItem[] = choices.flatMap(([key, says, found]) => {
    const cells = cell.decided ? found.filter((place) => !here(place)) : found
    return cells.length === 0 ? [] : [{ key, says: `${says}: ${cells.length}`, then: { choose: 'bulk', verdict, cells } }]
  })
  if (items.length === 0) return 'No cell that waits for a decision is like this one'
  return { kind: 'list', title: `Call ${verdict}, among those not decided yet`, items, at: 0 }
}
