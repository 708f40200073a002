// `-o` writes whole files, through links, and never over what was read, a file of a case, or what is no file.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { nameCommands } from '../../src/cli/commands/index.ts'
import { checkOutput } from '../../src/cli/output-target.ts'
import { caseSchema, entriesOf } from '../../src/model/case.ts'
import { buildCase } from '../../src/ingest/case/build.ts'
import { folderWith } from '../helpers/folder.ts'
import { program, root, run } from '../helpers/run.ts'

const said = 'The minister said that the works would end in May. She thanked the crews.'
const told = 'The works end in May, the minister said.'
const pair = JSON.stringify({ id: 1, claims: ['The works end in May.'], report: told })
const gold = JSON.stringify({ task: 'presence', claims: ['The works end in May.'], labels: [1], report: told })

/** A folder with one of everything that a command reads. */
async function desk(): Promise<string> {
  const folder = folderWith({ 's.txt': said, 'r.txt': told, 'pairs.jsonl': pair, 'gold.jsonl': gold })
  const wanted = [
    { source: join(folder, 's.txt'), role: 'statement' },
    { source: join(folder, 'r.txt'), role: 'subject' },
  ] as const
  await buildCase(join(folder, 'case'), wanted)
  mkdirSync(join(folder, 'case/reviews'))
  writeFileSync(join(folder, 'case/reviews/anna.jsonl'), '')
  run(['import', 's.txt', '--as', 'statement', '--outlet', 'Port', '--published', '2025-03-04', '--store', 'a.db'], { cwd: folder })
  return folder
}

/** Each command with an `-o`, and files that it reads. */
const commands: Readonly<Record<string, readonly [args: readonly string[], reads: readonly string[]]>> = {
  'compare texts': [
    ['compare', 's.txt', 'r.txt'],
    ['s.txt', 'r.txt'],
  ],
  'compare one of many': [['compare', 's.txt', 'pairs.jsonl#1'], ['pairs.jsonl']],
  'compare a case': [
    ['compare', 'case'],
    [
      'case/case.json',
      'case/statement.txt',
      'case/r.txt',
      'case/raw/r.txt',
      'case/raw/new.txt',
      'case/reviews/anna.jsonl',
      'case/reviews/new.jsonl',
      'case/case.part.json',
    ],
  ],
  report: [
    ['report', 'case'],
    ['case/case.json', 'case/statement.txt', 'case/raw/statement.txt', 'case/reviews/anna.jsonl'],
  ],
  batch: [['batch', 'pairs.jsonl'], ['pairs.jsonl']],
  evaluate: [['evaluate', 'gold.jsonl'], ['gold.jsonl']],
  'evaluate a case': [
    ['evaluate', 'case'],
    ['case/case.json', 'case/statement.txt'],
  ],
  calibrate: [['calibrate', 'gold.jsonl'], ['gold.jsonl']],
  agreement: [
    ['agreement', 'case'],
    ['case/reviews/anna.jsonl', 'case/case.json'],
  ],
  'agreement in an archive': [
    ['agreement', '--store', 'a.db'],
    ['a.db', 'a.db-wal'],
  ],
  audit: [
    ['audit', '--store', 'a.db', '--threads', '0'],
    ['a.db', 'a.db-wal', 'a.db-shm', 'a.db-journal'],
  ],
  'audit, cells': [['audit', '--store', 'a.db', '--threads', '0', '--format', 'cells'], ['a.db']],
  absence: [
    ['absence', '1', 'Harbour Post', '--store', 'a.db'],
    ['a.db', 'a.db-wal'],
  ],
  'store export': [
    ['store', 'export', '--store', 'a.db'],
    ['a.db', 'a.db-shm'],
  ],
  'store versions': [['store', 'versions', '1', '--store', 'a.db'], ['a.db']],
}

const refused = /: (?:is read by the same command \(.*\)|is a file of the case .*); name another file to write to\n?$/

