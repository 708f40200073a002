import { describe, expect, it } from 'vitest'
import { readAs, paragraphsAs } from '../helpers/extracted.ts'
import { linesAt, makePdf, type PdfText } from '../helpers/make-pdf.ts'

const heading: PdfText[] = [
  { text: 'Harbour works to end', x: 72, y: 780, size: 18 },
  { text: 'in May, minister says', x: 72, y: 757, size: 18 },
]
const first = [
  'The minister said on Tuesday that the harbour works',
  'would end in May. She thanked the crews, who had wor-',
  'ked through the whole of a hard winter.',
]
const second = ['The works began four years ago.', 'They cost 12.5 million, she said.']
const whole = (lines: readonly string[]): string => lines.join(' ').replace('wor- ked', 'worked')

describe('a PDF', () => {
  it('gives its headline, over two lines, its date and its paragraphs, with lines joined and words put together', async () => {
    const page = [...heading, ...linesAt(725, ['4 March 2025']), ...linesAt(700, first), ...linesAt(644, second)]
    const { text, provenance, language } = await readAs('a.pdf', makePdf([page]))
    expect(text.split('\n\n')).toEqual(['Harbour works to end in May, minister says', '4 March 2025', whole(first), ...second])
    expect(provenance).toMatchObject({ title: 'Harbour works to end in May, minister says', published: '2025-03-04' })
    expect(provenance.extraction).toMatch(/^PDF, unpdf \d/)
    expect(language).toBe('en')
  })

  it('reads any script that its fonts map to Unicode', async () => {
    const russian = ['Президент принял посла соседней страны и', 'обсудил с ним взаимную торговлю и визит.']
    const chinese = ['主席在北京会见了来访的外交部长，双方就', '贸易和教育合作交换了意见。']
    expect(await paragraphsAs('r.pdf', makePdf([linesAt(700, russian)]))).toEqual([russian.join(' ')])
    expect(await paragraphsAs('z.pdf', makePdf([linesAt(700, chinese)]))).toEqual([chinese.join('')])
  })

  it('drops what runs along the edges of its pages, and goes on over a page’s end', async () => {
    const pages = [1, 2, 3].map((page) => [
      { text: 'Port Authority · Press release', x: 72, y: 810 },
      ...linesAt(
        700,
        [
          ['The first page says that the works go on all', 'year, and that the sentence which it ends with'],
          ['is not over there but goes on upon the second.', 'Then there is more to say about the cranes and'],
          ['what they lift. The last page ends the release.'],
        ][page - 1]!,
      ),
      { text: `Page ${page} of 3`, x: 280, y: 30 },
    ])
    expect(await paragraphsAs('a.pdf', makePdf(pages))).toEqual([
      'The first page says that the works go on all year, and that the sentence which it ends with is not over there but goes on upon the second. Then there is more to say about the cranes and what they lift. The last page ends the release.',
    ])
  })

  it('drops the lines that a browser prints around a single page', async () => {
    const page = [
      { text: '11/25/26, 2:06 PM', x: 30, y: 820 },
      ...linesAt(700, ['The works end in May.']),
      { text: 'https://port.example/news/works', x: 30, y: 20 },
      { text: ' 1/1', x: 560, y: 20 },
    ]
    expect(await paragraphsAs('a.pdf', makePdf([page]))).toEqual(['The works end in May.'])
  })

  it('keeps a figure alone on a line in the middle of a page', async () => {
    const page = linesAt(700, ['The number of ships was', '1377', 'in the year before last.'])
    expect(await paragraphsAs('a.pdf', makePdf([page]))).toEqual(['The number of ships was 1377 in the year before last.'])
  })

  it('keeps a word’s own hyphen where the text shows that it has one', async () => {
    const lines = ['A state-owned yard does it, and the yard is state-', 'owned since it was built, as the minister has said.']
    expect((await paragraphsAs('a.pdf', makePdf([linesAt(700, lines)])))[0]).toContain('the yard is state-owned since')
  })

  it('reads column after column', async () => {
    const left = ['The left column has three', 'lines that belong together', 'and it ends with this stop.']
    const right = ['The right column begins at', 'the top of the page again', 'and has three lines as well.']
    const page = [...linesAt(700, left, 72, 9), ...linesAt(700, right, 320, 9)]
    expect((await paragraphsAs('a.pdf', makePdf([page]))).join(' ')).toBe([...left, ...right].join(' '))
  })

  it('reads a page that is turned, and leaves out a stamp across it', async () => {
    const turned = first.map((text, index) => ({ text, x: 100 + index * 14, y: 72, turned: 90 }))
    expect(await paragraphsAs('a.pdf', makePdf([turned]))).toEqual([whole(first)])
    const stamp = { text: 'DRAFT', x: 200, y: 300, size: 80, turned: 45 }
    expect(await paragraphsAs('a.pdf', makePdf([[...linesAt(700, first), stamp]]))).toEqual([whole(first)])
  })

  it('says in one line that it is locked, a scan, broken off, or none at all', async () => {
    const good = makePdf([linesAt(700, first)])
    await expect(readAs('locked.pdf', makePdf([linesAt(700, first)], { locked: true }))).rejects.toThrow(
      /locked\.pdf: is protected by a password; save it without one$/,
    )
    await expect(readAs('scan.pdf', makePdf([[], []]))).rejects.toThrow(/scan\.pdf: holds pictures of text, not text \(a scan\); run it/)
    for (const cut of [9, 20, Math.floor(good.length / 3)])
      await expect(readAs('cut.pdf', good.subarray(0, cut))).rejects.toThrow(/cut\.pdf: (?:is no readable|is a broken|holds pictures)/)
    await expect(readAs('none.pdf', '%PDF-1.7\nnothing of the kind')).rejects.toThrow(/none\.pdf: is no readable PDF; save it anew/)
  })
})
