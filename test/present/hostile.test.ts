// Whatever stands in a text, a title, an address or a note is shown as text in every format, and never becomes markup.
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { comparisonSchema } from '../../src/model/comparison-schema.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import { annotationReport } from '../../src/present/annotations/report.ts'
import { CSV_COLUMNS, csvReport } from '../../src/present/csv/report.ts'
import { docxReport } from '../../src/present/docx/report.ts'
import { safeLink } from '../../src/present/edition/blocks.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { jsonReport } from '../../src/present/json/report.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'
import { handMade, reviewed } from './fixture.ts'

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</style><style>*{display:none}</style>',
  '</title><meta http-equiv=refresh content="0;url=//evil.example">',
  '<!-- <![CDATA[ ]]> &lt;b&gt; &amp; &#x202e;',
  "javascript:alert(1)//'",
  '[link](javascript:alert(1))',
  '![image](https://evil.example/p.png)',
  '<https://evil.example> www.evil.example https://evil.example/x someone@evil.example',
  '# heading\n- item\n> quote\n\n---\n```\ncode\n```',
  '| a | b |\n|---|---|\n| c | d |',
  '**bold** _em_ ~~gone~~ `code` [^1] $x$ :smile: @someone [!NOTE]',
  '=HYPERLINK("https://evil.example")',
  " +1+cmd|' /C calc'!A0",
  '@SUM(1)',
  '-2+3',
  '\t=1',
  '＝1+1',
  '\u202egnissap\u202c\u2066x\u2069\u200b',
  '\\end{document}} @misc{x, title={y}} % $',
  ']]></w:t><w:instrText>INCLUDETEXT</w:instrText>\ufffe\uffff',
]

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), unicodeText), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' ').normalize('NFC').replace(/\r\n?/g, '\n'))

const address = fc.oneof(
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://user:pass@evil.example/', 'https://a.example/?q=<b>&c="d"'),
  hostile,
)

/** Texts from outside in every place that a comparison has for them. */
const comparisons: fc.Arbitrary<Comparison> = fc
  .record({
    claim: hostile,
    report: hostile,
    name: hostile,
    title: hostile,
    url: address,
    language: fc.oneof(fc.constantFrom('ar', 'ko-KP', 'x" onload="y'), hostile),
  })
  .map(({ claim, report, name, title, url, language }) => {
    const text = `${report}\nThe end of it.`
    const made = handMade(
      [
        {
          outlet: `A ${name}`,
          text,
          language,
          cells: [
            { kind: 'omitted', evidence: text },
            { kind: 'altered', evidence: text, change: { reason: name } },
          ],
        },
        {
          outlet: `B ${name}`,
          text,
          role: 'control',
          cells: [{ kind: 'reported', evidence: text, review: { ...reviewed(name, 'reported', 'unsure') } }, 'partial'],
        },
      ],
      [`${claim}.`.replace(/\n/g, ' '), `${title} 12 %`.replace(/\n/g, ' ')],
    )
    const provenance = { outlet: name, title, url, note: claim, published: title, extraction: name }
    return {
      ...made,
      title,
      statement: { ...made.statement, language, provenance, translations: [{ span: { start: 0, end: 1 }, text: claim, language }] },
      reports: made.reports.map((one) => ({ ...one, provenance })),
      additions: made.reports.map((one) => [{ span: { start: 0, end: one.text.length }, text: one.text }]),
    }
  })

