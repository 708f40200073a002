// A system that does not give what is asked of it: a full disk, folders that may not be written. The texts are invented here.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { program, root, run } from '../helpers/run.ts'

const STATEMENTS = 30
const LETTERS = 'abdegiklmnoprstuv'
const town = (index: number): string => [1, 3, 7, 11, 13].map((step) => LETTERS[(index * step + step) % LETTERS.length]!).join('')
const lines = Array.from({ length: STATEMENTS }, (_, index) => {
  const said = `The minister of works said on Monday that the harbour of ${town(index)} will be dredged. She promised ${index + 3} cranes by May.`
  const told = `${said.replace('promised', 'pledged')} ${`The fishers of ${town(index + 1)} welcomed it and asked for more. `.repeat(30)}`
  return [
    { id: `s${index}`, role: 'statement', outlet: 'Ministry', published: '2025-03-11', language: 'en', text: said },
    { id: `r${index}`, role: 'report', outlet: 'Paper', published: '2025-03-12', language: 'en', text: told },
  ]
}).flat()
const documents = lines.map((line) => JSON.stringify(line)).join('\n')

/** Runs the program where a file may hold no more than so many bytes: what is written beyond fails, as on a full disk. */
const limited = (bytes: number, args: readonly string[], cwd: string): SpawnSyncReturns<string> =>
  spawnSync('bash', ['-c', `ulimit -f ${Math.floor(bytes / 1024)}; exec "$0" "$@"`, process.execPath, program, ...args], {
    cwd,
    encoding: 'utf8',
  })

