// A published report and its case: what was changed afterwards is told, each thing as what it is.
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { runCompare } from '../../src/cli/compare.ts'
import { runReport } from '../../src/cli/report.ts'
import { runVerify } from '../../src/cli/verify.ts'
import type { Verification } from '../../src/model/verification.ts'
import { folderWith } from '../helpers/folder.ts'
import { root } from '../helpers/run.ts'
import { saying } from '../helpers/saying.ts'

const founding = join(root, 'cases/lukashenko-visit-2025')
const read = (name: string): string => readFileSync(join(founding, name), 'utf8')
const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const VISIT = 'am ready to visit Pyongyang at the earliest convenient time.'

/** A line of a review log: a verdict on the wish to visit in KCNA's report. */
function decision(reviewer: string, verdict: string, day = 1): string {
  const statement = read('statement.txt')
  const start = statement.indexOf(VISIT)
  const stamp = { reviewer, time: `2025-10-0${day}T10:00:00Z`, engine: '0.1.0', mode: 'open' }
  const claim = { start, end: start + VISIT.length, text: VISIT }
  const texts = { statement: hash(statement), report: hash(read('kcna.txt')) }
  return `${JSON.stringify({ act: 'decide', ...stamp, texts, claim, outlet: 'KCNA', verdict })}\n`
}

const texts = Object.fromEntries(
  ['case.json', 'statement.txt', 'kcna.txt', 'rodong-sinmun.txt', 'belta.txt'].map((name) => [name, read(name)]),
)
const reviews = { 'reviews/Anna.jsonl': decision('Anna', 'omitted'), 'reviews/Boris.jsonl': decision('Boris', 'omitted') }

/** A case with its report in a format; the report lies in the case. */
async function reported(
  ending: string,
  more: Readonly<Record<string, string>> = {},
  flags: object = {},
): Promise<{ folder: string; path: string }> {
  const folder = folderWith({ ...texts, ...more })
  const path = join(folder, `report.${ending}`)
  expect((await saying(() => runReport(folder, { reviews: true, output: path, ...flags }))).code).toBe(0)
  return { folder, path }
}

interface Verified extends Pick<Verification, 'result' | 'same'> {
  readonly code: number
  readonly told: readonly string[]
  readonly open: readonly string[]
  readonly notes: readonly string[]
}

async function verify(path: string, flags: object = {}): Promise<Verified> {
  const { code, out } = await saying(() => runVerify(path, { format: 'json', ...flags }))
  const { result, same, differences, open, notes } = JSON.parse(out) as Verification
  const lines = (list: Verification['notes']): string[] => list.map(({ part, message }) => `${part}: ${message}`)
  return { code, result, same, told: lines(differences), open: lines(open), notes: lines(notes) }
}

function edit(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(path, 'utf8')
  // What is put in may hold a dollar sign, which means something where a replacement is no function.
  const after = typeof from === 'string' ? before.replace(from, () => to) : before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}

function editDocx(path: string, part: string, from: string, to: string): void {
  const parts = unzipSync(readFileSync(path))
  const before = strFromU8(parts[part]!)
  expect(before).toContain(from)
  parts[part] = strToU8(before.replace(from, to))
  writeFileSync(path, zipSync(parts))
}

/** The record of a page's making, put back as `change` leaves it. */
function editRecord(path: string, change: (record: { engine: { key: string }; writer: string; page: string }) => void): void {
  const pattern = /<!-- unsaid-colophon (.*) -->/
  const record = JSON.parse(pattern.exec(readFileSync(path, 'utf8'))![1]!) as Parameters<typeof change>[0]
  change(record)
  edit(path, pattern.exec(readFileSync(path, 'utf8'))![0], `<!-- unsaid-colophon ${JSON.stringify(record)} -->`)
}

const ENDINGS = ['md', 'html', 'docx', 'json', 'jsonld', 'txt', 'csv']