describe('-o', () => {
  it('does not overwrite what a command reads: each that has it', async () => {
    const folder = await desk()
    for (const [args, [first]] of Object.values(commands)) {
      const before = readFileSync(join(folder, first!))
      const { code, stderr } = run([...args, '-o', first!], { cwd: folder })
      expect({ args, code, stderr }).toEqual({ args, code: 2, stderr: expect.stringMatching(refused) as string })
      expect(readFileSync(join(folder, first!))).toEqual(before)
    }
    expect(readdirSync(folder).filter((one) => one.endsWith('.part'))).toEqual([])
  })

  it('knows what is read by whatever name', async () => {
    const folder = await desk()
    for (const [args, reads] of Object.values(commands)) {
      const inputs = args.slice(1).map((one) => join(folder, one))
      for (const read of reads) {
        const names = [read, `./case/../${read}`]
        if (existsSync(join(folder, read))) {
          symlinkSync(join(folder, read), join(folder, 'link'))
          linkSync(join(folder, read), join(folder, 'hard'))
          names.push('link', 'hard')
        }
        for (const out of names)
          await expect(checkOutput(join(folder, out), inputs), `${args.join(' ')} -o ${out}`).rejects.toThrow(refused)
        for (const name of ['link', 'hard']) rmSync(join(folder, name), { force: true })
      }
    }
  })

  it('does not overwrite what standard input comes from, nor a file of a case that is not read', async () => {
    const folder = await desk()
    const done = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" batch -o pairs.jsonl < pairs.jsonl`], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(done).toMatchObject({ status: 2, stderr: expect.stringMatching(/is read by the same command \(standard input\)/) as string })
    expect(readFileSync(join(folder, 'pairs.jsonl'), 'utf8')).toBe(pair)
    expect(run(['compare', 's.txt', 'r.txt', '-o', 'case/case.json'], { cwd: folder })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(refused) as string,
    })
  })

  it.each(['strait-call', 'ferry-line-versions', 'lukashenko-visit-2025'])('overwrites no text of a case: %s', async (name) => {
    const folder = folderWith()
    cpSync(join(root, 'cases', name), folder, { recursive: true })
    const texts = entriesOf(caseSchema.parse(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'))))
    // The other side of a call, and what a page said before.
    for (const file of texts.flatMap((entry) => [entry.file, ...(entry.raw === undefined ? [] : [entry.raw])]))
      await expect(checkOutput(join(folder, file), []), file).rejects.toThrow(refused)
  })

  it('writes a report beside the texts of a case', async () => {
    const folder = await desk()
    expect(run(['report', 'case', '-o', 'case/report.md'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    expect(run(['report', 'case', '-o', 'case/report.md'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(join(folder, 'case/report.md'), 'utf8')).toContain('minister')
  })

  const writers: Readonly<Record<string, readonly string[]>> = {
    compare: ['compare', 's.txt', 'r.txt'],
    batch: ['batch', 'pairs.jsonl'],
    'store export': ['store', 'export', '--store', 'a.db'],
  }
  it.each(Object.keys(writers))('replaces no pipe, device, socket or folder, and takes only names of files: %s', async (name) => {
    const folder = await desk()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    execFileSync('mknod', [join(folder, 'null'), 'c', '1', '3'])
    symlinkSync(join(folder, 'pipe'), join(folder, 'to-pipe'))
    symlinkSync('round', join(folder, 'round'))
    const outs: Readonly<Record<string, RegExp>> = {
      pipe: /is no regular file; name a file to write to, or leave -o out/,
      'to-pipe': /is no regular file/,
      null: /is no regular file/,
      '/dev/null': /is no regular file/,
      round: /its links lead in a circle/,
      case: /is a folder; name a file/,
      'new/': /is a folder; name a file|does not exist/,
      '-': /leave -o out for standard output/,
      '': /names no file/,
      'none/x': /the folder none does not exist; make it first/,
      '/proc/x': /could not be written \(\w+\)|permission/,
    }
    // One check is behind all commands: that each asks it shows by a few.
    const tried = Object.entries(outs).filter(([out]) => name === 'compare' || ['to-pipe', 'case', '-'].includes(out))
    for (const [out, line] of tried) {
      const { code, stderr } = run([...writers[name]!, '-o', out], { cwd: folder })
      expect({ out, code, stderr }).toEqual({ out, code: 2, stderr: expect.stringMatching(line) as string })
    }
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true)
    expect(lstatSync(join(folder, 'null')).isCharacterDevice()).toBe(true)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it.each(Object.keys(writers))(
    'writes through links to what they lead to, there or not yet, and keeps who may read it: %s',
    async (name) => {
      const folder = await desk()
      mkdirSync(join(folder, 'away'))
      writeFileSync(join(folder, 'away/old'), 'old', { mode: 0o640 })
      symlinkSync('away/old', join(folder, 'one'))
      symlinkSync('one', join(folder, 'two'))
      symlinkSync('away/new', join(folder, 'not-yet'))
      for (const out of ['two', 'not-yet'])
        expect(run([...writers[name]!, '-o', out], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
      expect(['one', 'two', 'not-yet'].map((one) => lstatSync(join(folder, one)).isSymbolicLink())).toEqual([true, true, true])
      expect(readFileSync(join(folder, 'away/old'), 'utf8')).not.toBe('old')
      expect(statSync(join(folder, 'away/old')).mode & 0o777).toBe(0o640)
      expect(readFileSync(join(folder, 'away/new'))).toEqual(readFileSync(join(folder, 'away/old')))
      expect(readdirSync(join(folder, 'away')).sort()).toEqual(['new', 'old'])
    },
  )

  it.each(['compare', 'batch'])('says that the disk is full or files are limited, and leaves what was there: %s', async (name) => {
    const folder = await desk()
    const line = Array.from({ length: 3000 }, () => pair).join('\n')
    writeFileSync(join(folder, 'pairs.jsonl'), line)
    writeFileSync(join(folder, 's.txt'), said.repeat(200))
    run(['import', 's.txt', '--as', 'statement', '--outlet', 'Port', '--published', '2025-03-05', '--store', 'a.db'], { cwd: folder })
    writeFileSync(join(folder, 'out'), 'as it was')
    const script = `ulimit -f 4; exec "${process.execPath}" "${program}" ${writers[name]!.join(' ')} -o out`
    const done = spawnSync('bash', ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, UNSAID_CACHE: join(folder, 'none') },
    })
    expect({ status: done.status, stderr: done.stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/out: could not be written \(EFBIG\): files may not be as large as that here/) as string,
    })
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('as it was')
    expect(readdirSync(folder).filter((one) => one.includes('part'))).toEqual([])
  })

  it('says so where standard output is full', async () => {
    const folder = await desk()
    const script = `exec "${process.execPath}" "${program}" compare s.txt r.txt > /dev/full`
    const done = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
    expect(done).toMatchObject({ status: 2, stderr: expect.stringMatching(/standard output could not be written \(ENOSPC\)/) as string })
  })
})

describe('a run that is ended', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves nothing beside its output by %s, at the latest after the next run',
    async (signal) => {
      const folder = await desk()
      writeFileSync(join(folder, 'out'), 'as it was')
      const child = spawn(process.execPath, [program, 'batch', '-', '-o', 'out'], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
      child.stdin.write(`${pair}\n`)
      const parts = (): string[] => readdirSync(folder).filter((one) => one.endsWith('.part'))
      for (let tries = 0; tries < 400 && parts().length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
      expect(parts()).toHaveLength(1)
      const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)))
      child.kill(signal)
      expect(await ended).toBe(signal)
      if (signal === 'SIGKILL') expect(run(['batch', 'pairs.jsonl', '-o', 'out'], { cwd: folder }).code).toBe(0)
      else expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('as it was')
      expect(parts()).toEqual([])
    },
  )

  it('takes away nothing of a run that goes on, and nothing of anybody else', async () => {
    const folder = await desk()
    for (const name of [`out.${process.pid}.part`, 'out.part', 'out.x.part', 'other.1.part']) writeFileSync(join(folder, name), 'x')
    expect(run(['batch', 'pairs.jsonl', '-o', 'out'], { cwd: folder }).code).toBe(0)
    expect(
      readdirSync(folder)
        .filter((one) => one.endsWith('.part'))
        .sort(),
    ).toEqual([`out.${process.pid}.part`, 'other.1.part', 'out.part', 'out.x.part'].sort())
  })
})

it('is tested for every command that has it', () => {
  const program = new Command()
  for (const name of nameCommands) name(program)
  const leaves = (command: Command): Command[] => (command.commands.length === 0 ? [command] : command.commands.flatMap(leaves))
  const withOutput = leaves(program).filter(({ options }) => options.some(({ long }) => long === '--output'))
  const names = withOutput.map((command) => (command.parent === program ? command.name() : `${command.parent!.name()} ${command.name()}`))
  const tested = Object.values(commands).map(([args]) => args.slice(0, args[0] === 'store' ? 2 : 1).join(' '))
  // These read no file that they could write over, or write a folder that must not be there yet.
  const others = ['codebook', 'coding sheet', 'replicate pack']
  expect(new Set(names)).toEqual(new Set([...tested, ...others]))
})
