import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { built, root } from '../helpers/run.ts'

/** A program of somebody else's that uses the library under its name. */
const CONSUMER = `import { compare, extractClaims, readCase, UserError, type CellState, type Comparison, type Verdict } from 'unsaid'

const { statement, reports } = await readCase(process.argv[2] ?? '')
const comparison: Comparison = compare(statement, reports)
const verdict: Verdict | undefined = comparison.verdicts[5]?.[0]
const state: CellState | undefined = verdict?.kind
const kind: 'reported' | 'partial' | 'altered' | 'omitted' | 'unsure' | 'disputed' | undefined = state
// @ts-expect-error a comparison cannot be changed
comparison.claims.length = 0
console.log(kind, extractClaims('One came.', 'en').length, new UserError('x') instanceof Error)
`

/** Lays the library into a folder as a package. */
function install(folder: string): void {
  const place = join(folder, 'node_modules/unsaid')
  mkdirSync(place, { recursive: true })
  copyFileSync(join(root, 'package.json'), join(place, 'package.json'))
  symlinkSync(built, join(place, 'dist'))
}

function consumer(): string {
  const folder = folderWith({
    'package.json': '{ "type": "module" }',
    'use.ts': CONSUMER,
    'only-import.js': "await import('unsaid')\n",
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'NodeNext',
        target: 'ES2022',
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
      },
      files: ['use.ts'],
    }),
  })
  install(folder)
  return folder
}

it('says nothing and leaves nothing running when it is imported', () => {
  const folder = consumer()
  const done = spawnSync(process.execPath, ['only-import.js'], { cwd: folder, encoding: 'utf8' })
  expect({ status: done.status, stdout: done.stdout, stderr: done.stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
})

it('is typed for a strict consumer', () => {
  const folder = consumer()
  const done = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
  expect(done.stdout).toBe('')
  expect(done.status).toBe(0)
})

it('answers as docs/library.md says', () => {
  const folder = folderWith({
    'package.json': '{ "type": "module" }',
    'use.js':
      "import { compareByMeaning, readCase } from 'unsaid'\n" +
      'const { statement, reports } = await readCase(process.argv[2])\n' +
      'const comparison = await compareByMeaning(statement, reports)\n' +
      'console.log(comparison.verdicts[5]?.[0]?.kind)\n',
  })
  install(folder)
  const done = spawnSync(process.execPath, ['use.js', join(root, 'cases/lukashenko-visit-2025')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, UNSAID_WORDS_ONLY: '' },
  })
  expect({ stdout: done.stdout, stderr: done.stderr }).toEqual({ stdout: 'omitted\n', stderr: '' })
})
