import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

const TEXT = 'The minister is ready to visit Minsk in May. Trade grew by 12 percent.\n'
const caseOf = (statement: string, report: string, more: object = {}): string =>
  JSON.stringify({ schema: 1, title: 'A case', statement: { file: statement }, reports: [{ file: report, outlet: 'kcna' }], ...more })

const folder = folderWith({
  'good.txt': TEXT,
  'report.txt': TEXT,
  'empty.txt': '',
  'blank.txt': ' \n\t\u00a0\r\n',
  'marks-only.txt': '--- *** !!!\n',
  'bom-only.txt': '\ufeff',
  'nul.txt': 'The minister\u0000is ready',
  'picture.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
  'random.bin': Uint8Array.from({ length: 4000 }, (_, index) => 1 + ((index * 7919) % 30)),
  'no-case/statement.txt': TEXT,
  'broken/case.json': '{ "schema": 1,',
  'empty-json/case.json': '',
  'list/case.json': '[]',
  'future/case.json': caseOf('s.txt', 'r.txt', { schema: 99 }),
  'no-reports/case.json': caseOf('s.txt', 'r.txt', { reports: [] }),
  'no-reports/s.txt': TEXT,
  'bad-verdict/case.json': caseOf('s.txt', 'r.txt', { gold: [{ claim: 'x', verdicts: { 'r.txt': 'perhaps' } }] }),
  'escaping/case.json': caseOf('../good.txt', 'r.txt'),
  'escaping/r.txt': TEXT,
  'absolute/case.json': caseOf('/etc/hostname', 'r.txt'),
  'absolute/r.txt': TEXT,
  'linked/case.json': caseOf('s.txt', 'r.txt'),
  'linked/r.txt': TEXT,
  'lost-text/case.json': caseOf('s.txt', 'r.txt'),
  'lost-text/r.txt': TEXT,
  'empty-text/case.json': caseOf('s.txt', 'r.txt'),
  'empty-text/s.txt': TEXT,
  'empty-text/r.txt': '',
  'changed/case.json': caseOf('s.txt', 'r.txt', { statement: { file: 's.txt', sha256: '0'.repeat(64) } }),
  'changed/s.txt': TEXT,
  'changed/r.txt': TEXT,
  'plain-file/x': TEXT,
})
symlinkSync(join(folder, 'good.txt'), join(folder, 'linked/s.txt'))

/** Arguments, a name that the line must contain, and the mend that it must offer. */
const BAD: readonly (readonly [args: string, names: string, mend: RegExp])[] = [
  ['compare missing.txt report.txt', 'missing.txt', /check the path/],
  ['compare good.txt missing.txt', 'missing.txt', /check the path/],
  ['compare good.txt/below report.txt', 'good.txt/below', /check the path/],
  ['compare empty.txt report.txt', 'empty.txt', /put the text into it/],
  ['compare good.txt empty.txt', 'empty.txt', /put the text into it/],
  ['compare blank.txt report.txt', 'blank.txt', /put the text into it/],
  ['compare bom-only.txt report.txt', 'bom-only.txt', /put the text into it/],
  ['compare marks-only.txt report.txt', 'marks-only.txt', /put the text into it/],
  ['compare nul.txt report.txt', 'nul.txt', /save .* as plain text/],
  ['compare picture.png report.txt', 'picture.png', /save .* as plain text/],
  ['compare good.txt random.bin', 'random.bin', /save .* as plain text/],
  ['compare good.txt', 'good.txt', /add the report files/],
  ['compare', 'nothing to compare', /give a case folder/],
  ['compare no-case', 'no-case', /name a case folder/],
  ['compare good.txt no-case', 'no-case', /name a file in it/],
  ['compare linked report.txt', 'linked', /leave out report.txt/],
  ['compare broken', 'broken/case.json', /mend/],
  ['compare empty-json', 'empty-json/case.json', /mend/],
  ['compare list', 'list/case.json', /object/],
  ['compare future', 'future/case.json', /schema/],
  ['compare no-reports', 'no-reports/case.json', /reports/],
  ['compare bad-verdict', 'bad-verdict/case.json', /reported.*omitted/],
  ['compare escaping', 'escaping/case.json', /copy the text into the folder/],
  ['compare absolute', 'absolute/case.json', /copy the text into the folder/],
  ['compare linked', 'linked/case.json', /copy the text into the folder/],
  ['compare lost-text', 's.txt', /check the path/],
  ['compare empty-text', 'empty-text/r.txt', /put the text into it/],
  ['compare changed', 'changed/s.txt', /restore it|correct sha256/],
  ['compare - -', '-', /put the others into files/],
  ['compare good.txt report.txt --format odt', '--format odt', /text, md/],
  ['compare good.txt report.txt --fail-on altered', '--fail-on altered', /omitted/],
  ['compare good.txt report.txt -o no-such-folder/out.md', 'no-such-folder', /make it first/],
  ['compare good.txt report.txt -o no-case', 'no-case', /name a file/],
  ['compare good.txt report.txt -o good.txt/out.md', 'good.txt', /./],
  ['batch missing.jsonl', 'missing.jsonl', /check the path/],
  ['batch no-case', 'no-case', /give a file/],
  ['batch good.txt -o no-such-folder/out.jsonl', 'no-such-folder', /make it first/],
]

function snapshot(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}

describe('what cannot be used is told in one line that names it and the mend, with exit code 2, and nothing is written', () => {
  it.each(BAD)('unsaid %s', (args, names, mend) => {
    const before = snapshot()
    const { code, stdout, stderr } = run(args.split(' '), { cwd: folder })
    expect(stderr).toMatch(/^unsaid: [^\n]+\n$/)
    expect(stderr).toContain(names)
    expect(stderr).toMatch(mend)
    expect(stderr).not.toMatch(/\bat .*(?:file:|node:|\.js:)/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(snapshot()).toEqual(before)
  })

  it('holds for an empty standard input too', () => {
    const { code, stderr } = run(['compare', '-', 'report.txt'], { cwd: folder, input: '' })
    expect(stderr).toMatch(/^unsaid: standard input: is empty[^\n]*\n$/)
    expect(code).toBe(2)
  })

  it('holds for a call that names no command, or one that there is not', () => {
    for (const args of [['campare'], ['compare', '--no-such-option'], ['compare', 'good.txt', 'report.txt', '--format']]) {
      const { code, stdout, stderr } = run(args, { cwd: folder })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('unsaid --help')
      expect(stderr).not.toContain('node:')
    }
  })

  it('never lets a file name or a broken file speak to the terminal', () => {
    const evil = folderWith({ 'case.json': '{"\u001b]0;owned\u0007\u202e": ' })
    for (const args of [
      ['compare', 'x\u001b[2J\u202ey.txt', 'z'],
      ['compare', evil],
      ['compare', 'a', 'b', '--format', '\u001b[2J'],
      ['\u001b[2J'],
    ]) {
      const { code, stderr } = run(args, { cwd: folder })
      expect(code).toBe(2)
      expect(stderr.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }
  })
})

it('leaves an older answer as it was when the new one cannot be made', () => {
  const place = folderWith({ 'good.txt': TEXT, 'empty.txt': '', 'out.md': 'older\n' })
  expect(run(['compare', 'good.txt', 'empty.txt', '--format', 'md', '-o', 'out.md'], { cwd: place }).code).toBe(2)
  expect(readFileSync(join(place, 'out.md'), 'utf8')).toBe('older\n')
})
