import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/model/user-error.ts'
import { paragraphsAs, readAll, readAs } from '../helpers/extracted.ts'
import { folderWith } from '../helpers/folder.ts'
import { makeWarc, makeZip, type Capture } from '../helpers/make-archive.ts'
import { makeDocx } from '../helpers/make-docx.ts'
import { run } from '../helpers/run.ts'

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024)
const words = 'The works end in May, the minister said on Tuesday at the harbour.'
const laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

it.each([
  ['footnotes', '[^1]: '],
  ['footnotes and quotations', '[^note]: > '],
  ['lists and footnotes', '- [^a]: '],
])('Markdown that nests %s deeper than a text does is refused', async (_name, opening) => {
  await expect(readAs('a.md', `${opening.repeat(5000)}words`)).rejects.toThrow(
    /nests blocks deeper than a text does; save it as plain text/,
  )
})

it('Markdown with many footnotes one below the other is read', async () => {
  const notes = Array.from({ length: 200 }, (_, index) => `[^${index}]: Note ${index} is kept.`).join('\n\n')
  expect(await paragraphsAs('a.md', `He said so[^1].\n\n${notes}`)).toContain('Note 199 is kept.')
})

describe('an archive made to harm', () => {
  it.each(['a.docx', 'a.wacz'])('%s that would unpack to far more than it should is refused', async (name) => {
    const part = name === 'a.docx' ? 'word/document.xml' : 'archive/a.warc'
    await expect(readAs(name, makeZip({ [part]: zeros(20) }))).rejects.toThrow(
      /would unpack to more than it should \(a zip bomb\?\); save it anew, or give the text/,
    )
  })

  it('is refused where an entry holds more than it declares', async () => {
    const zip = makeZip({ 'word/document.xml': 'x'.repeat(5000) })
    const size = Buffer.from([0x88, 0x13, 0, 0])
    for (let at = zip.indexOf(size); at >= 0; at = zip.indexOf(size, at + 1)) zip.writeUInt32LE(10, at)
    await expect(readAs('a.docx', zip)).rejects.toThrow(/is a broken or hostile archive/)
  })

  it.each(['../../etc/archive/a.warc', '/etc/a.warc', 'C:\\a.warc'])('is refused where an entry is called %s', async (path) => {
    const zip = makeZip({ [path]: 'x', 'archive/data.warc': await makeWarc([]) })
    await expect(readAll('a.wacz', zip)).rejects.toThrow(/a\.wacz: is a broken or hostile archive/)
  })

  const good = (number: number): Capture => ({
    url: `https://x.example/${number}`,
    body: `<html><body><p>${words} ${number}</p></body></html>`,
  })
  const bomb: Capture = { url: 'https://x.example/bomb', body: gzipSync(zeros(33), { level: 1 }), headers: { 'Content-Encoding': 'gzip' } }

  it.each([false, true])('costs a web archive only the page that unpacks beyond the limit (packed: %s)', async (gzip) => {
    const huge: Capture = { url: 'https://x.example/huge', body: zeros(33) }
    const found = await readAll(gzip ? 'a.warc.gz' : 'a.warc', await makeWarc([good(1), bomb, good(2), huge, good(3)], { gzip }))
    expect(found).toEqual([
      expect.objectContaining({ url: 'https://x.example/1' }),
      expect.stringMatching(/x\.example\/bomb\): unpacks to more than 32 MB; /),
      expect.objectContaining({ url: 'https://x.example/2' }),
      expect.stringMatching(/unpacks to more than it should \(at https:\/\/x\.example\/huge\)/),
      expect.objectContaining({ url: 'https://x.example/3' }),
    ])
  })

  it.each([
    ['a.warc', false],
    ['a.warc.gz', true],
  ] as const)('that breaks off gives the pages before, wherever it does, and says so: %s', async (name, gzip) => {
    const whole = await makeWarc([good(1), good(2), good(3)], { gzip })
    const two = await makeWarc([good(1), good(2)], { gzip })
    // Behind the last page stand a packed member's sum and the two empty lines of a record: without them alone the page is whole.
    for (let cut = two.length + 30; cut < whole.length - 40; cut += 37) {
      const found = await readAll(name, whole.subarray(0, cut))
      expect({ cut, found }).toEqual({
        cut,
        found: [
          expect.objectContaining({ url: 'https://x.example/1' }),
          expect.objectContaining({ url: 'https://x.example/2' }),
          expect.stringMatching(/(?:breaks off in a record|is a broken web archive).*; /),
        ],
      })
    }
    await expect(readAll(name, whole.subarray(0, gzip ? 150 : 300))).rejects.toThrow(/breaks off|broken/)
  })

  it('gives no page that was cut off when it was captured', async () => {
    const cuts: readonly Capture[] = [
      { ...good(1), headers: { 'Content-Length': '5000' } },
      { ...good(2), body: `400\r\n<html><body><p>${words}`, headers: { 'Transfer-Encoding': 'chunked' } },
      { ...good(3), body: `4\r\n<p>x\r\n`, headers: { 'Transfer-Encoding': 'chunked' } },
      { ...good(4), body: gzipSync(page('')).subarray(0, 60), headers: { 'Content-Encoding': 'gzip' } },
    ]
    const found = await readAll('a.warc', await makeWarc([...cuts, good(5)]))
    expect(found.slice(0, 4)).toEqual(
      cuts.map((): unknown => expect.stringMatching(/was cut off or damaged when it was captured; capture it anew/)),
    )
    expect(found).toHaveLength(5)
    const marked = (await makeWarc([good(1), good(2)]))
      .toString()
      .replace('WARC-Target-URI', 'WARC-Truncated: disconnect\r\nWARC-Target-URI')
    expect(await readAll('a.warc', marked)).toEqual([
      expect.stringMatching(/was cut off when it was captured \(disconnect\)/),
      expect.objectContaining({ url: 'https://x.example/2' }),
    ])
  })

  it('is read on after what is no record, and says so', async () => {
    const parts = [
      await makeWarc([good(1)]),
      Buffer.from('junk\r\nWARC/1.0\r\nContent-Length: much\r\n\r\n\0\0WARC'),
      await makeWarc([good(2)]),
    ]
    expect(await readAll('a.warc', Buffer.concat(parts))).toMatchObject([
      { url: 'https://x.example/1' },
      expect.stringContaining('with bytes that are no record where records may have stood'),
      { url: 'https://x.example/2' },
    ])
    const endless = Buffer.concat([
      await makeWarc([good(1)]),
      Buffer.from(`WARC/1.0\r\n${'X: y\r\n'.repeat(100_000)}`),
      await makeWarc([good(2)]),
    ])
    expect(await readAll('a.warc', endless)).toMatchObject([
      { url: 'https://x.example/1' },
      expect.stringContaining('with bytes that are no record where records may have stood'),
      { url: 'https://x.example/2' },
    ])
  })

  it('is refused where it declares entities', async () => {
    const feed = `${laughs}<rss version="2.0"><channel><title>&c;</title></channel></rss>`
    await expect(readAll('a.xml', feed)).rejects.toThrow(/a\.xml: declares entities of its own/)
    await expect(readAs('a.docx', makeZip({ 'word/document.xml': `${laughs}<x>&c;</x>` }))).rejects.toThrow(
      /declares entities, as no Word file/,
    )
    expect(await paragraphsAs('a.html', `${laughs}<html><body><p>${words}</p><p>&c;</p></body></html>`)).not.toContain('hahaha')
  })

  it('is named in one line where it is cut off', async () => {
    const whole = await makeDocx([words])
    await expect(readAs('cut.docx', whole.subarray(0, whole.length / 2))).rejects.toThrow(
      /cut\.docx: is a broken or hostile archive \(.*\); save it anew/,
    )
  })
})

