// Collections that are damaged or break off: what is whole is read, and what is lost is said.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readAll, readAs } from '../helpers/extracted.ts'
import { makeWarc, makeZip } from '../helpers/make-archive.ts'

const page = (number: number): string =>
  `<html><head><title>Works ${number}</title></head><body><article><h1>Works ${number}</h1><p>The works at harbour ${number} end in May, the minister said on Tuesday.</p><p>${'abcdefgh'
    .split('')
    .map((letter, index) => `Crew ${letter} repaired ${number * 100 + index} cranes.`)
    .join(' ')}</p></article></body></html>`

/** The packed records of an archive of five pages: the first tells of the archive. */
const records = async (): Promise<Buffer[]> => {
  const whole = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => makeWarc([{ url: `https://port.example/${number}`, body: page(number) }], { gzip: true })),
  )
  return whole.map((bytes) => Buffer.from(bytes))
}

/** The numbers of the pages that were read, and the lines of what was not. */
const split = (found: Awaited<ReturnType<typeof readAll>>): { read: string[]; lines: string[] } => ({
  read: found.flatMap((one) => (typeof one === 'string' ? [] : [/\d/.exec(one.url ?? '')?.[0] ?? '?'])),
  lines: found.filter((one) => typeof one === 'string'),
})

const DAMAGED: readonly (readonly [string, (record: Buffer) => Buffer])[] = [
  ['letters changed', (record) => Buffer.concat([record.subarray(0, -200), Buffer.alloc(150, 0xaa), record.subarray(-50)])],
  ['its beginning lost', (record) => Buffer.concat([record.subarray(0, record.length - 300), Buffer.from('xx'), record.subarray(-298)])],
  ['its end lost', (record) => record.subarray(0, -60)],
  ['its checksum wrong', (record) => Buffer.concat([record.subarray(0, -8), Buffer.alloc(4, 1), record.subarray(-4)])],
]

describe('a web archive packed record by record', () => {
  it.each(DAMAGED)('gives what stands before and behind a damaged record, and says so: %s', async (name, damage) => {
    const all = await records()
    const { read, lines } = split(await readAll('a.warc.gz', Buffer.concat(all.map((one, index) => (index === 2 ? damage(one) : one)))))
    // Of a record whose end is lost the next one is sometimes taken for the rest, and is lost with it; the line says so of both.
    const doubtful = name === 'its end lost' ? ['3', '4'] : ['3']
    expect(read.filter((number) => !doubtful.includes(number))).toEqual(['1', '2', '4', '5'].filter((number) => !doubtful.includes(number)))
    expect(lines).toEqual([expect.stringMatching(/a\.warc\.gz: (?:is a broken web archive|breaks off in a record)/)])
  })

  it('gives what stands behind a stretch of zeros or of noise, and says so', async () => {
    for (const gap of [Buffer.alloc(40_000), Buffer.alloc(700, 0x41)]) {
      const [first, second, , ...others] = await records()
      const { read, lines } = split(await readAll('a.warc.gz', Buffer.concat([first!, second!, gap, ...others])))
      // What it directly follows may be lost with it.
      expect(read.filter((number) => number !== '2')).toEqual(['1', '4', '5'])
      expect(lines).toHaveLength(1)
    }
  })

  it('is whole where zeros fill it up, and where its bytes look like beginnings of records', async () => {
    const noise = Buffer.alloc(60_000, Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x31, 0x1f, 0x8b]))
    const image = await makeWarc([{ url: 'https://port.example/picture', body: noise, type: 'image/png' }])
    const stored = gzipSync(image, { level: 0 })
    const { read, lines } = split(
      await readAll('a.warc.gz', Buffer.concat([...(await records()), stored, ...(await records()).slice(0, 1), Buffer.alloc(50_000)])),
    )
    expect({ read, lines }).toEqual({ read: ['1', '2', '3', '4', '5', '1'], lines: [] })
  })

  it('says all of its damaged places', async () => {
    const all = await records()
    const damage = DAMAGED[3]![1]
    const { read, lines } = split(await readAll('a.warc.gz', Buffer.concat(all.map((one, index) => (index % 2 === 1 ? damage(one) : one)))))
    expect(read).toEqual(expect.arrayContaining(['1', '3', '5']))
    expect(lines).toHaveLength(2)
  })
})

describe('a WACZ', () => {
  const listed = `${JSON.stringify({ format: 'json-pages-1.0' })}\n${JSON.stringify({ url: 'https://port.example/1', title: 'Works' })}\n`

  it('says what of its archives cannot be read, though it lists its pages', async () => {
    const all = await records()
    const { read, lines } = split(
      await readAll(
        'a.wacz',
        makeZip({ 'archive/a.warc.gz': Buffer.concat([...all.slice(0, 3), all[3]!.subarray(0, -90)]), 'pages/pages.jsonl': listed }),
      ),
    )
    expect(read).toEqual(['1'])
    expect(lines).toEqual([expect.stringMatching(/a\.wacz: (?:is a broken web archive|breaks off)/)])
  })

  it('is read on past an archive that is none', async () => {
    const all = await records()
    const { read, lines } = split(
      await readAll('a.wacz', makeZip({ 'archive/a.warc.gz': 'nothing', 'archive/b.warc.gz': Buffer.concat(all.slice(0, 2)) })),
    )
    expect(read).toEqual(['1', '2'])
    expect(lines).toHaveLength(1)
  })
})

describe('a page that a browser saved whole', () => {
  const head = 'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n'
  const article = `--b1\r\nContent-Type: text/html\r\nContent-Location: https://port.example/1\r\n\r\n${page(1)}\r\n`
  const picture = '--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n'

  it('is refused where it breaks off in the page', async () => {
    for (const cut of [0, 1, 200])
      await expect(readAs('a.mhtml', (head + article).slice(0, (head + article).length - cut))).rejects.toThrow(
        /a\.mhtml: breaks off in the page, so that its end is missing; save the page anew, or save its text/,
      )
  })

  it('is read with a warning where it breaks off behind the page, and without one where it is whole', async () => {
    const cut = await readAs('a.mhtml', head + article + picture.slice(0, -5))
    expect(cut.text).toContain('harbour 1 end in May')
    expect(cut.provenance.warnings).toEqual([expect.stringContaining('breaks off behind the page')])
    expect((await readAs('a.mhtml', `${head}${article}${picture}--b1--\r\n`)).provenance.warnings ?? []).toEqual([])
  })
})

describe('a table that breaks off inside quotes', () => {
  const row = '"The works at the harbour end in May, the minister said on Tuesday."'

  it.each([',', ';', '\t'])('is not taken for whole (separator %j)', async (mark) => {
    const whole = `outlet${mark}text\nPort${mark}${row}\nCoast${mark}${row}\n`
    expect(await readAll('a.csv', whole)).toHaveLength(2)
    for (const cut of [2, 20, 60])
      await expect(readAll('a.csv', whole.slice(0, -cut))).rejects.toThrow(/a\.csv: is no readable CSV \(.*[Qq]uote/)
  })
})
