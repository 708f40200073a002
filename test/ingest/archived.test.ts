import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/compare.ts'
import { archivedAddress, samePage } from '../../src/ingest/archived-address.ts'
import { buildCase, type BuildOptions } from '../../src/ingest/case/build.ts'
import { checkCase } from '../../src/ingest/case/check.ts'
import { withArchived, type Wanted } from '../../src/ingest/case/wanted.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { readDocument } from '../../src/ingest/documents.ts'
import { caseSchema, type ReportEntry } from '../../src/model/case.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { editionOf } from '../../src/present/edition/edition.ts'
import { folderWith } from '../helpers/folder.ts'
import { COAST, fetcherAtHome, GAZETTE, html, SAID, site, type Site } from '../helpers/site.ts'

const TIME = '20250911070809'
let here: Site
let isLiveUp = true
const live = (): string => `http://news.example:${here.port}/gazette`
const copy = (): string => `http://web.archive.org:${here.port}/web/${TIME}/${live()}`

beforeEach(async () => {
  isLiveUp = true
  here = await site({
    '/statement': html(SAID),
    '/gazette': (request, response) => (isLiveUp ? html(GAZETTE)(request, response) : response.writeHead(410).end()),
  })
  // Only the bytes as the archive took them are there: its page with a toolbar is not asked for.
  here.routes[`/web/${TIME}id_/${live()}`] = html(COAST)
})

const folder = (): string => join(folderWith(), 'case')
async function built(at: string, archived: readonly string[], options: BuildOptions = {}, source = live()): Promise<ReportEntry> {
  const wanted: Wanted[] = [
    { source: `${here.base}/statement`, role: 'statement' },
    { source, role: 'subject' },
  ]
  const { failures } = await buildCase(at, withArchived(wanted, archived), { fetcher: fetcherAtHome(), ...options })
  expect(failures).toEqual([])
  expect((await checkCase(at)).findings).toEqual([])
  return caseSchema.parse(JSON.parse(readFileSync(join(at, 'case.json'), 'utf8'))).reports[0]!
}

describe('the address of an archived copy', () => {
  it.each([
    ['https://web.archive.org/web/20250910123456/https://belta.by/a?b=1&c=2', 'https://belta.by/a?b=1&c=2', '2025-09-10T12:34:56Z'],
    ['http://web.archive.org/web/20250910123456id_/https:/belta.by/a', 'https://belta.by/a', '2025-09-10T12:34:56Z'],
    ['https://web.archive.org/web/20250910/http://kcna.kp/x', 'http://kcna.kp/x', '2025-09-10'],
    ['https://web.archive.org/web/2025/http://kcna.kp/x', 'http://kcna.kp/x', '2025'],
    ['https://archive.ph/2025.09.10-123456/https://tass.ru/1', 'https://tass.ru/1', '2025-09-10T12:34:56Z'],
    ['https://arquivo.pt/wayback/20250910123456/https://tass.ru/1', 'https://tass.ru/1', '2025-09-10T12:34:56Z'],
    ['https://archive.ph/AbCdE', undefined, undefined],
    ['https://web.archive.org/web/20259910123456/https://tass.ru/1', 'https://tass.ru/1', undefined],
  ])('%s tells the page and the time', (address, original, captured) => {
    const found = archivedAddress(address)
    expect(found?.original).toBe(original)
    expect(found?.captured).toBe(captured)
  })

  it.each([
    'https://belta.by/web/20250910123456/https://tass.ru/1',
    'https://web.archive.org.evil.example/web/2025/http://a.example/',
    'nothing',
  ])('is not %s', (address) => {
    expect(archivedAddress(address)).toBeUndefined()
  })

  it('names the same page with and without www., a last slash, a scheme', () => {
    expect(samePage('http://www.tass.ru/1/', 'https://tass.ru/1')).toBe(true)
    expect(samePage('https://tass.ru/1?a=1', 'https://tass.ru/1?a=2')).toBe(false)
  })
})

describe('an archived copy', () => {
  it('given as a source is recorded as a copy of the page that it is of', async () => {
    const { provenance, text } = await readDocument(copy(), {}, { fetcher: fetcherAtHome() })
    expect(provenance).toMatchObject({
      url: live(),
      outlet: 'news.example',
      archived: { url: copy(), captured: '2025-09-11T07:08:09Z', used: true },
    })
    expect(text).toMatch(/^Harbour opens on 1 March/)
  })

  it('is recorded beside the page, whose text is taken', async () => {
    const entry = await built(folder(), [copy()])
    expect(entry).toMatchObject({
      title: 'Foreign ships in spring',
      url: live(),
      archived: { url: copy(), captured: '2025-09-11T07:08:09Z', used: false },
    })
  })

  it('is taken in place of the page where that is preferred', async () => {
    const entry = await built(folder(), [copy()], { preferArchive: true })
    expect(entry).toMatchObject({ title: 'Harbour opens on 1 March', source: live(), url: live(), archived: { url: copy(), used: true } })
    expect(here.asked.get('/gazette')).toBeUndefined()
  })

  it('stands in for a page that is gone, and says so', async () => {
    isLiveUp = false
    const entry = await built(folder(), [`${live()}=${copy()}`])
    expect(entry).toMatchObject({ url: live(), archived: { url: copy(), used: true } })
    expect(entry.warnings).toEqual(['the page itself has been taken down (410); this is the archived copy'])
  })

  it('is recorded of a page that is in the case already, without fetching anything', async () => {
    const at = folder()
    await built(at, [])
    here.asked.clear()
    expect(await built(at, [copy()])).toMatchObject({ title: 'Foreign ships in spring', archived: { url: copy(), used: false } })
    expect(here.asked.size).toBe(0)
  })

  it('may be of a saved file, when its source is named', async () => {
    const files = folderWith({ 'gazette.txt': 'The harbour opens in spring.' })
    const entry = await built(folder(), [`${join(files, 'gazette.txt')}=${copy()}`], {}, join(files, 'gazette.txt'))
    expect(entry).toMatchObject({ archived: { url: copy(), used: false } })
  })

  it('is refused where it is of none of the sources, or is no address', () => {
    const wanted: Wanted[] = [{ source: 'https://tass.ru/1', role: 'subject' }]
    expect(() => withArchived(wanted, ['https://web.archive.org/web/2025/https://tass.ru/2'])).toThrow(
      /is a copy of https:\/\/tass\.ru\/2, which is none of the sources/,
    )
    expect(() => withArchived(wanted, ['https://archive.ph/AbCdE'])).toThrow(/write --archived SOURCE=COPY/)
    expect(() => withArchived(wanted, ['https://tass.ru/1=file:///etc/passwd'])).toThrow(/is no http or https address/)
  })

  it('is shown in the reports, with its time and whether the text is from it', async () => {
    const at = folder()
    await built(at, [copy()], { preferArchive: true })
    const { statement, reports, file } = await readCase(at)
    const edition = editionOf(compare(statement, reports, { title: file.title }))
    for (const report of [markdownReport(edition.comparison), htmlReport(edition.comparison)]) {
      expect(report).toContain(`/web/${TIME}/`)
      expect(report).toContain('the archived copy; the copy was made 2025-09-11T07:08:09Z')
    }
  })
})
