// One place dates what every format holds: what may be of two months is asked about, and read as it is told, whatever the format.
import { describe, expect, it } from 'vitest'
import type { DateOrder } from '../../src/ingest/dates-written.ts'
import { datedBy, datePlaces } from '../../src/ingest/dating.ts'
import { documentOf } from '../../src/ingest/provenance.ts'
import { openSource } from '../../src/ingest/source.ts'
import { readPiece } from '../../src/archive/import/documents.ts'
import { openStream } from '../../src/ingest/stream.ts'
import { folderWith } from '../helpers/folder.ts'
import { makeWarc } from '../helpers/make-archive.ts'
import { makeDocx } from '../helpers/make-docx.ts'
import { linesAt, makePdf } from '../helpers/make-pdf.ts'

const SAID = 'Mayor Tarn said that the toll on the bridge will be halved before the summer begins.'
const TITLE = 'Toll to be halved'

const page = (head: string, above = ''): string =>
  `<html><head><title>${TITLE}</title>${head}</head><body><article><h1>${TITLE}</h1>${above}<p>${SAID}</p><p>${SAID.replace('toll', 'fee')}</p></article></body></html>`

/** A file of each format that says `date` in the place where that format says it. */
const FORMATS: readonly (readonly [name: string, content: (date: string) => string | Uint8Array | Promise<Uint8Array>])[] = [
  ['plain.txt', (date) => `${TITLE}\n${date}\n\n${SAID}\n`],
  ['front-matter.md', (date) => `---\ntitle: ${TITLE}\ndate: ${date}\n---\n\n${SAID}\n`],
  ['heading.md', (date) => `# ${TITLE}\n\n${date}\n\n${SAID}\n`],
  ['meta.html', (date) => page(`<meta property="article:published_time" content="${date}">`)],
  ['visible.html', (date) => page('', `<p class="date">${date}</p>`)],
  ['line.html', (date) => page('', `<p>${date}</p>`)],
  [
    'saved.mhtml',
    (date) =>
      `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://courier.example/toll\r\n\r\n${page('', `<p class="date">${date}</p>`)}\r\n--b--\r\n`,
  ],
  ['release.pdf', (date) => makePdf([linesAt(700, [TITLE, date, '', SAID])])],
  ['release.docx', (date) => makeDocx([TITLE, date, SAID])],
  [
    'release.eml',
    (date) => `Subject: ${TITLE}\r\nFrom: office@city.example\r\nDate: ${date}\r\nContent-Type: text/plain\r\n\r\n${SAID}\r\n`,
  ],
  [
    'feed.xml',
    (date) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><item><title>${TITLE}</title><pubDate>${date}</pubDate><description>${SAID}</description></item></channel></rss>`,
  ],
  ['lines.jsonl', (date) => JSON.stringify({ title: TITLE, text: SAID, date })],
  ['table.csv', (date) => `title,text,date\n${TITLE},${SAID},${date}\n`],
  ['archive.warc', (date) => makeWarc([{ url: 'https://courier.example/toll', body: page('', `<p class="date">${date}</p>`) }])],
  [
    'archive.warc.gz',
    (date) => makeWarc([{ url: 'https://courier.example/toll', body: page('', `<p class="date">${date}</p>`) }], { gzip: true }),
  ],
]

const ASKED = 'its date "05/03/2025" is 2025-03-05 or 2025-05-03; say which with --date-order day-first or month-first'

async function readAs(name: string, content: string | Uint8Array, dateOrder?: DateOrder) {
  const [item] = await openSource(`${folderWith({ [name]: content })}/${name}`, { dateOrder })
  const { received, extracted } = await item!.read()
  const { text, provenance } = await documentOf(received, extracted)
  return { text, published: provenance.published, asks: (provenance.warnings ?? []).filter((one) => one.includes('--date-order')) }
}

describe('05/03/2025', () => {
  it.each(FORMATS)('in %s is asked about, and read as --date-order says', async (name, content) => {
    const bytes = await content('05/03/2025')
    const asked = await readAs(name, bytes)
    expect(asked).toMatchObject({ published: undefined, asks: [ASKED] })
    // The text is the same, whatever is answered: what a case kept must give it again.
    expect(await readAs(name, bytes, 'day-first')).toEqual({ text: asked.text, published: '2025-03-05', asks: [] })
    expect(await readAs(name, bytes, 'month-first')).toEqual({ text: asked.text, published: '2025-05-03', asks: [] })
  })

  it.each(FORMATS)('is of no account in %s where the day is over 12', async (name, content) => {
    expect(await readAs(name, await content('25/03/2025'), 'month-first')).toMatchObject({ published: '2025-03-25', asks: [] })
  })

  it.each(FORMATS)('in %s is not put into an archive without an answer', async (name, content) => {
    const source = `${folderWith({ [name]: await content('05/03/2025') })}/${name}`
    const told = { role: 'report', outlet: 'courier', control: false } as const
    const read = async (dateOrder?: DateOrder) => {
      const found = []
      for await (const piece of (await openStream(source, { dateOrder })).pieces)
        found.push(await readPiece(piece, source, told, { dateOrder }))
      return found
    }
    expect(await read()).toEqual([{ problem: expect.stringContaining(ASKED) as string }])
    expect(await read('month-first')).toMatchObject([{ incoming: { provenance: { published: '2025-05-03' } } }])
  })
})

describe('a date of two months', () => {
  const [field] = datePlaces('field', ['05/03/2025'])
  it('is settled by another place that says one of its days', () => {
    expect(datedBy([field!, ...datePlaces('address', ['https://courier.example/2025/05/03/toll'])])).toEqual({ published: '2025-05-03' })
    expect(datedBy([field!, ...datePlaces('line', ['5 March 2025'])])).toEqual({ published: '2025-03-05' })
  })

  it('is still asked about where the other place says a third day', () => {
    expect(datedBy([field!, ...datePlaces('address', ['https://courier.example/2025/06/01/toll'])])).toEqual({
      published: '2025-06-01',
      problem: ASKED,
      isAmbiguous: true,
    })
  })

  it('in a sentence of the story is no date of the text', () => {
    expect(datedBy(datePlaces('line', ['The contract of 05/03/2025 between the two cities was signed by both of the mayors.']))).toEqual({})
  })
})
