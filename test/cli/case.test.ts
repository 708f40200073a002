import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseChecksSchema } from '../../src/model/case-check.ts'
import { caseDraftSchema, caseSchema } from '../../src/model/case.ts'
import { folderWith } from '../helpers/folder.ts'
import { program, type Run } from '../helpers/run.ts'
import { COAST, GAZETTE, html, SAID, site, type Site } from '../helpers/site.ts'

let here: Site
let cwd = ''
/** Called once the page that is held back has been asked for. */
let reached: () => void = () => undefined
let isHeld = true

beforeAll(async () => {
  cwd = folderWith()
  here = await site({
    '/statement': html(SAID),
    '/coast': html(COAST),
    '/gazette': (request, response) => {
      if (!isHeld) html(GAZETTE)(request, response)
      reached()
    },
  })
})

/** The program as a child that this test's server can answer. */
async function unsaid(args: readonly string[], input = '', during?: (kill: (signal: NodeJS.Signals) => void) => void): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  const [stdout, stderr]: [string[], string[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk.toString()))
  child.stdin.end(input)
  during?.((signal) => child.kill(signal))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout: stdout.join(''), stderr: stderr.join('') }
}

/** Waits until a case that is being built has its statement and a report on record. */
async function keptReport(dir: string): Promise<void> {
  const draft = join(cwd, dir, 'case.part.json')
  const isKept = (): boolean => {
    if (!existsSync(draft)) return false
    const { statement, reports } = caseDraftSchema.parse(JSON.parse(readFileSync(draft, 'utf8')))
    return statement !== undefined && reports.length > 0
  }
  while (!isKept()) await pause(20)
}

const at = (path: string): string => here.base + path
const newCase = (dir: string, ...reports: string[]): string[] => [
  ...['case', 'new', '--statement', at('/statement'), '--dir', dir, '--allow-private', '--fetch-timeout', '30'],
  ...reports.flatMap((report) => ['--report', report]),
]
const counts = (): (number | undefined)[] => ['/statement', '/coast', '/gazette'].map((path) => here.asked.get(path))

describe.each(['SIGINT', 'SIGKILL'] as const)('unsaid case new, ended by %s', (signal) => {
  it('keeps what is done, and the same command fetches only the rest', async () => {
    const dir = `ended-by-${signal}`
    here.asked.clear()
    isHeld = true
    const command = newCase(dir, at('/coast'), at('/gazette'))
    const first = await unsaid(command, '', (kill) => {
      reached = () => void keptReport(dir).then(() => kill(signal))
    })
    expect(first.code).toBe(signal === 'SIGINT' ? 3 : null)
    if (signal === 'SIGINT') expect(first.stderr).toMatch(/stopped; 2 of 3 sources are done and kept in .*, the same command goes on\n$/)
    // A killed run cannot take its lock away; the next one sees that nobody holds it.
    const kept = readdirSync(join(cwd, dir)).filter((name) => signal === 'SIGINT' || name !== '.case.lock')
    expect(kept.sort()).toEqual(['127-0-0-1.txt', 'case.part.json', 'raw', 'statement.txt'])
    expect(counts()).toEqual([1, 1, 1])
    const unfinished = await unsaid(['case', 'check', dir])
    expect(unfinished).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is not finished; the same unsaid case new goes on/) as string,
    })
    isHeld = false
    const second = await unsaid(command)
    expect(second.code).toBe(0)
    expect(second.stdout).toMatch(/2 texts were in it already/)
    expect(counts()).toEqual([1, 1, 2])
    expect(readdirSync(join(cwd, dir)).sort()).toEqual(['127-0-0-1-2.txt', '127-0-0-1.txt', 'case.json', 'raw', 'statement.txt'])
    expect((await unsaid(['case', 'check', dir])).code).toBe(0)
  })
})

