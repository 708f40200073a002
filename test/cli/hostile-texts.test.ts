import { describe, expect, it } from 'vitest'
import { compare, jsonReport, markdownReport, terminalReport, type Document } from '../../src/index.ts'
import { storedForm } from '../../src/text/normalise.ts'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

/** What a terminal, an editor or a browser would obey instead of show. */
const HOSTILE: Readonly<Record<string, string>> = {
  'clear screen': '\u001b[2J\u001b[H',
  'window title': '\u001b]0;owned\u0007',
  hyperlink: '\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\',
  'device control string': '\u001bP+q544e\u001b\\',
  'C1 control sequence': '\u009b31m\u009d0;owned\u009c\u0085',
  'backspace and bell': '\u0008\u0008\u0007',
  'carriage return': 'shown\rhidden',
  'vertical tab and form feed': '\u000b\u000c',
  delete: '\u007f',
  'bidi override': '\u202etxet neddih\u202c\u2066\u2067\u2069\u200f\u061c',
  'zero width and tags': '\u200b\u200d\u2060\ufeff\u{e0041}\u{e007f}',
  'lone surrogate': '\ud800',
  'line separator': '\u2028\u2029',
}
const ALL = Object.values(HOSTILE).join('x')

const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u
const withoutColour = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '')
/** Shows what was found as a code, so that a failing test is harmless too. */
const firstForbidden = (text: string): string | undefined => FORBIDDEN.exec(text)?.[0].codePointAt(0)?.toString(16)

function statement(hostile: string): string {
  return (
    `The minister ${hostile} is ready to visit Minsk in May ${hostile} this year.\n` +
    `Trade between the two countries grew by 12 percent ${hostile} last year.\n` +
    `${hostile} The two sides signed nine agreements on farming and science ${hostile}.\n`
  )
}
const report = (hostile: string): string =>
  `Trade between the two countries grew by 15 percent ${hostile} last year, the office said ${hostile}.\nThe two sides signed agreements ${hostile}.\n`

const FORMATS = ['text', 'colour', 'md', 'json'] as const

function shown(hostile: string, format: (typeof FORMATS)[number]): string {
  const told = { outlet: `Office ${hostile}`, title: hostile, url: `https://a.example/${hostile}`, published: hostile, note: hostile }
  const document = (text: string): Document => ({ text: storedForm(text), language: 'en', provenance: told })
  const comparison = compare(
    document(statement(hostile)),
    [
      { ...document(report(hostile)), outlet: `Agency ${hostile}`, role: 'subject' },
      { ...document(statement(hostile)), outlet: `Control ${hostile}`, language: `en-${hostile}`, role: 'control' },
    ],
    { title: `A title ${hostile}` },
  )
  switch (format) {
    case 'text':
      return terminalReport(comparison, { width: 80, colour: false })
    case 'colour':
      return withoutColour(terminalReport(comparison, { width: 60, colour: true }))
    case 'md':
      return markdownReport(comparison)
    case 'json':
      return jsonReport(comparison)
  }
}

describe('control characters in texts and provenance never reach the terminal', () => {
  it.each(
    Object.entries({ ...HOSTILE, 'all of them': ALL }).flatMap(([name, hostile]) =>
      FORMATS.map((format) => [name, format, hostile] as const),
    ),
  )('%s, as %s', (_name, format, hostile) => {
    const answer = shown(hostile, format)
    expect(firstForbidden(answer)).toBeUndefined()
    expect(answer).toMatch(/minister|countries|agreements|Trade|visit/)
    expect(answer.isWellFormed()).toBe(true)
  })

  it('holds for the program: a case folder, file names, and colour', () => {
    const place = folderWith({
      'case/\u001b[2J\u202e.txt': `${statement(ALL)}${statement('')}${statement('')}${statement('')}`,
      'case/report.txt': report('').repeat(4),
      'case/case.json': JSON.stringify({
        schema: 1,
        title: ALL,
        statement: { file: '\u001b[2J\u202e.txt', outlet: ALL, note: ALL },
        reports: [
          { file: 'report.txt', outlet: ALL },
          { file: 'report.txt', outlet: ALL },
        ],
      }),
    })
    const { code, stdout, stderr } = run(['compare', 'case'], { cwd: place, env: { FORCE_COLOR: '1', TERM: 'xterm' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('\u001b[')
    expect(firstForbidden(withoutColour(stdout))).toBeUndefined()
  })

  it('holds for batch, answers and complaints', () => {
    const line = JSON.stringify({ id: `i${ALL}`, claims: [statement(ALL)], report: report(ALL) })
    const { code, stdout, stderr } = run(['batch'], { input: `${line}\n{"id": "\u009b", \u202e\n` })
    expect(code).toBe(3)
    expect(firstForbidden(stdout)).toBeUndefined()
    expect(firstForbidden(stderr)).toBeUndefined()
    expect((JSON.parse(stdout.split('\n')[0] ?? '') as { id: string }).id).toBe(`i${ALL}`)
  })
})

it('keeps the text in JSON to the letter, escaped', () => {
  const read = JSON.parse(shown(ALL, 'json')) as { statement: { text: string } }
  expect(read.statement.text).toBe(storedForm(statement(ALL)))
})

it('lets no text become markup in Markdown', () => {
  const place = folderWith({
    's.txt':
      'The minister <script>alert(1)</script> is ready to visit Minsk in May.\n' +
      'He signed ![x](http://evil.example/p.png) nine agreements | on `farming` [link](javascript:alert(1)).\n# He opened the plant **today**.\n',
    'r.txt': '<img src=x onerror=alert(1)> Trade | grew.\n',
  })
  const { stdout } = run(['compare', 's.txt', 'r.txt', '--format', 'md'], { cwd: place })
  expect(stdout).toContain('script')
  expect(stdout).not.toMatch(/(?<!\\)<(?:script|img)/)
  expect(stdout).not.toMatch(/(?<!\\)\]\((?:http|javascript)/)
  expect(stdout).not.toMatch(/^# He opened/m)
  const bars = (line: string): number => (line.startsWith('|') ? (line.match(/(?<!\\)\|/g)?.length ?? 0) : 0)
  const lines = stdout.split('\n')
  // Within a table every row has as many cells as the one above.
  lines.slice(1).forEach((line, index) => {
    if (bars(line) > 0 && bars(lines[index] ?? '') > 0) expect(bars(line)).toBe(bars(lines[index] ?? ''))
  })
  expect(Math.max(...lines.map(bars))).toBeGreaterThan(2)
})
