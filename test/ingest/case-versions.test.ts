import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase } from '../../src/ingest/case/build.ts'
import { checkCase } from '../../src/ingest/case/check.ts'
import { addressesOf, takeVersions, wantedVersion, type TakenVersions } from '../../src/ingest/case/versions.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { sha256 } from '../../src/ingest/provenance.ts'
import { caseSchema, type CaseFile } from '../../src/model/case.ts'
import { folderWith } from '../helpers/folder.ts'
import { articlePage, COAST, fetcherAtHome, html, SAID, site, type Site } from '../helpers/site.ts'

const PARAGRAPHS = [
  'Minister Lena Harrow said on Tuesday that the northern harbour will be open to foreign ships from 1 March.',
  'Some 40 million crowns will be spent on a new pier, and the work is to begin in January, the minister told reporters.',
]
const SHORTER = articlePage('Harbour opens on 1 March', PARAGRAPHS)
const LOADED_AGAIN = COAST.replace('</article>', '<p>Views: 1,204</p><p>Updated: 12 September 2025, 10:00</p></article>')

let here: Site
let folder = ''

beforeEach(async () => {
  here = await site({ '/statement': html(SAID), '/coast': html(COAST), '/shorter': html(SHORTER) })
  folder = join(folderWith(), 'case')
  const wanted = [
    { source: `${here.base}/statement`, role: 'statement' as const },
    { source: `${here.base}/coast`, role: 'subject' as const },
  ]
  await buildCase(folder, wanted, { fetcher: fetcherAtHome() })
})

const caseFile = (): CaseFile => caseSchema.parse(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')))
const again = (): Promise<TakenVersions> => takeVersions(folder, addressesOf(caseFile()), { fetcher: fetcherAtHome(), looks: true })
const add = (written: string): Promise<TakenVersions> =>
  takeVersions(folder, [wantedVersion(written, caseFile())], { fetcher: fetcherAtHome() })
const problems = async (): Promise<string[]> =>
  (await checkCase(folder)).findings.filter((one) => one.problem).map((one) => `${one.kind} ${one.file}`)

describe('an address of a case that is fetched again', () => {
  it('is kept as a version where it says something else, with its own bytes, time and hash', async () => {
    here.routes['/coast'] = html(SHORTER)
    const { added, same, failures } = await again()
    expect([added.length, same.map((one) => one.file), failures]).toEqual([1, ['statement.txt'], []])
    const [report] = caseFile().reports
    const [version] = report!.versions!
    expect(version).toMatchObject({ url: `${here.base}/coast`, sha256: sha256(SHORTER), http: { status: 200 } })
    expect(version?.retrieved).toMatch(/^\d{4}-/)
    expect(readFileSync(join(folder, version!.raw!), 'utf8')).toBe(SHORTER)
    expect(readFileSync(join(folder, report!.raw!), 'utf8')).toBe(COAST)
    expect(report?.looks).toMatchObject([{ is: 'changed', status: 200 }])
    expect(await problems()).toEqual([])
    const loaded = await readCase(folder)
    expect(loaded.reports).toHaveLength(1)
    expect(loaded.versions.map(({ of, versions }) => [of, versions.length])).toEqual([[0, 2]])
  })

  it('is no version where only counters and dates changed', async () => {
    here.routes['/coast'] = html(LOADED_AGAIN)
    const { added, same } = await again()
    expect([added.length, same.length]).toEqual([0, 2])
    expect(caseFile().reports[0]).toMatchObject({ looks: [{ is: 'same' }] })
    expect(caseFile().reports[0]?.versions).toBeUndefined()
  })

  it('is a version once more where it was changed back', async () => {
    for (const page of [SHORTER, COAST, COAST]) {
      here.routes['/coast'] = html(page)
      await again()
      // Times are to the second; versions of one second are told apart by their order.
    }
    expect(caseFile().reports[0]?.versions?.map((one) => one.sha256)).toEqual([sha256(SHORTER), sha256(COAST)])
  })

  it('is said to be gone where it is taken down, and failing where it cannot be read now', async () => {
    delete here.routes['/coast']
    here.routes['/statement'] = (_, response) => response.writeHead(500).end()
    const { gone, failures } = await again()
    expect(gone.map((one) => one.file)).toEqual([expect.stringMatching(/\.txt$/)])
    expect(failures.map((one) => one.message)).toEqual([expect.stringMatching(/status 500/)])
    expect(caseFile().reports[0]?.looks).toMatchObject([{ is: 'gone', status: 404 }])
    expect(await problems()).toEqual([])
  })
})

describe('a version that is named', () => {
  it.each([
    ['the text’s file', () => `${caseFile().reports[0]!.file}=${here.base}/shorter`],
    ['its address', () => `${here.base}/coast=${here.base}/shorter`],
    ['its outlet', () => `127.0.0.1=${here.base}/shorter`],
  ])('is found by %s', async (_, written) => {
    const outlets = [caseFile().statement.outlet, caseFile().reports[0]?.outlet]
    if (written().startsWith('127.0.0.1=') && outlets[0] === outlets[1]) {
      expect(() => wantedVersion(written(), caseFile())).toThrow(/2 texts of the case are called/)
      return
    }
    expect((await add(written())).added).toHaveLength(1)
    expect(caseFile().reports[0]?.versions).toHaveLength(1)
  })

  it('may be a file, and of the statement', async () => {
    const file = join(
      folderWith({ 'earlier.txt': 'The Minister of Ports said that the harbour will stay closed this year.' }),
      'earlier.txt',
    )
    expect((await add(`statement=${file}`)).added).toHaveLength(1)
    expect(caseFile().statement.versions).toMatchObject([{ source: file }])
    expect(await problems()).toEqual([])
  })

  it('of nothing in the case is refused in one line that names the texts', () => {
    expect(() => wantedVersion('nobody=x.html', caseFile())).toThrow(
      /--version-of nobody=x\.html: does not say .* TEXT one of statement\.txt, /,
    )
    expect(() => wantedVersion('https://web.archive.org/web/20250910120000/https://elsewhere.example/', caseFile())).toThrow(
      /does not say which/,
    )
  })

  it('leaves the case as it was where it cannot be read', async () => {
    const before = readFileSync(join(folder, 'case.json'), 'utf8')
    expect((await add(`statement=${here.base}/nothing`)).failures).toHaveLength(1)
    expect(readFileSync(join(folder, 'case.json'), 'utf8')).toBe(before)
    expect(await problems()).toEqual([])
  })
})
