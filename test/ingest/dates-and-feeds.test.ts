import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { isoDate, parseDateOrder, writtenDate } from '../../src/ingest/dates-written.ts'
import { columnByColumn } from '../../src/ingest/formats/pdf-columns.ts'
import { joinedLines } from '../../src/ingest/formats/pdf-hyphens.ts'
import { paragraphsAs, readAll, readAs } from '../helpers/extracted.ts'
import { makeDocx, makeRelease } from '../helpers/make-docx.ts'
import { linesAt, makePdf } from '../helpers/make-pdf.ts'

describe('a date as written', () => {
  it.each([
    ['3.5.2025', '2025-05-03'],
    ['13/03/2025', '2025-03-13'],
    ['03/13/2025', '2025-03-13'],
    ['05/05/2025', '2025-05-05'],
    ['20250301093000', '2025-03-01T09:30:00'],
    ['March 1, Juche 114 (2025)', '2025-03-01'],
  ])('%s is %s', (written, read) => {
    expect(isoDate(written)).toBe(read)
  })

  it('that may be of two months is asked about, and read as it is told', () => {
    expect(writtenDate('05/03/2025')).toEqual({
      problem: 'its date "05/03/2025" is 2025-03-05 or 2025-05-03; say which with --date-order day-first or month-first',
      isAmbiguous: true,
    })
    expect(writtenDate('05/03/2025', 'day-first')).toEqual({ published: '2025-03-05' })
    expect(writtenDate('05/03/2025', 'month-first')).toEqual({ published: '2025-05-03' })
    expect(() => parseDateOrder('american')).toThrow('--date-order american: unknown; write day-first or month-first')
  })

  it('is none where a field is empty, and named where it cannot be read', () => {
    for (const nothing of [undefined, '', ' ', 'null', 'None', 'NaN']) expect(writtenDate(nothing)).toEqual({})
    expect(writtenDate('yesterday').problem).toContain('"yesterday" could not be read; write it as YEAR-MONTH-DAY')
  })

  it('of JSON lines is told line by line', async () => {
    const line = (published: unknown): string => JSON.stringify({ text: 'Norland is ready to open talks today.', published })
    const found = await readAll('a.jsonl', [null, '', '05/03/2025'].map(line).join('\n'))
    expect(found.map((one) => (typeof one === 'string' ? one : one.warnings?.length))).toEqual([undefined, undefined, 1])
  })
})

describe('a plain text', () => {
  it.each([
    ['Minister offers talks', '3 March 2025', 'Minister Tarn said that Norland is ready to open talks.'],
    ['Министр предложил переговоры', '3 марта 2025 года', 'Министр Тарн заявил во вторник, что Норландия готова.'],
    ['장관, 회담 제의', '2025년 3월 3일', '장관은 화요일에 회담을 열 준비가 되어 있다고 말했다.'],
    ['诺兰部长提议举行会谈', '2025年3月3日', '诺兰外交部长塔恩周二表示，诺兰准备举行会谈。'],
  ])('tells its title and date: %s', async (title, date, body) => {
    const { text, provenance } = await readAs('a.txt', `${title}\n\n${date}\n\n${body}\n`)
    expect(provenance).toMatchObject({ title, published: '2025-03-03' })
    expect(text).toContain(title)
  })

  it('has no title where it begins with a salutation or a sentence', async () => {
    expect((await readAs('a.txt', 'Dear friends,\n\nNorland is ready to open talks.\n')).provenance.title).toBeUndefined()
    expect((await readAs('a.txt', 'Norland is ready to open talks.\n\nSo is Suderia.\n')).provenance.title).toBeUndefined()
  })

  it('of a few bytes in an encoding that cannot be told is refused', async () => {
    const bytes = Buffer.from('b4ebc5ebb7c9c0ccb9e6', 'hex')
    await expect(readAs('a.txt', bytes)).rejects.toThrow(/a\.txt: is too short to tell its encoding .*save it as UTF-8/)
  })
})

describe('an entry of a feed', () => {
  const feed = (item: string): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>${item}</channel></rss>`
  const said = 'The mayor said on Monday that the toll will be halved.'
  it.each([
    ['escaped CDATA', `&lt;![CDATA[${said}]]&gt;`],
    ['markup escaped twice', `&amp;lt;p&amp;gt;${said}&amp;lt;/p&amp;gt;`],
    ['a line of the publishing system', `&lt;p&gt;${said}&lt;/p&gt;&lt;p&gt;The post Toll appeared first on Courier.&lt;/p&gt;`],
  ])('gives its words alone: %s', async (_, description) => {
    const [found] = await readAll('a.xml', feed(`<item><title>Toll</title><description>${description}</description></item>`))
    expect(found).toMatchObject({ text: `Toll\n\n${said}` })
  })
})

describe('a PDF', () => {
  const left = ['Norland is ready to sign the', 'treaty with Suderia without', 'conditions, the minister said.']
  const right = ['The opposition asked for a', 'delay until autumn and for', 'a vote in both of the houses.']

  it('written row by row is read column by column', async () => {
    const [a, b] = [linesAt(700, left, 72, 9), linesAt(700, right, 320, 9)]
    const rows = a.flatMap((line, index) => [line, b[index]!])
    expect((await paragraphsAs('a.pdf', makePdf([rows]))).join(' ')).toBe([...left, ...right].join(' '))
  })

  it('keeps the rows of a table together', () => {
    const cell = (text: string, x: number, bottom: number) => ({ text, page: 1, left: x, right: x + 40, bottom, size: 10 })
    const rows = [3, 2, 1].flatMap((row) => [cell(`20${row}`, 50, row * 20), cell('1,377', 200, row * 20)])
    expect(columnByColumn(rows)).toEqual(rows)
  })

  it.each([
    ['the long-', 'term contract', 'the long-term contract'],
    ['the ship-', 'owners', 'the shipowners'],
    ['wor-', 'ked', 'worked'],
    ['with-', 'out', 'without'],
    ['Kim Jong-', 'un', 'Kim Jong-un'],
    ['северо-', 'западный', 'северо-западный'],
    ['прави-', 'тельство', 'правительство'],
    ['кто-', 'то', 'кто-то'],
  ])('puts %s%s together as %s', (before, after, whole) => {
    expect(joinedLines(before, after, new Set())).toBe(whole)
  })

  it('of many equal pages is no scan', async () => {
    const { text, provenance } = await readAs(
      'a.pdf',
      makePdf(Array.from({ length: 12 }, () => linesAt(700, ['The works end in May, she said.']))),
    )
    expect(text.trim()).toBe('The works end in May, she said.')
    expect(provenance.warnings).toEqual(['its 12 pages carry the same text, which was taken once'])
  })
})

describe('a Word file', () => {
  it('says that it holds tracked changes', async () => {
    expect((await readAs('a.docx', await makeRelease())).provenance.warnings).toEqual([
      'holds tracked changes, read as if accepted (1 insertion taken, 1 deletion left out); accept or reject them in Word for another text',
    ])
    expect((await readAs('a.docx', await makeDocx(['The works end in May.']))).provenance.warnings).toBeUndefined()
  })
})