const page = (body: string): string => `<html><body>${body}<p>${words.repeat(4)}</p></body></html>`

describe('a text made to fill time, memory or the stack', () => {
  const refused: Readonly<Record<string, readonly [name: string, content: string]>> = {
    'a hundred thousand elements in one another': ['a.html', page('<div>'.repeat(100_000))],
    'an attribute without end': ['a.html', page(`<div class="${'share '.repeat(300_000)}">x</div>`)],
    'attributes without end': ['a.html', page(`<div ${Array.from({ length: 5000 }, (_, index) => `a${index}=1`).join(' ')}>x</div>`)],
    'elements without end': ['a.html', page('<b></b>'.repeat(100_000))],
    'broken tags without end': ['a.html', page('<'.repeat(400_000))],
    'quotations in one another': ['a.md', '>'.repeat(20_000) + words],
    'lists in one another': ['a.md', Array.from({ length: 500 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n')],
    'messages in one another': [
      'a.eml',
      `From: a@b\nContent-Type: multipart/mixed; boundary=b0\n\n${Array.from({ length: 999 }, (_, index) => `--b${index}\nContent-Type: multipart/mixed; boundary=b${index + 1}\n\n`).join('')}`,
    ],
    'objects in one another': ['a.jsonl', '['.repeat(200_000)],
  }
  it.each(Object.entries(refused))('is refused in one line: %s', async (_, [name, content]) => {
    const error = await readAs(name, content).catch((problem: unknown) => problem)
    expect(error).toBeInstanceOf(UserError)
    expect((error as Error).message).toMatch(new RegExp(`${name.replace('.', '\\.')}.*; [^\\n]+$`))
    expect((error as Error).message).not.toContain('\n')
  })

  const read: Readonly<Record<string, readonly [name: string, content: string]>> = {
    'line breaks without end': ['a.html', page('word word<br>'.repeat(10_000))],
    'data in one another': ['a.html', page(`<script type="application/ld+json">${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}</script>`)],
    'comments that never end': ['a.html', `<html><body><p>${words.repeat(4)}</p>${'<!--'.repeat(50_000)}`],
    'a title of dashes': [
      'a.html',
      `<html><head><title>${' - '.repeat(50_000)}x</title></head><body><p>${words.repeat(4)}</p></body></html>`,
    ],
    'brackets that never close': ['a.md', `${words}\n\n${'['.repeat(5000)}`],
    'lines without end': ['a.eml', `From: a@b.example\nSubject: ${'x '.repeat(9999)}\n\n${words}\n${'\n'.repeat(200_000)}`],
    'stops and quotes': ['a.txt', `${words} ${'.'.repeat(200_000)}x${'"'.repeat(200_000)}`],
  }
  it.each(Object.entries(read))('is read: %s', async (_, [name, content]) => {
    expect((await readAs(name, content)).text).toContain(words)
  })
})

describe('what is no text file', () => {
  const compare = (report: string): ReturnType<typeof run> => run(['compare', join(folderWith({ 's.txt': words }), 's.txt'), report])

  it('is named with the mend in one line: a folder, a pipe, a device, nothing, blanks, a picture', () => {
    const folder = folderWith({
      'empty.txt': '',
      'blank.txt': ' \n\n',
      'a.png': Buffer.from('89504e470d0a1a0a', 'hex'),
      'dots.txt': '... !',
    })
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const cases: Readonly<Record<string, RegExp>> = {
      [folder]: /is a folder, not a text file; name a file in it/,
      [join(folder, 'pipe')]: /is no regular file; save the text to a file/,
      '/dev/zero': /is no regular file; save the text to a file/,
      [join(folder, 'none.txt')]: /no such file; check the path/,
      [join(folder, 'empty.txt')]: /is empty; put the text into it/,
      [join(folder, 'blank.txt')]: /is blank; put the text into it/,
      [join(folder, 'dots.txt')]: /holds no words; put the text into it/,
      [join(folder, 'a.png')]: /is a PNG image; save what it shows as plain text/,
    }
    for (const [path, line] of Object.entries(cases)) {
      const { code, stderr } = compare(path)
      expect({ path, code }).toEqual({ path, code: 2 })
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)])
      expect(stderr).toContain(path)
    }
  })

  it('does not stop the others of a list: they are compared, it is named, and the exit code is 3', () => {
    const folder = folderWith({ 's.txt': words, 'good.md': `# Works\n\n${words}`, 'bad.pdf': '%PDF-1.4 nothing' })
    const { code, stdout, stderr } = run(['compare', ...['s.txt', 'bad.pdf', 'good.md'].map((name) => join(folder, name))])
    expect(code).toBe(3)
    expect(stdout).toContain('good')
    expect(stderr).toMatch(/bad\.pdf: is no readable PDF; save it anew, or save its text\n/)
  })
})

describe('a page whose frames point elsewhere', () => {
  const framed = (source: string): string =>
    `<html><frameset cols="9,*"><frame src="${source}"><frame src="news/item.html"></frameset></html>`
  const secret = `<html><body><article><p>${'The secret words of another folder. '.repeat(20)}</p></article></body></html>`

  it.each([
    '../secret.html',
    '%2e%2e/secret.html',
    'file:///etc/passwd',
    '/etc/passwd',
    '//127.0.0.1/x',
    'http://127.0.0.1:1/x',
    'news',
    'pipe',
    'index.html',
    '%zz',
  ])('reads what lies in its own folder, and not %s', async (source) => {
    const files = { 'secret.html': secret, 'page/index.html': framed(source), 'page/news/item.html': page('') }
    const folder = folderWith(files)
    execFileSync('mkfifo', [join(folder, 'page/pipe')])
    const { readDocument } = await import('../../src/index.ts')
    const { text } = await readDocument(join(folder, 'page/index.html'))
    expect(text).toContain(words)
    expect(text).not.toContain('secret')
  })
})
