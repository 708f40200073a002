import fc from 'fast-check'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogFile, logName, readLog, readReviews } from '../../src/review/log-file.ts'
import { root, run } from '../helpers/run.ts'
import { decide, undo } from './fixture.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a review log on disk', () => {
  it('gives back what was written, in order, also after reopening', async () => {
    const path = join(folder, 'reviews/anna.jsonl')
    const lines = [decide(0, 0, 'omitted'), undo(), decide(0, 1, 'partial')]
    const first = new LogFile(path)
    first.append(lines.slice(0, 2))
    first.close()
    const second = new LogFile(path)
    second.append(lines.slice(2))
    second.close()
    expect(await readLog(path)).toMatchObject({ decisions: lines, problems: [] })
  })

  it('tells of a line that was cut short, keeps the others, and does not join the next line to it', async () => {
    const path = join(folder, 'anna.jsonl')
    writeFileSync(path, `${JSON.stringify(decide(0, 0, 'omitted'))}\n{"act":"deci`)
    const file = new LogFile(path)
    file.append([decide(1, 0, 'reported')])
    file.close()
    const { decisions, problems } = await readLog(path)
    expect(decisions).toHaveLength(2)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('line 2')
  })

  it('notices that another program wrote to it', () => {
    const path = join(folder, 'anna.jsonl')
    const [one, other] = [new LogFile(path), new LogFile(path)]
    expect(one.grew).toBe(false)
    other.append([decide(0, 0, 'omitted')])
    expect(one.grew).toBe(true)
    one.caughtUp()
    expect(one.grew).toBe(false)
    one.close()
    other.close()
  })

  it('gives every reviewer a file of their own inside the folder, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1, unit: 'grapheme' }), (a, b) => {
        expect(normalize(join('reviews', logName(a)))).toBe(`reviews/${logName(a)}`)
        expect(logName(a) === logName(b)).toBe(a.toWellFormed().normalize('NFC') === b.toWellFormed().normalize('NFC'))
      }),
    )
    expect(logName('../../etc')).not.toContain('/')
    expect(logName('Анна')).toBe('Анна.jsonl')
  })

  it('finds no reviews where there is no folder', async () => {
    expect(await readReviews(join(folder, 'none'))).toEqual({ reviews: [], problems: [] })
  })
})

describe('unsaid agreement', () => {
  const reviewed = (...reviewers: string[]): string => {
    const path = join(folder, 'case')
    cpSync(join(root, 'cases/lukashenko-visit-2025'), path, { recursive: true })
    for (const [index, name] of reviewers.entries()) {
      const log = new LogFile(join(path, 'reviews', logName(name)))
      log.append([decide(5, 0, index === 0 ? 'omitted' : 'altered', name), decide(0, 0, 'reported', name), decide(0, 1, 'reported', name)])
      log.close()
    }
    return path
  }

  it('prints the measures and every disagreement', () => {
    const { code, stdout, stderr } = run(['agreement', reviewed('anna', 'boris')])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('2 reviewers, 3 cells decided, 3 of them by two or more')
    expect(stdout).toMatch(/percent agreement +66\.7 %/)
    expect(stdout).toMatch(/anna ○ omitted, boris ≠ altered/)
  })

  it('says in one line that one reviewer is too few', () => {
    const { code, stdout, stderr } = run(['agreement', reviewed('anna')])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^unsaid: [^\n]*only anna has reviewed[^\n]*\n$/)
  })

  it('names a broken line, counts the others, and exits with 3', () => {
    const path = reviewed('anna', 'boris')
    const log = join(path, 'reviews/anna.jsonl')
    writeFileSync(log, `${readFileSync(log, 'utf8')}nonsense\n`)
    const { code, stdout, stderr } = run(['agreement', path, '--format', 'json'])
    expect(code).toBe(3)
    expect(stderr).toContain('anna.jsonl: line 4')
    expect((JSON.parse(stdout) as { cells: unknown }).cells).toEqual({ decided: 3, shared: 3 })
  })
})
