import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase, type BuildOptions, type Built } from '../../src/ingest/case/build.ts'
import { checkCase } from '../../src/ingest/case/check.ts'
import type { Wanted } from '../../src/ingest/case/wanted.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { sha256 } from '../../src/ingest/provenance.ts'
import { caseSchema, type CaseFile } from '../../src/model/case.ts'
import { folderWith } from '../helpers/folder.ts'
import { COAST, fetcherAtHome, GAZETTE, html, SAID, site, type Site } from '../helpers/site.ts'

let here: Site
let folder = ''
let isGazetteUp = true

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>
<item><title>Harbour opens on 1 March</title><link>/coast</link><description>Short.</description></item>
<item><title>Foreign ships in spring</title><link>/gazette</link><description>Short.</description></item></channel></rss>`

beforeEach(async () => {
  folder = join(folderWith(), 'case')
  isGazetteUp = true
  here = await site({
    '/statement': (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }).end(gzipSync(SAID)),
    '/coast': html(COAST),
    '/moved': (_, response) => response.writeHead(301, { location: '/coast' }).end(),
    '/gazette': (request, response) => (isGazetteUp ? html(GAZETTE)(request, response) : response.writeHead(404).end()),
    '/feed.xml': (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(FEED),
  })
})

const at = (path: string): string => here.base + path
const statement = (): Wanted => ({ source: at('/statement'), role: 'statement' })
const report = (source: string): Wanted => ({ source, role: 'subject' })
const build = (wanted: readonly Wanted[], options: BuildOptions = {}): Promise<Built> =>
  buildCase(folder, wanted, { fetcher: fetcherAtHome(), ...options })
const caseFile = (): CaseFile => caseSchema.parse(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')))
const problems = async (): Promise<string[]> => (await checkCase(folder)).findings.filter((one) => one.problem).map((one) => one.kind)

describe('building a case from addresses', () => {
  it('keeps the text, the bytes as received, and where all of it is from', async () => {
    const { failures } = await build([statement(), report(at('/moved'))])
    expect(failures).toEqual([])
    const [coast] = caseFile().reports
    expect(coast).toMatchObject({
      source: at('/moved'),
      requested: at('/moved'),
      url: at('/coast'),
      http: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } },
      encoding: 'utf-8',
      language: 'en',
      outlet: '127.0.0.1',
      title: 'Harbour opens on 1 March',
      published: '2025-09-10T08:00:00Z',
      sha256: sha256(COAST),
    })
    expect(coast?.retrieved).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:]{8}Z$/)
    expect(coast?.extraction).toMatch(/readability .*; unsaid \d/)
    expect(readFileSync(join(folder, coast?.raw ?? ''), 'utf8')).toBe(COAST)
    const text = readFileSync(join(folder, coast?.file ?? ''), 'utf8')
    expect(sha256(text)).toBe(coast?.textSha256)
    expect(text).toMatch(/^Harbour opens on 1 March\n\nMinister Lena Harrow.*\n\nSome 40 million.*\n\nThe harbour authority.*port\.$/)
    expect(caseFile().statement.sha256).toBe(sha256(SAID))
  })

  it('gives a case that is compared as it was built, and that checks out', async () => {
    await build([statement(), report(at('/coast')), report(at('/gazette'))])
    const loaded = await readCase(folder)
    expect(loaded.file.title).toBe('Harbour to open in March')
    expect(loaded.reports.map(({ provenance }) => provenance.url)).toEqual([at('/coast'), at('/gazette')])
    expect(loaded.reports[0]?.provenance.sha256).toBe(sha256(COAST))
    expect(await checkCase(folder)).toMatchObject({ texts: 3, verified: 3, raw: 3, extracted: 3, findings: [] })
  })

  it('goes on past a source that fails, names it, and tries only that one again', async () => {
    isGazetteUp = false
    const wanted = [statement(), report(at('/gazette')), report(at('/coast'))]
    const first = await build(wanted)
    expect(first.failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/\/gazette: is not there \(404\); check the address/),
    ])
    expect(caseFile().reports.map(({ source }) => source)).toEqual([at('/coast')])
    isGazetteUp = true
    expect((await build(wanted)).failures).toEqual([])
    expect(
      caseFile()
        .reports.map(({ source }) => source)
        .sort(),
    ).toEqual([at('/coast'), at('/gazette')])
    expect([here.asked.get('/statement'), here.asked.get('/coast'), here.asked.get('/gazette')]).toEqual([1, 1, 2])
    expect(await problems()).toEqual([])
  })

  it('keeps the statement where every report fails, and has no case yet', async () => {
    const first = await build([statement(), report(at('/nowhere'))])
    expect(first.file).toBeUndefined()
    expect(existsSync(join(folder, 'case.json'))).toBe(false)
    expect((await build([statement(), report(at('/coast'))])).file?.reports).toHaveLength(1)
    expect(here.asked.get('/statement')).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(['127-0-0-1.txt', 'case.json', 'raw', 'statement.txt'])
  })

  it('takes all pages that a feed names, and none of them twice', async () => {
    await build([statement(), report(at('/feed.xml'))])
    expect(caseFile().reports.map(({ title }) => title)).toEqual(['Harbour opens on 1 March', 'Foreign ships in spring'])
    expect((await build([statement(), report(at('/feed.xml'))])).kept).toBe(3)
    expect([here.asked.get('/coast'), here.asked.get('/gazette')]).toEqual([1, 1])
    expect(await problems()).toEqual([])
  })

  it('asks one host for one page at a time', async () => {
    let [open, most] = [0, 0]
    const slow = await site(
      Object.fromEntries(
        ['/a', '/b', '/c', '/d'].map((path) => [
          path,
          (_: unknown, response: Parameters<ReturnType<typeof html>>[1]) => {
            most = Math.max(most, (open += 1))
            setTimeout(() => {
              open -= 1
              response.end(`Words of page ${path}, which are enough to be read as a text.`)
            }, 30)
          },
        ]),
      ),
    )
    const { failures } = await build(
      ['/a', '/b', '/c', '/d'].map((path, index) => ({ source: slow.base + path, role: index === 0 ? 'statement' : 'subject' })),
    )
    expect(failures).toEqual([])
    expect(most).toBe(1)
  })
})

describe('a case folder that is there already', () => {
  it('is refused where it holds other files, or the case of another statement', async () => {
    const used = folderWith({ 'thesis.txt': 'mine' })
    await expect(buildCase(used, [statement(), report(at('/coast'))])).rejects.toThrow(
      /is not empty and has no case\.json; name another folder with --dir/,
    )
    expect(readdirSync(used)).toEqual(['thesis.txt'])
    await build([statement(), report(at('/coast'))])
    await expect(build([{ source: at('/gazette'), role: 'statement' }, report(at('/coast'))])).rejects.toThrow(
      /is the case of another statement/,
    )
  })

  it('gets more reports, and keeps what its owner wrote into case.json', async () => {
    await build([statement(), report(at('/coast'))])
    const owned = {
      ...caseFile(),
      about: 'Mine.',
      tags: ['ports'],
      gold: [{ claim: 'the work begins in January', verdicts: { '127-0-0-1.txt': 'reported' } }],
    }
    writeFileSync(join(folder, 'case.json'), JSON.stringify(owned))
    await build([{ source: at('/gazette'), role: 'control' }])
    const after = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as typeof owned
    expect(after).toMatchObject({ about: 'Mine.', tags: ['ports'], gold: owned.gold })
    expect(after.reports.map(({ role }) => role)).toEqual(['subject', 'control'])
    expect(here.asked.get('/coast')).toBe(1)
    await expect(buildCase(join(folder, 'none'), [report(at('/coast'))])).rejects.toThrow(
      /no such folder; make a case with: unsaid case new/,
    )
  })

  it('never writes over a file that it does not know', async () => {
    await build([statement(), report(at('/coast'))])
    writeFileSync(join(folder, '127-0-0-1-2.txt'), 'notes of mine')
    await build([report(at('/gazette'))])
    expect(readFileSync(join(folder, '127-0-0-1-2.txt'), 'utf8')).toBe('notes of mine')
    expect(caseFile().reports[1]?.file).toBe('127-0-0-1-3.txt')
  })
})

describe('building a case from files', () => {
  const said = 'The minister said that the harbour opens on 1 March.\n'
  it('keeps a table once, and says which row each text is', async () => {
    const files = folderWith({
      'said.txt': said,
      'articles.csv':
        'kind;headline;body\nx;Harbour;The harbour opens in March, and ships may come.\ny;Pier;The pier costs 40 million crowns.\n',
    })
    const columns = { text: 'body', title: 'headline' }
    await build([{ source: join(files, 'said.txt'), role: 'statement' }, report(join(files, 'articles.csv'))], { columns })
    expect(caseFile().reports.map(({ raw, item }) => [raw, item])).toEqual([
      ['raw/articles.csv', 1],
      ['raw/articles.csv', 2],
    ])
    expect(await checkCase(folder)).toMatchObject({ texts: 3, verified: 3, raw: 3, extracted: 3, findings: [] })
  })

  it('says which row could not be decoded whole', async () => {
    const rows = ['text', 'Порт откроется для судов первого марта.', 'Рыбаки просили об этом министра и портовое управление? не раз.']
    const bytes = Buffer.from(`${rows.join('\n')}\n`)
    bytes[bytes.indexOf('?')] = 0xff
    const files = folderWith({ 'said.txt': said, 'articles.csv': bytes })
    await build([{ source: join(files, 'said.txt'), role: 'statement' }, report(join(files, 'articles.csv'))])
    expect(caseFile().reports.map(({ encoding, undecodable }) => [encoding, undecodable])).toEqual([
      ['utf-8', undefined],
      ['utf-8', 1],
    ])
    expect(caseFile().reports[1]?.warnings).toEqual(['1 place could not be decoded as utf-8 and stands as U+FFFD'])
    expect(caseFile().reports[1]?.sha256).toBe(sha256(bytes))
    expect(await problems()).toEqual([])
  })

  it('knows a row again, picked by its number or with all others', async () => {
    const files = folderWith({ 'said.txt': said, 'articles.csv': 'text\nThe harbour opens.\nThe harbour stays shut.\n' })
    const table = join(files, 'articles.csv')
    await build([{ source: join(files, 'said.txt'), role: 'statement' }, report(`${table}#2`)])
    expect((await build([report(table)])).kept).toBe(1)
    expect(caseFile().reports.map(({ item }) => item)).toEqual([2, 1])
    expect(await problems()).toEqual([])
  })

  it('leaves no folder where nothing could be read', async () => {
    const { file, failures } = await build([{ source: '/no/such', role: 'statement' }, report('/no/such/other')])
    expect([file, failures.length, existsSync(folder)]).toEqual([undefined, 2, false])
  })

  it('keeps bytes in their own encoding, and tells how they were read', async () => {
    const russian = Buffer.from(
      [...'Министр сказала, что порт откроется первого марта, и поблагодарила рыбаков.'].map((letter) => cp1251(letter)),
    )
    const files = folderWith({
      'said.txt': said,
      'tass.txt': russian,
      'lines.jsonl': '{"title":"Ships","text":"Ships may come in spring."}\n',
    })
    await build([
      { source: join(files, 'said.txt'), role: 'statement' },
      report(join(files, 'tass.txt')),
      report(join(files, 'lines.jsonl')),
    ])
    const [tass] = caseFile().reports
    expect(tass).toMatchObject({ file: 'tass.txt', outlet: 'tass', encoding: 'windows-1251', language: 'ru', sha256: sha256(russian) })
    expect(tass?.warnings?.join()).toMatch(/encoding is not declared/)
    expect(readFileSync(join(folder, 'raw/tass.txt'))).toEqual(russian)
    expect(await problems()).toEqual([])
  })

  it('takes words that look like another format for what they are once they are stored', async () => {
    const mail =
      'From: the ministry\nTo: all papers\nDate: Tue, 9 Sep 2025 10:00:00 +0000\nSubject: Harbour\n\nSubject: ships\nFrom: March on, they may come.\n'
    const files = folderWith({ 'said.txt': said, 'note.eml': mail })
    await build([{ source: join(files, 'said.txt'), role: 'statement' }, report(join(files, 'note.eml'))])
    const stored = readFileSync(join(folder, 'note.txt'), 'utf8')
    expect((await readCase(folder)).reports[0]?.text).toBe(stored)
  })

  it('takes the same words from two places for two reports', async () => {
    const files = folderWith({ 'said.txt': said, 'belta.txt': 'The harbour opens.', 'kcna/index.txt': 'The harbour opens.' })
    await build([
      { source: join(files, 'said.txt'), role: 'statement' },
      report(join(files, 'belta.txt')),
      report(join(files, 'kcna/index.txt')),
    ])
    expect(caseFile().reports.map(({ file, outlet }) => [file, outlet])).toEqual([
      ['belta.txt', 'belta'],
      ['kcna.txt', 'kcna'],
    ])
    expect(await problems()).toEqual([])
  })

  it('says so when a file has changed since it was taken', async () => {
    const files = folderWith({ 'said.txt': said, 'coast.txt': 'The harbour opens.' })
    const wanted: Wanted[] = [{ source: join(files, 'said.txt'), role: 'statement' }, report(join(files, 'coast.txt'))]
    await build(wanted)
    expect(await build(wanted)).toMatchObject({ kept: 2, failures: [] })
    writeFileSync(join(files, 'coast.txt'), 'The harbour stays shut.')
    expect((await build(wanted)).failures[0]?.message).toMatch(/has changed since it was taken into the case as coast\.txt/)
    expect(readFileSync(join(folder, 'coast.txt'), 'utf8')).toBe('The harbour opens.')
  })
})

/** A letter's byte in windows-1251. */
function cp1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
}
