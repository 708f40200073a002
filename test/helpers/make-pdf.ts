// PDFs written by hand: text at places, in any script, turned, locked, or none at all.
import { Buffer } from 'node:buffer'

export interface PdfText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  /** Degrees, counter-clockwise. */
  readonly turned?: number
}

export interface PdfOptions {
  /** Locked with a password that nobody knows. */
  readonly locked?: boolean
}

/** Each letter is this part of its size wide. */
export const LETTER = 0.5
const FIRST_CODE = 33

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Maps the codes in which a page is written to the letters that they mean. */
function unicodeMap(letters: readonly string[]): string {
  const pairs = letters.map((letter, index) => `<${hex(FIRST_CODE + index, 2)}> <${hex(letter.codePointAt(0)!, 4)}>`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${pairs.length} beginbfchar`,
    ...pairs,
    'endbfchar endcmap end end',
  ].join('\n')
}

function placed({ text, x, y, size = 11, turned = 0 }: PdfText, letters: readonly string[]): string {
  const codes = [...text].map((letter) => hex(FIRST_CODE + letters.indexOf(letter), 2)).join('')
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)].map((value) => value.toFixed(5))
  return `BT /F1 ${size} Tf ${cos} ${sin} ${Number(sin) === 0 ? 0 : -Number(sin)} ${cos} ${x} ${y} Tm <${codes}> Tj ET`
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

/** A PDF of A4 pages with these texts. At most 220 different letters. */
export function makePdf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Buffer {
  const letters = [...new Set(pages.flat().flatMap((one) => [...one.text]))]
  const widths = letters.map(() => LETTER * 1000).join(' ')
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar ${FIRST_CODE} /LastChar ${FIRST_CODE + letters.length - 1} /Widths [${widths}] /ToUnicode 4 0 R >>`,
    stream(unicodeMap(letters)),
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
      stream(page.map((one) => placed(one, letters)).join('\n')),
    ]),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const lock = options.locked ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> /P -44 >>` : ''
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R${lock} /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] >>`
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** Lines one below the other, 14 points apart, from a height on. */
export const linesAt = (y: number, lines: readonly string[], x = 72, size = 11): PdfText[] =>
  lines.map((text, index) => ({ text, x, y: y - index * 14, size }))
