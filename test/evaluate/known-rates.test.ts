import { describe, expect, it } from 'vitest'
import { errorsOf, measuredErrors } from '../../src/audit/summary/errors.ts'
import { knownRates } from '../../src/evaluate/known-rates.ts'
import { version } from '../../src/version.ts'

describe('the measured error rates that come with the program', () => {
  it('are of this very fit of the engine (where not: npm run train:meaning -- ROWS)', () => {
    expect(knownRates(version, 'words').current).toBe(true)
  })

  it('are not taken for those of another version', () => {
    expect(knownRates('0.0.0', 'meaning').current).toBe(false)
  })

  it('count for the correction of rates what they say of each set', () => {
    const { rates } = knownRates(version, 'words')
    const { same, cross } = measuredErrors()
    expect(same.length + cross.length).toBe(rates.sets.length)
    for (const { set, absent, present } of [...same, ...cross]) {
      const of = rates.sets.find(({ name }) => name === set)!
      expect(absent.of + present.of).toBe(of.claims)
      expect(absent.said + present.said).toBe(of.omitted.said)
    }
  })

  it('leave a set out that has no claim of one kind: it tells no rate', () => {
    const { rates } = knownRates(version, 'words')
    const [first] = rates.sets
    const all = errorsOf({ ...rates, sets: [{ ...first!, absent: first!.claims }] }, true)
    expect([...all.same, ...all.cross]).toEqual([])
  })
})