/** What an audit says, but for when it was made. */
const audited = (cwd: string, store: string): unknown => {
  const { code, stdout, stderr } = run(['audit', '--store', store, '--threads', '0', '--format', 'json'], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('a disk that is full', () => {
  let folder = ''
  beforeAll(() => {
    folder = folderWith({ 'documents.jsonl': documents })
    expect(run(['import', 'documents.jsonl', '--store', 'whole.db'], { cwd: folder }).code).toBe(0)
  })

  it.each([0.2, 0.7])('in mid import: one line, exit code 2, and the same command makes the store whole (room for %d of it)', (part) => {
    const store = `import-${part}.db`
    const done = limited(statSync(join(folder, 'whole.db')).size * part, ['import', 'documents.jsonl', '--store', store], folder)
    expect(done).toMatchObject({ status: 2, stdout: '' })
    expect(done.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^unsaid: import-.*\.db: the disk (?:is full|could not be .*); .*run the same command again$/),
    ])
    const again = run(['import', 'documents.jsonl', '--store', store], { cwd: folder })
    expect(again).toMatchObject({ code: 0, stderr: '' })
    const [, added, known] = /^(\d+) documents added, (\d+) were there already/.exec(again.stdout) ?? []
    expect(Number(added) + Number(known)).toBe(lines.length)
    const exported = (name: string): string[] => run(['store', 'export', '--store', name], { cwd: folder }).stdout.trim().split('\n').sort()
    expect(exported(store)).toEqual(exported('whole.db'))
  })

  it('in mid audit: the line of what failed, exit code 3, what is done kept, and the same command ends it with the same answer', () => {
    cpSync(join(folder, 'whole.db'), join(folder, 'audit.db'))
    const room = statSync(join(folder, 'audit.db')).size + 32 * 1024
    const done = limited(room, ['audit', '--store', 'audit.db', '--threads', '0'], folder)
    expect(done).toMatchObject({ status: 3, stdout: '' })
    expect(done.stderr).toMatch(
      /^unsaid: statement \d+.*: audit\.db: the disk (?:is full|could not be .*); .*tried again in the next run$/m,
    )
    expect(done.stderr).toMatch(/stopped; \d+ statements were done and are kept in audit\.db, the same command goes on$/m)
    expect(done.stderr).not.toMatch(/fault of unsaid|\n {4}at /)
    expect(audited(folder, 'audit.db')).toEqual(audited(folder, 'whole.db'))
  })

  it('while a case is built: one line, and the same command makes it whole', () => {
    const long = `<html><body><article><h1>Works</h1>${'<p>The minister said that the harbour will be dredged by May, and thanked the crews.</p>'.repeat(400)}</article></body></html>`
    writeFileSync(join(folder, 's.txt'), 'The minister said that the harbour will be dredged by May.')
    writeFileSync(join(folder, 'r.html'), long)
    const command = ['case', 'new', '--statement', 's.txt', '--report', 'r.html', '--dir', 'case']
    const done = limited(8 * 1024, command, folder)
    expect(done.status).toBeOneOf([2, 3])
    expect(done.stderr).toMatch(/^unsaid: .*\(EFBIG\)/)
    expect(done.stderr).not.toMatch(/fault of unsaid|\n {4}at /)
    expect(run(command, { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    expect(run(['case', 'check', 'case'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('as recorded') as string,
    })
  })
})

/** Who may not write what others own: whoever runs the tests, or nobody where that is the one who may do all. */
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const asReader = (args: readonly string[], cwd: string): SpawnSyncReturns<string> => {
  const [command = '', ...rest] = [...(process.getuid?.() === 0 ? NOBODY : []), process.execPath, program, ...args]
  return spawnSync(command, rest, { cwd, encoding: 'utf8', input: '' })
}
const mayRead = asReader(['--version'], root).status === 0

describe.skipIf(!mayRead)(
  'a folder that may not be written',
  { meta: { toRun: 'setpriv, where the tests run as root, and a checkout that everybody may read' } },
  () => {
    let folder = ''
    beforeAll(() => {
      folder = folderWith({ 'documents.jsonl': documents, 's.txt': lines[0]!.text, 'r.txt': lines[1]!.text })
      cpSync(join(root, 'cases/lukashenko-visit-2025'), join(folder, 'case'), { recursive: true })
      expect(run(['import', 'documents.jsonl', '--store', 'a.db'], { cwd: folder }).code).toBe(0)
      for (const one of [join(folder, 'case'), folder]) chmodSync(one, 0o555)
    })

    it('is read: a comparison and a check need no place to write', () => {
      expect(asReader(['compare', 's.txt', 'r.txt'], folder)).toMatchObject({ status: 0, stderr: '' })
      expect(asReader(['compare', 'case'], folder)).toMatchObject({ status: 0, stderr: '' })
      expect(asReader(['case', 'check', 'case'], folder)).toMatchObject({ status: 0, stderr: '' })
    })

    it.each([
      [['compare', 's.txt', 'r.txt', '-o', 'report.md'], /^unsaid: report\.md: could not be written \(EACCES\)/],
      [['report', 'case', '-o', 'case/new.md'], /^unsaid: case\/new\.md: could not be written \(EACCES\)/],
      [['batch', 'documents.jsonl', '-o', 'out.jsonl'], /^unsaid: out\.jsonl: could not be written \(EACCES\)/],
      [
        ['import', 'documents.jsonl', '--store', 'a.db'],
        /^unsaid: a\.db: may not be written; check its permissions and those of its folder/,
      ],
      [['import', 'documents.jsonl', '--store', 'new.db'], /^unsaid: new\.db: may not be written; check its permissions/],
      [['audit', '--store', 'a.db'], /^unsaid: a\.db: may not be written; check its permissions/],
      [
        ['case', 'new', '--statement', 's.txt', '--report', 'r.txt', '--dir', 'new'],
        /^unsaid: new: could not be made \(EACCES\); name another/,
      ],
      [['case', 'add', 'case', '--report', 'r.txt'], /^unsaid: case: could not be written \(EACCES\); check its permissions/],
    ])('is named in one line, with exit code 2, and nothing in it changes: %s', (args, line) => {
      const before = readdirSync(folder, { recursive: true }).sort()
      const bytes = readFileSync(join(folder, 'a.db'))
      const { status, stdout, stderr } = asReader(args, folder)
      expect({ status, stdout, lines: stderr.trimEnd().split('\n') }).toEqual({
        status: 2,
        stdout: '',
        lines: [expect.stringMatching(line)],
      })
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
      expect(readFileSync(join(folder, 'a.db')).equals(bytes)).toBe(true)
    })
  },
)
