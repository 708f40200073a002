import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../src/ingest/encoding.ts'
import { UserError } from '../../src/model/user-error.ts'
import { readAs } from '../helpers/extracted.ts'
import { encodeAs, TEXTS } from '../helpers/make-bytes.ts'

const cases = Object.entries(TEXTS).flatMap(([language, { text, encodings }]) =>
  encodings.map((encoding) => ({ language, encoding, text })),
)

describe('a text in a legacy encoding, undeclared', () => {
  it.each(cases)('is read in $language from $encoding', async ({ language, encoding, text }) => {
    const document = await readAs('text.txt', encodeAs(text, encoding))
    expect(document.text).toBe(text)
    expect(document.language).toBe(language)
  })

  it('is noted to have been guessed at', async () => {
    const { provenance } = await readAs('text.txt', encodeAs(TEXTS.ru.text, 'koi8-r'))
    expect(provenance.warnings).toEqual(['its encoding is not declared; it was read as koi8-r'])
    expect(provenance.extraction).toMatch(/^plain text, KOI8-R \(detected\)/)
  })

  it('is read by its mark where it has one', async () => {
    const marked = [
      Buffer.concat([Buffer.from([0xff, 0xfe]), encodeAs(TEXTS.ko.text, 'utf-16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), encodeAs(TEXTS.ko.text, 'utf-16be')]),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXTS.ko.text)]),
    ]
    for (const bytes of marked) {
      const { text, provenance } = await readAs('text.txt', bytes)
      expect(text).toBe(TEXTS.ko.text)
      expect(provenance.warnings).toBeUndefined()
    }
  })

  it('keeps the quotes, dashes and euro signs of windows-1252', async () => {
    const decoded = await decodeBytes(Buffer.from([0x93, 0x48, 0x69, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35]), { header: 'windows-1252' })
    expect(decoded).toMatchObject({ text: '“Hi” – €5', encoding: 'windows-1252', undecodable: 0 })
  })
})

describe('a text that is damaged', () => {
  it('shows where bytes could not be decoded, and counts them', async () => {
    const bytes = Buffer.from('Он готов посетить Пхеньян в удобное время и обсудить торговлю.')
    bytes[20] = 0xff
    const { text, provenance } = await readAs('text.txt', bytes)
    expect(text).toContain('\ufffd')
    expect(provenance.warnings?.[0]).toMatch(/^\d places? could not be decoded as utf-8 and stands? as U\+FFFD$/)
  })

  it('is not blamed for a U+FFFD that its author wrote', async () => {
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const mark = encoding === 'utf-16le' ? '\ufeff' : ''
      expect(await decodeBytes(encodeAs(`${mark}The sign \ufffd stands for what is lost.`, encoding))).toMatchObject({ undecodable: 0 })
    }
  })

  it('is said to be binary where it is no text at all', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * index * 7 + index * 31) % 256))
    await expect(readAs('noise.txt', noise)).rejects.toThrow(/noise\.txt: is binary, not text; save the article as plain text \(UTF-8\)$/)
    await expect(readAs('noise.html', noise)).rejects.toThrow(/noise\.html: is binary, not text/)
  })
})

const labels = fc.constantFrom(
  undefined,
  'utf-8',
  'windows-1251',
  'euc-kr',
  'gb18030',
  'utf-16le',
  'shift_jis',
  'iso-2022-jp',
  'no such thing',
  '',
)

describe('decoding, whatever the bytes and whatever they claim to be', () => {
  it('gives text and a count, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), labels, labels, async (bytes, header, meta) => {
        const decoded = await decodeBytes(bytes, { header, meta })
        expect(decoded.encoding).toMatch(/^[a-z0-9_-]+$/)
        expect(decoded.undecodable).toBeGreaterThanOrEqual(0)
        // What was lost is shown where it was lost.
        expect(decoded.text.match(/\ufffd/g)?.length ?? 0).toBeGreaterThanOrEqual(decoded.undecodable)
      }),
      { numRuns: 300 },
    )
  })

  it('loses no byte in silence: what is decoded without a loss encodes to the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const { text, encoding, undecodable, source } = await decodeBytes(bytes)
        if (undecodable > 0 || encoding !== 'utf-8') return
        const mark = source === 'byte order mark' ? [Buffer.from([0xef, 0xbb, 0xbf])] : []
        expect(Buffer.concat([...mark, Buffer.from(text)]).equals(Buffer.from(bytes))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('gives a document in NFC whose spans slice, or one line that says why not', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 }).map((one) => Buffer.from(one))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), text), async (bytes) => {
        const read = await readAs('any.txt', bytes).catch((error: unknown) => error)
        if (read instanceof UserError) {
          expect(read.message).not.toMatch(/\n/)
          return
        }
        const document = read as Awaited<ReturnType<typeof readAs>>
        expect(document.text).toBe(document.text.normalize('NFC'))
        expect(document.text).not.toMatch(/\r/)
        const words = [...document.text.matchAll(/[\p{L}\p{N}]+/gu)]
        for (const word of words) expect(document.text.slice(word.index, word.index + word[0].length)).toBe(word[0])
      }),
      { numRuns: 200 },
    )
  })
})
