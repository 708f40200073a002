import { unzipSync, strFromU8 } from 'fflate'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { comparisonJsonSchema, comparisonSchema } from '../../src/model/comparison-schema.ts'
import type { CellReview, VerdictKind } from '../../src/model/verdict.ts'
import { annotationReport } from '../../src/present/annotations/report.ts'
import { csvReport } from '../../src/present/csv/report.ts'
import { docxReport } from '../../src/present/docx/report.ts'
import { headline } from '../../src/present/finding.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { jsonReport } from '../../src/present/json/report.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { terminalReport } from '../../src/present/terminal/report.ts'
import { handMade, reviewed } from './fixture.ts'

const differing = (engine: VerdictKind): CellReview => ({
  decisions: [
    { reviewer: 'Anna', verdict: 'omitted', time: '2025-06-01T10:00:00Z' },
    { reviewer: 'Boris', verdict: 'reported', time: '2025-06-01T11:00:00Z' },
  ],
  settled: 'disputed',
  engine: { kind: engine, confidence: 0.9 },
})

const comparison = handMade([
  { outlet: 'Paper', cells: [{ kind: 'disputed', review: differing('omitted'), evidence: 'Trade grew' }, 'reported', 'reported'] },
])

const plain = (markup: string): string =>
  markup
    .replace(/<(?:style|script)[^>]*>.*?<\/(?:style|script)>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a cell that reviewers dispute', () => {
  it('is told in the finding, with what each says, and the rest is not called all', () => {
    for (const text of [plain(htmlReport(comparison)), markdownReport(comparison)])
      expect(text).toMatch(
        /Paper\W+ ?reports 2 of 3 claims\. Reviewers differ on 1 of 3 claims: \W*We are ready .*\(Anna: omitted, Boris: reported\)/,
      )
    expect(headline(comparison)).toBe('No omission is settled; reviewers differ on 1 cell.')
  })

  it('is a state of its own in HTML, Markdown, Word, CSV, JSON, annotations and the terminal', async () => {
    const html = htmlReport(comparison)
    expect(html).toMatch(/<td [^>]*class="disputed band-\d"[^>]*><a [^>]*><span aria-hidden="true">±<\/span> disputed<\/a>/)
    expect(plain(html)).toContain('Reviewers differ, and nobody has settled it (disputed): Paper: claim 1.')
    expect(markdownReport(comparison)).toMatch(/\| 1 +\| We are ready[^|]+\| ± disputed +\|/)
    const word = strFromU8(unzipSync(await docxReport(comparison))['word/document.xml']!)
    expect(word).toContain('± disputed')
    const [head, first] = csvReport(comparison).split('\n')
    const row = Object.fromEntries(head!.split(',').map((name, index) => [name, first!.split(',')[index]]))
    expect(row).toMatchObject({ verdict: 'disputed', engine_verdict: 'omitted', reviewed: 'yes', settled: 'disputed' })
    const written = JSON.parse(jsonReport(comparison)) as unknown
    expect(comparisonSchema.parse(written).verdicts[0]![0]!.kind).toBe('disputed')
    expect(new Ajv2020({ strict: false, validateFormats: false }).compile(comparisonJsonSchema())(written)).toBe(true)
    expect(annotationReport(comparison)).toContain('"value": "disputed"')
    const terminal = terminalReport(comparison, { width: 100, colour: false })
    expect(terminal).toMatch(/1 {2}We are ready .* ± disputed/)
    expect(terminal).toContain('Reviewers differ (disputed): 1 in Paper (Anna omitted, Boris reported).')
  })

  it('has no word in a report where nothing is disputed', () => {
    const agreed = handMade([{ outlet: 'Paper', cells: ['reported', 'omitted', 'unsure'] }])
    for (const text of [plain(htmlReport(agreed)), markdownReport(agreed), terminalReport(agreed, { width: 100, colour: false })])
      expect(text).not.toContain('disputed')
  })
})

describe('a claim that a reviewer calls carried without saying where', () => {
  const overruled = (kind: 'reported' | 'partial' | 'altered') =>
    handMade([
      { outlet: 'Paper', cells: [{ kind, review: reviewed('Anna', kind, 'omitted') }, 'reported', 'reported'] },
      { outlet: 'Post', cells: ['omitted', 'reported', 'reported'] },
    ])

  it('is published with “no passage marked”', () => {
    expect(plain(htmlReport(overruled('reported')))).toContain('Paper reports it; no passage marked.')
    expect(markdownReport(overruled('partial'))).toContain('No passage marked: the reviewer did not say where.')
    expect(plain(htmlReport(overruled('altered')))).toContain('No passage marked: the reviewer did not say where.')
    expect(terminalReport(overruled('partial'), { width: 100, colour: false })).toContain('no passage marked')
  })

  it('is not said to have nothing near it', () => {
    expect(markdownReport(overruled('partial'))).not.toMatch(/Paper.*\n+Nothing in the report comes near it/)
  })
})

describe('suspicions on an omitted claim', () => {
  it('are not published: its nearest passage says something else anyhow', () => {
    const omitted = handMade([
      {
        outlet: 'Paper',
        cells: [{ kind: 'omitted', change: { kind: 'name', reason: '“a” became “b”', strength: 0.9 } }, 'reported', 'reported'],
      },
    ])
    expect(csvReport(omitted)).not.toContain('became')
  })
})
