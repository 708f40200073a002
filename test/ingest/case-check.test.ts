import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase } from '../../src/ingest/case/build.ts'
import { checkCase } from '../../src/ingest/case/check.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { sha256 } from '../../src/ingest/provenance.ts'
import { folderWith } from '../helpers/folder.ts'
import { COAST, SAID } from '../helpers/site.ts'

let folder = ''
let around = ''

beforeEach(async () => {
  around = folderWith({ 'said.html': SAID, 'coast.html': COAST, 'secret.txt': 'A secret of the owner of this machine.' })
  folder = join(around, 'case')
  await buildCase(folder, [
    { source: join(around, 'said.html'), role: 'statement' },
    { source: join(around, 'coast.html'), role: 'subject' },
  ])
})

const path = (name: string): string => join(folder, name)
interface Loose {
  statement: Record<string, unknown>
  reports: Record<string, unknown>[]
}
function edit(change: (file: Loose) => void): void {
  const file = JSON.parse(readFileSync(path('case.json'), 'utf8')) as Loose
  change(file)
  writeFileSync(path('case.json'), JSON.stringify(file))
}
async function found(): Promise<string[]> {
  return (await checkCase(folder)).findings.map(({ kind, file, problem }) => `${problem ? '' : 'note '}${kind} ${file}`)
}

describe('checking a case folder', () => {
  it('finds nothing in one that is as it was built', async () => {
    expect(await found()).toEqual([])
  })

  it('finds bytes as received that were changed by one letter', async () => {
    writeFileSync(path('raw/coast.html'), COAST.replace('1 March', '2 March'))
    expect(await found()).toEqual(['changed raw/coast.html'])
  })

  it('finds a text that was changed, which is not compared any more', async () => {
    writeFileSync(path('coast.txt'), `${readFileSync(path('coast.txt'), 'utf8')} `)
    expect(await found()).toEqual(['changed coast.txt'])
    await expect(readCase(folder)).rejects.toThrow(/coast\.txt: has changed since its SHA-256 was recorded/)
  })

  it('finds a text that was changed together with its hash, by the bytes as received', async () => {
    const forged = readFileSync(path('coast.txt'), 'utf8').replace('40 million', '4 million')
    writeFileSync(path('coast.txt'), forged)
    edit(({ reports }) => Object.assign(reports[0]!, { textSha256: sha256(forged) }))
    expect(await found()).toEqual(['differs coast.txt'])
  })

  it('says that the extractor has changed where another version made the text', async () => {
    const other = `${readFileSync(path('coast.txt'), 'utf8')}\n\nAll rights reserved`
    writeFileSync(path('coast.txt'), other)
    edit(({ reports }) => Object.assign(reports[0]!, { textSha256: sha256(other), extraction: 'HTML, readability 0.5.0; unsaid 0.0.9' }))
    const { findings } = await checkCase(folder)
    expect(findings).toMatchObject([{ kind: 'extractor', file: 'coast.txt', problem: false }])
    expect(findings[0]?.message).toMatch(/than unsaid 0\.0\.9, which made this one; the extractor has changed, not the case/)
  })

  it('finds what is missing', async () => {
    rmSync(path('raw/coast.html'))
    rmSync(path('statement.txt'))
    expect(await found()).toEqual(['missing statement.txt', 'missing raw/coast.html'])
  })

  it('finds what is in raw/ and not in case.json, and mentions other files', async () => {
    writeFileSync(path('raw/planted.html'), 'x')
    writeFileSync(path('notes.md'), 'mine')
    mkdirSync(path('reviews'))
    writeFileSync(path('reviews/anna.jsonl'), '')
    expect(await found()).toEqual(['note extra notes.md', 'extra raw/planted.html'])
  })

  it('says of texts without a hash that a change would not be seen', async () => {
    expect((await checkCase('cases/lukashenko-visit-2025')).findings.filter(({ kind }) => kind !== 'extra')).toMatchObject(
      Array.from({ length: 4 }, () => ({ kind: 'unrecorded', problem: false })),
    )
  })

  it('says that a case is not finished', async () => {
    writeFileSync(path('case.part.json'), '{"schema":1,"reports":[],"claimed":[]}')
    expect(await found()).toEqual(['unfinished case.part.json'])
  })
})

describe('a case.json from a stranger', () => {
  it.each(['file', 'raw'])('is refused where its %s points outside the folder', async (field) => {
    for (const outside of ['../secret.txt', '/etc/passwd', 'raw/../../secret.txt']) {
      edit(({ reports }) => Object.assign(reports[0]!, { [field]: outside }))
      await expect(checkCase(folder)).rejects.toThrow(/points outside the case folder/)
      await expect(readCase(folder)).rejects.toThrow(/points outside the case folder/)
      await expect(buildCase(folder, [{ source: join(around, 'said.html'), role: 'subject' }])).rejects.toThrow(/points outside/)
    }
  })

  it('is refused where a file in it is a link that leads out', async () => {
    rmSync(path('coast.txt'))
    symlinkSync(join(around, 'secret.txt'), path('coast.txt'))
    await expect(checkCase(folder)).rejects.toThrow(/points outside the case folder/)
    await expect(readCase(folder)).rejects.toThrow(/points outside the case folder/)
  })

  it('is not added to where raw/ is a link that leads out', async () => {
    renameSync(path('raw'), join(around, 'elsewhere'))
    symlinkSync(join(around, 'elsewhere'), path('raw'))
    edit((file) => {
      for (const entry of [file.statement, ...file.reports]) delete entry.raw
    })
    const before = readdirSync(join(around, 'elsewhere'))
    await expect(buildCase(folder, [{ source: join(around, 'secret.txt'), role: 'subject' }])).rejects.toThrow(
      /is a link, and would lead out of the case/,
    )
    expect(readdirSync(join(around, 'elsewhere'))).toEqual(before)
  })

  it('has nothing deleted or written through what it claims to have begun', async () => {
    symlinkSync(join(around, 'secret.txt'), path('secret.txt.part'))
    writeFileSync(path('precious.md'), 'mine')
    mkdirSync(path('reviews'))
    writeFileSync(path('reviews/anna.jsonl'), 'decisions')
    const claimed = ['precious.MD', 'reviews/anna.jsonl', 'case.json', 'coast.txt', 'raw/../precious.md']
    writeFileSync(path('case.part.json'), JSON.stringify({ schema: 1, reports: [], claimed }))
    await buildCase(folder, [{ source: join(around, 'secret.txt'), role: 'subject' }])
    expect(existsSync(path('precious.md')) && existsSync(path('reviews/anna.jsonl')) && existsSync(path('coast.txt'))).toBe(true)
    expect(readFileSync(join(around, 'secret.txt'), 'utf8')).toBe('A secret of the owner of this machine.')
    writeFileSync(path('case.part.json'), JSON.stringify({ schema: 1, reports: [], claimed: ['../said.html'] }))
    await buildCase(folder, [{ source: join(around, 'secret.txt'), role: 'subject' }])
    expect(existsSync(join(around, 'said.html'))).toBe(true)
  })
})