describe('a report that is as it was written', () => {
  it.each(ENDINGS)('holds as .%s, with reviews, a control, authors and a date', async (ending) => {
    const { path } = await reported(ending, reviews, { control: ['KCNA'], author: ['Anna', 'Ян'], date: '2026-01-02' })
    // CSV has no place that says who wrote it; what is in it is all there.
    expect(await verify(path)).toMatchObject({ code: 0, result: 'holds', told: [], open: [] })
  })

  it('holds without reviews where it says that it has none, and the reader is told', async () => {
    const { path } = await reported('html', reviews, { reviews: false })
    const { code, notes } = await verify(path)
    expect(code).toBe(0)
    expect(notes).toEqual(['review: the report says that it was made without reviews; the case has those of Anna, Boris'])
  })

  it('holds where a checkout has changed its line ends', async () => {
    const { path } = await reported('md')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    expect((await verify(path)).code).toBe(0)
  })

  it('holds where it lies elsewhere and its case is named', async () => {
    const { folder, path } = await reported('html')
    const elsewhere = join(folderWith(), 'page.html')
    writeFileSync(elsewhere, readFileSync(path))
    expect((await verify(elsewhere, { case: folder })).code).toBe(0)
    await expect(runVerify(elsewhere, { format: 'text' })).rejects.toThrow('name the folder of its case with --case CASE')
  })

  it.each(['ferry-line-versions', 'strait-call'])('holds with versions, sides and editions: %s', async (name) => {
    const folder = join(root, 'cases', name)
    const place = folderWith()
    for (const ending of ['html', 'json']) {
      const path = join(place, `report.${ending}`)
      await saying(() => runReport(folder, { reviews: true, output: path }))
      expect(await verify(path, { case: folder })).toMatchObject({ code: 0, told: [] })
    }
  })

  it('holds where compare wrote it, and where report made a page of a comparison in JSON', async () => {
    const place = folderWith(texts)
    const [json, page] = [join(place, 'a.json'), join(place, 'b.html')]
    await saying(() => runCompare([place], { output: json }))
    await saying(() => runReport(json, { reviews: true, output: page, control: ['KCNA'] }))
    expect(await verify(json)).toMatchObject({ code: 0, told: [] })
    expect(await verify(page)).toMatchObject({ code: 0, told: [] })
  })

  it('holds without a record, as reports were before there were records', async () => {
    const { path } = await reported('md', reviews)
    edit(path, /\n<!-- unsaid-colophon .*\n/, '')
    const { code, notes } = await verify(path)
    expect(code).toBe(0)
    expect(notes[0]).toMatch(/^record: the report does not say how it was made/)
  })

  it('says so in one line', async () => {
    const { path, folder } = await reported('html', reviews)
    const { code, out } = await saying(() => runVerify(path, { format: 'text' }))
    expect(code).toBe(0)
    expect(out).toMatch(/^[^\n]+\n$/)
    expect(out).toContain(`${path}: holds. Recomputed from ${folder} (engine 0.1.0-`)
    expect(out).toContain('The same: 4 texts, 2 reviews, 33 verdicts on its record, the page, byte for byte.')
  })
})

describe('one verdict that was changed by hand', () => {
  it.each([
    ['md', /○ omitted(?= \d)/, '● reported', /^page: has “.*● reported.*” where the case gives “.*○ omitted/],
    ['html', />omitted<(?=.*<\/html>)/s, '>reported<', /^page: has “.*reported.*” where the case gives “/],
    ['txt', '○ omitted', '● reported', /^page: has “.*● reported.*” where the case gives “.*○ omitted/],
    ['csv', ',omitted,', ',reported,', /^verdict: claim \d+ in \S.*: verdict is "reported" in the report, and "omitted" when recomputed/],
    ['json', '"kind": "omitted"', '"kind": "reported"', /^verdict: claim \d+ in \S.*: "reported" in the report, "omitted" when recomputed/],
    ['jsonld', '"value": "omitted"', '"value": "reported"', /^page: .*"reported" in the report, "omitted" when recomputed/],
  ])('is told of in .%s', async (ending, from, to, line) => {
    const { path } = await reported(ending)
    edit(path, from, to)
    const { code, result, told } = await verify(path)
    expect({ code, result }).toEqual({ code: 1, result: 'differs' })
    expect(told).toContainEqual(expect.stringMatching(line))
    expect(told.every((one) => !one.startsWith('text:') && !one.startsWith('review:'))).toBe(true)
  })

  it('is told of in .docx', async () => {
    const { path } = await reported('docx')
    editDocx(path, 'word/document.xml', '○ omitted', '● reported')
    const { code, told } = await verify(path)
    expect(code).toBe(1)
    expect(told).toContainEqual(expect.stringMatching(/^page: has “.*● reported/))
  })

  it('is told of where the checksum of the page was made anew with it', async () => {
    const { path } = await reported('md')
    edit(path, /○ omitted(?= \d)/, '● reported')
    const page = readFileSync(path, 'utf8').replace(/\n<!-- unsaid-colophon .*\n/, '')
    editRecord(path, (record) => void (record.page = hash(page)))
    expect(await verify(path)).toMatchObject({ code: 1, told: [expect.stringMatching(/^page: has “.*● reported/)] })
    // Nor does it pass by naming another program as its writer: it is then left open, with the line that differs.
    editRecord(path, (record) => void (record.writer = '000000000000'))
    const { code, result, open } = await verify(path)
    expect({ code, result }).toEqual({ code: 3, result: 'open' })
    expect(open).toContainEqual(expect.stringMatching(/^page: has “.*● reported/))
  })

  it('is told of where the record was taken out, or spoilt', async () => {
    const { path } = await reported('md', reviews)
    edit(path, /○ omitted(?= \d)/, '● reported')
    edit(path, /\n<!-- unsaid-colophon .*\n/, '')
    expect(await verify(path)).toMatchObject({ code: 1, told: [expect.stringMatching(/^page: has “.*● reported/)] })
    const whole = await reported('html', reviews)
    edit(whole.path, '"schema":1', '"schema":7')
    expect((await verify(whole.path)).told[0]).toMatch(/^record: what the report says of its making cannot be read/)
  })

  it('is no more than markup where no word differs', async () => {
    const { path } = await reported('html')
    edit(path, '<h1 dir="auto">', '<h1 dir="rtl">')
    expect((await verify(path)).told.at(-1)).toMatch(/^page: has the same words, and other markup or invisible characters/)
  })
})

