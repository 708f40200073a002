import { describe, expect, it } from 'vitest'
import type { Audit, Differential } from '../../src/model/audit.ts'
import { auditHeadline, correctionWords } from '../../src/present/audit/words.ts'

const one = (rest: Partial<Differential>): Differential => ({
  outlet: 'Post',
  by: 'all',
  key: 'all',
  statements: 40,
  claims: 200,
  against: ['Wire'],
  difference: { value: 1, low: 0.9, high: 1 },
  p: 1 / 5001,
  adjusted: 300 / 5001,
  permutations: 5000,
  finding: false,
  undecided: true,
  ...rest,
})

const settings: Audit['settings'] = {
  window: [-1, 14],
  outlets: [],
  controls: ['Wire'],
  level: 0.95,
  resamples: 1000,
  permutations: 5000,
  correction: 'holm',
  seed: 1,
}

const audit = (differentials: readonly Differential[]): Audit => ({ differentials, tests: 300, settings }) as unknown as Audit

describe('a difference that no permutation reached', () => {
  it('is never told as none where the correction keeps it from being a finding', () => {
    expect(auditHeadline(audit([one({})]))).toMatch(/^Undecided: 1 of 300 comparisons .*Post.*\+100 points/)
    expect(correctionWords(audit([one({})]))).toContain('1 of them is undecided')
  })

  it('gives way to what was found', () => {
    const found = one({ outlet: 'Ledger', finding: true, undecided: false, adjusted: 0.001 })
    expect(auditHeadline(audit([found, one({})]))).toMatch(/^Ledger leaves out/)
  })

  it('is not there where chance came as far: no difference was found, which is not that there is none', () => {
    const none = one({ undecided: false, p: 0.4, adjusted: 1, difference: { value: 0.01, low: -0.05, high: 0.07 } })
    expect(auditHeadline(audit([none]))).toContain('smaller ones may be there')
  })
})
