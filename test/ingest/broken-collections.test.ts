// Collections that are damaged or break off: what is whole is read, and what is lost is said.
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { warcStream } from '../../src/ingest/formats/warc.ts'
import { openReceived } from '../../src/ingest/open-source.ts'
import { random } from '../../src/statistics/random.ts'
import { readAll, readAs } from '../helpers/extracted.ts'
import { makeWarc, makeZip } from '../helpers/make-archive.ts'

const page = (number: number): string =>
  `<html><head><title>Works ${number}</title></head><body><article><h1>Works ${number}</h1><p>The works at harbour ${number} end in May, the minister said on Tuesday.</p><p>${'abcdefgh'
    .split('')
    .map((letter, index) => `Crew ${letter} repaired ${number * 100 + index} cranes.`)
    .join(' ')}</p></article></body></html>`

/** Five archives of a page each, the same at every run; before each page a record tells of its archive. */
const plainRecords = async (): Promise<Buffer[]> =>
  Promise.all(
    [1, 2, 3, 4, 5].map(async (number) => {
      const made = await makeWarc([{ url: `https://port.example/${number}`, body: page(number) }])
      const fixed = made
        .toString('latin1')
        .replace(/urn:uuid:[\da-f-]{36}/g, `urn:uuid:00000000-0000-4000-8000-00000000000${number}`)
        .replace(/^WARC-Date: .*$/gm, 'WARC-Date: 2025-03-04T12:00:00Z\r')
      return Buffer.from(fixed, 'latin1')
    }),
  )

/** The same, each of their records packed by itself. */
const records = async (): Promise<Buffer[]> =>
  (await plainRecords()).map((bytes) => {
    const second = bytes.indexOf('WARC/1.1', 1)
    return Buffer.concat([gzipSync(bytes.subarray(0, second)), gzipSync(bytes.subarray(second))])
  })

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
  it.each(DAMAGED)('gives what stands before and behind a damaged record, and says so: %s', async (_, damage) => {
    const all = await records()
    const { read, lines } = split(await readAll('a.warc.gz', Buffer.concat(all.map((one, index) => (index === 2 ? damage(one) : one)))))
    expect(read).toEqual(['1', '2', '4', '5'])
    expect(lines).toEqual([expect.stringMatching(/a\.warc\.gz: (?:is a broken web archive|breaks off in a record)/)])
  })

  it('loses no other record than the damaged one, and says one damage once, wherever it is', async () => {
    const all = await records()
    const record = all[2]!
    const { integer: below } = random(7)
    for (let round = 0; round < 120; round++) {
      const from = below(record.length - 1)
      const to = Math.min(record.length, from + 1 + below(200))
      const damaged = [
        record.subarray(0, from + 1),
        record.subarray(from + 1),
        Buffer.concat([record.subarray(0, from), record.subarray(to)]),
        Buffer.concat([record.subarray(0, from), Buffer.from(Array.from({ length: to - from }, () => below(256))), record.subarray(to)]),
        Buffer.concat([record.subarray(0, from), Buffer.alloc(to - from, 0x41), record.subarray(from)]),
      ][round % 5]!
      const found = split(await readAll('a.warc.gz', Buffer.concat([...all.slice(0, 2), damaged, ...all.slice(3)])))
      const what = `round ${round}, bytes ${from} to ${to}`
      // What tells of the archive stands before the page: where only that is damaged, the page is whole.
      expect(found.read.filter((number) => number !== '3').join(''), what).toBe('1245')
      expect(found.lines, what).toHaveLength(1)
    }
  })

  it('gives what stands before and behind a stretch of zeros or of noise, and says so', async () => {
    for (const gap of [Buffer.alloc(40_000), Buffer.alloc(700, 0x41), Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x41, 0x42])]) {
      const [first, second, , ...others] = await records()
      const { read, lines } = split(await readAll('a.warc.gz', Buffer.concat([first!, second!, gap, ...others])))
      expect(read).toEqual(['1', '2', '4', '5'])
      expect(lines).toHaveLength(1)
    }
  })

  it('gives no page whose bytes were changed, and says where it is packed as a whole that others may be', async () => {
    const whole = await makeWarc(
      [1, 2, 3].map((number) => ({ url: `https://port.example/${number}`, body: page(number) })),
      { gzip: false },
    )
    const packed = gzipSync(whole, { level: 0 })
    // What is stored as it is can be changed without a fault of the packing, but for the checksum at its end.
    packed.write('July', packed.lastIndexOf('May,'))
    const { read, lines } = split(await readAll('a.warc.gz', packed))
    expect(read).toEqual(['1', '2'])
    expect(lines).toEqual([expect.stringMatching(/\(https:\/\/port\.example\/3\): .*what was read before may be damaged too/)])
  })

  it('is read in the same way in whatever pieces it comes', async () => {
    const all = await records()
    const bytes = Buffer.concat(all.map((one, index) => (index === 2 ? one.subarray(0, -60) : one)))
    for (const size of [1, 7, 1000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
      const read: string[] = []
      const lines: string[] = []
      for await (const item of warcStream(Readable.from(pieces), 'a.warc.gz', openReceived))
        await item.read().then(
          ({ received }) => read.push(/\d/.exec(received.url!)![0]),
          (error: unknown) => lines.push((error as Error).message),
        )
      expect(read).toEqual(['1', '2', '4', '5'])
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

describe('a web archive that is not packed', () => {
  it('does not lose the record behind one that bytes are missing of, and says so', async () => {
    for (const [from, to] of [
      [-350, -250],
      [-200, -190],
      [-90, undefined],
    ] as const) {
      const all = await plainRecords()
      const cut = Buffer.concat([all[2]!.subarray(0, from), to === undefined ? Buffer.alloc(0) : all[2]!.subarray(to)])
      const { read, lines } = split(await readAll('a.warc', Buffer.concat([...all.slice(0, 2), cut, ...all.slice(3)])))
      expect(read).toEqual(['1', '2', '4', '5'])
      expect(lines).toEqual([expect.stringMatching(/a\.warc: .*\(https:\/\/port\.example\/3\) of another length than it says/)])
    }
  })

  it('says that records may have stood where bytes are that are none', async () => {
    for (const gap of [Buffer.alloc(700, 0x41), Buffer.alloc(700)]) {
      const all = await plainRecords()
      const { read, lines } = split(await readAll('a.warc', Buffer.concat([...all.slice(0, 2), gap, ...all.slice(2)])))
      expect(read).toEqual(['1', '2', '3', '4', '5'])
      expect(lines).toEqual([expect.stringContaining('with bytes that are no record')])
    }
    expect(split(await readAll('a.warc', Buffer.concat([...(await plainRecords()), Buffer.alloc(700)]))).lines).toEqual([])
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
