// Nothing that stands in a case reaches the terminal as a command, on whatever screen it is shown. The texts are invented here.
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/engine/compare.ts'
import type { Review } from '../../../src/model/decision.ts'
import { plainText } from '../../../src/screen/lines.ts'
import { screenLines } from '../../../src/screen/review/views/screen-lines.ts'
import { claimReference } from '../../../src/review/texts.ts'
import { textHash } from '../../../src/text/text-hash.ts'
import { begin, desk, press } from './desk.ts'

/** A title for the window, a screen wiped, C1 in both forms, a line turned round, an isolate that is never closed, a bell. */
const HOSTILE = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u0090q\u009c\u202e\u2066\u200b\u0007\r\u0085'
const COMMANDS = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u

const said = `The minister thanked the crews ${HOSTILE} of the north. She is ready to travel ${HOSTILE} to Tarvik in spring. The ministry will pay for forty boats.`
const told = `The minister thanked crews ${HOSTILE} of the north. The harbour ${HOSTILE} was full of people. It will pay for twelve boats.`
const comparison = compare(
  {
    text: said,
    language: 'en',
    provenance: { title: HOSTILE, outlet: HOSTILE, url: `https://port.example/${HOSTILE}`, extraction: HOSTILE },
  },
  [`Coast ${HOSTILE}`, HOSTILE].map((outlet) => ({
    text: told,
    language: 'en',
    outlet,
    role: 'subject' as const,
    provenance: { title: HOSTILE, url: HOSTILE, retrieved: HOSTILE, archived: { url: HOSTILE } },
  })),
  { title: HOSTILE },
)
const claim = comparison.claims[0]!
const stamp = {
  reviewer: `boris ${HOSTILE}`,
  time: '2026-03-01T10:00:00Z',
  engine: HOSTILE,
  mode: 'open' as const,
  texts: { statement: textHash(comparison.statement.text), report: textHash(comparison.reports[0]!.text) },
  claim: claimReference(comparison.statement.text, claim.span),
  outlet: `Coast ${HOSTILE}`,
}
const other: Review = {
  reviewer: stamp.reviewer,
  decisions: [
    { act: 'decide', ...stamp, verdict: 'omitted' },
    { act: 'note', ...stamp, note: HOSTILE },
  ],
}

describe('a review of a hostile case', () => {
  it.each([
    ['as it begins', []],
    ['the other pane, zoomed', ['tab', 'z']],
    ['help', ['?']],
    ['the codebook', ['i']],
    ['a note that is typed', ['1', 'n', ...[...HOSTILE, 'x'], 'enter']],
    ['a search', ['/', ...[...HOSTILE, 't'], 'enter']],
    ['a selection of the report', ['tab', 'v', 'l', 'l']],
    ['every claim and outlet', ['j', 'o', 'j', 'o', 'k', 's', 'f']],
    ['a command', [':', ...HOSTILE]],
    ['what is written out', ['x']],
  ])('shows its texts, titles, outlets and notes as text: %s', (_, keys) => {
    for (const mode of ['open', 'blind'] as const)
      for (const size of [
        { columns: 100, rows: 30 },
        { columns: 40, rows: 12 },
      ]) {
        const state = press(begin({ ...desk({ mode, others: [other] }), comparison }, [], size), ...keys)
        const rows = screenLines(state).map(plainText)
        expect(rows.filter((row) => COMMANDS.test(row))).toEqual([])
        expect(rows.join('').length).toBeGreaterThan(100)
      }
  })
})
