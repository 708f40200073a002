// The question that follows a verdict without a passage: where does the report carry the claim?
import type { VerdictKind } from '../../model/verdict.ts'
import { candidatePassages } from '../../review/passages.ts'
import { safeLine } from '../../text/safe-text.ts'
import type { ListItem, Mode, State } from './state.ts'

/** Letters and not digits: a digit typed ahead for the next cell must not choose a passage. */
const LETTERS = ['a', 'b', 'c']

/** The list for the cell under the cursor, its likeliest passages first; `undefined` where the report has none. */
export function passageList(state: State, verdict: VerdictKind): Mode | undefined {
  const report = state.work.comparison.reports[state.column]
  const found = candidatePassages(state.work.comparison, state.claim, state.column, LETTERS.length)
  if (!report || found.length === 0) return undefined
  const items: ListItem[] = found.map((span, index) => ({
    key: LETTERS[index]!,
    says: `“${safeLine(report.text.slice(span.start, span.end))}”`,
    then: { choose: 'passage', spans: [span] },
  }))
  return {
    kind: 'list',
    title: `You say ${verdict}: which passage carries it?`,
    items: [
      ...items,
      { key: 'm', says: 'another passage: mark it in the text', then: { choose: 'mark' } },
      { key: '0', says: 'no passage marked: it is published so', then: { choose: 'passage' } },
      { key: 'u', says: 'undo the verdict', then: { choose: 'undo' } },
    ],
    at: 0,
    // Esc leaves the cell as it was, as it does everywhere.
    leave: { choose: 'undo' },
  }
}
