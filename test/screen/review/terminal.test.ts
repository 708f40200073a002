import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { program, root, run } from '../../helpers/run.ts'
import { hasTmux, Terminal, toHaveTmux } from '../../helpers/tmux.ts'

let folder: string
let terminals: Terminal[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-review-'))
  cpSync(join(root, 'cases/lukashenko-visit-2025'), join(folder, 'case'), { recursive: true })
  terminals = []
})

afterEach(() => {
  for (const terminal of terminals) terminal.close()
  rmSync(folder, { recursive: true, force: true })
})

function review(columns: number, rows: number, ...flags: string[]): Terminal {
  const terminal = new Terminal(columns, rows, [process.execPath, program, 'review', join(folder, 'case'), ...flags])
  terminals.push(terminal)
  return terminal
}

const logLines = (reviewer: string): string[] =>
  readFileSync(join(folder, 'case/reviews', `${reviewer}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

describe.skipIf(!hasTmux)('the review in a real terminal', { meta: { toRun: toHaveTmux } }, () => {
  it('runs a whole session: decide, note, undo, search, filter, help, resize, export, quit; and goes on where it ended', async () => {
    const terminal = review(80, 24, '--as', 'anna')
    const first = await terminal.until('0/33')
    expect(first.trimEnd().split('\n')).toHaveLength(24)
    await terminal.until('Space agrees, 1–5 overrule')
    expect(terminal.modes()).toEqual({ alternate: true, cursor: false, mouse: true })
    terminal.type('4')
    await terminal.until('1/33')
    terminal.type('55')
    await terminal.until('3/33')
    terminal.type('u')
    await terminal.until('2/33')
    terminal.type('n')
    await terminal.until('Note:')
    terminal.type('смотри 평양')
    terminal.press('Enter')
    await terminal.until('Note kept')
    terminal.type('/visit')
    terminal.press('Enter')
    await terminal.until(/“visit”: 1 of/)
    terminal.press('Escape')
    terminal.type('fg')
    await terminal.until('gaps only')
    terminal.type('?')
    await terminal.until('undo your last act')
    terminal.type('?')
    terminal.resize(160, 50)
    const wide = await terminal.until(/─ Statement[^\n]*│─[^\n]*│─ Why/)
    expect(wide.trimEnd().split('\n')).toHaveLength(50)
    terminal.type('em')
    await terminal.until('Write to:')
    terminal.press('C-u')
    terminal.type(join(folder, 'report.md'))
    terminal.press('Enter')
    await terminal.until('Written:')
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toMatch(/anna/)
    terminal.type('q')
    await terminal.until('ended 0')
    expect(terminal.modes()).toEqual({ alternate: false, cursor: true, mouse: false })
    expect(logLines('anna')).toHaveLength(5)
    const again = review(100, 30, '--as', 'anna')
    await again.until('Welcome back: 2 of 33')
  })

  it('shows something at once, and takes what is typed before it is ready', async () => {
    const terminal = review(100, 30, '--as', 'anna')
    await terminal.until(/Reading …|Comparing …/)
    terminal.type('44')
    await terminal.until('2/33')
    terminal.type('u')
    await terminal.until('1/33')
  })

  it('stops with Ctrl-Z and comes back with fg, as it was', async () => {
    const terminal = new Terminal(100, 30, ['bash', '--norc', '-i'], { PS1: 'shell> ' })
    terminals.push(terminal)
    await terminal.until('shell>')
    terminal.type(`${process.execPath} ${program} review ${join(folder, 'case')} --as anna`)
    terminal.press('Enter')
    await terminal.until('tells all keys')
    terminal.type('4')
    await terminal.until('1/33')
    terminal.press('C-z')
    await terminal.until(/Stopped/)
    expect(terminal.modes()).toEqual({ alternate: false, cursor: true, mouse: false })
    terminal.type('fg')
    terminal.press('Enter')
    await terminal.until('1/33')
    terminal.type('4')
    await terminal.until('2/33')
  })

  it('loses nothing that was on the screen when it is killed with SIGKILL', async () => {
    const terminal = review(80, 24, '--as', 'anna')
    await terminal.until('0/33')
    terminal.type('12341234')
    const seen = await terminal.until(/[1-9]\d*\/33/)
    process.kill(terminal.program(), 'SIGKILL')
    await terminal.until('ended 137')
    const shown = Number(/(\d+)\/33/.exec(seen)?.[1])
    const kept = logLines('anna').length
    expect(kept).toBeGreaterThanOrEqual(shown)
    const again = review(80, 24, '--as', 'anna')
    await again.until(`${kept}/33`)
  })

  it('gives the terminal back when it is ended by a signal', async () => {
    const terminal = review(80, 24, '--as', 'anna')
    await terminal.until('0/33')
    process.kill(terminal.program(), 'SIGTERM')
    await terminal.until('ended 143')
    expect(terminal.modes()).toEqual({ alternate: false, cursor: true, mouse: false })
  })

  it('hides verdicts from a blind reviewer, whose decisions become gold for unsaid evaluate', async () => {
    const terminal = review(120, 30, '--as', 'blind reader', '--blind')
    const hidden = await terminal.until('0/33')
    expect(hidden).not.toMatch(/omitted|reported/)
    terminal.type('111444')
    await terminal.until('6/33')
    terminal.type('eg')
    await terminal.until('Write to:')
    terminal.press('C-u')
    terminal.type(join(folder, 'gold.jsonl'))
    terminal.press('Enter')
    await terminal.until('Written:')
    terminal.type('q')
    await terminal.until('ended 0')
    const evaluated = run(['evaluate', join(folder, 'gold.jsonl'), '--format', 'json', '--resamples', '0'])
    expect(evaluated.stderr).toBe('')
    expect(evaluated.code).toBe(0)
    const labels = readFileSync(join(folder, 'gold.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { labels: number[] }).labels)
    expect(labels.toSorted()).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('speaks in sentences where a screen reader is asked for', async () => {
    const terminal = new Terminal(100, 30, [process.execPath, program, 'review', join(folder, 'case'), '--as', 'anna'], {
      INK_SCREEN_READER: 'true',
    })
    terminals.push(terminal)
    const said = await terminal.until('0 of 33 cells decided.')
    expect(said).toMatch(/Claim \d+ of 11: /)
    expect(said).not.toMatch(/[│━▰]/)
    terminal.type('4')
    await terminal.until('1 of 33 cells decided.')
  })

  it('says that a text has changed since it was decided on', async () => {
    const terminal = review(100, 30, '--as', 'anna')
    await terminal.until('0/33')
    terminal.type('4')
    await terminal.until('1/33')
    terminal.type('q')
    await terminal.until('ended 0')
    const report = ['kcna', 'rodong-sinmun', 'belta'].map((name) => join(folder, 'case', `${name}.txt`))
    for (const path of report) writeFileSync(path, 'The weather was fine on Monday.\n')
    const again = review(100, 30, '--as', 'anna')
    await again.until('A text has changed since: 1 decision to look at again')
    expect(again.screen()).toContain('0/33')
  })
})

describe('the review without a terminal', () => {
  it('says in one line that it needs one', () => {
    const { code, stderr, stdout } = run(['review', 'cases/lukashenko-visit-2025'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^unsaid: review needs a terminal[^\n]*\n$/)
  })
})
