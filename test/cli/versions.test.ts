import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

const SAID = 'The government will open the northern harbour on 1 March. I apologise to the fishermen of Sund for the long closure.'
const FULL =
  'The government will open the northern harbour on 1 March, the minister said. She apologised to the fishermen of Sund for the long closure.'
const CUT = 'The government will open the northern harbour on 1 March, the minister said.'

it('compare takes other versions of files, and says what went', () => {
  const folder = folderWith({ 'said.txt': SAID, 'paper.txt': FULL, 'later.txt': CUT })
  const { code, stdout, stderr } = run(['compare', 'said.txt', 'paper.txt', '--version-of', 'paper.txt=later.txt'], { cwd: folder })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/paper: 2 versions; 1 claim is gone\./)
  expect(stdout).toMatch(/Gone.* since version 2: “I apologise to the fishermen of Sund/)
  const json = JSON.parse(
    run(['compare', 'said.txt', 'paper.txt', '--version-of', 'paper=later.txt', '--format', 'json'], { cwd: folder }).stdout,
  ) as {
    versions: { statement: { changes: { kind: string }[] } }[]
  }
  expect(json.versions[0]?.statement.changes.map((one) => one.kind)).toEqual(['gone'])
})

it('a case keeps versions, compares one of each text, and says what changed when asked', () => {
  const folder = folderWith({ 'said.txt': SAID, 'paper.txt': FULL, 'later.txt': CUT })
  run(['case', 'new', '--statement', 'said.txt', '--report', 'paper.txt', '--dir', 'case'], { cwd: folder })
  const added = run(['case', 'add', 'case', '--version-of', 'paper=later.txt'], { cwd: folder })
  expect([added.code, added.stderr]).toEqual([0, ''])
  expect(added.stdout).toMatch(/paper\.txt: says something else; kept as paper-2\.txt\n[\s\S]*--versions/)
  expect(run(['case', 'add', 'case', '--version-of', 'paper=later.txt'], { cwd: folder }).stdout).toMatch(
    /1 text says what the case has already/,
  )
  expect(run(['case', 'check', 'case'], { cwd: folder }).code).toBe(0)
  const plain = run(['compare', 'case'], { cwd: folder })
  expect(plain.stderr).toMatch(/^unsaid: paper: the case has 2 versions of it; --versions says what changed\n$/)
  expect(plain.stdout).not.toMatch(/after publication/)
  expect(run(['compare', 'case', '--versions'], { cwd: folder }).stdout).toMatch(/1 claim is gone/)
  for (const ending of ['html', 'md', 'docx', 'csv', 'json']) {
    expect(run(['report', 'case', '-o', `report.${ending}`], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    if (ending === 'html' || ending === 'md')
      expect(readFileSync(join(folder, `report.${ending}`), 'utf8')).toMatch(/What was changed after publication/)
  }
})

it('compare holds two statements against each other, both ways, in every format', () => {
  const folder = folderWith({
    'aster.txt':
      'The presidents agreed to open the crossing at Karsund. President Aster demanded the release of six fishermen from Norland.',
    'brandt.txt':
      'The presidents agreed to open the crossing at Karsund. President Brandt offered 300 thousand tonnes of grain before the winter.',
  })
  const args = ['compare', 'aster.txt', 'brandt.txt', '--both-ways']
  const { code, stdout } = run(args, { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toMatch(/Both sides: what each says that the other does not/)
  expect(stdout).toMatch(/What aster says[\s\S]*What brandt says/)
  expect(stdout).not.toMatch(/no report to compare/)
  for (const format of ['html', 'md', 'json', 'csv', 'annotations'])
    expect([format, run([...args, '--format', format], { cwd: folder }).code]).toEqual([format, 0])
  expect(run([...args, '--format', 'csv'], { cwd: folder }).stdout.split('\n').length).toBeGreaterThan(4)
  expect(run([...args, '-o', 'both.json'], { cwd: folder }).code).toBe(0)
  expect(run(['report', 'both.json'], { cwd: folder }).stdout).toMatch(/Both sides/)
})

it.each([
  [['said.txt', 'paper.txt', '--versions'], /^unsaid: --versions: there is one version of each text; .*--version-of TEXT=SOURCE/],
  [
    ['said.txt', 'paper.txt', '--version-of', 'other=later.txt'],
    /^unsaid: --version-of other=later\.txt: does not say which text .*said\.txt, paper\.txt\n$/,
  ],
  [['said.txt', 'paper.txt', '--version-of', 'paper=none.txt'], /^unsaid: none\.txt: /],
  [['said.txt', 'paper.txt', 'later.txt', '--both-ways'], /^unsaid: --both-ways: takes two statements/],
  [['case', '--both-ways'], /^unsaid: case: has one side’s statement only/],
  [['case', '--versions'], /^unsaid: case: has one version of each text/],
  [['case', '--version-of', 'paper=later.txt'], /^unsaid: --version-of: a case keeps its versions; .*unsaid case add case/],
])('compare %j is refused in one line', (args, line) => {
  const folder = folderWith({ 'said.txt': SAID, 'paper.txt': FULL, 'later.txt': CUT })
  if (args[0] === 'case') run(['case', 'new', '--statement', 'said.txt', '--report', 'paper.txt', '--dir', 'case'], { cwd: folder })
  const { code, stderr } = run(['compare', ...args], { cwd: folder })
  expect(stderr).toMatch(line)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
})
