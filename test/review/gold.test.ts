import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/model/decision.ts'
import { presenceLineSchema } from '../../src/model/gold.ts'
import { blindGold, goldEntries, presenceLines } from '../../src/review/gold.ts'
import { claimAt, comparison, decide, undo } from './fixture.ts'

const blind = <T extends Decision>(line: T): T => ({ ...line, mode: 'blind' })
const gold = (...decisions: Decision[]) => blindGold(comparison, { reviewer: 'anna', decisions })

describe('gold from a blind review', () => {
  it('is what was decided before the engine’s verdict was shown', () => {
    expect(gold(blind(decide(5, 0, 'omitted')), blind(decide(0, 1, 'reported')))).toEqual([
      { claim: 0, column: 1, verdict: 'reported' },
      { claim: 5, column: 0, verdict: 'omitted' },
    ])
  })

  it('leaves out a verdict that was corrected, or taken back and given anew, once the engine’s was seen', () => {
    expect(gold(blind(decide(5, 0, 'omitted')), blind(decide(5, 0, 'partial')))).toEqual([])
    expect(gold(blind(decide(5, 0, 'omitted')), blind(undo()), blind(decide(5, 0, 'omitted')))).toEqual([])
  })

  it('leaves out everything that follows a session with verdicts in view', () => {
    expect(gold(decide(1, 1, 'reported'), blind(decide(5, 0, 'omitted')))).toEqual([])
    expect(gold(blind(decide(5, 0, 'omitted')), decide(1, 1, 'reported'))).toHaveLength(1)
  })

  it('leaves out adjudications and decisions on other texts', () => {
    expect(gold(blind({ ...decide(5, 0, 'omitted'), adjudicates: true }))).toEqual([])
    expect(gold(blind({ ...decide(5, 0, 'omitted'), texts: { statement: 'other', report: 'other' } }))).toEqual([])
  })

  it('is written as a case’s gold and as lines that unsaid evaluate reads, where unsure has no label', () => {
    const cells = gold(blind(decide(5, 0, 'omitted')), blind(decide(6, 0, 'altered')), blind(decide(7, 0, 'unsure')))
    expect(goldEntries(comparison, cells, ['kcna.txt', 'r.txt', 'b.txt'])[0]).toEqual({
      claim: claimAt(5).text,
      verdicts: { 'kcna.txt': 'omitted' },
    })
    const [line, ...more] = presenceLines(comparison, cells, 'founding')
    expect(more).toEqual([])
    expect(presenceLineSchema.parse(line)).toMatchObject({ claims: [claimAt(5).text, claimAt(6).text], labels: [0, 1] })
  })
})