/** What no reader may meet raw: it would turn the line around or hide in it. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

const runs = { numRuns: 30 }

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const elements = (node: Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
]

const OURS = new Set(
  'html head meta title style body a header h1 h2 h3 p nav ul li main section div table caption thead tbody tr th td small span figure figcaption blockquote mark q code pre strong dl dt dd article sup cite bdi del ins footer'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'lang dir charset http-equiv content name class href id aria-labelledby aria-label aria-hidden role tabindex scope rel data-c data-n data-head'.split(
    ' ',
  ),
)

const MARKDOWN = new Set('html head body h1 h2 h3 p ul li strong em del a code pre blockquote table thead tbody tr th td'.split(' '))

describe('hostile texts', () => {
  it('stay text in HTML: no element, attribute or address but ours', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        const page = htmlReport(comparison)
        const found = elements(parseHtml(page))
        for (const { tagName, attrs } of found) {
          expect(OURS).toContain(tagName)
          for (const { name, value } of attrs) {
            expect(ATTRIBUTES).toContain(name)
            if (name === 'href') expect(value.startsWith('#') || safeLink(value) === value).toBe(true)
          }
        }
        expect(found.filter((one) => one.tagName === 'style')).toHaveLength(1)
        expect(page).not.toMatch(UNSEEN)
        expect(page.isWellFormed()).toBe(true)
      }),
      runs,
    )
  })

  it('lead nowhere in HTML: every fragment is there, once', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        const attributes = elements(parseHtml(htmlReport(comparison))).flatMap((one) => one.attrs)
        const ids = attributes.filter((one) => one.name === 'id').map((one) => one.value)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { name, value } of attributes) if (name === 'href' && value.startsWith('#')) expect(ids).toContain(value.slice(1))
      }),
      { numRuns: 12 },
    )
  })

  it('stay text in Markdown: as HTML it has no element but ours, and no link but to a safe address that was given', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        const markdown = markdownReport(comparison)
        const html = micromark(markdown, {
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
          allowDangerousHtml: true,
          allowDangerousProtocol: true,
        })
        const given = comparison.reports.flatMap((one) => safeLink(one.provenance.url ?? '') ?? [])
        const found = elements(parseHtml(html))
        for (const { tagName, attrs } of found) {
          expect(MARKDOWN).toContain(tagName)
          if (tagName === 'a') expect(given.map((url) => new URL(url).href)).toContain(new URL(attrs[0]!.value).href)
        }
        expect(found.filter((one) => one.tagName === 'h1')).toHaveLength(1)
        expect(found.filter((one) => one.tagName === 'pre')).toHaveLength(3)
        expect(markdown).not.toMatch(UNSEEN)
      }),
      runs,
    )
  })

  it('stay text in CSV: a row for each cell, and no cell that a spreadsheet would compute', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        const rows: string[][] = parseCsv(csvReport(comparison))
        expect(rows).toHaveLength(1 + comparison.claims.length * comparison.reports.length)
        expect(rows[0]).toEqual([...CSV_COLUMNS])
        for (const row of rows.slice(1))
          for (const cell of row) {
            expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u)
            expect(cell).not.toMatch(/[\n\r]/)
          }
      }),
      runs,
    )
  })

  it('come back to the letter from JSON', () => {
    fc.assert(
      fc.property(comparisons, (comparison) => {
        expect(comparisonSchema.parse(JSON.parse(jsonReport(comparison)))).toEqual(comparison)
      }),
      runs,
    )
  })

  it('keep Web Annotations whole: every selector selects its words, in code points', () => {
    interface Selected {
      selector: [{ exact: string }, { start: number; end: number }]
    }
    fc.assert(
      fc.property(comparisons, (comparison) => {
        const { first, total } = JSON.parse(annotationReport(comparison)) as {
          total: number
          first: { items: { body: [Selected]; target: Selected }[] }
        }
        expect(first.items).toHaveLength(total)
        for (const { body, target } of first.items) {
          const [quote, position] = body[0].selector
          expect([...comparison.statement.text].slice(position.start, position.end).join('')).toBe(quote.exact)
          const [passage, place] = target.selector
          expect(comparison.reports.some((report) => [...report.text].slice(place.start, place.end).join('') === passage.exact)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('stay text in a Word document: whole XML, no field and no outside link but safe ones', async () => {
    await fc.assert(
      fc.asyncProperty(comparisons, async (comparison) => {
        const files = unzipSync(await docxReport(comparison))
        const xml = strFromU8(files['word/document.xml']!)
        const names = new Set([...xml.matchAll(/<\/?([\w:]+)/g)].map((match) => match[1]))
        for (const name of names) expect(name).toMatch(/^w:|^xml$/)
        expect(names).not.toContain('w:instrText')
        expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/)
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        const relations = strFromU8(files['word/_rels/document.xml.rels']!)
        for (const [, target] of relations.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)) {
          const url = target!
            .replaceAll('&quot;', '"')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&apos;', "'")
            .replaceAll('&amp;', '&')
          expect(safeLink(url)).toBe(url)
        }
      }),
      { numRuns: 12 },
    )
  })
})
