// Words of time are dates once it is known when a text was published.
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/engine/compare.ts'

const ask = (said: string, on: string | undefined, told: string, later: string | undefined): string[] => {
  const provenance = (published: string | undefined): { published?: string } => (published === undefined ? {} : { published })
  const other = 'The two governments will open a joint office for river transport in the port.'
  const { claims, verdicts } = compare({ text: `${said} ${other}`, language: 'en', provenance: provenance(on) }, [
    { text: `${told} ${other}`, language: 'en', provenance: provenance(later), outlet: 'Gazette', role: 'subject' },
  ])
  return claims.flatMap((_, index) => verdicts[index]![0]!.alterations.filter((one) => one.kind === 'date').map((one) => one.reason))
}

describe('a relative date', () => {
  const said = 'The delegation of the ministry leaves for Hanoi tomorrow.'

  it('is the calendar date that it means', () => {
    expect(ask(said, '2025-09-30', 'The delegation of the ministry leaves for Hanoi on 1 October.', '2025-10-01')).toEqual([])
  })

  it('differs from another calendar date', () => {
    const [reason] = ask(said, '2025-09-30', 'The delegation of the ministry leaves for Hanoi on 4 October.', '2025-10-01')
    expect(reason).toMatch(/^“tomorrow” became “4 October/)
  })

  it('means the same month in texts of two months', () => {
    const next = 'The delegation of the ministry leaves for Hanoi next month.'
    const now = 'The delegation of the ministry leaves for Hanoi this month.'
    expect(ask(next, '2025-12-31', now, '2026-01-02')).toEqual([])
    expect(ask(next, '2025-12-10', now, '2025-12-11')).toEqual(['“next month” became “this month”'])
  })

  it('stays a word of its group where a day of publication is not known', () => {
    expect(ask(said, undefined, 'The delegation of the ministry leaves for Hanoi on 4 October.', undefined)).toEqual([])
  })
})

it('says of days of another month what differs, and nothing that looks alike', () => {
  const told = 'The lock of the canal will be closed to all ships from 3 to 17 March.'
  const reasons = ask('The lock of the canal will be closed to all ships from 3 to 17 February.', undefined, told, undefined)
  expect(reasons).toEqual([expect.stringMatching(/^“17 February\.?” became “17 March\.?”$/)])
})
