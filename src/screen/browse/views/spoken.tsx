// The dashboard for a screen reader: the row under the cursor and its detail in sentences, no columns, no bars.
import { Box, Text } from 'ink'
import type { ReactElement } from 'react'
import { ratePhrase } from '../../../present/audit/words.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { plainText } from '../../lines.ts'
import { currentEntry, currentRow, rowCount, shownRates, viewOf, type State } from '../state.ts'
import { detailLines } from './detail-lines.ts'
import { dashboardHelp } from './help.ts'
import { headLine } from './bars.ts'

/** Wide enough that a sentence is not cut. */
const SPOKEN_WIDTH = 400
const BARS = /[│━▁▂▃▄▅▆▇█●·▲▼▶]+/gu

function rowSentence(state: State): string {
  const { row, place, column } = currentEntry(state)
  const place2 = `${Math.min(row + 1, rowCount(state))} of ${rowCount(state)}`
  const rate = shownRates(state)[row]
  if (rate) return `Row ${place2}: ${safeLine(rate.outlet)}, ${safeLine(rate.key)}: left out ${ratePhrase(rate.corrected)}.`
  const report = viewOf(state)?.reports[column]
  if (place.at === 'statement') return `Claim ${place2}${report ? `, report ${column + 1}: ${safeLine(report.outlet)}` : ''}.`
  const current = currentRow(state)
  return current ? `Row ${place2}: ${safeLine(current.title)}.` : 'Nothing is listed here.'
}

function sentences(state: State): string[] {
  const { mode } = state
  switch (mode.kind) {
    case 'help':
      return dashboardHelp(80, state.keys.bindings).map((row) => plainText(row).trim())
    case 'list':
      return [
        `${mode.title}:`,
        ...mode.items.map((one, index) => `${index === mode.at ? 'chosen: ' : ''}${one.key}: ${safeLine(one.says)}`),
      ]
    case 'typing':
      return [`Type what to search, then Enter: ${safeLine(mode.text)}`]
    case 'browse':
      return [rowSentence(state), ...detailLines(state, SPOKEN_WIDTH).map(plainText)]
  }
}

/** The dashboard in sentences, for a screen reader. */
export function Spoken({ state }: { readonly state: State }): ReactElement {
  const head = plainText(headLine(state, 120))
  const lines = [head, ...sentences(state), ...(state.notice ? [safeLine(state.notice.text)] : [])]
    .map((text) => text.replace(BARS, ' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  return (
    <Box flexDirection="column">
      {lines.map((text, index) => (
        <Text key={index}>{text}</Text>
      ))}
    </Box>
  )
}
