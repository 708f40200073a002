import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../src/ingest/source.ts'
import { readAll, readAs } from '../helpers/extracted.ts'
import { folderWith } from '../helpers/folder.ts'
import { makeWarc, makeZip, type Capture } from '../helpers/make-archive.ts'
import { encodeAs } from '../helpers/make-bytes.ts'
import { root } from '../helpers/run.ts'

const page = (name: string): Buffer => readFileSync(join(root, 'test/ingest/pages', name))
const expected = (name: string): string => page(`${name}.expected.txt`).toString().trim()

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Port &amp; Harbour</title><link>https://port.example/</link><language>en</language>
<item><title>Works end &amp;laquo;soon&amp;raquo;</title><link>https://port.example/1</link><pubDate>Tue, 04 Mar 2025 00:15:00 +0900</pubDate>
<dc:creator>Ann Author</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>${'The minister said that the works would end in May. '.repeat(5)}</p><p>She thanked the crews.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Second</title><guid>/2</guid><description>&lt;p&gt;A summary &amp;amp; no more.&lt;/p&gt;</description></item>
<item><title>Third</title><link>https://port.example/3</link></item>
<item><title>Fourth</title><link>javascript:alert(1)</link><description>Its text.</description></item>
</channel></rss>`
const summary = ['the feed carries little text of it, perhaps a summary']

describe('a feed', () => {
  it('gives each entry of RSS: title, text, address; and says what is only a summary', async () => {
    expect(await readAll('feed.xml', rss)).toEqual([
      {
        title: 'Works end «soon»',
        url: 'https://port.example/1',
        text: `Works end «soon»\n\n${'The minister said that the works would end in May. '.repeat(5).trim()}\n\nShe thanked the crews.`,
      },
      { title: 'Second', url: 'https://port.example/2', text: 'Second\n\nA summary & no more.', warnings: summary },
      'https://port.example/3: the feed carries no text of it; give the address of the article',
      { title: 'Fourth', text: 'Fourth\n\nIts text.', warnings: summary },
    ])
  })

  it('tells site, author and date of an entry that is picked', async () => {
    const [item] = await openSource(join(folderWith({ 'feed.xml': rss }), 'feed.xml#1'))
    const { extracted } = await item!.read()
    expect(extracted).toMatchObject({ outlet: 'Port & Harbour', byline: 'Ann Author', published: '2025-03-04T00:15:00+09:00' })
  })

  it('reads Atom, with HTML or XHTML in it, in the encoding that it declares', async () => {
    const atom = `<?xml version="1.0" encoding="windows-1251"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Новости порта</title><id>x</id><updated>2025-03-04T00:00:00Z</updated>
<entry><title type="html">Работы &amp;lt;завершат&amp;gt;</title><id>1</id><link href="https://port.example/1"/><updated>2025-03-04T00:00:00Z</updated>
<content type="html">&lt;p&gt;Министр сказал.&lt;/p&gt;&lt;p&gt;Она поблагодарила.&lt;/p&gt;</content></entry>
<entry><title>Второе</title><id>2</id><link rel="alternate" href="https://port.example/2"/><updated>2025-03-04T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Первый <b>абзац</b>.</p><p>Второй.</p></div></content></entry></feed>`
    expect(await readAll('feed.atom', encodeAs(atom, 'windows-1251'))).toMatchObject([
      { title: 'Работы <завершат>', text: 'Работы <завершат>\n\nМинистр сказал.\n\nОна поблагодарила.' },
      { title: 'Второе', text: 'Второе\n\nПервый абзац.\n\nВторой.' },
    ])
  })
})

const captures: readonly Capture[] = [
  { url: 'https://www.yna.co.kr/view/1', body: page('yonhap.html') },
  { url: 'https://x.example/euc', body: page('euc-kr.html'), type: 'text/html; charset=EUC-KR' },
  { url: 'https://x.example/br', body: brotliCompressSync(page('tass.html')), headers: { 'Content-Encoding': 'br' } },
  { url: 'https://x.example/gz', body: gzipSync(page('tass.html')), headers: { 'Content-Encoding': 'gzip' } },
  { url: 'https://x.example/kept', body: page('tass.html'), headers: { 'Content-Encoding': 'gzip' } },
  { url: 'https://x.example/f/', body: '<html><frameset cols="9,*"><frame src="gone.html"><frame src="item.html"></frameset></html>' },
  { url: 'https://x.example/f/item.html', body: page('kcna/news/item-11.html') },
  { url: 'https://x.example/text', body: 'Words of a page.', type: 'text/plain', kind: 'resource' },
  {
    url: 'https://x.example/chunks',
    body: '7\r\nCame in\r\n8\r\n chunks.\r\n0\r\n\r\n',
    type: 'text/plain',
    headers: { 'Transfer-Encoding': 'chunked' },
  },
  { url: 'https://x.example/gone', body: 'not there', status: '404 Not Found' },
  { url: 'https://x.example/picture', body: 'PNG', type: 'image/png' },
  { url: 'https://x.example/asked', body: '', kind: 'request' },
]
const texts = ['yonhap', 'euc-kr', 'tass', 'tass', 'tass', 'kcna', 'kcna'].map(expected).concat('Words of a page.', 'Came in chunks.')

describe('a web archive', () => {
  it.each(['plain', 'packed record by record', 'packed as a whole'])('gives the pages that it holds, %s', async (way) => {
    const plain = await makeWarc(captures, { gzip: way === 'packed record by record' })
    const bytes = way === 'packed as a whole' ? gzipSync(plain) : plain
    const found = await readAll(way === 'plain' ? 'a.warc' : 'a.warc.gz', bytes)
    expect(found.map((one) => (typeof one === 'string' ? one : one.text.trim()))).toEqual(texts)
  })

  it('tells where and when a page was captured, and how it was answered', async () => {
    const [item] = await openSource(`${folderWith({ 'a.warc': await makeWarc(captures) })}/a.warc#https://x.example/euc`)
    const { received } = await item!.read()
    expect(received).toMatchObject({ url: 'https://x.example/euc', retrieved: '2025-03-04T12:00:00Z', http: { status: 200 } })
  })

  it('gives the pages that a WACZ lists, or all where it lists none of them', async () => {
    const archive = { 'archive/data.warc.gz': await makeWarc(captures, { gzip: true }), 'datapackage.json': '{}' }
    expect(await readAll('a.wacz', makeZip(archive))).toHaveLength(texts.length)
    const pages = '{"format":"json-pages-1.0"}\nnot json\n{"url":"https://x.example/euc","title":"A ship"}\n'
    expect(await readAll('a.wacz', makeZip({ ...archive, 'pages/pages.jsonl': pages }))).toMatchObject([{ text: expected('euc-kr') }])
  })

  it('says in one line that it is broken or holds no page', async () => {
    await expect(readAll('none.warc', await makeWarc([]))).rejects.toThrow(/none\.warc: is a web archive without pages; give the page/)
    await expect(readAll('a.wacz', makeZip({ 'archive/x.warc.gz': '', 'a.txt': 'x' }))).rejects.toThrow(
      /a\.wacz: is a web archive without pages/,
    )
  })
})

