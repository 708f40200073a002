import { describe, expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

describe('unsaid compare --fail-on omitted', () => {
  const folder = folderWith({
    'said.txt': 'The minister promised to send forty nurses to the northern islands in May. Trade with Norway grew by 12 percent.',
    'other.txt': 'A painter sold a picture of a red boat.\nHer friends were pleased.\nThe weather stayed dry.',
  })
  const compare = (...reports: readonly string[]): number | null =>
    run(['compare', 'said.txt', ...reports, '--fail-on', 'omitted'], { cwd: folder }).code

  it('ends with 1 where an omission was found', () => {
    expect(compare('other.txt')).toBe(1)
  })
  it('ends with 3 where one was found and a report could not be read: the answer is not whole', () => {
    expect(compare('other.txt', 'missing.txt')).toBe(3)
  })
  it('says so where the exit codes are listed', () => {
    const { stdout } = run(['--help'])
    for (const code of ['0 ', '1 ', '2 ', '3 ', '70']) expect(stdout).toMatch(new RegExp(`^  ${code}`, 'm'))
    expect(stdout).toContain('it wins over 1')
  })
})

describe('unsaid compare on the founding case', () => {
  it('names the wish to visit first, who left it out and who carried it', () => {
    const { code, stdout, stderr } = run(['compare', 'cases/lukashenko-visit-2025'], { env: { UNSAID_WORDS_ONLY: '' } })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const finding = stdout.split('\n\n')[0]?.replace(/\s+/g, ' ')
    expect(finding).toMatch(/^KCNA and Rodong Sinmun do not mention: “.*ready to visit Pyongyang.*”; BelTA does\.$/)
  })
})
