// Files that grow, in every format that is read; what each holds is invented.
import { deflateRawSync, gzipSync } from 'node:zlib'
import type { Received } from '../../../ingest/received.ts'
import { openReceived } from '../../../ingest/open-source.ts'
import { unwrapped } from '../../../ingest/formats/unwrapped.ts'
import { documentOf } from '../../../ingest/provenance.ts'
import { UserError } from '../../../model/user-error.ts'
import { coined, grown, type Series } from './series.ts'

const LETTERS = 'abdegiklmnoprstuv'
const sentence = (index: number): string => `The minister of ${coined(index, LETTERS)} met ${index} envoys.`

/** Reads all documents of a file. A file that is refused in one line is read in full too. */
async function readAll(received: Received): Promise<void> {
  try {
    for (const item of await openReceived(received)) {
      const { received: from, extracted } = await item.read()
      await documentOf(from, extracted)
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}

interface Kind {
  readonly name: string
  readonly file: string
  readonly head?: string
  readonly tail?: string
  readonly piece: (index: number) => string
  readonly packed?: (text: string) => Uint8Array
}

/** A zip file of parts. */
function zip(parts: readonly (readonly [name: string, content: string])[]): Uint8Array {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const bytes = Buffer.from(content)
    const data = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, place, title)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, title, data])
    chunks.push(local)
    at += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...chunks, listing, end])
}

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

