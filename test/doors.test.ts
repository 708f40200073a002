// The same pairs through every door of the program give the same answer, by words alone.
import { describe, expect, it } from 'vitest'
import { compare } from '../src/index.ts'
import { allSaid, compared, TOLD } from './doors/doors.ts'
import { hasOneVerdictThroughEveryDoor } from './doors/one-verdict.ts'

describe('by words alone', () => {
  hasOneVerdictThroughEveryDoor()

  it.each(TOLD)('the library says the same of $name', async (one) => {
    expect(allSaid(compare(one.statement, one.reports))).toEqual(allSaid(await compared(one)))
  })

  it('a visit “tomorrow” is altered where it is told for another day, and not where it is told for that day', async () => {
    const visit = allSaid(await compared(TOLD.find(({ name }) => name === 'visit.txt')!)).filter(({ claim }) => claim.includes('tomorrow'))
    expect(visit.map(({ outlet, altered }) => [outlet, altered.includes('date')])).toEqual([
      ['Harbour Gazette', true],
      ['Northern Wire', false],
    ])
  })
})
