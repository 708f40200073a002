// The same pairs through every door of the program give the same answer, by meaning.
import { describe, expect, it } from 'vitest'
import { compared, TOLD } from '../../doors/doors.ts'
import { hasOneVerdictThroughEveryDoor } from '../../doors/one-verdict.ts'

delete process.env['UNSAID_WORDS_ONLY']

describe('by meaning', () => {
  hasOneVerdictThroughEveryDoor()

  it('names the model that read it', async () => {
    for (const one of TOLD) expect((await compared(one)).engine.meaning).toMatch(/^[0-9a-f]{16}$/)
  })
})
