import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/compare.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import type { Decision } from '../../src/model/decision.ts'
import { mergeReviews } from '../../src/review/merge.ts'
import { at, begin, press } from '../screen/review/desk.ts'
import { comparison } from './fixture.ts'

const VISIT = comparison.claims.findIndex((claim) => claim.text.includes('ready to visit'))
/** The case with the texts of its reports changed, compared anew. */
function again(change: (text: string, column: number) => string): Comparison {
  const reports = comparison.reports.map((report, column) => ({ ...report, text: change(report.text, column) }))
  return compare(comparison.statement, reports, {
    settings: comparison.settings,
    ...(comparison.title === undefined ? {} : { title: comparison.title }),
  })
}
const log = press(at(begin(), VISIT, 0), '1', 'b').log
const verdictIn = (changed: Comparison, lines: readonly Decision[] = log) =>
  mergeReviews(changed, [{ reviewer: 'anna', decisions: lines }]).verdicts[VISIT]![0]!

describe('a decision when a text changes', () => {
  it('still counts where the change has not touched its cell, with the passage at its new place', () => {
    const changed = again((text) => `Photo: the agency.\n${text}`)
    const verdict = verdictIn(changed)
    expect(verdict).toMatchObject({ kind: 'reported', review: { settled: 'agreed' } })
    expect(verdict.evidence[0]!.text).toBe(verdictIn(comparison).evidence[0]!.text)
    expect(changed.reports[0]!.text.slice(verdict.evidence[0]!.span.start, verdict.evidence[0]!.span.end)).toBe(verdict.evidence[0]!.text)
  })

  it('does not count where the report now says more of the claim, or no longer has the passage', () => {
    const told = again((text, column) =>
      column === 0 ? `${text}\nLukashenko said that he is ready to visit Pyongyang at the earliest convenient time.\n` : text,
    )
    expect(verdictIn(told).review).toBeUndefined()
    const gone = again((text, column) => (column === 0 ? 'Nothing of this was said in the evening.' : text))
    expect(verdictIn(gone).review).toBeUndefined()
  })

  it('does not count where the line does not say what it rested on', () => {
    const bare = log.map((line) => ({ ...line, ground: undefined }) as Decision)
    expect(
      verdictIn(
        again((text) => `Photo: the agency.\n${text}`),
        bare,
      ).review,
    ).toBeUndefined()
  })
})
