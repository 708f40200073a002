import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { root, run } from '../helpers/run.ts'

const founding = join(root, 'cases/lukashenko-visit-2025')
const read = (name: string): string => readFileSync(join(founding, name), 'utf8')
const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const VISIT = 'am ready to visit Pyongyang at the earliest convenient time.'

/** A line of a review log: one reviewer's verdict on the wish to visit in KCNA's report. */
function decision(reviewer: string, verdict: string, report = read('kcna.txt')): string {
  const statement = read('statement.txt')
  const start = statement.indexOf(VISIT)
  const claim = { start, end: start + VISIT.length, text: VISIT }
  const stamp = {
    reviewer,
    time: '2025-10-01T10:00:00Z',
    engine: '0.1.0',
    mode: 'open',
    texts: { statement: hash(statement), report: hash(report) },
  }
  return `${JSON.stringify({ act: 'decide', ...stamp, claim, outlet: 'KCNA', verdict })}\n`
}

const files = Object.fromEntries(
  ['case.json', 'statement.txt', 'kcna.txt', 'rodong-sinmun.txt', 'belta.txt'].map((name) => [`case/${name}`, read(name)]),
)

describe('unsaid report', () => {
  it('merges the reviewers in, measures their agreement, and says which decisions no longer count', () => {
    const place = folderWith({
      ...files,
      'case/reviews/Anna.jsonl': decision('Anna', 'omitted'),
      'case/reviews/Boris.jsonl': decision('Boris', 'omitted'),
      'case/reviews/Clara.jsonl': decision('Clara', 'reported', 'an older text'),
    })
    const { code, stdout, stderr } = run(['report', 'case'], { cwd: place })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('1 of 33 cells decided by Anna and Boris.')
    expect(stdout).toContain('they agree in 100 % of the pairs')
    expect(stdout).toContain('1 decision was made on other versions of the texts and does not count here.')
    expect(run(['report', 'case', '--no-reviews'], { cwd: place }).stdout).toContain('No reviewer has decided on any cell')
  })

  it('names a broken line of a review, goes on, and exits with 3', () => {
    const place = folderWith({ ...files, 'case/reviews/Anna.jsonl': `${decision('Anna', 'omitted')}{"act":\n` })
    const { code, stdout, stderr } = run(['report', 'case', '--format', 'csv'], { cwd: place })
    expect(code).toBe(3)
    expect(stderr).toMatch(/Anna\.jsonl: line 2: /)
    expect(stdout.split('\n')).toHaveLength(35)
  })

  it('takes the format from the file’s ending, and reads a comparison back from JSON', () => {
    const place = folderWith()
    for (const name of ['a.json', 'a.html', 'a.docx', 'a.csv', 'a.jsonld'])
      expect(run(['report', founding, '-o', name], { cwd: place }).code).toBe(0)
    expect(readFileSync(join(place, 'a.html'), 'utf8')).toMatch(/^<!doctype html>/)
    expect(readFileSync(join(place, 'a.docx')).subarray(0, 2).toString()).toBe('PK')
    // The record of its making says where each is from; the page is the same.
    const page = (html: string): string => html.replace(/<!-- unsaid-colophon .* -->\n/, '')
    expect(page(run(['report', 'a.json', '--format', 'html'], { cwd: place }).stdout)).toBe(
      page(readFileSync(join(place, 'a.html'), 'utf8')),
    )
  })

  it.each([
    [['report', 'nowhere'], /^unsaid: nowhere: no such file or folder; name a case folder/],
    [['report', founding, '--format', 'odt'], /^unsaid: --format odt: unknown format; choose text, md, html/],
    [['report', founding, '--date', '2025-02-30'], /^unsaid: --date 2025-02-30: is no date/],
    [['report', founding, '--control', 'Nobody'], /^unsaid: --control Nobody: is not among the outlets compared; choose from KCNA/],
  ])('says in one line what is wrong: %j', (args, message) => {
    const { code, stderr } = run(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('shows a translation beside the words it is of, and refuses one of words that are not there', () => {
    const withTranslation = (quote: string): string => {
      const file = JSON.parse(read('case.json')) as { statement: object; reports: object[] }
      return JSON.stringify({
        ...file,
        gold: undefined,
        statement: { ...file.statement, translations: [{ quote, text: 'bin bereit', language: 'de' }] },
      })
    }
    const place = folderWith({ ...files, 'case/case.json': withTranslation(VISIT) })
    expect(run(['report', 'case'], { cwd: place, env: { UNSAID_WORDS_ONLY: '' } }).stdout).toContain('Translation (de): bin bereit')
    const wrong = run(['report', 'case'], { cwd: folderWith({ ...files, 'case/case.json': withTranslation('never said') }) })
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(/"never said" is not in statement\.txt/)
  })
})
