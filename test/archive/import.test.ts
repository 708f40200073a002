import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleArchive } from '../../src/archive/example/archive.ts'
import { openStore } from '../../src/archive/store.ts'
import { program, root, run } from '../helpers/run.ts'

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'unsaid-import-'))))
afterAll(() => rmSync(folder, { recursive: true }))

interface Line {
  readonly role: string
  readonly outlet: string
  readonly published?: string
  readonly text: string
  readonly provenance: { readonly sha256?: string; readonly extraction?: string }
}
const exported = (store: string): Line[] =>
  run(['store', 'export', '--store', store])
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

const jsonLines = (statements: number, seed = 7): string =>
  [...exampleArchive(statements, seed)]
    .map(({ provenance, ...rest }) => JSON.stringify({ ...rest, published: provenance.published, title: provenance.title }))
    .join('\n')

describe('unsaid import', () => {
  it('reads a folder of pages, tables, packed lines and notes, names what is broken, and passes over pictures', () => {
    const mixed = at('mixed')
    cpSync(join(root, 'test/ingest/pages/belta.html'), join(mixed, 'belta.html'))
    writeFileSync(
      join(mixed, 'table.csv'),
      'headline,body,newspaper,day\n"Grain","The minister promised forty tonnes of grain.",Alpha,2025-03-01\na,b,c,d,e\n',
    )
    writeFileSync(join(mixed, 'lines.jsonl.gz'), gzipSync('{"headline":"Ferry","body":"A ferry line opens in May.","newspaper":"Beta"}\n{'))
    writeFileSync(join(mixed, '2025-04-01-note.txt'), 'A plain note about the harbour.')
    writeFileSync(join(mixed, 'picture.png'), 'PNG')
    const done = run([
      ...['import', '--store', at('mixed.db'), mixed, '--as', 'report'],
      ...['--columns', 'text=body,title=headline,outlet=newspaper,published=day', '--outlet', 'Gamma'],
    ])
    expect(done.code).toBe(3)
    expect(done.stdout).toContain('4 documents added')
    expect(done.stdout).toContain('1 file of other kinds passed over')
    expect(done.stderr).toContain('table.csv, row 2')
    expect(done.stderr).toContain('lines.jsonl.gz, line 2')
    const lines = exported(at('mixed.db'))
    expect(new Set(lines.map((line) => line.outlet))).toEqual(new Set(['Alpha', 'Beta', 'Gamma']))
    expect(lines.find((line) => line.text.includes('harbour'))?.published).toBe('2025-04-01')
    expect(lines.find((line) => line.outlet === 'Alpha')?.published).toBe('2025-03-01')
    for (const { provenance } of lines) expect(provenance.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('keeps each publication once, however often and in whatever wrapping it comes', () => {
    const line = '{"role":"report","outlet":"Alpha","text":"The bridge opens in May.","published":"2025-05-01"}'
    writeFileSync(at('once.jsonl'), line)
    writeFileSync(at('once.jsonl.gz'), gzipSync(line))
    const store = ['import', '--store', at('once.db')]
    expect(run([...store, at('once.jsonl')]).stdout).toContain('1 document added')
    expect(run([...store, at('once.jsonl'), at('once.jsonl.gz')]).stdout).toContain('0 documents added, 2 were there already')
    expect(run([...store, '-'], { input: line }).stdout).toContain('0 documents added, 1 were there already')
  })

  it('tells near-duplicates from texts that only share a beginning', () => {
    const words = Array.from({ length: 80 }, (_, index) => `word${index}`)
    const text = (own: readonly string[]): string => `{"role":"report","outlet":"A","text":"${own.join(' ')}"}`
    const lines = [words, [...words.slice(0, 79), 'other'], [...words.slice(0, 30), ...words.slice(0, 50).map((word) => `${word}x`)]]
    const done = run(['import', '--store', at('near.db'), '-'], { input: lines.map(text).join('\n') })
    expect(done.stdout).toContain('3 documents added, 0 were there already, 1 text nearly repeats another')
  })

  it('gives with export what makes the same archive again', () => {
    run(['store', 'export', '--store', at('mixed.db'), '-o', at('again.jsonl')])
    expect(run(['import', '--store', at('again.db'), at('again.jsonl')]).code).toBe(0)
    expect(exported(at('again.db'))).toEqual(exported(at('mixed.db')))
    expect(run(['store', 'check', '--store', at('again.db')]).stdout).toContain('whole')
  })

  it('goes on after SIGKILL where it was, with nothing lost and nothing twice', async () => {
    writeFileSync(at('many.jsonl'), jsonLines(160))
    const of = readFileSync(at('many.jsonl'), 'utf8').split('\n').length
    const args = ['import', '--store', at('killed.db'), at('many.jsonl')]
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const store = await openStore(at('killed.db'), { create: true })
    const place = async (): Promise<number> => (await store.db.selectFrom('imports').select('read').executeTakeFirst())?.read ?? 0
    while ((await place()) === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
    const before = await place()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(of)
    await store.close()
    const done = run(args)
    expect(done.code).toBe(0)
    expect(done.stdout).toContain(`${before} were dealt with before the import was stopped`)
    expect(exported(at('killed.db')).length).toBe(of)
    expect(run(['store', 'check', '--store', at('killed.db')]).stdout).toContain('whole')
  })

  it('lets two processes import at the same time', async () => {
    writeFileSync(at('left.jsonl'), jsonLines(30, 1))
    writeFileSync(at('right.jsonl'), jsonLines(30, 2))
    const codes = await Promise.all(
      ['left.jsonl', 'right.jsonl'].map(async (name) => {
        const child = spawn(process.execPath, [program, 'import', '--store', at('both.db'), at(name)], { stdio: 'ignore' })
        return ((await once(child, 'exit')) as [number])[0]
      }),
    )
    expect(codes).toEqual([0, 0])
    const of = ['left.jsonl', 'right.jsonl'].flatMap((name) => readFileSync(at(name), 'utf8').split('\n'))
    expect(exported(at('both.db')).length).toBe(of.length)
  })

  it.each([
    ['not there', ['nowhere.jsonl'], 'no such file or folder'],
    ['nothing named', [], 'nothing to import'],
    ['a wrong role', ['-', '--as', 'both'], 'choose statement or report'],
    ['a wrong column', ['-', '--columns', 'words=x'], 'is no field and column'],
  ])('says in one line what is wrong: %s', (_, args, message) => {
    const { code, stderr } = run(['import', '--store', at('wrong.db'), ...args])
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(message)
  })
})
