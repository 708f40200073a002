import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { exampleArchive } from '../../../src/archive/example/archive.ts'
import { program, run } from '../../helpers/run.ts'
import { hasTmux, Terminal, toHaveTmux } from '../../helpers/tmux.ts'

let folder: string
let store: string
let terminal: Terminal | undefined

/** Documents of the example as lines for `unsaid import`. */
function linesOf(from: number, to: number): string {
  const path = join(folder, `${from}.jsonl`)
  const lines = [...exampleArchive(12)].slice(from, to).map(({ role, text, outlet, control, language, provenance }) => {
    const { title, published } = provenance
    return JSON.stringify({ role, text, outlet, control, language, title, published })
  })
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-browse-'))
  store = join(folder, 'archive.db')
  run(['import', '--store', store, linesOf(0, 40)])
  run(['audit', '--store', store, '--threads', '1', '-o', join(folder, 'audit.txt')])
})
afterAll(() => terminal?.close())
afterEach(() => terminal?.close())

const browse = (columns: number, rows: number, environment = {}): Terminal =>
  (terminal = new Terminal(columns, rows, [process.execPath, program, 'browse', '--store', store, '--as', 'anna'], environment))

describe.skipIf(!hasTmux)('the dashboard in a real terminal', { meta: { toRun: toHaveTmux } }, () => {
  it('goes down to a review and back, follows an audit in another process, adapts to its size and gives the terminal back', async () => {
    const screen = browse(120, 40)
    const first = await screen.until('North Courier')
    expect(first.trimEnd().split('\n')).toHaveLength(40)
    const before = Number(/(\d+) statements/.exec(first)![1])
    run(['import', '--store', store, linesOf(40, 80)])
    run(['audit', '--store', store, '--threads', '1', '-o', join(folder, 'audit.txt')])
    const after = [...exampleArchive(12)].slice(0, 80).filter((one) => one.role === 'statement').length
    expect(after).toBeGreaterThan(before)
    await screen.until(` ${after} statements`)
    screen.type('3')
    await screen.until(/Claims 1\/\d+/)
    screen.press('Enter')
    await screen.until(/claim \d+\/\d+ ━/)
    screen.press('Enter')
    await screen.until('not decided yet')
    await new Promise((resolve) => setTimeout(resolve, 300))
    screen.type('4q')
    await screen.until('○O✓')
    screen.resize(60, 15)
    const small = await screen.until(/unsaid[^\n]{54}/)
    expect(small.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
    screen.type('q')
    await screen.until('ended 0')
    expect(screen.modes()).toEqual({ alternate: false, cursor: true, mouse: false })
    expect(run(['store', 'export', '--store', store]).stdout).toMatch(/"role":"review".*"reviewer":"anna"/)
  })

  it('speaks in sentences where a screen reader is asked for', async () => {
    const screen = browse(100, 50, { INK_SCREEN_READER: 'true' })
    const said = await screen.until(/Row 1 of 4: .*left out/)
    expect(said).not.toMatch(/[│━▁█]/)
  })
})

describe('the dashboard without a terminal', () => {
  it('says in one line that it needs one', () => {
    const { code, stdout, stderr } = run(['browse', '--store', store])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^unsaid: browse needs a terminal[^\n]*\n$/)
  })
})
