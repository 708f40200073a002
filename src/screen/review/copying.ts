// What can be taken out of the screen: words for the clipboard, a text for an editor, an address for a browser.
import type { Document } from '../../model/document.ts'
import { safeLink } from '../../present/edition/blocks.ts'
import { rowsOf } from '../wrapping.ts'
import { currentCell, type ListItem, type Mode, type Request, type State } from './state.ts'
import { say } from '../notice.ts'

/** “Words” (outlet, title, date, address). */
function citation(words: string, document: Document, outlet: string | undefined): string {
  const { title, published, url } = document.provenance
  const source = [outlet, title, published?.slice(0, 10), url].filter((part) => part !== undefined && part !== '')
  return `“${words}”${source.length > 0 ? ` (${source.join(', ')})` : ''}`
}

/** The list of what can be copied; a blind reviewer is offered no passage but their own. */
export function copyList(state: State): Mode | undefined {
  const { statement, claims, reports } = state.work.comparison
  const claim = claims[state.claim]
  const report = reports[state.column]
  const cell = currentCell(state)
  if (!claim || !report || !cell) return undefined
  const passage = cell.hidden && cell.word?.evidence === undefined ? undefined : cell.engine.evidence[0]?.text
  const item = (key: string, what: string, text: string): ListItem => ({ key, says: what, then: { choose: 'copy', text, what } })
  return {
    kind: 'list',
    title: 'Copy',
    at: 0,
    items: [
      item('c', 'the claim', claim.text),
      item('s', 'the claim with its source', citation(claim.text, statement, statement.provenance.outlet)),
      ...(passage === undefined
        ? []
        : [item('p', 'the passage', passage), item('q', 'the passage with its source', citation(passage, report, report.outlet))]),
    ],
  }
}

/** The text that is meant: the report's, or the statement's while that has the focus. */
function meant(state: State): { readonly document: Document; readonly name: string; readonly at: number } | undefined {
  const { statement, claims, reports } = state.work.comparison
  const report = reports[state.column]
  if (state.pane === 'statement' || !report) return { document: statement, name: 'statement', at: claims[state.claim]?.span.start ?? 0 }
  const cell = currentCell(state)
  const at = cell && (!cell.hidden || cell.word?.evidence) ? cell.engine.evidence[0]?.span.start : undefined
  return { document: report, name: report.outlet, at: at ?? 0 }
}

/** Asks for the text in an editor, at the line that matters. */
export function editRequest(state: State): Request | undefined {
  const text = meant(state)
  if (!text) return undefined
  const line = text.document.text.slice(0, text.at).split('\n').length
  return { kind: 'edit', name: text.name, text: text.document.text, line }
}

/** Asks for the page that a text is from; says so where none is known. */
export function sourceRequest(state: State): State {
  const text = meant(state)
  const url = text?.document.provenance.url
  const safe = url === undefined ? undefined : safeLink(url)
  if (safe === undefined) return { ...state, ...say(`No address is known of ${text?.name ?? 'this text'}`, 'warning') }
  return { ...state, request: { kind: 'open', url: safe } }
}

/** Offset in a text of the place `column` columns into row `row` of it at a width; where words end, their end. */
export function offsetAt(
  text: string,
  width: number,
  row: number,
  column: number,
  columnsOf: (text: string) => number,
): number | undefined {
  const found = rowsOf(text, width)[row]
  if (!found) return undefined
  let at = found.start
  let used = 0
  for (const character of text.slice(found.start, found.end)) {
    used += columnsOf(character)
    if (used > column) return at
    at += character.length
  }
  return at
}
