// Small files made to cost gigabytes or minutes are counted before they are built.
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readAs } from '../helpers/extracted.ts'
import { makeZip } from '../helpers/make-archive.ts'
import { linesAt, makePdf } from '../helpers/make-pdf.ts'

const words = 'The works end in May, the minister said on Tuesday at the harbour.'

/** A PDF of one page whose content is this stream. */
function pdfOf(content: Buffer, filter = '/FlateDecode'): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
  ].map((object, index) => Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`))
  const last = Buffer.from(`5 0 obj\n<< /Filter ${filter} /Length ${content.length} >>\nstream\n`)
  const end = Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n')
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects, last, content, end])
}

describe('a PDF', () => {
  const bomb = Buffer.from(`BT /F1 12 Tf 72 700 Td (${'A'.repeat(34 * 1024 * 1024)}) Tj ET`)

  it('whose page unpacks to more than it should is refused, packed once or twice', async () => {
    await expect(readAs('a.pdf', pdfOf(deflateSync(bomb)))).rejects.toThrow(
      /a\.pdf: would unpack to more than it should \(a bomb\?\); save it anew/,
    )
    await expect(readAs('a.pdf', pdfOf(deflateSync(deflateSync(bomb)), '[/FlateDecode /FlateDecode]'))).rejects.toThrow(
      /would unpack to more/,
    )
  })

  it('is read as far as its pieces of text are as many as a page has', async () => {
    const many = `BT /F1 12 Tf 72 700 Td ${'(word) Tj 0 -1 Td '.repeat(60_000)} ET`
    const { text } = await readAs('a.pdf', pdfOf(deflateSync(Buffer.from(many))))
    expect(text).toContain('word')
  })

  it('is read where it is packed as others are', async () => {
    const content = deflateSync(Buffer.from(`BT /F1 12 Tf 72 700 Td (${words}) Tj ET`))
    expect((await readAs('a.pdf', pdfOf(content))).text).toContain(words)
    expect((await readAs('a.pdf', makePdf([linesAt(700, [words])]))).text).toContain(words)
  })
})

describe('a Word file', () => {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const body = (inside: string): Buffer =>
    makeZip({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<w:document ${namespace}><w:body>${inside}</w:body></w:document>`,
    })

  it.each([
    ['paragraphs', '<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(60_000)],
    ['paragraphs with attributes', '<w:p w:rsidR="1"><w:r><w:t>a</w:t></w:r></w:p>'.repeat(60_000)],
    ['empty paragraphs', '<w:p/>'.repeat(60_000)],
    ['attributes', `<w:p${Array.from({ length: 1_100_000 }, (_, index) => ` a${index.toString(36)}="1"`).join('')}/>`],
    ['runs', `<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(600_000)}</w:p>`],
  ])('of %s without end is refused', async (_, inside) => {
    await expect(readAs('a.docx', body(inside))).rejects.toThrow(
      /a\.docx: (?:holds more (?:paragraphs|marks of form)|would unpack to more)/,
    )
  })

  it('of some paragraphs is read', async () => {
    expect((await readAs('a.docx', body(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`.repeat(20)))).text).toContain(words)
  })
})

it('a message of parts without end is refused', async () => {
  const message = `From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(30_000)}--b--\n`
  await expect(readAs('a.eml', message)).rejects.toThrow(/a\.eml: has more parts than a message; save its text/)
})
