// What the README shows beside what the program prints.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, run } from '../helpers/run.ts'

it('shows what the main command prints, line for line, with … for what it leaves out', () => {
  const shown = /```text\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
  const { code, stdout } = run(['compare', 'cases/lukashenko-visit-2025'], { cwd: root, env: { UNSAID_WORDS_ONLY: '' } })
  expect(code).toBe(0)
  let rest = stdout
  for (const part of shown.split('…\n')) {
    const lines = part.trim()
    const at = rest.indexOf(lines)
    expect(at, lines).toBeGreaterThanOrEqual(0)
    rest = rest.slice(at + lines.length)
  }
})
