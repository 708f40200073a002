import { describe, expect, it } from 'vitest'
import { run } from '../helpers/run.ts'

describe('unsaid compare on the founding case', () => {
  it('names the wish to visit first, who left it out and who carried it', () => {
    const { code, stdout, stderr } = run(['compare', 'cases/lukashenko-visit-2025'], { env: { UNSAID_WORDS_ONLY: '' } })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const finding = stdout.split('\n\n')[0]?.replace(/\s+/g, ' ')
    expect(finding).toMatch(/^KCNA and Rodong Sinmun do not mention: “.*ready to visit Pyongyang.*”; BelTA does\.$/)
  })
})