describe('unsaid case', () => {
  it('names each source that fails, keeps the others, and exits with 3', async () => {
    isHeld = false
    const { code, stdout, stderr } = await unsaid(newCase('some', at('/nowhere'), at('/coast'), 'no-such-file.txt', at('/gazette')))
    expect(code).toBe(3)
    expect(stderr.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(/^unsaid: http.*\/nowhere: is not there \(404\); check the address/),
      'unsaid: no-such-file.txt: no such file; check the path',
    ])
    expect(stdout).toMatch(/^some: Harbour to open in March\n {2}statement\.txt: .*2025-09-10 · en\n/)
    expect(stdout).toMatch(/2 could not be read, as named above; the same command tries again\nCompare them with: unsaid compare some\n$/)
    const { reports } = caseSchema.parse(JSON.parse(readFileSync(join(cwd, 'some/case.json'), 'utf8')))
    expect(reports.map(({ title }) => title)).toEqual(['Harbour opens on 1 March', 'Foreign ships in spring'])
    expect((await unsaid(['compare', 'some'])).code).toBe(0)
  })

  it('adds standard input, and says what it cannot add to', async () => {
    await unsaid(newCase('added', at('/coast')))
    const { code, stdout } = await unsaid(['case', 'add', 'added', '--control', '-'], 'The harbour opens in March.')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/standard-input\.txt: en/)])
    expect(await unsaid(['case', 'add', 'nowhere', '--report', at('/coast')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no such folder/) as string,
    })
    expect(await unsaid(['case', 'add', 'added'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no report; name at least one/) as string,
    })
  })

  it('refuses addresses of this machine unless told', async () => {
    const { code, stderr } = await unsaid(['case', 'new', '--statement', at('/statement'), '--report', at('/coast'), '--dir', 'private'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/leads to this machine itself \(127\.0\.0\.1\), which is not fetched; allow it with --allow-private/)
  })

  it('is built by one at a time: of three that begin at once one wins, the others say so, and nothing strays', async () => {
    isHeld = false
    const command = newCase('at-once', at('/coast'), at('/gazette'))
    const all = await Promise.all([unsaid(command), unsaid(command), unsaid(command)])
    const [won, ...others] = all.sort((a, b) => a.code! - b.code!)
    expect(won).toMatchObject({ code: 0, stderr: '' })
    // Who comes when the first is done already finds a case, and leaves it as it is.
    for (const other of others)
      expect({ code: other.code, line: other.stderr }).toEqual(
        other.code === 0
          ? { code: 0, line: '' }
          : { code: 2, line: expect.stringMatching(/^unsaid: at-once: (?:another unsaid is|others are) at work in it[^\n]*\n$/) as string },
      )
    expect(readdirSync(join(cwd, 'at-once')).sort()).toEqual(['127-0-0-1-2.txt', '127-0-0-1.txt', 'case.json', 'raw', 'statement.txt'])
    expect(readdirSync(join(cwd, 'at-once/raw'))).toHaveLength(3)
    expect((await unsaid(['case', 'check', 'at-once'])).code).toBe(0)
  })

  it.each(['case.json', 'statement.txt', '127-0-0-1.txt', 'raw/127-0-0-1.html', 'stray'])(
    'is checked without waiting for ever where a pipe stands for %s',
    async (name) => {
      await unsaid(newCase(`pipe-${name}`, at('/coast')))
      const path = join(cwd, `pipe-${name}`, name)
      rmSync(path, { force: true })
      execFileSync('mkfifo', [path])
      const { code, stdout, stderr } = await unsaid(['case', 'check', `pipe-${name}`])
      expect(code).toBe(name === 'stray' ? 0 : name === 'case.json' ? 2 : 3)
      expect(stdout + stderr).toMatch(
        new RegExp(`${name.replaceAll('.', '\\.')}: is (?:no regular file|missing|not in case\\.json)|${name}: the .* is missing`),
      )
    },
  )

  it('checks cases: 0 as recorded, 3 changed, 2 none at all', async () => {
    await unsaid(newCase('checked', at('/coast')))
    const good = await unsaid(['case', 'check', 'checked'])
    expect([good.code, good.stderr]).toEqual([0, ''])
    expect(good.stdout).toBe(
      'checked: as recorded; of 2 texts, 2 match their hash, 2 have their bytes as received, 2 are what these give\n',
    )
    writeFileSync(join(cwd, 'checked/raw/127-0-0-1.html'), 'forged')
    const bad = await unsaid(['case', 'check', 'checked', 'nowhere'])
    expect(bad.code).toBe(3)
    expect(bad.stdout).toMatch(
      /^checked: 1 problem;.*\n {2}changed: raw\/127-0-0-1\.html: has changed.*restore it\nnowhere: not checked\n {2}refused: .*no such folder/,
    )
    const json = await unsaid(['case', 'check', 'checked', '--format', 'json'])
    expect(json.code).toBe(3)
    expect(caseChecksSchema.parse(JSON.parse(json.stdout)).cases[0]).toMatchObject({ folder: 'checked', texts: 2, raw: 1 })
    expect(await unsaid(['case', 'check', 'nowhere'])).toMatchObject({
      code: 2,
      stderr: 'unsaid: nowhere: no such folder; name a case folder\n',
    })
  })
})
