import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/model/decision.ts'
import { mergeReviews } from '../../src/review/merge.ts'
import { rejudge } from '../../src/review/rejudge.ts'
import { claimAt, comparison, decide, outletAt, redo, stamp, undo } from './fixture.ts'

const review = (reviewer: string, ...decisions: Decision[]) => ({ reviewer, decisions })
const VISIT = 5

describe('reviewers’ decisions over the engine’s verdicts', () => {
  it('leaves a comparison that nobody reviewed as it is', () => {
    expect(mergeReviews(comparison, [])).toBe(comparison)
  })

  it('takes the reviewer’s verdict and keeps what the engine had said', () => {
    const verdict = mergeReviews(comparison, [review('anna', decide(VISIT, 0, 'altered'))]).verdicts[VISIT]![0]!
    expect(verdict.kind).toBe('altered')
    expect(verdict.review?.engine.kind).toBe('omitted')
    expect(verdict.review?.decisions.map((one) => one.reviewer)).toEqual(['anna'])
    expect(verdict.reasons[0]).toBe('decided by anna')
  })

  it('does not touch any other cell', () => {
    const merged = mergeReviews(comparison, [review('anna', decide(VISIT, 0, 'altered'))])
    const changed = merged.verdicts.flat().filter((verdict, index) => verdict !== comparison.verdicts.flat()[index])
    expect(changed).toHaveLength(1)
  })

  it('lets undo and redo count', () => {
    const log = [decide(VISIT, 0, 'altered'), decide(VISIT, 0, 'partial'), undo()]
    expect(mergeReviews(comparison, [review('anna', ...log)]).verdicts[VISIT]![0]!.kind).toBe('altered')
    expect(mergeReviews(comparison, [review('anna', ...log, redo())]).verdicts[VISIT]![0]!.kind).toBe('partial')
  })

  it('calls a cell disputed where two reviewers differ, and follows the majority of three', () => {
    const anna = review('anna', decide(0, 0, 'omitted'))
    const boris = review('boris', decide(0, 0, 'partial', 'boris'))
    const clara = review('clara', decide(0, 0, 'partial', 'clara'))
    const two = mergeReviews(comparison, [anna, boris]).verdicts[0]![0]!
    expect([two.kind, two.review?.settled]).toEqual(['disputed', 'disputed'])
    const three = mergeReviews(comparison, [anna, boris, clara]).verdicts[0]![0]!
    expect([three.kind, three.review?.settled]).toEqual(['partial', 'majority'])
  })

  it('lets an adjudication settle a dispute', () => {
    const anna = review('anna', decide(0, 0, 'omitted'))
    const boris = review('boris', decide(0, 0, 'partial', 'boris'))
    const judge = review('judge', { ...decide(0, 0, 'omitted', 'judge'), adjudicates: true })
    const settled = mergeReviews(comparison, [anna, boris, judge]).verdicts[0]![0]!
    expect([settled.kind, settled.review?.settled]).toEqual(['omitted', 'adjudicated'])
  })

  it('shows the passage that a reviewer marked', () => {
    const text = comparison.reports[0]!.text
    const start = text.indexOf('.') + 1
    const mark: Decision = {
      act: 'evidence',
      ...stamp('anna', 0),
      claim: claimAt(2),
      outlet: outletAt(0),
      spans: [{ start, end: start + 20 }],
    }
    const [evidence] = mergeReviews(comparison, [review('anna', mark)]).verdicts[2]![0]!.evidence
    expect(evidence?.text).toBe(text.slice(start, start + 20))
    expect(evidence?.reasons).toEqual(['marked by anna'])
  })

  const markOf = (reviewer: string, spans: { start: number; end: number }[]): Decision => ({
    act: 'evidence',
    ...stamp(reviewer, 0),
    claim: claimAt(VISIT),
    outlet: outletAt(0),
    spans,
  })

  it('does not take the engine’s nearest passage for evidence where a reviewer says that the claim is carried', () => {
    expect(comparison.verdicts[VISIT]![0]!.evidence.length).toBeGreaterThan(0)
    for (const kind of ['reported', 'partial', 'altered'] as const) {
      const verdict = mergeReviews(comparison, [review('anna', decide(VISIT, 0, kind))]).verdicts[VISIT]![0]!
      expect(verdict).toMatchObject({ kind, evidence: [], alterations: [], missing: [] })
      expect(verdict.reasons.slice(0, 2)).toEqual(['decided by anna', 'no passage marked'])
    }
    const marked = mergeReviews(comparison, [review('anna', decide(VISIT, 0, 'reported'), markOf('anna', [{ start: 0, end: 20 }]))])
    expect(marked.verdicts[VISIT]![0]!.evidence).toMatchObject([{ span: { start: 0, end: 20 }, strength: 1 }])
    expect(marked.verdicts[VISIT]![0]!.reasons).not.toContain('no passage marked')
  })

  it('keeps the nearest passage where a reviewer agrees that the claim is left out', () => {
    const verdict = mergeReviews(comparison, [review('anna', decide(VISIT, 0, 'omitted'))]).verdicts[VISIT]![0]!
    expect(verdict.evidence).toEqual(comparison.verdicts[VISIT]![0]!.evidence)
  })

  it('does not show the passage of somebody who was overruled', () => {
    const anna = review('anna', decide(VISIT, 0, 'partial'), markOf('anna', [{ start: 0, end: 20 }]))
    const judge = review('judge', { ...decide(VISIT, 0, 'reported', 'judge'), adjudicates: true })
    expect(mergeReviews(comparison, [anna, judge]).verdicts[VISIT]![0]!).toMatchObject({ kind: 'reported', evidence: [] })
    const boris = review('boris', decide(VISIT, 0, 'reported', 'boris'), markOf('boris', [{ start: 30, end: 50 }]))
    expect(mergeReviews(comparison, [anna, boris, judge]).verdicts[VISIT]![0]!.evidence).toMatchObject([{ span: { start: 30, end: 50 } }])
  })

  it('drops the engine’s changes where a reviewer says that the claim is told as it was said', () => {
    const changed = comparison.verdicts.flatMap((row, claim) =>
      row.flatMap((one, report) => (one.alterations.length > 0 ? [{ claim, report }] : [])),
    )
    const { claim, report } = changed[0]!
    expect(mergeReviews(comparison, [review('anna', decide(claim, report, 'reported'))]).verdicts[claim]![report]!.alterations).toEqual([])
  })

  it('does not count a decision made on a text that has changed since', () => {
    const changed = { ...comparison, reports: comparison.reports.map((report) => ({ ...report, text: `${report.text} More.` })) }
    const verdict = mergeReviews(changed, [review('anna', decide(VISIT, 0, 'altered'))]).verdicts[VISIT]![0]!
    expect(verdict.kind).toBe('omitted')
    expect(verdict.review).toBeUndefined()
  })

  it('cuts a claim in two, judges the parts, and leaves the other verdicts alone', () => {
    const ready = comparison.claims.findIndex((one) => one.text.includes('at the earliest'))
    const claim = claimAt(ready)
    const at = claim.start + claim.text.indexOf('at the earliest')
    const merged = mergeReviews(comparison, [review('anna', { act: 'split', ...stamp(), claim, at })], rejudge)
    expect(merged.claims).toHaveLength(comparison.claims.length + 1)
    expect(merged.claims[ready + 1]!.text).toMatch(/^at the earliest/)
    expect(merged.verdicts[ready + 2]).toEqual(comparison.verdicts[ready + 1])
    for (const one of merged.claims) expect(merged.statement.text.slice(one.span.start, one.span.end)).toBe(one.text)
  })

  it('makes neighbours one, adds what was missed, and ignores cuts that no longer fit', () => {
    const together: Decision = { act: 'merge', ...stamp(), claims: [claimAt(6), claimAt(7)] }
    expect(mergeReviews(comparison, [review('anna', together)], rejudge).claims).toHaveLength(comparison.claims.length - 1)
    const apart: Decision = { act: 'merge', ...stamp(), claims: [claimAt(2), claimAt(7)] }
    expect(mergeReviews(comparison, [review('anna', apart)], rejudge)).toMatchObject({ claims: comparison.claims })
    const claim = { start: 0, end: 12, text: comparison.statement.text.slice(0, 12) }
    const added = mergeReviews(comparison, [review('anna', { act: 'add', ...stamp(), claim })], rejudge)
    expect(added.claims[0]!.text).toBe(claim.text)
    expect(added.claims.map((one) => one.id)).toEqual(added.claims.map((_, index) => `c${index + 1}`))
  })
})