describe('a table', () => {
  it('gives an article a row, by the usual names of columns, and names each row that cannot be read', async () => {
    const rows = [
      'headline;text;date;url;source',
      '"Works end";"She said ""soon"".\n\nSecond paragraph.";04.03.2025;https://a.example/1;Port',
      'Empty;;;;',
      'Long;One; two; three; four; five',
    ]
    expect(await readAll('a.csv', rows.join('\n'))).toEqual([
      { title: 'Works end', url: 'https://a.example/1', text: 'Works end\n\nShe said "soon".\n\nSecond paragraph.' },
      expect.stringMatching(/a\.csv, row 2: its column text is empty; fill it in, or leave the row out$/),
      expect.stringMatching(/a\.csv, row 3: has 6 cells, but the first row names 5; put quotes around the text$/),
    ])
  })

  it('reads tabs, legacy encodings, and columns that are named', async () => {
    const rows = encodeAs('Заметка\tТело\nРаботы\tМинистр сказал, что работы завершат в мае.\n', 'windows-1251')
    const path = join(folderWith({ 'a.tsv': rows }), 'a.tsv')
    const [item] = await openSource(path, { columns: { text: 'Тело', title: 'Заметка' } })
    expect((await item!.read()).extracted.text).toBe('Работы\n\nМинистр сказал, что работы завершат в мае.')
    expect(await readAll('a.tsv', rows)).toEqual([
      expect.stringMatching(/row 1: no column is known to hold the text \(it has Заметка.*--columns text=NAME$/),
    ])
  })

  it('gives an article a line of JSON, also from fields in fields, lists and markup', async () => {
    const lines = [
      { headline: 'Works end', body: 'She said so.', date: 1741046400, source: { name: 'Port' }, authors: [{ name: 'A' }, { name: 'B' }] },
      { title: 'H', content: '<p>One &amp; two.</p><p>Three.</p>' },
      { title: 'L', text: ['First.', { text: 'Second.' }] },
    ]
    const source = `\ufeff${lines.map((line) => JSON.stringify(line)).join('\n')}\n\nnot json\n[1]\n`
    expect(await readAll('a.jsonl', source)).toEqual([
      { title: 'Works end', text: 'Works end\n\nShe said so.' },
      { title: 'H', text: 'H\n\nOne & two.\n\nThree.' },
      { title: 'L', text: 'L\n\nFirst.\n\nSecond.' },
      expect.stringMatching(/a\.jsonl, line 5: is not valid JSON \(.*\); mend the line$/),
      expect.stringMatching(/a\.jsonl, line 6: is no JSON object; write an object/),
    ])
    const { provenance } = await readAs('one.jsonl', JSON.stringify(lines[0]))
    expect(provenance).toMatchObject({ published: '2025-03-04T00:00:00Z', outlet: 'Port', byline: 'A, B' })
  })
})

describe('a gzip file', () => {
  it('is read as what is in it', async () => {
    expect((await readAs('a.txt.gz', gzipSync('The works end in May.'))).text).toBe('The works end in May.')
    expect((await readAs('tass.html.gz', gzipSync(page('tass.html')))).text).toBe(expected('tass'))
    await expect(readAs('twice.gz', gzipSync(gzipSync('x')))).rejects.toThrow(/twice\.gz: is packed twice; unpack it first/)
    await expect(readAs('cut.gz', gzipSync('The works end.').subarray(0, 20))).rejects.toThrow(/cut\.gz: is a broken gzip file/)
  })
})