describe('a case that changed after its report', () => {
  it.each(['html', 'json', 'docx'])('tells a source text of which one character is another, for .%s', async (ending) => {
    const { folder, path } = await reported(ending, reviews)
    edit(join(folder, 'kcna.txt'), 'Kim', 'Kym')
    const { code, told } = await verify(path)
    expect(code).toBe(1)
    expect(told[0]).toMatch(/^text: KCNA: its text in the case is another/)
    expect(told.filter((one) => /^text: (?:the statement|BelTA|Rodong)/.test(one))).toEqual([])
  })

  it('tells it where case.json has a checksum too, which no other command reads over', async () => {
    const named = JSON.parse(texts['case.json']!) as { reports: { sha256?: string }[] }
    named.reports[0]!.sha256 = hash(texts['kcna.txt']!)
    const { folder, path } = await reported('html', { 'case.json': JSON.stringify(named) })
    edit(join(folder, 'kcna.txt'), 'Kim', 'Kym')
    expect((await verify(path)).told.slice(0, 2)).toEqual([
      expect.stringMatching(/^text: .*kcna\.txt: is not what sha256 in case\.json was recorded of/),
      expect.stringMatching(/^text: KCNA: /),
    ])
  })

  it('tells a text that is gone from one that came', async () => {
    const { folder, path } = await reported('html')
    const named = JSON.parse(texts['case.json']!) as { reports: { file: string; outlet: string }[] }
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ ...named, reports: named.reports.slice(0, 2) }))
    expect((await verify(path)).told[0]).toBe('text: BelTA: is in the report, and the case has no such text')
    writeFileSync(join(folder, 'extra.txt'), texts['kcna.txt']!)
    writeFileSync(
      join(folder, 'case.json'),
      JSON.stringify({ ...named, reports: [...named.reports, { file: 'extra.txt', outlet: 'Extra' }] }),
    )
    const { code, notes } = await verify(path)
    expect(code).toBe(0)
    expect(notes).toEqual(['text: Extra: is in the case, and was not when the report was made'])
  })

  it.each(['md', 'json'])('tells a review that is missing and one that was rewritten, for .%s', async (ending) => {
    const { folder, path } = await reported(ending, reviews)
    rmSync(join(folder, 'reviews/Anna.jsonl'))
    expect((await verify(path)).told[0]).toBe('review: Anna: the review is missing from the case (1 decision)')
    writeFileSync(join(folder, 'reviews/Anna.jsonl'), decision('Anna', 'reported'))
    const { code, told } = await verify(path)
    expect(code).toBe(1)
    expect(told[0]).toBe('review: Anna: what was decided before the report was made is no longer what the review says (1 decision)')
    expect(told.slice(1).join('\n')).toMatch(/claim 5 in KCNA/)
  })

  it('leaves out what was decided since, and says so', async () => {
    const { folder, path } = await reported('html', reviews)
    appendFileSync(join(folder, 'reviews/Anna.jsonl'), decision('Anna', 'reported', 2))
    writeFileSync(join(folder, 'reviews/Clara.jsonl'), decision('Clara', 'reported'))
    const { code, notes } = await verify(path)
    expect(code).toBe(0)
    expect(notes).toEqual([
      'review: Anna: 1 decision made since the report; left out here, as in it',
      'review: Clara: 1 decision made since the report; left out here, as in it',
    ])
  })
})

describe('another engine', () => {
  it('is named, and the report holds where all is the same', async () => {
    const { path } = await reported('html')
    editRecord(path, (record) => void (record.engine.key = '0.0.9-000000000000'))
    const { code, notes } = await verify(path)
    expect(code).toBe(0)
    expect(notes[0]).toMatch(/^engine: the report is by engine 0\.0\.9-000000000000, and this is 0\.1\.0-/)
  })

  it('does not excuse a verdict that differs', async () => {
    const { path } = await reported('html')
    editRecord(path, (record) => void (record.engine.key = '0.0.9-000000000000'))
    edit(path, /("cells":\[\["\S+) r/, '$1 o')
    const { code, told, notes } = await verify(path)
    expect(code).toBe(1)
    expect(told).toEqual(['verdict: claim 1 in KCNA: is omitted in the report, and reported when recomputed'])
    expect(notes[0]).toMatch(/^engine: /)
  })
})

describe('what is no report', () => {
  it.each([
    ['a text', 'statement.txt', /is no report of unsaid/],
    ['another JSON file', 'case.json', /is no report of unsaid/],
  ])('%s is refused in a line', async (_, name, message) => {
    const folder = folderWith(texts)
    await expect(runVerify(join(folder, name), { format: 'text' })).rejects.toThrow(message)
  })

  it('hostile JSON costs a line, not the program', async () => {
    const { path } = await reported('json')
    edit(path, '"title":', `"more": ${'['.repeat(5000)}${']'.repeat(5000)},\n  "title":`)
    expect(await verify(path)).toMatchObject({ code: 1 })
  })
})
