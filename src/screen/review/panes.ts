// What each text pane shows: its rows, its highlights and from which row on.
import type { Span } from '../../model/span.ts'
import { boxOf } from './layout.ts'
import { currentCell, type State } from './state.ts'
import { spanAt } from '../../text/spans.ts'
import { rowsOf, type Highlight, type TextRow } from '../wrapping.ts'

/** Columns left of a text for the bar that marks rows with a highlight. */
export const GUTTER = 2
const TITLE_ROWS = 1

export interface TextPane {
  readonly text: string
  readonly rows: readonly TextRow[]
  readonly highlights: readonly Highlight[]
  /** First row shown. */
  readonly top: number
  /** Rows that fit. */
  readonly visible: number
}

const styled = (spans: readonly Span[], style: Highlight['style']): Highlight[] => spans.map(({ start, end }) => ({ start, end, style }))

/** All places of a search in a text, whatever the case of its letters. */
export function matchesOf(text: string, search: string): Span[] {
  if (search === '') return []
  const spans: Span[] = []
  // Lower case of some letters is longer than the letter: then offsets would be off, and the text is searched as it is.
  const lowered = text.toLowerCase()
  const [hay, needle] = lowered.length === text.length ? [lowered, search.toLowerCase()] : [text, search]
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    spans.push({ start: at, end: at + needle.length })
  return spans
}

function selection(state: State, what: 'evidence' | 'claim'): Highlight[] {
  if (state.mode.kind !== 'marking' || state.mode.what !== what) return []
  return [...styled(state.mode.kept, 'evidence'), ...styled([state.mode.span], 'mark')]
}

const inside = (span: Span, whole: Span): boolean => span.start > whole.start || span.end < whole.end

function statementHighlights(state: State): Highlight[] {
  const claim = state.work.comparison.claims[state.claim]
  const cell = currentCell(state)
  if (!claim || !cell) return []
  const subject = claim.subject ? styled([claim.subject], 'claim') : []
  const marks: Highlight[] = [...subject, ...styled([claim.span], 'claim')]
  if (cell.shown === 'partial' && !cell.hidden) marks.push(...styled(cell.engine.missing, 'missing'))
  if (cell.shown === 'altered' && !cell.hidden)
    marks.push(
      ...styled(
        cell.engine.alterations.map((one) => one.claim).filter((span) => inside(span, claim.span)),
        'altered',
      ),
    )
  if (state.mode.kind === 'splitting') marks.push({ start: state.mode.at, end: claim.span.end, style: 'mark' })
  return [...marks, ...selection(state, 'claim')]
}

function reportHighlights(state: State): Highlight[] {
  const cell = currentCell(state)
  if (!cell) return []
  const marks: Highlight[] = []
  if (!cell.hidden || cell.word?.evidence) {
    marks.push(...styled(cell.engine.evidence.map((one) => one.span).reverse(), 'evidence'))
    const whole = cell.engine.evidence[0]?.span
    if (cell.shown === 'altered' && !cell.hidden && whole)
      marks.push(
        ...styled(
          cell.engine.alterations.map((one) => one.report).filter((span) => inside(span, whole)),
          'altered',
        ),
      )
  }
  return [...marks, ...selection(state, 'evidence')]
}

/** What the pane turns to when nobody has scrolled it. */
function anchorOf(state: State, pane: 'statement' | 'report', highlights: readonly Highlight[]): number | undefined {
  if (state.mode.kind === 'marking' && (state.mode.what === 'claim') === (pane === 'statement')) return state.mode.span.start
  if (pane === 'statement') return state.work.comparison.claims[state.claim]?.span.start
  const first = currentCell(state)?.engine.evidence[0]?.span.start
  return highlights.length > 0 ? first : undefined
}

/** Geometry and highlights of a text pane at the state's size. */
export function textPane(state: State, pane: 'statement' | 'report'): TextPane {
  const { comparison } = state.work
  const text = pane === 'statement' ? comparison.statement.text : (comparison.reports[state.column]?.text ?? '')
  const { width, height } = boxOf(state, pane)
  const rows = rowsOf(text, width - GUTTER)
  const visible = Math.max(1, height - TITLE_ROWS)
  const highlights = pane === 'statement' ? statementHighlights(state) : reportHighlights(state)
  const last = Math.max(0, rows.length - visible)
  const anchor = anchorOf(state, pane, highlights)
  // A third of the pane stays above what is looked at, for its context.
  const auto = anchor === undefined ? 0 : spanAt(rows, anchor) - Math.floor(visible / 3)
  const top = Math.max(0, Math.min(last, state.scroll[pane] ?? auto))
  return { text, rows, highlights: [...highlights, ...styled(matchesOf(text, state.search), 'match')], top, visible }
}
