// The review for a screen reader: the cell under the cursor in sentences, no matrix, no rules, no bars.
import { Box, Text } from 'ink'
import type { ReactElement } from 'react'
import { claimWords } from '../../../present/finding.ts'
import { percent } from '../../../present/marks.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { columnsOf, plainText } from '../../lines.ts'
import { rowsAt } from '../../wrapping.ts'
import { openList } from '../palette.ts'
import { currentCell, progress, type State } from '../state.ts'
import { codebookLines } from './codebook-lines.ts'
import { reviewHelp } from './help-lines.ts'
import { calledBy } from './why-lines.ts'

const SPOKEN_WIDTH = 80

function cellSentences(state: State): string[] {
  const claim = state.work.comparison.claims[state.claim]
  const cell = currentCell(state)
  const report = state.work.comparison.reports[state.column]
  if (!claim || !cell || !report) return ['The statement makes no claims.']
  const outlet = safeLine(report.outlet)
  const passage = cell.engine.evidence[0]
  const engine = cell.hidden
    ? ['What the engine and others say stays hidden until your whole set is decided.']
    : [
        `The engine says ${cell.engine.kind}, confidence ${percent(cell.engine.confidence)}: ${safeLine(cell.engine.reasons[0] ?? '')}.`,
        passage ? `Passage in ${outlet}: ${safeLine(passage.text)}` : `Nothing in ${outlet} comes near it.`,
      ]
  return [
    `Claim ${state.claim + 1} of ${state.work.comparison.claims.length}: ${claimWords(claim, state.work.comparison.statement.text)}`,
    `Outlet ${state.column + 1} of ${state.work.comparison.reports.length}: ${outlet}.`,
    cell.decided
      ? `You decided: ${cell.word?.verdict ?? ''}.`
      : cell.stale
        ? 'You decided on a text that has changed since: look again.'
        : 'You have not decided.',
    ...(cell.word?.note === undefined ? [] : [`Your note: ${safeLine(cell.word.note)}`]),
    ...(cell.hidden ? [] : cell.others.map((word) => `${safeLine(calledBy(state, word.reviewer))} says ${word.verdict ?? 'nothing'}.`)),
    ...engine,
  ]
}

function modeSentences(state: State): string[] {
  const { mode } = state
  switch (mode.kind) {
    case 'browse':
      return cellSentences(state)
    case 'help':
      return reviewHelp(SPOKEN_WIDTH, state.keys).map((row) => plainText(row).trim())
    case 'codebook':
      return codebookLines(SPOKEN_WIDTH).map((row) => plainText(row).trim())
    case 'list':
      return [
        `${mode.title}:`,
        ...mode.items.map((one, index) => `${index === mode.at ? 'chosen: ' : ''}${one.key}: ${safeLine(one.says)}`),
      ]
    case 'palette': {
      const items = openList(state)?.items ?? []
      return [
        `Command: ${safeLine(mode.text)}`,
        ...items.map((one, index) => `${index === mode.at ? 'chosen: ' : ''}${safeLine(one.says)}`),
      ]
    }
    case 'typing':
      return [`${PROMPT(mode.purpose)}${safeLine(mode.text)}`]
    case 'marking': {
      const text = mode.what === 'claim' ? state.work.comparison.statement.text : (state.work.comparison.reports[state.column]?.text ?? '')
      return [`Marked: ${safeLine(text.slice(mode.span.start, mode.span.end))}`, 'Enter takes it, Escape leaves it.']
    }
    case 'splitting': {
      const claim = state.work.comparison.claims[state.claim]!
      const { text } = state.work.comparison.statement
      return [
        `First part: ${safeLine(text.slice(claim.span.start, mode.at))}`,
        `Second part: ${safeLine(text.slice(mode.at, claim.span.end))}`,
        'Enter splits here, Escape leaves it.',
      ]
    }
  }
}

const PROMPT = (purpose: string): string => `Type the ${purpose}, then Enter: `

/** Where the cursor belongs while a line is typed, among rows of `columns`; it is the first thing said then. */
export function spokenCursor({ mode }: State, columns: number): { readonly x: number; readonly y: number } | undefined {
  if (mode.kind !== 'typing') return undefined
  const before = rowsAt(`${PROMPT(mode.purpose)}${safeLine(mode.text.slice(0, mode.cursor))}|`, columns)
  return { x: columnsOf(before.at(-1)!) - 1, y: before.length - 1 }
}

/** The review in sentences, for a screen reader. */
export function Spoken({ state }: { readonly state: State }): ReactElement {
  const { decided, all } = progress(state.work)
  const lines = [...modeSentences(state), ...(state.notice ? [safeLine(state.notice.text)] : []), `${decided} of ${all} cells decided.`]
  return (
    <Box flexDirection="column">
      {lines.map((text, index) => (
        <Text key={index}>{text}</Text>
      ))}
    </Box>
  )
}
