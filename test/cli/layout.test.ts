import { spawn } from 'node:child_process'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { once } from '../../src/text/once.ts'
import { folderWith } from '../helpers/folder.ts'
import { program, root, run } from '../helpers/run.ts'

const CASE = 'cases/lukashenko-visit-2025-original'
const plain = once(() => run(['compare', CASE]).stdout)
const coloured = once(() => run(['compare', CASE], { env: { FORCE_COLOR: '1' } }).stdout)
const LONG_WORD = 'a'.repeat(300)

describe('the answer as text', () => {
  it.each([40, 80, 200])('keeps to %i columns, wide characters counted as two', (columns) => {
    const { stdout } = run(['compare', CASE], { env: { COLUMNS: String(columns) } })
    for (const line of stdout.split('\n')) expect([line, stringWidth(line) <= columns]).toEqual([line, true])
    expect(stdout).toContain('omitted')
  })

  it('keeps to the width whatever the names and words', () => {
    const folder = folderWith({
      [`${LONG_WORD.slice(0, 120)}.txt`]: `The ${LONG_WORD} came. 수도${'평'.repeat(200)}`,
      's.txt': `The ${LONG_WORD} is ready to visit Minsk.`,
    })
    const { code, stdout } = run(['compare', 's.txt', `${LONG_WORD.slice(0, 120)}.txt`], { cwd: folder, env: { COLUMNS: '40' } })
    expect(code).toBe(0)
    for (const line of stdout.split('\n')) expect([line, stringWidth(line) <= 40]).toEqual([line, true])
  })

  it('has no colour in a pipe, none under NO_COLOR, and some where it is forced', () => {
    expect(plain()).not.toContain('\u001b')
    expect(run(['compare', CASE], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b')
    expect(coloured()).toContain('\u001b[')
  })

  it('says nothing that colour alone tells', () => {
    const withoutColours = coloured().replace(/\u001b\[[0-9;]*m/g, '')
    for (const word of plain().match(/[●◐≠○?] [a-z]+/g) ?? []) expect(withoutColours).toContain(word)
  })
})

describe('exit codes', () => {
  it('are 1 with --fail-on omitted where a claim is, and 0 where none is', () => {
    const folder = folderWith({ 's.txt': 'The minister is ready to visit Minsk in May.\n' })
    expect(run(['compare', CASE, '--fail-on', 'omitted']).code).toBe(1)
    expect(run(['compare', 's.txt', 's.txt', '--fail-on', 'omitted'], { cwd: folder }).code).toBe(0)
  })
})

it('ends quietly when the reader of the pipe has seen enough', async () => {
  const child = spawn(process.execPath, [program, 'batch'], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.on('error', () => undefined)
  const line = `${JSON.stringify({ claims: ['The minister is ready to visit Minsk.'], report: 'Trade grew. '.repeat(50) })}\n`
  child.stdin.end(line.repeat(400))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

it('takes a text of 2 MB without a line break, and one without even a space', () => {
  const sentence = 'The minister said that trade with the neighbours grew by 12 percent and will grow again. '
  const folder = folderWith({
    's.txt': 'The minister is ready to visit Minsk in May. Trade with the neighbours grew by 12 percent.\n',
    'long.txt': sentence.repeat(Math.ceil(2e6 / sentence.length)),
    'run.txt': `visit${'x'.repeat(2e6)}`,
  })
  for (const args of [
    ['s.txt', 'long.txt'],
    ['s.txt', 'run.txt'],
    ['run.txt', 's.txt'],
  ]) {
    const { code, stdout } = run(['compare', ...args], { cwd: folder })
    expect(code).toBe(0)
    expect(stdout.length).toBeLessThan(200_000)
  }
})
