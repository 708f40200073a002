// What a report says it is about: which texts, how much of them was searched, which version, which hashes, in every format.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/compare.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import { annotationReport } from '../../src/present/annotations/report.ts'
import { csvReport } from '../../src/present/csv/report.ts'
import { docxReport } from '../../src/present/docx/report.ts'
import { plainOf } from '../../src/present/docx/text.ts'
import { editionOf } from '../../src/present/edition/edition.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { jsonReport } from '../../src/present/json/report.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { scopeOf } from '../../src/present/scope.ts'
import { terminalReport } from '../../src/present/terminal/report.ts'
import { withVersions } from '../../src/semantic/versions.ts'
import { root } from '../helpers/run.ts'
import { handMade, reviewed } from './fixture.ts'

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const PAGE = hashOf('<p>the page as it came</p>')

/** A report with two passages, from a page whose bytes are not the text's. */
const TEXT = 'Trade grew by 15 percent, it was said. The hosts were thanked.'
function fetched(cells: Parameters<typeof handMade>[0][number]['cells'], text = TEXT, language = 'en'): Comparison {
  const made = handMade([{ outlet: 'Morgenblatt', text, language, cells }])
  return {
    ...made,
    reports: made.reports.map((report) => ({ ...report, provenance: { retrieved: '2025-05-02T08:00:00Z', sha256: PAGE } })),
  }
}
const omitted = { kind: 'omitted', confidence: 0.95, evidence: 'The hosts were thanked.' } as const
const comparison = fetched([omitted, 'reported', 'reported'])

const finding = (one: Comparison): string =>
  editionOf(one)
    .sections[0]!.blocks.map((block) => (block.kind === 'paragraph' ? plainOf(block.content) : ''))
    .join('\n')

describe('the finding of an omission', () => {
  it('says that no passage carries the claim, how many were searched, and the nearest', () => {
    expect(finding(comparison)).toContain(
      'No passage of Morgenblatt’s report carries that claim; 2 were searched, and the nearest reads The hosts were thanked.',
    )
    expect(terminalReport(comparison, { width: 200, colour: false })).toContain(
      'No passage of Morgenblatt’s report (2 searched) carries it.',
    )
    expect(markdownReport(comparison)).toContain('Nearest passage in Morgenblatt, of 2 searched')
  })

  it('hedges where the omission is not sure, and says where nothing comes near', () => {
    const doubtful = fetched([{ kind: 'omitted', confidence: 0.6 }, 'reported', 'reported'])
    expect(finding(doubtful)).toContain(
      'No passage of Morgenblatt’s report appears to carry that claim; 2 were searched, and none comes near it.',
    )
    expect(terminalReport(doubtful, { width: 200, colour: false })).toContain('(2 searched) appears to carry it.')
    expect(markdownReport(doubtful)).toContain('Nothing in the report comes near it; 2 passages were searched.')
  })

  it('takes a reviewer’s word as sure', () => {
    const said = fetched([{ kind: 'omitted', confidence: 0.3, review: reviewed('Anna', 'omitted', 'unsure') }, 'reported', 'reported'])
    expect(finding(said)).toContain('report carries that claim; 2 were searched')
  })

  it.each([
    ['ru', 'Торговля выросла на 15 процентов. Хозяев поблагодарили. Погода была хорошей.', 3],
    ['be', 'Гандаль вырас на 15 працэнтаў. Гаспадарам падзякавалі.', 2],
    ['ko', '무역이 15퍼센트 늘었다고 하였다. 주인들에게 감사를 표하였다.', 2],
    ['zh', '贸易增长了百分之十五。客人感谢了主人。', 2],
    ['en', 'One sentence only.', 1],
  ])('counts the passages of a report in %s', (language, text, count) => {
    const searched = count === 1 ? 'its one passage was searched' : `${count} were searched`
    expect(finding(fetched(['omitted', 'omitted', 'omitted'], text, language))).toContain(searched)
  })

  it('says nothing of passages where nothing was left out', () => {
    const all = fetched(['reported', 'reported', 'reported'])
    expect(finding(all)).not.toContain('No passage')
    expect(terminalReport(all, { width: 80, colour: false })).not.toContain('No passage')
  })
})

describe('the scope stands in every format', () => {
  const said = hashOf(comparison.statement.text)
  const read = hashOf(TEXT)

  it.each([
    ['text', () => terminalReport(comparison, { width: 500, colour: false })],
    ['md', () => markdownReport(comparison)],
    ['html', () => htmlReport(comparison).replace(/<[^>]*>/g, '')],
    ['docx', async () => strFromU8(unzipSync(await docxReport(comparison))['word/document.xml']!).replace(/<[^>]*>/g, '')],
    ['json', () => jsonReport(comparison)],
  ])('%s: texts, times, and hashes of the text and of the page', async (_, made) => {
    const shown = await made()
    for (const part of [said, read, PAGE, '2025-05-02T08:00:00Z']) expect(shown).toContain(part)
  })

  it('csv: passages and hashes in each row', () => {
    const rows: Record<string, string>[] = parse(csvReport(comparison), { columns: true })
    expect(rows).toHaveLength(3)
    for (const row of rows)
      expect(row).toMatchObject({ report_passages: '2', report_text_sha256: read, statement_text_sha256: said, report_sha256: PAGE })
  })

  it('annotations: the state of the source that was read', () => {
    const { first } = JSON.parse(annotationReport(comparison)) as {
      first: { items: { target: { state: object }; body: { value?: string }[] }[] }
    }
    expect(first.items[0]!.target.state).toEqual({
      type: 'TimeState',
      sourceDate: '2025-05-02T08:00:00Z',
      cached: `ni:///sha-256;${Buffer.from(read, 'hex').toString('base64url')}`,
    })
    expect(first.items[0]!.body.map((one) => one.value).join(' ')).toContain(
      'Nearest of 2 passages searched; no passage of the report carries it',
    )
  })

  it('json: a scope that a program can read, told anew from the texts', () => {
    expect((JSON.parse(jsonReport(comparison)) as { scope: object }).scope).toEqual(scopeOf(comparison))
    expect(scopeOf(comparison).reports).toEqual([
      { name: 'Morgenblatt', passages: 2, time: { of: 'retrieved', at: '2025-05-02T08:00:00Z' }, textSha256: read, sha256: PAGE },
    ])
  })
})

it('says which of several versions was read', async () => {
  const { statement, reports, versions } = await readCase(join(root, 'cases/ferry-line-versions'))
  const followed = await withVersions(compare(statement, reports), versions)
  expect(scopeOf(followed).reports.map((one) => one.version)).toEqual([{ number: 1, of: 3 }, undefined])
  expect(markdownReport(followed)).toContain('version 1 of 3, as fetched 2026-03-03T09:30:00Z')
  expect(csvReport(followed)).toContain(',1 of 3,')
})

it('says so where the text is the file as received, and of an archived copy when it was made', async () => {
  const { statement, reports } = await readCase(join(root, 'cases/lukashenko-visit-2025'))
  expect(markdownReport(compare(statement, reports))).toContain(', which is the file as received.')
  const archived = {
    archived: { url: 'https://archive.example/1', captured: '2025-05-03T00:00:00Z', used: true },
    retrieved: '2025-06-01T00:00:00Z',
  }
  const copy = { ...comparison, reports: comparison.reports.map((one) => ({ ...one, provenance: archived })) }
  expect(markdownReport(copy)).toContain('as archived 2025-05-03T00:00:00Z')
})