const word = (body: string): Uint8Array =>
  zip([
    [
      '[Content_Types].xml',
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    [
      'word/document.xml',
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ])

const MAIL = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: Visit\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\n'
const record = (index: number): string => {
  const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>${sentence(index)} ${sentence(index + 1)}</p></article></body></html>`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/${index}\r\nWARC-Date: 2025-03-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-${String(index).padStart(12, '0')}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${page.length}\r\n\r\n${page}\r\n\r\n`
}

const pdfPage = (index: number): string =>
  Array.from({ length: 20 }, (_, line) => `BT /F1 11 Tf 1 0 0 1 72 ${770 - line * 14} Tm (${sentence(index * 20 + line)}) Tj ET`).join('\n')

/** A PDF of as many pages as the text has parts, parted by form feeds. */
function pdf(text: string): Uint8Array {
  const pages = text.split('\f').filter((page) => page !== '')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    ]),
  ]
  let at = '%PDF-1.4\n'.length
  const offsets: number[] = []
  const bodies = objects.map((object, index) => {
    const body = `${index + 1} 0 obj\n${object}\nendobj\n`
    offsets.push(at)
    at += body.length
    return body
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `%PDF-1.4\n${bodies.join('')}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    'latin1',
  )
}

const html = (name: string, piece: (index: number) => string, around: readonly [string, string] = ['<article>', '</article>']): Kind => ({
  name: `HTML: ${name}`,
  file: 'page.html',
  head: `<!doctype html><html lang="en"><head><title>The visit</title></head><body>${around[0]}`,
  tail: `${around[1]}</body></html>`,
  piece,
})
const markdown = (name: string, piece: (index: number) => string, head = ''): Kind => ({
  name: `Markdown: ${name}`,
  file: 'page.md',
  head,
  piece,
})

const KINDS: readonly Kind[] = [
  { name: 'text: paragraphs', file: 'page.txt', piece: (index) => `${sentence(index)}\n\n` },
  { name: 'text: undecodable', file: 'page.txt', piece: () => 'caf\u00e9 ', packed: (text) => Buffer.from(text, 'latin1') },
  {
    name: 'text: Cyrillic in one byte',
    file: 'page.txt',
    piece: () => '\u00cf\u00f0\u00e5\u00e7\u00e8\u00e4\u00e5\u00ed\u00f2 ',
    packed: (text) => Buffer.from(text, 'latin1'),
  },
  { name: 'text: packed', file: 'page.txt.gz', piece: (index) => `${sentence(index)}\n`, packed: (text) => gzipSync(text) },
  markdown('paragraphs', (index) => `${sentence(index)}\n\n`),
  markdown('footnotes', (index) => `[^${index}]: ${sentence(index)}\n`),
  markdown('footnotes that are called', (index) => `Said[^n${index}].\n\n[^n${index}]: ${sentence(index)}\n\n`),
  markdown('calls of footnotes that are not there', () => '[^a] '),
  markdown('calls of one footnote', () => 'He said so[^a]. ', '[^a]: Once.\n\n'),
  markdown('open footnotes', () => '[^'),
  markdown('open brackets', () => '['),
  markdown('open brackets with text', () => '[a ]('),
  markdown('open pictures', () => '!['),
  markdown('definitions', (index) => `[a${index}]: https://example.org/${index}\n`),
  markdown('links', (index) => `[said](https://example.org/${index}) `),
  markdown('links by reference', () => '[said][a] ', '[a]: https://example.org\n\n'),
  markdown('stars', () => '*a **b '),
  markdown('underlines', () => '_a_b'),
  markdown('strikethrough', () => '~~a '),
  markdown('backticks', (index) => `${'`'.repeat(1 + (index % 300))} a `),
  markdown('tables', (index) => `| ${sentence(index)} | ${index} |\n`, '| a | b |\n| --- | --- |\n'),
  markdown('rows that are no table', () => '|a'),
  markdown('lists', (index) => `- ${sentence(index)}\n`),
  markdown('numbered lists', (index) => `${index + 1}. ${sentence(index)}\n`),
  markdown('quotations', (index) => `> ${sentence(index)}\n`),
  markdown('lazy quotations', (index) => (index === 0 ? '> a\n' : 'b\n')),
  markdown('headings', (index) => `## ${sentence(index)}\n`),
  markdown('tags', () => '<b>a</b> '),
  markdown('open tags', () => '<a '),
  markdown('comments', () => '<!-- a '),
  markdown('addresses', (index) => `www.example.org/${index} a@example.org `),
  markdown('addresses of mail without an end', () => 'a.b-c_'),
  markdown('entities', () => '&amp;&#38;&'),
  markdown('escapes', () => '\\*\\['),
  markdown('one line', (index) => `${sentence(index)} `),
  markdown('tasks', (index) => `- [ ] ${sentence(index)}\n`),
  html('paragraphs', (index) => `<p>${sentence(index)} ${sentence(index + 1)}</p>`),
  html('divisions', (index) => `<div>${sentence(index)} ${sentence(index + 1)}</div>`),
  html('breaks', (index) => `${sentence(index)}<br>`),
  html('links', (index) => `<p><a href="/${index}">${sentence(index)}</a></p>`),
  html('lists', (index) => `<li>${sentence(index)}</li>`, ['<article><ul>', '</ul></article>']),
  html('tables', (index) => `<tr><td>${sentence(index)}</td><td>${index}</td></tr>`, ['<article><table>', '</table></article>']),
  html('spans', () => '<span>He said so, </span>', ['<article><p>', '</p></article>']),
  html('one paragraph', (index) => `${sentence(index)} `, ['<article><p>', '</p></article>']),
  html('entities', () => '&eacute;&#1076; ', ['<article><p>', '</p></article>']),
  html('comments', () => '<!-- a --><p>He said so.</p>'),
  html('scripts', () => '<script>var a = 1</script><p>He said so.</p>'),
  html('pictures', (index) => `<figure><img src="${index}.png"><figcaption>${sentence(index)}</figcaption></figure>`),
  html('attributes', (index) => ` data-${coined(index, LETTERS)}="a"`, ['<article><p', '>He said so and went home to Oslo.</p></article>']),
  html('open tags', () => '<p', ['<article>', '']),
  html('open formatting', () => '<b>a</p><p>', ['<article><p>', '']),
  html('JSON about the page', (index) => `"${coined(index, LETTERS)}": "${sentence(index)}", `, [
    '<script type="application/ld+json">{"@type": "NewsArticle", ',
    '"a": 1}</script><article><p>The minister met the envoys of Oslo on Monday.</p></article>',
  ]),
  html('articles', (index) => `<article><h2>${sentence(index)}</h2><p>${sentence(index)}</p></article>`, ['', '']),
  html('quotations', () => '“He” <q>said</q> ', ['<article><p>', '</p></article>']),
  { name: 'mail: lines', file: 'page.eml', head: `${MAIL}\r\n`, piece: (index) => `${sentence(index)}\r\n` },
  { name: 'mail: one line', file: 'page.eml', head: `${MAIL}\r\n`, piece: (index) => `${sentence(index)} ` },
  { name: 'mail: quoted lines', file: 'page.eml', head: `${MAIL}\r\n`, piece: (index) => `>>> ${sentence(index)}\r\n` },
  {
    name: 'mail: headers',
    file: 'page.eml',
    head: MAIL,
    tail: '\r\nHe said so.\r\n',
    piece: (index) => `X-${coined(index, LETTERS)}: a\r\n`,
  },
  {
    name: 'mail: parts',
    file: 'page.eml',
    head: `${MAIL}Content-Type: multipart/mixed; boundary="b"\r\n\r\n`,
    tail: '--b--\r\n',
    piece: (index) => `--b\r\nContent-Type: text/plain\r\n\r\n${sentence(index)}\r\n`,
  },
  {
    name: 'mail: HTML',
    file: 'page.eml',
    head: `${MAIL}Content-Type: text/html\r\n\r\n<html><body>`,
    tail: '</body></html>',
    piece: (index) => `<p>${sentence(index)}</p>\r\n`,
  },
  {
    name: 'saved page: pictures',
    file: 'page.mhtml',
    head: 'From: <Saved>\r\nSubject: Visit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://example.org/\r\n\r\n<html><body><article><p>The minister met the envoys of Oslo on Monday.</p></article></body></html>\r\n',
    tail: '--b--\r\n',
    piece: (index) => `--b\r\nContent-Type: image/png\r\nContent-Location: https://example.org/${index}.png\r\n\r\nAAAA\r\n`,
  },
  {
    name: 'lines of JSON',
    file: 'page.jsonl',
    piece: (index) => `${JSON.stringify({ role: 'report', outlet: coined(index, LETTERS), text: sentence(index) })}\n`,
  },
  {
    name: 'CSV: rows',
    file: 'page.csv',
    head: 'role,outlet,text\n',
    piece: (index) => `report,${coined(index, LETTERS)},"${sentence(index)}"\n`,
  },
  {
    name: 'CSV: one cell',
    file: 'page.csv',
    head: 'role,outlet,text\nreport,a,"',
    tail: '"\n',
    piece: (index) => `${sentence(index)} ""so"" `,
  },
  { name: 'CSV: columns', file: 'page.csv', head: 'role,outlet,text', tail: '\nreport,a,He said so.\n', piece: (index) => `,c${index}` },
  {
    name: 'feed: entries',
    file: 'page.rss',
    head: '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>',
    tail: '</channel></rss>',
    piece: (index) =>
      `<item><title>${coined(index, LETTERS)}</title><link>https://example.org/${index}</link><description>${sentence(index)}</description></item>`,
  },
  { name: 'WARC: records', file: 'page.warc', piece: record },
  { name: 'WARC: packed records', file: 'page.warc.gz', piece: record, packed: (text) => gzipSync(text) },
  { name: 'Word: paragraphs', file: 'page.docx', piece: (index) => `<w:p><w:r><w:t>${sentence(index)}</w:t></w:r></w:p>`, packed: word },
  {
    name: 'Word: runs',
    file: 'page.docx',
    piece: () => '<w:r><w:t xml:space="preserve">He said so, </w:t></w:r>',
    packed: (text) => word(`<w:p>${text}</w:p>`),
  },
  {
    name: 'Word: tables',
    file: 'page.docx',
    piece: (index) => `<w:tr><w:tc><w:p><w:r><w:t>${sentence(index)}</w:t></w:r></w:p></w:tc></w:tr>`,
    packed: (text) => word(`<w:tbl>${text}</w:tbl>`),
  },
  { name: 'PDF: pages', file: 'page.pdf', piece: (index) => `${pdfPage(index)}\f`, packed: pdf },
  { name: 'PDF: one page', file: 'page.pdf', piece: (index) => `${pdfPage(index)}\n`, packed: pdf },
]

/** Reading of files, a series a kind. */
export const FILES: readonly Series[] = KINDS.map(({ name, file, head = '', tail = '', piece, packed }) => ({
  name: `file: ${name}`,
  prepare: (size) => {
    const whole = `${head}${grown(piece, size)}${tail}`
    const bytes = packed ? packed(whole) : Buffer.from(whole)
    return () => readAll({ name: file, file, bytes })
  },
}))

/** Mail without a format of its own. */
export const UNWRAPPING: Series = {
  name: 'text: lines of a message',
  prepare: (size) => {
    const message = grown((index) => `${sentence(index)}\n`, size)
    return () => unwrapped(message)
  },
}
